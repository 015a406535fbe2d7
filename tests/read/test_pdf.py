"""PDF files: reading order, marks, running heads, pages; broken, encrypted, scanned and harmful files are one line."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from socfacts.errors import ReadError
from socfacts.read import documents, pdf_plumber
from socfacts.read.pdf import read

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
KINDS = ["notes.pdf", "chromium.pdf"]
Text = tuple[float, float, float, str]  # x and y from the lower left corner, size, words


def page(*texts: Text) -> bytes:
    """The content of a page, in Helvetica."""
    return "\n".join(f"BT /F {size} Tf {x} {y} Td ({words}) Tj ET" for x, y, size, words in texts).encode()


def made(pages: Sequence[bytes], *, trailer: str = "", stream: str = "") -> bytes:
    """A PDF of these pages, 400 points wide and 600 high. ``stream`` goes into each content's dictionary."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for i, content in enumerate(pages):
        font = "/Resources << /Font << /F 3 0 R >> >>"
        entry = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] {font} /Contents {5 + 2 * i} 0 R >>"
        objects += (
            entry.encode(),
            b"<< /Length %d %s >>\nstream\n%s\nendstream"
            % (
                len(content),
                stream.encode(),
                content,
            ),
        )
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R {trailer} >>\n"
    return data + f"{end}startxref\n{len(data)}\n%%EOF\n".encode()


def lines(x: float, y: float, *texts: str, size: float = 10) -> list[Text]:
    return [(x, y - 12 * i, size, text) for i, text in enumerate(texts)]


def text(*texts: Text) -> str:
    return read(made([page(*texts)]), "a").text


def without_breaks(found: str) -> str:
    """Hyphens at line ends taken out, as cleaning does later."""
    return found.replace("‐\n", "").replace("-\n", "").replace("\n", " ")


@pytest.fixture(params=["pdfplumber", "pdfium"])
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both readers in turn: the second one takes over where the first fails."""

    def fails(*_: object) -> None:
        raise ValueError("no luck")

    if request.param == "pdfium":
        monkeypatch.setattr(pdf_plumber, "pages", fails)
    return str(request.param)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["article", "maqala"])
def test_columns_are_read_one_after_the_other(reader: str, name: str, kind: str) -> None:
    """The paragraphs of a text file come in its order; running heads, page numbers and printing dates are gone."""
    source = (FIXTURES / f"{name}.utf8.txt").read_text(encoding="utf-8").translate(dict.fromkeys(map(ord, "¹³")))
    source = source.replace("тенге²", "тенге").replace("теңге²", "теңге")
    paragraphs = [line for line in source.split("\n\n")[:7] if len(line) > 60]
    found = " ".join(without_breaks(read(FIXTURES / f"{name}.{kind}", "a").text).split())
    places = [found.find(paragraph[:40]) for paragraph in paragraphs]
    assert places == sorted(places) and -1 not in places
    for furniture in ("Степной вестник", "Дала тынысы", "– 1 –", "– 2 –", "8:52 PM", "file:", "1/2"):
        assert furniture not in found


@pytest.mark.parametrize("kind", KINDS)
def test_paragraphs_are_whole(kind: str) -> None:
    """What wraps, crosses a column or has a note below it is one paragraph still."""
    source = (FIXTURES / "article.utf8.txt").read_text(encoding="utf-8")
    wanted = source.replace("15¹", "15").replace("тенге²", "тенге").replace("64³", "64").split("\n\n")[2:7]
    found = [without_breaks(paragraph) for paragraph in read(FIXTURES / f"article.{kind}", "a").text.split("\n\n")]
    assert [paragraph for paragraph in wanted if paragraph in found] == wanted


@pytest.mark.parametrize("kind", KINDS)
def test_a_footnote_mark_never_becomes_a_digit(reader: str, kind: str) -> None:
    """Small raised digits are marks, but for the square of a metre, in both readers."""
    russian, kazakh = (without_breaks(read(FIXTURES / f"{name}.{kind}", "a").text) for name in ("article", "maqala"))
    for kept in ("откроют 15 школ", "заниматься 64 ребёнка", "14 600 м²", "48,5 м²", "4,8 млрд тенге."):
        assert kept in russian
    for kept in ("дейін 18 мектеп", "ететін 52 балаға", "12 800 м²", "3,6 млрд теңге"):
        assert kept in kazakh
    assert not any(wrong in russian + kazakh for wrong in ("151", "643", "181", "523", "тенге2", "теңге2", "м2"))


def test_marks_by_geometry(reader: str) -> None:
    """Raised and small is a mark; as large as the text it is a digit, and so is one that stands low."""
    built, schools = (50, 500, 10, "built 15"), (86, 500, 10, " schools this year")
    assert text(built, (82.5, 504, 6, "1"), schools) == "built 15 schools this year"
    assert text(built, (82.3, 500, 10, "1"), (88, 500, 10, " schools this year")) == "built 151 schools this year"
    assert text(built, (82.5, 498, 6, "1"), schools) == "built 151 schools this year"


@pytest.mark.parametrize("kind", KINDS)
def test_tables_keep_the_units_of_their_header(kind: str) -> None:
    """Cells of several lines are one; a table cut by the end of a page is one too."""
    russian = without_breaks(read(FIXTURES / f"article.{kind}", "a").text)
    assert "Мест — 600; Сумма — 3 186 500 тыс. тенге; Площадь — 7 450 м²." in russian
    assert "Мест — 250; Сумма — 1 740 300 тыс. тенге." in russian
    kazakh = without_breaks(read(FIXTURES / f"maqala.{kind}", "a").text)
    assert "«Балдәурен» балабақшасы: Орын саны — 160; Құны — 874 000 мың теңге; Ауданы — 2 405 м²." in kazakh


@pytest.mark.parametrize("kind", KINDS)
def test_pages_tell_where_they_begin(kind: str) -> None:
    """Each page's offset is that of its first words."""
    document = read(FIXTURES / f"article.{kind}", "a")
    first = {"notes.pdf": "Кроме того", "chromium.pdf": "«Сейчас"}[kind]
    assert len(document.pages) == 2 and document.pages[0] == 0
    assert document.text[document.pages[1] :].startswith(first)


