"""Which runs of a Word file stand raised, and which are hidden: by themselves, or by a style they take it from."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

_DEPTH = 20  # styles that are based on each other in a circle end here


class Styles:
    """Looks up run properties in the run itself, then in its character style, then in the paragraph's style."""

    def __init__(self, element: Any) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in element.iter(qn("w:style"))}

    def is_raised(self, run: Any, paragraph: Any) -> bool:
        """Superscript, or lifted above the line by a position of its own."""
        found = self._property(run, paragraph, "w:vertAlign")
        if found is not None:
            return bool(found.get(qn("w:val")) == "superscript")
        position = self._property(run, paragraph, "w:position")
        value = "0" if position is None else position.get(qn("w:val"), "0")
        return value.isascii() and value.isdigit() and int(value[:9]) > 0

    def is_hidden(self, run: Any) -> bool:
        """Whether Word shows the run nowhere."""
        found = self._property(run, None, "w:vanish")
        return found is not None and found.get(qn("w:val"), "true") not in {"0", "false", "off"}

    def _property(self, run: Any, paragraph: Any, name: str) -> Any:
        own = run.find(f"{qn('w:rPr')}/{qn(name)}")
        if own is not None:
            return own
        for holder, path in ((run, f"{qn('w:rPr')}/{qn('w:rStyle')}"), (paragraph, f"{qn('w:pPr')}/{qn('w:pStyle')}")):
            style = None if holder is None else holder.find(path)
            found = None if style is None else self._in_style(style.get(qn("w:val")), name)
            if found is not None:
                return found
        return None

    def _in_style(self, style_id: str | None, name: str) -> Any:
        for _ in range(_DEPTH):
            style = self._styles.get(style_id)
            if style is None:
                return None
            found = style.find(f"{qn('w:rPr')}/{qn(name)}")
            if found is not None:
                return found
            base = style.find(qn("w:basedOn"))
            style_id = None if base is None else base.get(qn("w:val"))
        return None
