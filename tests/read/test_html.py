"""Saved pages: the article and nothing around it, marks and tables as they are meant, no clock and no crash."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from socfacts.errors import ReadError
from socfacts.read import documents
from socfacts.read.html import read
from socfacts.types import Document

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
FILLER = "<p>Новое здание построили рядом со старым, и занятия в нём начнутся уже осенью, сообщили в акимате.</p>"


def text(body: str, head: str = "") -> str:
    """The text of a page with this body, long enough to be an article."""
    page = (
        f"<html><head>{head}<title>Новости</title></head><body><article>{FILLER}{body}{FILLER}</article></body></html>"
    )
    return read(page.encode(), "a").text


def test_a_saved_page_is_its_article() -> None:
    """Menu, counters, share buttons, «читайте также» and footer are gone; title, address and day are told."""
    document = read(FIXTURES / "article.html", "a")
    assert document.title == "В Костанайской области откроют новые школы и детский сад"
    assert document.url == "https://stepnoy-vestnik.example/novosti/2025/novye-shkoly"
    assert document.date == date(2025, 3, 14)
    assert document.text.startswith(document.title)
    for furniture in ("Главная", "Просмотров", "VK 12", "Читайте также", "7 магазинов", "512 тенге", "356", "987654"):
        assert furniture not in document.text
    assert "До конца 2025 года" in document.text and "развития области до 2027 года" in document.text


@pytest.mark.parametrize("name", ["article", "maqala"])
def test_a_footnote_mark_never_becomes_a_digit(name: str) -> None:
    """The marks of the saved pages are nowhere."""
    found = read(FIXTURES / f"{name}.html", "a").text
    kept = ["15 школ", "64 ребёнка", "14 600 м²", "48,5 м²", "тенге."] if name == "article" else [
        "18 мектеп", "52 балаға", "12 800 м²", "теңге бөлінді"]  # fmt: skip
    assert all(words in found for words in kept)
    assert not any(wrong in found for wrong in ("151", "643", "тенге2", "181", "523", "теңге2", "м2"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Открыли 15<sup>1</sup> школ.", "Открыли 15 школ."),
        ("Открыли 15<sup>[1]</sup> школ.", "Открыли 15 школ."),
        ('Открыли 15<sup><a href="#n1">1</a></sup> школ.', "Открыли 15 школ."),
        ('Открыли 15<span style="vertical-align: super">1</span> школ.', "Открыли 15 школ."),
        ('Открыли 15<a href="#fn1">[1]</a> школ.', "Открыли 15 школ."),
        ("Открыли 15<sup>*</sup> школ.", "Открыли 15 школ."),
        ("Площадь 300 м<sup>2</sup>.", "Площадь 300 м²."),
        ("Объём 300 м<sup>3</sup>.", "Объём 300 м³."),
        ("Площадь 300 кв. м<sup>2</sup>, как обещали.", "Площадь 300 кв. м, как обещали."),
        ("Начало в 9<sup>00</sup> утра.", "Начало в 9:00 утра."),
        ("Открыли <del>12</del> 15 школ.", "Открыли 15 школ."),
    ],
)
def test_raised_and_struck_text(written: str, meant: str) -> None:
    """A mark vanishes, a power and an hour stay, what is struck out is not said."""
    assert meant in " ".join(text(f"<p>{written} Об этом сообщили в районном отделе образования.</p>").split())


def test_a_table_keeps_the_units_of_its_header() -> None:
    """Merged cells say their text for each cell that they cover."""
    table = (
        "<table><tr><th rowspan=2>Школа</th><th colspan=2>Стоимость, тыс. тенге</th></tr><tr><th>план</th><th>факт</th>"
        "</tr><tr><td>№ 4</td><td>1 200</td><td>1 350</td></tr></table>"
    )
    found = text(table)
    assert "№ 4:" in found and "1 200 тыс. тенге" in found and "1 350 тыс. тенге" in found


def test_declared_encoding_is_believed() -> None:
    """A page in windows-1251 that says so reads; so does UTF-8 that says it is something else."""
    page = '<html><head><meta charset="windows-1251"></head><body><p>Открыли школу № 5 на 300 мест.</p></body></html>'
    for encoding in ("cp1251", "utf-8"):
        assert "Открыли школу № 5 на 300 мест." in read(page.encode(encoding), "a").text


SHELL = "<html><body><script>draw()</script><noscript>Включите JavaScript</noscript></body></html>".encode()


@pytest.mark.parametrize("data", [b"<html></html>", SHELL])
def test_a_page_without_text_is_one_line(data: bytes) -> None:
    """A shell that a script would fill is named as what it is."""
    with pytest.raises(ReadError, match="page without text"):
        read(data, "a")


@pytest.mark.parametrize(
    "teaser", ["<p>{}</p>", "<p>→ {}.</p>", "<blockquote><p>{}</p></blockquote>", "<p><b>{}</b></p>"]
)
def test_headlines_of_other_articles_are_left_out(teaser: str) -> None:
    """A paragraph that is but a link to another page; not one with a link in it, nor a page made of links."""
    link = '<a href="/n/7">На ремонт детского сада № 12 потратят 450 млн тенге</a>'
    found = text(f"{teaser.format(link)}<p>Сад откроют осенью, пишет <a href='/b'>наш сайт в новости о школах</a>.</p>")
    assert "450 млн" not in found and "наш сайт в новости" in found
    assert "450 млн" in read(f"<html><body><article>{f'<p>{link}</p>' * 9}</article></body></html>".encode(), "a").text
    own = '<p><a href="#top">На ремонт детского сада № 12 потратят 450 млн тенге</a></p>'
    assert "450 млн" in text(own)


ARTICLE = f"<article>{FILLER}<p>В школе № 7 учатся 300 детей.</p>{FILLER}</article>"


@pytest.mark.parametrize("links", ["<ul>{}</ul>", "<p>{}</p>", "<div><div>{}</div></div>"])
def test_links_by_the_hundred_thousand_are_no_article(links: str) -> None:
    """They are taken out before the article is looked for, wherever they stand."""
    many = "".join(f'<a href="/{n}">Новость № {n} дня</a> ' for n in range(100_000))
    found = read(f"<html><body>{links.format(many)}{ARTICLE}</body></html>".encode(), "a").text
    assert "учатся 300 детей" in found and "Новость" not in found


def test_a_page_too_large_for_the_finder_is_read_as_it_stands() -> None:
    """All its paragraphs, without what is marked as menu or footer."""
    body = "<nav>Меню на 5 блюд</nav>" + "<p>Абзац с <b>двумя</b> словами.</p>" * 25_000 + ARTICLE
    document = read(f"<html><head><title>Летопись</title></head><body>{body}</body></html>".encode(), "a")
    assert document.title == "Летопись" and document.text.count("Абзац с двумя словами.") == 25_000
    assert "учатся 300 детей" in document.text and "Меню" not in document.text


def test_inline_tags_by_the_thousand_are_words() -> None:
    """Joined to the words around them; what is no inline tag stays where it stands."""
    found = text("<p>Учатся " + "<b>3<i>0</i></b> и " * 600 + "<br>потом <b>дети</b></p>")
    assert "Учатся 30 и 30 и" in found and found.count("30 и") == 600 and "\nпотом дети" in found


def test_a_long_page_is_refused() -> None:
    """Never cut without a word."""
    with pytest.raises(ReadError, match="characters of text, more than 50"):
        read(f"<html><body>{FILLER}</body></html>".encode(), "a", max_chars=50)


@pytest.mark.parametrize(
    "page",
    [
        '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><html><body><p>Школа &b;</p></body></html>',
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>Школа &x;</p></body></html>',
        "<html><body>" + "<div>" * 20_000 + "<p>Школа</p></body></html>",
        "<html><body><p>Школа и сад<p>" + "<b>" * 5_000 + "</body></html>",
        "<html><body><p>Школа</p><table>" + "<tr><td colspan=999999999 rowspan=999999999>1</td></tr>" * 50,
    ],
    ids=["entities", "external entity", "nesting", "open tags", "endless spans"],
)
def test_pages_made_to_harm_are_harmless(page: str, tmp_path: Path) -> None:
    """No entity is expanded, no file opened, no depth overflows."""
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")
    [document] = documents([str(path)])
    assert isinstance(document, Document)
    assert "Школа" in document.text and "root:" not in document.text and "haha" not in document.text
    assert len(document.text) < 100_000
