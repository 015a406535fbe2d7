"""Persons and organisations, by patterns: what a capital, a post before it, initials and name endings tell.

Precision goes first: a single capitalised word is a person only where it has a surname's form, or a post before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from socfacts.language import personal, russian
from socfacts.language.posts import Post, post_after, post_before
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.mentions.organizations import find_organizations
from socfacts.types import Mention, ProperName

_CAPITAL = 16
_MAX_WORDS = 3
_BLOCKED = frozenset(
    {"facility", "facility_generic", "month", "weekday", "place", "legal_wrapper", "organization", "organization_name",
     "currency", "ordinal", "num"}
)  # fmt: skip
_ADDRESSES = WordList("forms_of_address")
_NAMED_AFTER = WordList("named_after")


@dataclass(slots=True, unsafe_hash=True)
class _Part:
    """One word of a possible name or an initial with its full stop: units ``first`` to ``last``."""

    kind: str
    text: str
    first: int
    last: int


def find_names(units: Sequence[Unit], lang: str, text: str) -> list[Mention]:
    """The PERSON and ORGANIZATION mentions of a sentence (``text``), in order. Values are ``ProperName``."""
    found = [*find_persons(units, lang), *find_organizations(units, lang, text)]
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def find_persons(units: Sequence[Unit], lang: str) -> list[Mention]:
    """The persons of a sentence; the group ``role`` holds the units of the post that goes with the name."""
    found: list[Mention] = []
    stop = 0
    for index in [i for i, unit in enumerate(units) if unit.lexeme.feature & _CAPITAL]:
        parts = _run(units, index, lang) if index >= stop else []
        if not parts:
            continue
        post = post_before(units, parts[0].first, lang)
        kept = _accepted(parts, post is not None, index == 0 or not units[index - 1].text[0].isalpha(), lang)
        if kept and not _inside_title(units, kept):
            if kept[0] is not parts[0]:
                post = post_before(units, kept[0].first, lang)
            if len(kept) > 1 or not _names_thing(units, kept[0].first):
                found.append(_mention(units, kept, post, lang))
        stop = parts[-1].last + 1
    return found


def _run(units: Sequence[Unit], start: int, lang: str) -> list[_Part]:
    """The capitalised words and initials that stand together from a unit on."""
    parts: list[_Part] = []
    index = start
    while index < len(units) and len(parts) < _MAX_WORDS + 1:
        if parts and units[index].start - units[index - 1].end > 1:
            break
        part = _part(units, index, lang)
        if part is None or (lang == "kk" and parts and units[index - 1].lexeme.case != "nom"):
            break
        if parts and part.kind != "initial" and parts[-1].kind != "initial" and units[index - 1].text == ".":
            break
        parts.append(part)
        index = part.last + 1
    return parts


def _part(units: Sequence[Unit], index: int, lang: str) -> _Part | None:
    unit = units[index]
    if not unit.lexeme.feature & _CAPITAL or not unit.text[0].isalpha() or " " in unit.text:
        return None
    if len(unit.text) == 1:
        following = units[index + 1] if index + 1 < len(units) else None
        if following is None or following.text != "." or following.start != unit.end:
            return None
        return _Part("initial", unit.text + ".", index, index + 1)
    if unit.classes & _BLOCKED or (unit.text.isupper() and len(unit.text) < 5) or (not unit.text.isalpha() and (
        "-" not in unit.text or any(not p[:1].isupper() for p in unit.text.split("-"))
    )):  # fmt: skip
        return None
    if unit.classes & {"position", "speech_verb"} or unit.text.lower() in _ADDRESSES:
        return None
    return _Part(personal.kind(unit.text.capitalize(), lang), unit.text, index, index)


def _accepted(parts: list[_Part], after_post: bool, opens: bool, lang: str) -> list[_Part]:
    """The parts that make a person's name, or nothing."""
    words = [part for part in parts if part.kind != "initial"]
    if len(words) < len(parts):
        return _with_initials(parts)
    while words and words[0].kind == "other" and not after_post:
        words = words[1:]
        opens = False
    if opens and len(words) == _MAX_WORDS and words[0].kind == "unknown" and words[2].kind != "patronymic":
        words = words[1:]
    words = words[:_MAX_WORDS]
    if len(words) >= 2 and _is_full(words, after_post, lang):
        return words
    return _single(words, after_post, opens, lang)


