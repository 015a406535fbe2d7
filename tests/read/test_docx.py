"""Word files: paragraphs, tables and notes in order; raised marks vanish; archives made to harm are refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from socfacts.errors import ReadError
from socfacts.read import documents
from socfacts.read.docx import read

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
FILES = ["docx", "resaved.docx", "notes.docx"]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def blank() -> bytes:
    """A Word file of one paragraph."""
    return made("Открыли школу.")


def made(*pieces: str | tuple[str, str]) -> bytes:
    """A Word file whose one paragraph has these runs; a pair is (text, the XML of the run's properties)."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in pieces:
        text, properties = piece if isinstance(piece, tuple) else (piece, "")
        run = paragraph.add_run(text)
        if properties:
            run._r.insert(0, docx.oxml.parse_xml(f'<w:rPr xmlns:w="{W}">{properties}</w:rPr>'))
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The archive with one part put in place of, or beside, its own."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize("kind", FILES)
def test_blocks_come_in_order(kind: str) -> None:
    """Heading, text, table as sentences with the units of its header, text after it, then the notes."""
    paragraphs = read(FIXTURES / f"article.{kind}", "a").text.split("\n\n")
    assert paragraphs[:2] == ["В Костанайской области откроют новые школы и детский сад", "14 марта 2025 года"]
    at = paragraphs.index("Крупнейшие стройки области")
    assert paragraphs[at + 1 :] == [
        "Школа-лицей № 8: Мест — 600; Сумма — 3 186 500 тыс. тенге; Площадь — 7 450 м².",
        "Ясли-сад «Балдырган»: Мест — 140; Сумма — 912 000 тыс. тенге; Площадь — 2 310 м².",
        "Школа-интернат № 5: Мест — 250; Сумма — 1 740 300 тыс. тенге.",
        "Все объекты включены в план развития области до 2027 года.",
        "Без учёта малокомплектных школ.",
        "В ценах прошлого года.",
        "По данным психолого-медико-педагогической консультации.",
    ]


@pytest.mark.parametrize("kind", FILES)
def test_a_footnote_mark_never_becomes_a_digit(kind: str) -> None:
    """Superscript runs and real footnotes alike; the square of a metre stays."""
    russian, kazakh = (read(FIXTURES / f"{name}.{kind}", "a").text for name in ("article", "maqala"))
    for kept in ("откроют 15 школ", "заниматься 64 ребёнка", "14 600 м²", "48,5 м²", "4,8 млрд тенге."):
        assert kept in russian
    for kept in ("дейін 18 мектеп", "ететін 52 балаға", "12 800 м²", "3,6 млрд теңге бөлінді"):
        assert kept in kazakh
    assert not any(wrong in russian + kazakh for wrong in ("151", "643", "181", "523", "м2", "тенге2"))


UP = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (("15", ("1", UP), " школ"), "15 школ"),
        (("15", ("1", UP), ("2", UP), " школ"), "15 школ"),
        (("15", ("1", '<w:position w:val="6"/>'), " школ"), "15 школ"),
        (("15", ("*", UP), " школ"), "15 школ"),
        (("300 м", ("2", UP), " площади"), "300 м² площади"),
        (("300 кв. м", ("2", UP)), "300 кв. м"),
        (("в 9", ("00", UP), " утра"), "в 9:00 утра"),
        (("CO", ("2", '<w:vertAlign w:val="subscript"/>'), " в норме"), "CO2 в норме"),
        (("15", ("9", "<w:vanish/>"), " школ"), "15 школ"),
    ],
)
def test_raised_sunken_and_hidden_runs(pieces: tuple[str | tuple[str, str], ...], text: str) -> None:
    """What Word shows raised is judged as on a page; what it does not show is not read."""
    assert read(made(*pieces), "a").text == text


def test_a_character_style_raises_too() -> None:
    """Word's own note marks take superscript from a style."""
    document = docx.Document()
    style = document.styles.add_style("Mark", docx.enum.style.WD_STYLE_TYPE.CHARACTER)
    style.font.superscript = True
    paragraph = document.add_paragraph("Открыли 15")
    paragraph.add_run("1", style="Mark")
    paragraph.add_run(" школ.")
    assert read(saved(document), "a").text == "Открыли 15 школ."


