"""A folder of everything that could break a reader: ten good articles come through, each bad input is one line."""

from __future__ import annotations

import gzip
import json
import os
import time
import zipfile
from pathlib import Path

import pytest
from longruns import GOOD, KAZAKH, finish, memory, start

BOMB = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "%s">%s]><d>&j;</d>' % (
    b"x" * 100,
    b"".join(b'<!ENTITY %c "%s">' % (c, b"&%c;" % (c - 1) * 10) for c in range(ord("b"), ord("k"))),
)
XXE = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'
PEAK = 1 << 30
pytestmark = pytest.mark.skipif(not os.path.isdir("/proc/self/task"), reason="measures memory through /proc")


def good(folder: Path) -> None:
    """Ten articles, some in odd company that is still text."""
    for n in range(6):
        (folder / f"good{n}.txt").write_text(GOOD.format(n=n + 1, m=n + 300) + KAZAKH.format(n=n + 1, m=n + 500))
    text = GOOD.format(n=7, m=300)
    (folder / "good6.txt").write_text("\u200f" + text.replace(" ", " \u202e\u200b"), encoding="utf-8")
    (folder / "good7.txt").write_text(text.replace("й", "и\u0306").replace("ш", "ш\u0301"), encoding="utf-8")
    (folder / "good8\n\x1b[2J.txt").write_text("\x1b]0;title\x07" + text, encoding="utf-8")
    (folder / "good9.jsonl").write_text(json.dumps({"id": "../../etc/passwd", "text": text}) + "\n", encoding="utf-8")


def bad(folder: Path) -> list[str]:
    """What each message must name, in the order of names."""
    (folder / "bad_binary.txt").write_bytes(b"\x7fELF\x02\x01\x01\0")
    _docx(folder / "bad_bomb.docx", b"<w:document>" + b" " * (300 << 20))
    _docx(folder / "bad_laughs.docx", BOMB)
    _pdf(folder / "bad_pdf_glyphs.pdf", b"BT /F 10 Tf 10 500 Td (%s) Tj ET" % (b"a" * 3_000_000))
    _pdf(folder / "bad_pdf_within_itself.pdf", b"BT /F 10 Tf 10 500 Td (%s) Tj ET /X Do /X Do" % (b"a" * 1000))
    _docx(folder / "bad_xxe.docx", XXE)
    (folder / "bad_empty.txt").touch()
    os.mkfifo(folder / "bad_fifo.txt")
    (folder / "bad_gz.jsonl.gz").write_bytes(gzip.compress(b'{"id": "gz", "text": "5"}\n')[:-9])
    _sparse(folder / "bad_huge.txt", b"", 1 << 30)
    _sparse(folder / "bad_line.jsonl", b'{"id": "line", "text": "', 1 << 30)
    (folder / "bad_loop").symlink_to(folder, target_is_directory=True)
    (folder / "bad_nul.txt").write_bytes("Школа\0 № 5".encode())
    (folder / "bad_pdf.pdf").write_bytes(b"%PDF-1.7\n1 0 obj<</Type/Pages/Kids[1 0 R]>>endobj\ntrailer<</Root 1 0 R>>")
    rows = ['{"id": "s", "text": "\\ud800"}', '{"id": "deep", "text": ' + "[" * 100_000 + "}", "\x1b[31m"]
    (folder / "bad_rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (folder / "bad_surrogate.txt").write_bytes("Школа № 5 ".encode() + b"\xed\xa0\x80")
    (folder / "bad_zero.txt").symlink_to("/dev/zero")
    names = sorted(path.name for path in folder.iterdir() if path.name.startswith("bad"))
    return [name for name in names for _ in range(3 if name == "bad_rows.jsonl" else 1)]


def _docx(path: Path, content: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", content if content is XXE or content is BOMB else b"<Types/>")
        archive.writestr("word/document.xml", content)


def _pdf(path: Path, content: bytes) -> None:
    """A page whose content is also a form that it may paint."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 400 600] /Resources 4 0 R"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Resources 4 0 R /Contents 5 0 R >>",
        b"<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /XObject << /X 5 0 R >> >>",
        b"<< %s /Length %d >>\nstream\n%s\nendstream" % (form, len(content), content),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, text) for number, text in enumerate(objects, 1))
    path.write_bytes(b"%PDF-1.7\n" + body + b"trailer << /Size 6 /Root 1 0 R >>\n%%EOF\n")


def _sparse(path: Path, head: bytes, size: int) -> None:
    with path.open("wb") as stream:
        stream.write(head)
        stream.truncate(size)


def test_good_articles_come_through(tmp_path: Path) -> None:
    """Their facts are those of a run on them alone; exit 3; a line a bad input; under 1 GB; no control characters."""
    (tmp_path / "alone").mkdir()
    (tmp_path / "all").mkdir()
    for folder in ("alone", "all"):
        good(tmp_path / folder)
    names = bad(tmp_path / "all")
    assert finish("alone", "-o", "alone.jsonl", "-q", cwd=tmp_path) == (0, [])
    peak = 0
    with start("all", "-o", "all.jsonl", "--timeout", "60", cwd=tmp_path) as process:
        assert process.stderr
        while process.poll() is None:  # a page of messages fits its pipe
            peak = max(peak, memory(process.pid))
            time.sleep(0.02)
        *lines, closing = process.stderr.read().decode().removesuffix("\n").split("\n")
    assert process.returncode == 3 and peak < PEAK
    assert [name for name in names if not any(name in line for line in lines)] == []
    assert len(lines) == len(names), lines
    assert "\x1b" not in "".join(lines)
    assert closing.endswith(f", {len(names)} failures")
    facts = (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()
    kept = [line for line in facts if json.loads(line)["doc_id"] != "gz"]
    assert kept == (tmp_path / "alone.jsonl").read_text(encoding="utf-8").splitlines()
    assert len({json.loads(line)["doc_id"] for line in kept}) == 10


@pytest.mark.parametrize(
    "text",
    ["7" * 10_000_000, "\u0301" * 1_000_000, "а" * 1_000_000, "." * 1_000_000, "\n" * 1_000_000, "1." * 300_000],
    ids=["digits", "marks", "letters", "stops", "lines", "version"],
)
def test_long_nonsense_has_no_facts(tmp_path: Path, text: str) -> None:
    """Within the limits of a document, and without a message."""
    (tmp_path / "in.txt").write_text("Вчера прошёл дождь." + text, encoding="utf-8")
    code, [line] = finish("in.txt", "-o", "o.jsonl", cwd=tmp_path)
    assert (code, line) == (0, "socfacts: 1 document, 0 facts, 1 document without facts, 0 failures")