def _with_initials(parts: list[_Part]) -> list[_Part]:
    """«А. Мамин», «Н.Е. Абдрахимов», «Касымова А.»: one surname and one or two initials beside it."""
    flags = ["initial" if part.kind == "initial" else "word" for part in parts]
    for size in (3, 2):
        for start in range(len(parts) - size + 1):
            piece = flags[start : start + size]
            if (piece.count("word") == 1 and piece[1] != "word") or (
                size == 2 and sorted(piece) == ["initial", "word"]
            ):
                word = parts[start + piece.index("word")]
                if word.kind in ("surname", "unknown") or (word.kind in ("name", "other") and piece[0] == "initial"):
                    return parts[start : start + size]
    return []


def _is_full(words: list[_Part], after_post: bool, lang: str) -> bool:
    kinds = [word.kind for word in words]
    if after_post and kinds[-1] != "other":
        return True
    if "other" in kinds[:-1]:
        return False
    if kinds[-1] == "other":
        return kinds[0] == "name" and _may_be_surname(words[-1].text)
    if after_post or "patronymic" in kinds or "surname" in kinds:
        return True
    return lang == "ru" and kinds[0] == "name" and kinds[-1] in ("name", "unknown")


def _may_be_surname(word: str) -> bool:
    nouns = any(p.tag.POS == "NOUN" and "sing" in p.tag for p in russian.parses(word.lower()))
    return nouns or personal.has_surname_form(word)


def _single(words: list[_Part], after_post: bool, opens: bool, lang: str) -> list[_Part]:
    """«Школы Ивановой», «отметил Назарбаев»: one word, which must look like a surname."""
    if not words:
        return []
    first = words[0]
    if (after_post and first.kind in ("surname", "name")) or (
        first.kind == "surname" and not opens and len(words) == 1
    ):
        return [first]
    return []


def _names_thing(units: Sequence[Unit], first: int) -> bool:
    """«Имени Абая», «улица Сатпаева»: a surname by which something is called."""
    before = units[first - 1] if first else None
    return before is not None and (before.text.lower() in _NAMED_AFTER or "street_word" in before.classes)


def _inside_title(units: Sequence[Unit], parts: list[_Part]) -> bool:
    """«ТОО „Сергей Иванов“», «имени Абая»: the name belongs to something else."""
    before = units[parts[0].first - 1] if parts[0].first else None
    after = units[parts[-1].last + 1] if parts[-1].last + 1 < len(units) else None
    if after is not None and after.text.lower() in _NAMED_AFTER:
        return True
    return (
        before is not None and after is not None
        and "any_quote" in before.classes and "any_quote" in after.classes
    )  # fmt: skip


def _mention(units: Sequence[Unit], parts: list[_Part], post: Post | None, lang: str) -> Mention:
    words = tuple(part.text for part in parts)
    return _valued(units, parts[0].first, parts[-1].last, words, post, lang, f"{lang}.name.person")


def person_mention(units: Sequence[Unit], first: int, last: int, lang: str, rule: str) -> Mention:
    """The PERSON mention over the units ``first`` to ``last``, whoever found it."""
    words: list[str] = []
    for unit in units[first : last + 1]:
        if unit.text == "." and words:
            words[-1] += "."
        else:
            words.append(unit.text)
    return _valued(units, first, last, tuple(words), post_before(units, first, lang), lang, rule)


def _valued(
    units: Sequence[Unit], first: int, last: int, words: tuple[str, ...], post: Post | None, lang: str, rule: str
) -> Mention:  # fmt: skip
    post = post or post_after(units, last, lang)
    expected = post.cases if post is not None and post.before else frozenset()
    if first and units[first - 1].text.lower() in _NAMED_AFTER:
        expected = frozenset({"gent"})
    name, cases = personal.decline(words, lang, expected)
    groups = {"role": (post.first, post.stop)} if post is not None else {}
    value = ProperName(name, post.role if post is not None else None, cases)
    return Mention("PERSON", units[first].start, units[last].end, first, last, value, rule, groups)
