"""Places: the gazetteer's names, chosen among namesakes by the other places of the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from socfacts.language import kazakh, russian
from socfacts.language.gazetteer import NEEDS_TYPE, Candidates
from socfacts.language.personal import has_surname_form
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList, cached_by_folder
from socfacts.types import Mention, PlaceName

_TYPE_AFTER = WordList("type_after", "kk")
_CAPITAL = WordList("capital")
_NAMED = WordList("named_after")
_JOINTS = WordList("joints", "kk")
_OPENING = ("«", "“", "„")
_TITLE = 3  # units from a place in a title to the quote that closes it


def find_places(units: Sequence[Unit], lang: str) -> list[Mention]:
    """The places of a sentence in order; a name with several bearers keeps them all as its ``value``."""
    found = []
    for index in [i for i, unit in enumerate(units) if "place" in unit.lexeme.worth]:
        unit = units[index]
        candidates = unit.lexeme.worth["place"]
        if not isinstance(candidates, Candidates) or not _is_place(units, index):
            continue
        places = candidates.places if _typed(units, index) else _untyped(candidates)
        bare = not places and _is_where(units, index, lang)
        if bare:
            places = tuple(place for place in candidates.places if place.kind == "village")
        if _is_village(units, index, lang):
            places = tuple(place for place in places if place.kind not in _NO_VILLAGES[lang])
        if _in_town(units, index):
            places = tuple(place for place in places if place.kind in _PARTS_OF_TOWNS)
        if lang == "ru" and len(places) > 1 and unit.text.endswith(_ADJECTIVAL.tuple):
            places = _adjectival(units, index, places)
        if places:
            said = Candidates(places, unit.text.lower().startswith(_CAPITAL.tuple), bare)
            found.append(Mention("PLACE", unit.start, unit.end, index, index, said, f"{lang}.place.gazetteer"))
    return found


def _is_place(units: Sequence[Unit], index: int) -> bool:
    """A capital, or an adjective; never a title in quotes or somebody's name."""
    unit = units[index]
    if not unit.text[:1].isupper() and not _has_capital(unit.text) and not unit.text.endswith(_ADJECTIVAL.tuple):
        return False
    before = units[index - 1] if index else None
    after = units[index + 1] if index + 1 < len(units) else None
    if before is not None and before.text.lower() in _NAMED:
        return False
    if index > 1 and before is not None and before.text[:1].isupper() and units[index - 2].text.lower() in _NAMED:
        return False  # «имени Каныша Сатпаева»
    if after is not None and after.text.lower() in _NAMED:
        return False
    if unit.text[:1].isupper() and " " not in unit.text and _in_person(units, index):
        return False
    return not _is_in_title(units, index)


def _is_in_title(units: Sequence[Unit], index: int) -> bool:
    """«Қазақстан халқына», «Рудный Алтай»: quotes around a few words, none of them a settlement's."""
    first = index
    while first > 0 and index - first < _TITLE and units[first - 1].text[:1].isupper():
        first -= 1
    before = units[first - 1] if first else None
    if before is None or "any_quote" not in before.classes or (first < index and before.text not in _OPENING):
        return False
    for unit in units[index + 1 : index + 1 + _TITLE]:
        if "any_quote" in unit.classes:
            return True
        if not unit.text[0].isalpha() or "settlement_word" in unit.classes:
            return False
    return False


def _has_capital(text: str) -> bool:
    """«области Абай», «Каскелен қаласы»: any of the words."""
    return " " in text and any(word[:1].isupper() for word in text.split())


def _in_person(units: Sequence[Unit], index: int) -> bool:
    """«Марина Шевченко», «Т. Шевченко», «Абай Мырзахметов»: towns and people share names."""
    before = units[index - 1].text if index else ""
    after = units[index + 1].text if index + 1 < len(units) else ""
    if before[:1].isupper() and any({"Name", "Patr"} & p.tag.grammemes for p in russian.parses(before.lower())[:2]):
        return True
    initial = units[index - 2].text if before == "." and index > 1 else ""
    if len(initial) == 1 and initial.isupper():
        return True
    return after[:1].isupper() and has_surname_form(after) and "place" not in units[index + 1].lexeme.worth


_ADJECTIVAL = WordList("adjectival", "ru")


_KEEPS_NAMING = 3  # mentions
# «Ақсу ауылы» is not the city of Ақсу; «сёла Алматинской области» are in that region.
_NO_VILLAGES = {
    "kk": frozenset({"city", "country", "foreign_city", "region"}),
    "ru": frozenset({"city", "foreign_city"}),
}
_VILLAGES = frozenset({"village", "town"})
_PARTS_OF_TOWNS = frozenset({"microdistrict", "city_district"})
_MICRODISTRICTS = WordList("microdistricts")
_STREETS = WordList("streets")
_SHORT_STREETS = WordList("short_streets", "ru")


def _in_town(units: Sequence[Unit], index: int) -> bool:
    """«В микрорайоне Достык», «на улице Туркестанской»: streets and parts of towns bear the names of places."""
    at = index - 1
    if at > 0 and units[at].text == ".":
        at -= 1
    named = units[at].text.lower().rstrip(".") if at >= 0 else ""
    after = units[index + 1].text.lower() if index + 1 < len(units) else ""
    words_before, words_after = _words_of_towns()
    return named in _SHORT_STREETS or named.startswith(words_before) or after.startswith(words_after)


