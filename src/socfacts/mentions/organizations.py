"""Organisations by their head noun, legal wrapper or known name, with the complement that makes the name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from socfacts.language import kazakh, russian
from socfacts.language.posts import complement_end, is_post
from socfacts.language.units import Unit
from socfacts.types import Mention, ProperName

_MAX_BEFORE = 5
_MAX_TITLE = 7
_CAPITAL = 16
_KAZAKH_CASES = {"nom": "nomn", "gen": "gent", "dat": "datv", "acc": "accs", "loc": "loct", "ins": "ablt", "abl": "abl"}
_HEADS = frozenset({"organization", "legal_wrapper"})


def find_organizations(units: Sequence[Unit], lang: str, text: str) -> list[Mention]:
    """The organisations of a sentence. A head without any complement gives the rule ``….bare``: it names none."""
    found: list[Mention] = []
    last = -1
    for index, unit in enumerate(units):
        if index <= last:
            continue
        if "organization_name" in unit.classes:
            found.append(_standalone(units, index, lang))
            continue
        if not _is_head(unit):
            continue
        mention = _russian(units, index, last, text) if lang == "ru" else _kazakh(units, index, last, text)
        if mention is not None:
            found.append(mention)
            last = mention.last
    return found


def _is_head(unit: Unit) -> bool:
    """A head by itself, or one that begins a phrase of another lexicon («управление строительства»)."""
    if unit.classes & _HEADS:
        return True
    return bool(unit.parts) and "organization" in unit.parts[0].classes and "facility" not in unit.classes


def _sort(unit: Unit) -> object:
    """body, press or company."""
    own = unit.worth("organization")
    return own if own is not None or not unit.parts else unit.parts[0].worth.get("organization")


def _standalone(units: Sequence[Unit], index: int, lang: str) -> Mention:
    unit = units[index]
    name = kazakh.nominative(unit.text) if lang == "kk" else unit.lexeme.lemma or unit.text
    value = ProperName(_capital(name), None, _cases(unit, lang))
    return Mention("ORGANIZATION", unit.start, unit.end, index, index, value, f"{lang}.name.organization")


def organization_mention(units: Sequence[Unit], first: int, last: int, text: str, rule: str) -> Mention:
    """The ORGANIZATION mention over the units ``first`` to ``last`` of a Russian sentence, whoever found it."""
    head = next((i for i in range(first, last + 1) if units[i].classes & {*_HEADS, "organization_name"}), first)
    named = _named_russian(units, first, head) + text[units[head].end : units[last].end]
    value = ProperName(_capital(" ".join(named.split())), None, _cases(units[head], "ru"))
    return Mention("ORGANIZATION", units[first].start, units[last].end, first, last, value, rule)


def _named_russian(units: Sequence[Unit], first: int, head: int) -> str:
    """The adjectives before a head and the head itself in the nominative."""
    unit = units[head]
    if "organization_name" in unit.classes:
        return unit.lexeme.lemma or unit.text
    if "legal_wrapper" in unit.classes or unit.text.isupper():
        return unit.text
    own = unit.text if not unit.classes & _HEADS else unit.lexeme.lemma or unit.text
    return _nominative(tuple(u.text for u in units[first:head]), own)


_ALL_CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})


@lru_cache(maxsize=8192)
def _nominative(before: tuple[str, ...], own: str) -> str:
    words = own.split()
    return " ".join(russian.nominative([*before, *words], len(before) + _head_of(words)))


def _cases(unit: Unit, lang: str) -> frozenset[str]:
    if lang == "kk":
        return frozenset({_KAZAKH_CASES[unit.lexeme.case]})
    word = unit.text.split()[0] if unit.parts else unit.text
    return russian.cases(word, number="sing") or _ALL_CASES


# --- Russian ---------------------------------------------------------------------------------------------------


def _russian(units: Sequence[Unit], head: int, floor: int, text: str) -> Mention | None:
    unit = units[head]
    wrapper = "legal_wrapper" in unit.classes
    first = head
    while not wrapper and first - 1 > floor and head - first < 4 and _is_modifier(units[first - 1], unit):
        first -= 1
    last = _titled(units, head)
    company = wrapper or _sort(unit) == "company"
    bare = False
    if last is None:
        last = _latin(units, head) if company else None
    if last is None and wrapper:
        return None
    if last is None:
        last = complement_end(units, head) - 1
        bare = " " not in unit.text and not _is_name(units, first, head, last, company)
    name = _capital(" ".join((_named_russian(units, first, head) + text[unit.end : units[last].end]).split()))
    rule = "ru.name.organization.bare" if bare else "ru.name.organization"
    value = ProperName(name, None, _cases(unit, "ru"))
    return Mention("ORGANIZATION", units[first].start, units[last].end, first, last, value, rule)


def _head_of(words: Sequence[str]) -> int:
    return next((i for i, w in enumerate(words) if russian.parses(w.lower())[0].tag.POS == "NOUN"), len(words) - 1)


def _is_modifier(unit: Unit, head: Unit) -> bool:
    """An adjective that agrees with the head: «областном управлении»; no numeral, pronoun or participle of a clause."""
    if not unit.text[0].isalpha() or " " in unit.text or unit.classes & {"num", "ordinal", "relday", "rel_adj"}:
        return False
    return _agrees(unit.text.lower(), head.text.split()[0].lower())


@lru_cache(maxsize=16384)
def _agrees(adjective: str, word: str) -> bool:
    """Whether an adjective may stand in a case in which a noun may stand."""
    cases = russian.cases(word)
    return any(
        p.tag.POS == "ADJF" and "Apro" not in p.tag and str(p.tag.case) in cases and p.score > 0.05
        for p in russian.parses(adjective)
    )


def _is_name(units: Sequence[Unit], first: int, head: int, last: int, company: bool) -> bool:
    """A name has a complement or an adjective, and a capital somewhere where the head is as common as «организация»."""
    capital = any(u.lexeme.feature & _CAPITAL for u in units[max(first, 1) : last + 1])
    if company:
        return capital and (last > head or first < head)
    if _sort(units[head]) == "press":
        return last > head
    return capital or last > head or first < head


def _titled(units: Sequence[Unit], head: int) -> int | None:
    """The closing quote of the title right after a head: «компания «X»», «ТОО „X“»."""
    if head + 1 >= len(units) or "any_quote" not in units[head + 1].classes or "quote_close" in units[head + 1].classes:
        return None
    return next(
        (i for i in range(head + 2, min(head + 3 + _MAX_TITLE, len(units))) if "any_quote" in units[i].classes), None
    )


def _latin(units: Sequence[Unit], head: int) -> int | None:
    """«компания BI Group»: the Latin words with capitals after a head."""
    end = head + 1
    while end < len(units) and units[end].text[0].isascii() and units[end].text[0].isupper():
        end += 1
    return end - 1 if end > head + 1 else None


# --- Kazakh ----------------------------------------------------------------------------------------------------


def _kazakh(units: Sequence[Unit], head: int, floor: int, text: str) -> Mention | None:
    unit = units[head]
    found = _quoted_before(units, head, floor)
    if found is None and "legal_wrapper" in unit.classes and "organization" not in unit.classes:
        return None
    first = found if found is not None else _kazakh_first(units, head, floor)
    start = units[first].start
    name = _capital(" ".join((text[start : unit.start] + _kazakh_head(unit)).split()))
    capital = found is not None or any(u.lexeme.feature & _CAPITAL for u in units[max(first, 1) : head])
    bare = first == head or (_sort(unit) == "company" and not capital)
    rule = "kk.name.organization.bare" if bare else "kk.name.organization"
    value = ProperName(name, None, _cases(unit, "kk"))
    return Mention("ORGANIZATION", start, unit.end, first, head, value, rule)


def _kazakh_head(unit: Unit) -> str:
    return unit.text if unit.lexeme.case == "nom" else kazakh.nominative(unit.text)


def _quoted_before(units: Sequence[Unit], head: int, floor: int) -> int | None:
    if head < 2 or "any_quote" not in units[head - 1].classes or "quote_open" in units[head - 1].classes:
        return None
    for index in range(head - 2, max(head - _MAX_TITLE - 3, floor), -1):
        if "any_quote" in units[index].classes:
            return index
    return None


def _kazakh_first(units: Sequence[Unit], head: int, floor: int) -> int:
    """The leftmost capital or adjective in -лық before a head; else the bare noun that it leans on."""
    reach = head
    if _sort(units[head]) == "press" and head - 1 > floor and is_post(units[head - 1]):
        return head - 1
    while reach - 1 > floor and head - reach < _MAX_BEFORE and _kazakh_modifier(units, reach - 1):
        reach -= 1
    for index in range(reach, head):
        unit = units[index]
        if unit.lexeme.feature & _CAPITAL and (index > 0 or "place" in unit.classes or _adjectival(unit)):
            return index
        if _adjectival(unit):
            return index
    return head - 1 if reach < head and units[head - 1].lexeme.case in ("nom", "gen") else head


def _adjectival(unit: Unit) -> bool:
    return unit.text.lower().endswith(("лық", "лік", "дық", "дік", "тық", "тік"))


def _kazakh_modifier(units: Sequence[Unit], index: int) -> bool:
    unit = units[index]
    low = unit.text.lower()
    if low == "және":
        return index > 0 and units[index - 1].text[0].isalpha()
    if "comma" in unit.classes:
        return False
    if not unit.text[0].isalpha() or unit.classes & {"speech_verb", "num", "event_verb"} or is_post(unit):
        return False
    if unit.lexeme.case not in ("nom", "gen") or low in ("бұл", "осы", "деп", "ал", "ол", "мен", "бен", "пен", "үшін"):
        return False
    form = kazakh.verb(unit.text)
    return form is None or form.confidence < 0.5


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
