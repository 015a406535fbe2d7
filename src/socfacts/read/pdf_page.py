"""A page of pdfplumber's that ends before it fills the memory: each glyph costs it a kilobyte.

PDFium counts the glyphs of a page first, but not those that it passes over: beyond the page's edge, printed on top of
each other, in forms within forms.
"""

from __future__ import annotations

from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfplumber.page import Page

from socfacts.errors import ReadError
from socfacts.read.limits import MAX_CHARS_ON_PAGE

_MOST_SHAPES = 20_000  # lines and boxes of a drawing; what is beyond them says nothing about tables


class BoundedPage(Page):
    """Raises ``ReadError`` for a page of more glyphs than people read; what broke in pdfminer comes out unwrapped."""

    @property
    def layout(self) -> LTPage:
        """The glyphs and shapes of the page, laid out once."""
        if not hasattr(self, "_layout"):
            device = _Device(self.pdf.rsrcmgr, pageno=self.page_number, laparams=self.pdf.laparams)
            PDFPageInterpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
            self._layout = device.get_result()
        return self._layout


class _Device(PDFPageAggregator):
    """Counts what it is given."""

    _glyphs = 0
    _figures = 0
    _shapes = 0

    def render_char(self, *args: Any, **kwargs: Any) -> float:
        """Add a glyph."""
        self._glyphs += 1
        self._refuse_flood(self._glyphs, MAX_CHARS_ON_PAGE, "characters")
        return super().render_char(*args, **kwargs)

    def begin_figure(self, *args: Any, **kwargs: Any) -> None:
        """Go into a form, which may hold forms."""
        self._figures += 1
        self._refuse_flood(self._figures, _MOST_SHAPES, "drawings")
        super().begin_figure(*args, **kwargs)

    def _refuse_flood(self, count: int, most: int, what: str) -> None:
        if count > most:
            raise ReadError(f"page {self.pageno} holds more than {most:,} {what}: no page that people read")

    def paint_path(self, *args: Any, **kwargs: Any) -> None:
        """Add a line or a box, while they may still be a table's."""
        self._shapes += 1
        if self._shapes <= _MOST_SHAPES:
            super().paint_path(*args, **kwargs)