@cached_by_folder(1)
def _words_of_towns() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands before and what stands after the name of a street or of a part of a town."""
    parts, streets = _MICRODISTRICTS.tuple, _STREETS.tuple
    return (*parts, *streets), (*parts, *streets[-2:])


def _is_village(units: Sequence[Unit], index: int, lang: str) -> bool:
    """«Ақсу ауылы», «Ақтау кентінде», «в посёлке Актау»: whatever city bears that name, it is not that one."""
    if lang == "kk":
        following = units[index + 1].text.lower() if index + 1 < len(units) else ""
        return following.startswith("ауыл") or (following.startswith("кент") and kazakh.lemma_of(following) == "кент")
    before = units[index - 1] if index else None
    if before is not None and before.text == "." and index > 1:
        return units[index - 2].worth("settlement_word") in _VILLAGES
    return before is not None and len(before.text) > 2 and before.worth("settlement_word") in _VILLAGES


def _typed(units: Sequence[Unit], index: int) -> bool:
    for step in (1, 2):
        if index >= step and "settlement_word" in units[index - step].classes:
            return True
    following = " ".join(unit.text.lower() for unit in units[index + 1 : index + 3])
    return following.startswith(_TYPE_AFTER.tuple)


def _adjectival(units: Sequence[Unit], index: int, places: tuple[PlaceName, ...]) -> tuple[PlaceName, ...]:
    """«В Алматинской и Жамбылской областях», «в Алматинской – 21»: of a region only where its noun is left out."""
    kinds = {place.kind for place in places}
    if "region" not in kinds:
        return places
    following = units[index + 1] if index + 1 < len(units) else None
    bare = following is None or not following.text[0].isalpha() or following.text == "и"
    said = bare and any(word.lower().startswith("област") for unit in units for word in unit.text.split())
    if said or (following is not None and following.text.lower().startswith("област")):
        return tuple(place for place in places if place.kind == "region")
    return tuple(place for place in places if place.kind == "city") if "city" in kinds else places


def _is_where(units: Sequence[Unit], index: int, lang: str) -> bool:
    """«В Урджаре», «Үржарда», no «по Урджару», «Махамбетке»: a name that tells where something is, or one of a row."""
    unit = units[index]
    if lang == "kk":
        if unit.lexeme.case == "loc":
            return not unit.lexeme.possessive
        other = index + 2
        joined = other < len(units) and units[index + 1].text.lower() in _JOINTS
    else:
        if unit.text.endswith(_ADJECTIVAL.tuple) or index == 0:
            return False
        if units[index - 1].text.lower() in ("в", "во"):
            return True
        other = index - 2
        joined = other > 0 and units[index - 1].text.lower() in (",", "и")
    return joined and "place" in units[other].lexeme.worth and _is_where(units, other, lang)


def _untyped(candidates: Candidates) -> tuple[PlaceName, ...]:
    return tuple([place for place in candidates.places if place.kind not in NEEDS_TYPE])


def settle(sentences: Iterable[list[Mention]], year: int | None) -> list[list[Mention]]:
    """Choose among namesakes: the region that the document names elsewhere; one that stays open is left out.

    Before the reform of 2022, or where the text names the old region, a place lies in its old region.
    """
    lists = [list(mentions) for mentions in sentences]
    if not any(lists):
        return lists
    if any(_is_abroad(m) for mentions in lists for m in mentions):
        # «Столичный» in a text about another country is of that country's capital.
        lists = [
            [m for m in mentions if not (isinstance(m.value, Candidates) and m.value.capital)] for mentions in lists
        ]
    sure = Counter(
        places[0].region
        for mentions in lists for m in mentions if len(places := _candidates(m)) == 1 and not _is_bare(m)
    )  # fmt: skip
    named = {p.region for mentions in lists for m in mentions for p in _candidates(m) if p.kind == "region"}
    return [
        [
            _settled(m, _dated(place, year, named))
            for m in mentions
            if (place := _chosen(_candidates(m), sure)) and not (_is_bare(m) and not sure[place.region])
        ]
        if mentions
        else mentions
        for mentions in lists
    ]


def _settled(mention: Mention, place: PlaceName) -> Mention:
    m = mention
    return Mention(m.type, m.start, m.end, m.first, m.last, place, m.rule, m.groups, m.inside)


def _is_abroad(mention: Mention) -> bool:
    places = _candidates(mention)
    return bool(places) and places[0].kind in ("country", "foreign_city") and places[0].region != "KZ"


def _candidates(mention: Mention) -> tuple[PlaceName, ...]:
    return mention.value.places if isinstance(mention.value, Candidates) else ()


def _is_bare(mention: Mention) -> bool:
    return isinstance(mention.value, Candidates) and mention.value.bare


def _chosen(places: tuple[PlaceName, ...], sure: Counter[str | None]) -> PlaceName | None:
    if len({place.region for place in places}) == 1 or places[0].kind in ("region", "city", "country"):
        return None if _is_namesake(places[0], sure) else places[0]
    best = max(places, key=lambda place: sure[place.region])
    return best if sure[best.region] else None


def _is_namesake(place: PlaceName, sure: Counter[str | None]) -> bool:
    """A village of another region than the one that the text keeps naming: many more bear its name."""
    return place.kind == "village" and sure[place.region] <= 1 and max(sure.values(), default=0) >= _KEEPS_NAMING


def _dated(place: PlaceName, year: int | None, named: set[str | None]) -> PlaceName:
    old = place.old_region
    if old is None or (not (year is not None and year < 2022) and not (old in named and place.region not in named)):
        return place
    return replace(place, region=old, path=place.path[1:] or place.path)
