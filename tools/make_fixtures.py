"""Make tests/fixtures anew: two articles in every format that is read, by the programs that people use.

    python tools/make_fixtures.py [FOLDER]

LibreOffice writes the Word files and one PDF, Chromium prints the other; both must be installed (on Debian
``apt-get install libreoffice-writer chromium``). The articles stand in tests/fixtures/source. Text, pages and rows come
out the same on every run; Word files and PDFs carry the day and the program that made them.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import docx
import yaml
from fixture_templates import OPEN_DOCUMENT, PRINTED_PAGE, SAVED_PAGE

FIXTURES = Path(__file__).resolve().parent.parent / "tests" / "fixtures"
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MARK = re.compile(r"\{(\d)\}")
# Name in the file's name, codec, and what an old encoding has no letter for.
ENCODINGS = {
    "utf8": ("utf-8", {}),
    "bom": ("utf-8-sig", {}),
    "utf16": ("utf-16", {}),
    "cp1251": ("cp1251", {"м²": "кв. м"}),
    "kz1048": ("kz1048", {"м²": "кв. м"}),
    "koi8r": ("koi8-r", {"№": "N", "«": '"', "»": '"', "—": "-", "–": "-"}),
    "cp866": ("cp866", {"м²": "кв. м", "«": '"', "»": '"', "—": "-", "–": "-"}),
}
KAZAKH_ENCODINGS = ("utf8", "bom", "utf16", "kz1048")


@dataclass(frozen=True)
class Article:
    name: str
    lang: str
    site: str
    url: str
    date: str
    dateline: str
    title: str
    paragraphs: list[str]
    table: dict[str, Any]
    after: list[str]
    notes: list[str]
    furniture: dict[str, Any]


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else FIXTURES
    target.mkdir(parents=True, exist_ok=True)
    sources = sorted((FIXTURES / "source").glob("*.yaml"))
    articles = [Article(**yaml.safe_load(source.read_text(encoding="utf-8"))) for source in sources]
    for article in articles:
        write_texts(article, target)
        write_page(article, target)
        write_word(article, target)
        with tempfile.TemporaryDirectory() as work:
            print_by_chromium(article, Path(work), target)
            write_by_libreoffice(article, Path(work), target)
    write_rows(articles, target)


def plain(article: Article, *, raised: bool) -> str:
    """The article as a text file: a table's rows are sentences, marks are superscripts or left out."""
    head, *rows = article.table["rows"]
    lines = [article.title, article.dateline, *article.paragraphs, article.table["caption"]]
    lines += [row_sentence(head, row) for row in rows]
    lines += article.after + [f"{{{i}}} {note}" for i, note in enumerate(article.notes, 1)]
    text = "\n\n".join(lines) + "\n"
    if raised:
        return MARK.sub(lambda mark: mark[1].translate(SUPERSCRIPTS), text)
    return MARK.sub("", text).replace("\n ", "\n")


def row_sentence(head: list[str], row: list[str]) -> str:
    """«Школа № 8: Мест — 600; Площадь — 7 450 м².»: the unit goes from the header to the figure."""
    parts = []
    for name, cell in list(zip(head, row, strict=True))[2:]:
        title, _, unit = name.partition(", ")
        if cell != "—":
            parts.append(f"{title} — {cell} {unit}".rstrip())
    return f"{row[1]}: {'; '.join(parts)}."


def write_texts(article: Article, target: Path) -> None:
    names = ENCODINGS if article.lang == "ru" else KAZAKH_ENCODINGS
    for name in names:
        codec, spelling = ENCODINGS[name]
        text = plain(article, raised=name in {"utf8", "bom", "utf16"})
        for letter, instead in spelling.items():
            text = text.replace(letter, instead)
        (target / f"{article.name}.{name}.txt").write_bytes(text.encode(codec))


def write_rows(articles: list[Article], target: Path) -> None:
    rows = ""
    for article in articles:
        row = {"id": article.name, **{key: getattr(article, key) for key in ("title", "url", "date", "lang")}}
        rows += json.dumps({**row, "text": plain(article, raised=True)}, ensure_ascii=False) + "\n"
    (target / "articles.jsonl").write_text(rows, encoding="utf-8")
    (target / "articles.jsonl.gz").write_bytes(gzip.compress(rows.encode(), mtime=0))


def marked(text: str) -> str:
    """Paragraph text as HTML."""
    return MARK.sub(r"<sup>\1</sup>", escape(text)).replace("м²", "м<sup>2</sup>")


def html_table(article: Article, caption: bool = True) -> str:
    head, *rows = article.table["rows"]
    title = f"<caption>{escape(article.table['caption'])}</caption>" if caption else ""
    cells = ["".join(f"<th>{marked(cell)}</th>" for cell in head)]
    cells += ["".join(f"<td>{marked(cell)}</td>" for cell in row) for row in rows]
    return f"<table>{title}" + "\n".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def html_body(article: Article) -> str:
    parts = [f"<p>{marked(text)}</p>" for text in article.paragraphs]
    parts += [html_table(article)] + [f"<p>{marked(text)}</p>" for text in article.after]
    parts += [f'<p class="note"><sup>{i}</sup> {escape(note)}</p>' for i, note in enumerate(article.notes, 1)]
    return "\n".join(parts)


