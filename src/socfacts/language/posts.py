"""The post that goes with a person's name: «заместитель акима города», «орталықтың бас директоры»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from socfacts.language import kazakh, personal, russian
from socfacts.language.units import Unit

_REACH = 10
_KAZAKH_REACH = 6
_RU_LINKS = frozenset({"и", "по", "при"})
_KAZAKH_CASES = {"nom": "nomn", "gen": "gent", "dat": "datv", "acc": "accs", "loc": "loct", "ins": "ablt", "abl": "abl"}
_CAPITAL = 16
# Posts whose complement stands in the instrumental: «заведующая отделом».
_GOVERNING = ("заведующ", "управляющ", "руководящ")


@dataclass(slots=True, unsafe_hash=True)
class Post:
    """``role`` in the nominative, the units it covers (``stop`` exclusive), the cases in which it may stand."""

    role: str
    first: int
    stop: int
    cases: frozenset[str]
    before: bool = True


def is_post(unit: Unit) -> bool:
    """Whether a unit names a person's post, not a body."""
    return "position" in unit.classes and unit.worth("position") != "body"


def post_at(units: Sequence[Unit], index: int, stop: int, lang: str) -> Post:
    """The post whose head is the unit at ``index`` and whose complement ends before ``stop``."""
    if lang == "kk":
        return _kazakh_post(units, index, stop)
    words = units[index].text.split()
    head = _head(words)
    cases = russian.cases(words[head], ("NOUN", "ADJF", "PRTF"), "sing")
    named = words if "nomn" in cases or not cases else russian.nominative(words, head)
    role = " ".join([_lower(named[0]), *named[1:], *(unit.text for unit in units[index + 1 : stop])])
    return Post(_tidy(role), index, stop, cases)


def _lower(word: str) -> str:
    """A post is no name: its capital is that of the sentence."""
    return word if word[1:2].isupper() else word[:1].lower() + word[1:]


def complement_end(units: Sequence[Unit], index: int) -> int:
    """Where the genitives that follow a Russian noun end (exclusive): «директор | областной больницы»."""
    end = index + 1
    while end < len(units) and end - index <= _REACH and _complements(units, end):
        end += 1
    while end - 1 > index and units[end - 1].text.lower() in _RU_LINKS:
        end -= 1
    return end


def _complements(units: Sequence[Unit], index: int) -> bool:
    unit = units[index]
    if unit.text.lower() in _RU_LINKS:
        return index + 1 < len(units) and units[index + 1].text[0].isalpha()
    if units[index - 1].text.lower() in ("по", "при"):
        return unit.text[0].isalpha()
    if unit.classes & {"number_sign", "any_quote"} or (
        unit.value is not None and "number_sign" in units[index - 1].classes
    ):
        return True
    if _in_quotes(units, index):
        return True
    if _names_person(units, index):
        return False
    if units[index - 1].text.lower().startswith(_GOVERNING):
        return any("ablt" in p.tag for p in russian.parses(unit.text.lower()))
    return unit.text[0].isalpha() and "speech_verb" not in unit.classes and (
        _is_genitive(unit) or unit.text.isupper() or (not unit.text[0].isascii() and "place" in unit.classes)
    )  # fmt: skip


def _names_person(units: Sequence[Unit], index: int) -> bool:
    """Whether a person's name begins here, and so a complement ends."""
    unit = units[index]
    if not unit.lexeme.feature & _CAPITAL or "place" in unit.classes or (unit.text.isupper() and len(unit.text) > 1):
        return False
    kinds = [personal.kind(u.text, "ru") for u in units[index : index + 2] if u.lexeme.feature & _CAPITAL]
    if len(unit.text) == 1 or kinds[0] in ("surname", "name", "patronymic"):
        return True
    return kinds[0] == "unknown" and len(kinds) == 2 and kinds[1] in ("surname", "patronymic")


def _in_quotes(units: Sequence[Unit], index: int) -> bool:
    opened = next((u for u in reversed(units[max(index - 6, 0) : index]) if "any_quote" in u.classes), None)
    return opened is not None and "quote_open" in opened.classes