def test_running_heads_go_and_the_text_stays(reader: str) -> None:
    """A line at the same place on most pages is furniture, also with a number that grows; repeated text is not."""
    pages = [
        page(
            (50, 570, 8, "The Steppe Herald"),
            *lines(50, 400, f"Story {word} begins here and is told at length.", "It was repeated.", "The end."),
            (190, 30, 8, f"- {7 + i} -"),
        )
        for i, word in enumerate(("one", "two", "three"))
    ]
    found = read(made(pages), "a").text
    assert "Herald" not in found and "7" not in found and "- " not in found
    assert found.count("It was repeated.") == 3


def test_two_columns_by_position_alone(reader: str) -> None:
    """Lines of both columns on the same height, written row by row."""
    left = ["The first column says that", "five schools were built", "in the north of the city", "by autumn of 2024."]
    right = ["The second column tells of", "two clinics in the south", "which will open soon", "with beds for sixty."]
    rows = [t for pair in zip(lines(40, 500, *left), lines(220, 500, *right), strict=True) for t in pair]
    found = " ".join(text(*rows).split())
    assert found.index("autumn of 2024.") < found.index("The second column")
    assert " ".join(left) in found and " ".join(right) in found


def test_text_printed_twice_to_look_bold_is_read_once(reader: str) -> None:
    """Old word processors print each letter again, a hair's breadth beside itself; doubled letters stay."""
    twice = [(x, 500.0, 10.0, "Committee: 11 schools") for x in (40.0, 40.3)]
    assert text(*twice) == "Committee: 11 schools"


def test_a_scan_is_sent_to_recognition() -> None:
    """Pages without text are no empty article."""
    with pytest.raises(ReadError, match="ocrmypdf"):
        read(made([b"0 0 100 100 re f", b""]), "a")