def write_page(article: Article, target: Path) -> None:
    furniture = article.furniture
    values = {
        "title": escape(article.title),
        "menu": links(furniture["menu"]),
        "related": links(furniture["related"]),
        "body": html_body(article),
        **{key: escape(furniture[key]) for key in ("lead", "related_title", "footer")},
        **{key: escape(getattr(article, key)) for key in ("lang", "site", "url", "date", "dateline")},
    }
    page = SAVED_PAGE
    for key, value in values.items():
        page = page.replace(f"%{key}%", value)
    codec, charset = ("cp1251", "windows-1251") if article.lang == "ru" else ("utf-8", "utf-8")
    data = page.replace("%charset%", charset).encode(codec, "xmlcharrefreplace")
    (target / f"{article.name}.html").write_bytes(data)


def links(items: list[str]) -> str:
    return "\n".join(f'<li><a href="/{number}">{escape(item)}</a></li>' for number, item in enumerate(items))


def print_by_chromium(article: Article, work: Path, target: Path) -> None:
    page = PRINTED_PAGE.replace("%title%", escape(article.title)).replace("%dateline%", escape(article.dateline))
    body = re.sub(r">[^<]+<", lambda text: hyphenated(text[0]), html_body(article))
    source = work / "page.html"
    source.write_text(page.replace("%lang%", article.lang).replace("%body%", body), encoding="utf-8")
    made = work / "page.pdf"
    program = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    run(program, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={made}", source.as_uri())
    shutil.move(made, target / f"{article.name}.chromium.pdf")


def hyphenated(text: str) -> str:
    """Soft hyphens where a long word may break: between two consonants, or after a vowel before consonant and vowel."""
    vowel, consonant = "аеёиоуыэюяәіөұүАЕИОУЭЮЯ", "бвгджзйклмнпрстфхцчшщғқңһ"
    text = re.sub(f"(?<=[^\\W\\d_][{vowel}][{consonant}])(?=[{consonant}][{vowel}][^\\W\\d_])", "\u00ad", text)
    return re.sub(f"(?<=[^\\W\\d_][{vowel}])(?=[{consonant}][{vowel}][^\\W\\d_])", "\u00ad", text)


def write_word(article: Article, target: Path) -> None:
    """A Word file as python-docx writes it: marks are superscript runs, the notes stand at the end."""
    document = docx.Document()
    document.core_properties.title = article.title
    document.add_heading(article.title, level=1)
    for text in [article.dateline, *article.paragraphs, article.table["caption"]]:
        add_runs(document.add_paragraph(), text)
    rows = article.table["rows"]
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            add_runs(table.cell(i, j).paragraphs[0], cell)
    for text in article.after + [f"{{{i}}} {note}" for i, note in enumerate(article.notes, 1)]:
        add_runs(document.add_paragraph(), text)
    path = target / f"{article.name}.docx"
    document.save(path)
    with tempfile.TemporaryDirectory() as work:
        office("docx:MS Word 2007 XML", path, Path(work))
        shutil.move(Path(work) / path.name, target / f"{article.name}.resaved.docx")


def add_runs(paragraph: Any, text: str) -> None:
    for piece in re.split(r"(\{\d\}|(?<=м)²)", text):
        if piece:
            run = paragraph.add_run(piece.strip("{}") if MARK.fullmatch(piece) else piece.replace("²", "2"))
            run.font.superscript = True if piece == "²" or MARK.fullmatch(piece) else None


def write_by_libreoffice(article: Article, work: Path, target: Path) -> None:
    """An OpenDocument with real footnotes and two columns, saved as Word file and as PDF."""
    source = work / f"{article.name}.notes.fodt"
    source.write_text(open_document(article), encoding="utf-8")
    for kind, suffix in (("docx:MS Word 2007 XML", ".docx"), ("pdf", ".pdf")):
        office(kind, source, work)
        shutil.move(source.with_suffix(suffix), target / f"{article.name}.notes{suffix}")


def open_document(article: Article) -> str:
    def note(mark: re.Match[str]) -> str:
        words = escape(article.notes[int(mark[1]) - 1])
        return (
            f'<text:note text:id="n{mark[1]}" text:note-class="footnote">'
            f"<text:note-citation>{mark[1]}</text:note-citation><text:note-body>"
            f'<text:p text:style-name="Note">{words}</text:p></text:note-body></text:note>'
        )

    def paragraph(text: str, style: str = "Body") -> str:
        words = MARK.sub(note, hyphenated(escape(text)))
        words = words.replace("м²", 'м<text:span text:style-name="Up">2</text:span>')
        return f'<text:p text:style-name="{style}">{words}</text:p>'

    def table_row(cells: list[str]) -> str:
        begin = '<table:table-cell table:style-name="Cell" office:value-type="string">'
        inside = "".join(f"{begin}{paragraph(cell, 'Small')}</table:table-cell>" for cell in cells)
        return f"<table:table-row>{inside}</table:table-row>"

    rows = "".join(table_row(row[1:]) for row in article.table["rows"])
    columns = f'<table:table-column table:number-columns-repeated="{len(article.table["rows"][0]) - 1}"/>'
    body = "".join(map(paragraph, article.paragraphs)) + paragraph(article.table["caption"])
    body += f'<table:table table:style-name="Grid" table:name="T">{columns}{rows}</table:table>'
    body += "".join(map(paragraph, article.after))
    title = paragraph(article.title, "Title") + paragraph(article.dateline)
    page = OPEN_DOCUMENT
    for key, value in {"title": title, "body": body, "site": article.site}.items():
        page = page.replace(f"%{key}%", value)
    return page


def office(kind: str, source: Path, target: Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        setting = f"-env:UserInstallation={Path(profile).as_uri()}"
        run("soffice", setting, "--headless", "--convert-to", kind, "--outdir", str(target), str(source))


def run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, timeout=180)
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed: {done.stderr.strip()[-500:]}")


if __name__ == "__main__":
    main()