def _is_genitive(unit: Unit) -> bool:
    """A phrase counts by its first words: «сельского округа»."""
    return _may_be_genitive(unit.text.split()[0])


@lru_cache(maxsize=65536)
def _may_be_genitive(first: str) -> bool:
    parses = [p for p in russian.parses(first.lower()) if p.score > 0.03 or not p.is_known]
    return any((p.tag.POS in ("NOUN", "ADJF", "PRTF", "NPRO") and ("gent" in p.tag or "Fixd" in p.tag)) for p in parses)


def post_before(units: Sequence[Unit], name: int, lang: str) -> Post | None:
    """The post right before the name that begins at ``name``."""
    if lang == "kk":
        if not name:
            return None
        at = name - 2 if units[name - 1].text == "," and name > 1 else name - 1
        return _kazakh_post(units, at, at + 1) if is_post(units[at]) else None
    for index in range(name - 1, max(name - _REACH, -1), -1):
        unit = units[index]
        if is_post(unit) and not _part_of_post(units, index):
            return post_at(units, index, name, lang) if complement_end(units, index) >= name else None
        if "comma" in unit.classes or "speech_verb" in unit.classes:
            return None
    return None


def _part_of_post(units: Sequence[Unit], index: int) -> bool:
    """«директора» in «заместитель директора», «акима» in «пресс-служба акима»: a post within a longer one."""
    before = units[index - 1] if index else None
    return before is not None and is_post(before) and _is_genitive(units[index])


def post_after(units: Sequence[Unit], last: int, lang: str) -> Post | None:
    """«Иван Иванов, директор школы,»: the post between commas after a name. Russian only."""
    if lang != "ru" or last + 2 >= len(units) or "comma" not in units[last + 1].classes:
        return None
    if not is_post(units[last + 2]):
        return None
    post = post_at(units, last + 2, complement_end(units, last + 2), lang)
    return Post(post.role, post.first, post.stop, post.cases, before=False)


def _head(words: Sequence[str]) -> int:
    for index, word in enumerate(words):
        best = russian.parses(word.lower())
        if any(p.tag.POS == "NOUN" for p in best) and not (
            russian.is_adjective(word) and index + 1 < len(words) and best[0].tag.POS != "NOUN"
        ):
            return index
    return 0


def _tidy(role: str) -> str:
    for mark in ("«", "“", "№"):
        role = role.replace(f"{mark} ", mark)
    return role.replace(" »", "»").replace(" ”", "”").replace(" ,", ",").replace("№", "№ ").strip()


def _kazakh_post(units: Sequence[Unit], index: int, stop: int) -> Post:
    """Kazakh posts take what they are of before them: «облыстық басқарманың | басшысы»."""
    first = index
    while first > 0 and index - first < _KAZAKH_REACH and _kazakh_modifier(units[first - 1]):
        first -= 1
    words = [unit.text for unit in units[first:stop]]
    if first == index or (first == 0 and "place" not in units[0].classes):
        words[0] = _lower(words[0])
    case = _KAZAKH_CASES[units[index].lexeme.case]
    if case != "nomn":
        words[-1] = kazakh.nominative(words[-1])
    return Post(_tidy(" ".join(words)), first, stop, frozenset({case}))


def _kazakh_modifier(unit: Unit) -> bool:
    """A bare noun, an adjective or a genitive; no verb, no adverb of time, no pronoun."""
    if not unit.text[0].isalpha() or unit.classes & {"speech_verb", "event_verb", "num", "relday", "year_rel"}:
        return False
    if unit.text.lower() in _KK_STOPS or unit.lexeme.derivation == "ghy":
        return False
    if unit.lexeme.case not in ("nom", "gen"):
        return False
    form = kazakh.verb(unit.text)
    return form is None or form.confidence < 0.5


_KK_STOPS = frozenset(
    {"және", "ал", "бірақ", "ол", "бұл", "осы", "сол", "деп", "туралы", "бүгін", "кеше", "биыл", "енді", "қазір",
     "сондай-ақ", "мен", "бен", "пен", "оның", "олардың", "үшін", "деген", "ғана", "тағы", "былтыр",
     "жыл", "соң", "сонда", "онда"}
)  # fmt: skip