def test_an_encrypted_file_is_called_so() -> None:
    """A password that nobody gave is not guessed."""
    crypt = f"/Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}>"
    data = made([page((50, 500, 10, "secret"))], trailer=f"/Encrypt << {crypt} >> /ID [<{'43' * 16}> <{'43' * 16}>]")
    with pytest.raises(ReadError, match="encrypted with a password"):
        read(data, "a")


WHOLE = (FIXTURES / "article.notes.pdf").read_bytes()


@pytest.mark.parametrize(
    "data",
    [WHOLE[: len(WHOLE) // 3], WHOLE[:20], b"%PDF-1.7\n" + b"\xff" * 5_000, b"%PDF-"],
    ids=["a third", "a head", "noise", "a name"],
)
def test_a_broken_file_is_one_line(data: bytes, tmp_path: Path) -> None:
    """Whatever the two readers make of it."""
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    [error] = documents([str(path)])
    assert isinstance(error, ReadError)
    assert str(error).startswith(f"{path}: ") and "\n" not in str(error)


def test_a_cut_off_file_is_mended_where_it_can_be() -> None:
    """Without its last table the pages are still found."""
    assert "15 школ" in without_breaks(read(WHOLE[: WHOLE.rindex(b"xref")], "a").text)


@pytest.mark.parametrize(
    "kids", ["/Kids [2 0 R]", "/Kids [2 0 R 2 0 R 4 0 R]", "/Parent 2 0 R /Kids [4 0 R 4 0 R]"], ids=str
)
def test_loops_end(kids: str) -> None:
    """A tree of pages that holds itself gives its pages or one line."""
    data = made([page((50, 500, 10, "A school for 300 children was opened."))])
    data = data.replace(b"/Kids [4 0 R]", kids.encode())
    try:
        assert "A school for 300" in read(data, "a").text
    except ReadError as error:
        assert "\n" not in str(error)


def test_a_bomb_is_refused() -> None:
    """A part of a few hundred kilobytes that unpacks to hundreds of megabytes."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(257)) + packer.flush()
    assert len(packed) < 1 << 20
    with pytest.raises(ReadError, match="unpacks to more than 256 MB"):
        read(made([packed], stream="/Filter /FlateDecode"), "a")


@pytest.mark.parametrize("at", ["on the page", "beyond its edge", "on top of each other"])
def test_a_page_of_a_million_glyphs_is_refused(at: str) -> None:
    """Where PDFium counts them all, and where it passes over them and pdfplumber would not."""
    word = "a" * 1000
    content = {
        "on the page": page(*((5 + n % 40, 500 - n / 40, 1, word) for n in range(1000))),
        "beyond its edge": page((50, 500, 10, word * 1000)),
        "on top of each other": page(*[(50, 500, 10, word)] * 1000),
    }
    with pytest.raises(ReadError, match=r"characters: no page that people read"):
        read(made([content[at]]), "a")


@pytest.mark.parametrize("words", ["", "a" * 100])
def test_forms_within_forms_end(words: str) -> None:
    """Each part paints the next one ten times, the last a text: a million of it, or a million of nothing."""
    paints = [b" ".join([b"/X%d Do" % (n + 1)] * 10) for n in range(6)]
    forms = " ".join(f"/X{n} {5 + 2 * n} 0 R" for n in range(7))
    font = "/Font << /F 3 0 R >>"
    stream = f"/Type /XObject /Subtype /Form /BBox [0 0 400 600] /Resources << {font} >>"
    data = made([*paints, page((50, 400, 10, words))], stream=stream)
    data = data.replace(font.encode(), f"{font} /XObject << {forms} >>".encode())
    with pytest.raises(ReadError, match="no page that people read"):
        list(pdf_plumber.pages(data, 10, lambda number: None))


def test_limits_are_told() -> None:
    """Pages, seconds and characters; never cut without a word."""
    data = made([page((50, 500, 10, "A school for 300 children."))] * 3)
    with pytest.raises(ReadError, match="more than 2"):
        read(data, "a", max_pages=2)
    with pytest.raises(ReadError, match="is not read after 0 seconds"):
        read(data, "a", max_seconds=0)
    with pytest.raises(ReadError, match="characters of text, more than 10"):
        read(data, "a", max_chars=10)
