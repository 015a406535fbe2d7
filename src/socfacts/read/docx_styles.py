"""Which runs of a Word file stand raised, and which are hidden: by themselves, or by a style they take it from."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

_VAL, _PROPERTIES, _BASED_ON = qn("w:val"), qn("w:rPr"), qn("w:basedOn")
_RUN_STYLE, _PARAGRAPH_PROPERTIES, _PARAGRAPH_STYLE = qn("w:rStyle"), qn("w:pPr"), qn("w:pStyle")
_VERTICAL, _POSITION, _VANISH = qn("w:vertAlign"), qn("w:position"), qn("w:vanish")
_DEPTH = 20  # styles that are based on each other in a circle end here


def style_of(paragraph: Any) -> str | None:
    """The id of a paragraph's style. Asked once a paragraph: to look among all its runs for each run is quadratic."""
    properties = paragraph.find(_PARAGRAPH_PROPERTIES)
    style = None if properties is None else properties.find(_PARAGRAPH_STYLE)
    return None if style is None else style.get(_VAL)


class Styles:
    """Looks up run properties in the run itself, then in its character style, then in the paragraph's style."""

    def __init__(self, element: Any) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in element.iter(qn("w:style"))}

    def is_raised(self, run: Any, paragraph_style: str | None) -> bool:
        """Superscript, or lifted above the line by a position of its own."""
        found = self._property(run, paragraph_style, _VERTICAL)
        if found is not None:
            return bool(found == "superscript")
        position = self._property(run, paragraph_style, _POSITION) or "0"
        return position.isascii() and position.isdigit() and int(position[:9]) > 0

    def is_hidden(self, run: Any) -> bool:
        """Whether Word shows the run nowhere."""
        return self._property(run, None, _VANISH) not in {None, "0", "false", "off"}

    def _property(self, run: Any, paragraph_style: str | None, name: str) -> str | None:
        """The value of a property, ``true`` where it has none; ``None`` where nobody sets it."""
        own = run.find(_PROPERTIES)
        if own is not None:
            found = own.find(name)
            if found is not None:
                return str(found.get(_VAL, "true"))
            style = own.find(_RUN_STYLE)
            inherited = None if style is None else self._in_style(style.get(_VAL), name)
            if inherited is not None:
                return inherited
        return self._in_style(paragraph_style, name)

    def _in_style(self, style_id: str | None, name: str) -> str | None:
        for _ in range(_DEPTH):
            style = self._styles.get(style_id)
            if style is None:
                return None
            found = style.find(f"{_PROPERTIES}/{name}")
            if found is not None:
                return str(found.get(_VAL, "true"))
            base = style.find(_BASED_ON)
            style_id = None if base is None else base.get(_VAL)
        return None