def test_insertions_are_read_and_deletions_are_not() -> None:
    """A letter with tracked changes reads as accepted."""
    document = docx.Document()
    paragraph = document.add_paragraph("Открыли ")
    for xml in (
        f'<w:del xmlns:w="{W}"><w:r><w:delText>12</w:delText></w:r></w:del>',
        f'<w:ins xmlns:w="{W}"><w:r><w:t>15</w:t></w:r></w:ins>',
        f'<w:r xmlns:w="{W}"><w:t xml:space="preserve"> школ.</w:t></w:r>',
    ):
        paragraph._p.append(docx.oxml.parse_xml(xml))
    assert read(saved(document), "a").text == "Открыли 15 школ."


def test_merged_cells_and_their_units() -> None:
    """A header over two columns gives its unit to both."""
    document = docx.Document()
    rows = [("Школа", "Сумма, млн тенге", ""), ("", "план", "факт"), ("№ 4", "120", "135")]
    table = document.add_table(3, 3)
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    assert read(saved(document), "a").text == "№ 4: Сумма, план — 120 млн тенге; Сумма, факт — 135 млн тенге."


def test_a_row_may_begin_further_right() -> None:
    """Its first cells are not there at all: the figures stay under their own names."""
    document = docx.Document()
    table = document.add_table(3, 3)
    for row, cells in zip(
        table.rows, (("Объект", "Мест", "Групп"), ("Сад № 5", "140", "6"), ("", "250", "")), strict=True
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    row = table.rows[2]._tr
    row.remove(row.tc_lst[0])
    row.insert(0, docx.oxml.parse_xml(f'<w:trPr xmlns:w="{W}"><w:gridBefore w:val="1"/></w:trPr>'))
    assert read(saved(document), "a").text.endswith("Сад № 5: Мест — 140; Групп — 6.\n\nМест — 250.")


def test_title_is_taken_and_the_template_day_is_not() -> None:
    """A Word file's day of creation is most often its template's."""
    document = read(FIXTURES / "article.docx", "a")
    assert document.title == "В Костанайской области откроют новые школы и детский сад"
    assert document.date is None and document.pages == ()


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
BODY = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("declared", [BOMB, OUTSIDE], ids=["billion laughs", "external entity"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "docProps/core.xml", "_rels/.rels"])
def test_entities_are_refused(declared: str, encoding: str, part: str) -> None:
    """In whichever part and encoding they are declared."""
    content = f'<?xml version="1.0" encoding="{encoding}"?>{declared}{BODY}'.encode(encoding)
    with pytest.raises(ReadError, match="declares entities"):
        read(with_part(blank(), part, content), "a")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The directory tells the sizes; nothing is opened."""
    data = with_part(blank(), "word/document.xml", b" " * (129 << 20))
    assert len(data) < 1 << 20

    def opened(*_: object, **__: object) -> None:
        raise AssertionError("a member was unpacked")

    monkeypatch.setattr(zipfile.ZipFile, "read", opened)
    with pytest.raises(ReadError, match=r"a zip bomb: word/document\.xml unpacks to 129 MB"):
        read(data, "a")


def test_an_archive_that_lies_about_its_sizes_is_refused() -> None:
    """The directory says ten bytes where megabytes are packed."""
    data = bytearray(with_part(blank(), "word/document.xml", b" " * (4 << 20)))
    entry = data.rindex(b"word/document.xml") - 46
    assert data[entry : entry + 4] == b"PK\x01\x02"
    data[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    with pytest.raises(ReadError):
        read(bytes(data), "a")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (blank()[:-300], "a broken or encrypted archive"),
        (with_part(blank(), "word/document.xml", b"<w:document"), "a broken Word file"),
        (b"PK\x03\x04", "a broken or encrypted archive"),
        (saved(docx.Document()), "a Word file without text"),
    ],
    ids=["cut off", "broken XML", "four bytes", "empty"],
)
def test_a_broken_file_is_one_line(data: bytes, message: str, tmp_path: Path) -> None:
    """It names the file and says what to do."""
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    [error] = documents([str(path)])
    assert isinstance(error, ReadError)
    assert str(error).startswith(f"{path}: {message}") and "\n" not in str(error)


@pytest.mark.parametrize(("name", "what"), [("xl/workbook.xml", "Excel"), ("readme.txt", "zip archive")])
def test_other_archives_are_called_by_name(name: str, what: str) -> None:
    """A workbook called .docx is a workbook."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "x")
    with pytest.raises(ReadError, match=what):
        read(stream.getvalue(), "a")


def test_a_long_text_is_refused() -> None:
    """Never cut without a word."""
    with pytest.raises(ReadError, match="characters of text, more than 5"):
        read(blank(), "a", max_chars=5)
