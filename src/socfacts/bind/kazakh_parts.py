"""Kazakh numbers that stand for their noun: «балабақшалардың 402-сі», «оның 34-і – дәрігер», «қалған үшеуі»."""

from __future__ import annotations

from decimal import Decimal

from socfacts.bind import counted
from socfacts.bind.document import Draft
from socfacts.bind.scene import Scene
from socfacts.language import kazakh
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import CountedNoun, Link, Mention, Quantity

_CUES = frozenset({"of_them", "including", "rest"})
_THEIR = WordList("their", "kk")
_REACHING = WordList("reaching", "kk")
_AMOUNTING = WordList("amounting", "kk")
_THEIRS = WordList("theirs", "kk")
_HAVING = WordList("having", "kk")
_CONVERBS = WordList("converbs", "kk")
_BUILT = frozenset({"construction", "opening", "major_repair", "reconstruction", "demolition"})
_NEAR = 2
_PREDICATE = 4
_CUE_REACH = 3
_THINGS = frozenset(
    {"facilities", "organizations", "settlements", "regions", "projects", "places", "beds", "rooms", "classes"}
)
Restored = tuple[CountedNoun, Link | None, int, int]


def elided_kazakh(draft: Draft, scene: Scene, mention: Mention) -> Restored | None:
    """The noun of a Kazakh number that has none, with the whole that it is a part of, or None."""
    shared = _shared_noun(draft, scene, mention)
    if shared is not None:
        return shared, None, mention.start, mention.end
    unit = scene.analysed.units[mention.last]
    stands = unit.lexeme.possessive or "collective" in unit.classes
    cue = cue_before(scene, mention.first)
    noun = _number_of(draft, scene, mention) or _reached(draft, scene, mention)
    if noun is not None and not stands and cue is None:
        return noun, None, mention.start, mention.end
    if not stands and cue is None:
        return None
    owner = None if noun is not None else _owner(draft, scene, mention)
    noun = noun or owner or _predicate(draft, scene, mention)
    beside = _sibling_part(draft, scene, mention) if noun is None and cue is None else None
    if beside is not None:
        return beside, None, mention.start, mention.end
    if _is_more(scene, mention) and _is_of_money(scene, mention):
        return None  # «әкімдік 28 млн теңге, шаруа тағы бесеуін берді»: five millions, or five of what?
    if noun is None and _is_more(scene, mention) and (beside := _sibling(draft, scene)) is not None:
        return beside, None, mention.start, mention.end  # however many there were of the others
    whole = _whole(draft, scene, mention, noun, owned=owner is not None)
    if _is_more(scene, mention) and whole is not None:
        noun, whole = noun or whole.of, None
    if noun is None and whole is None and cue == "rest":
        noun = next((link.of for link in _counts(draft, scene) if link.of is not None), None)
    if noun is None and whole is None and cue is None:
        noun = _said_before(draft, scene, mention) or _sibling(draft, scene)
    if noun is None:
        noun = whole.of if whole is not None else None
    return (noun, whole, mention.start, mention.end) if noun is not None else None


def _is_of_money(scene: Scene, mention: Mention) -> bool:
    """Whether the figure before is a sum."""
    before = [m for m in scene.analysed.mentions if m.last < mention.first and m.type in ("MONEY", "NUMBER")]
    return bool(before) and before[-1].type == "MONEY"


def cue_before(scene: Scene, index: int) -> str | None:
    """The part cue before a number: «оның ішінде» anywhere, «оның» and «қалған» only near.

    In «олардың күтімімен 95 қызметкер айналысады» there is none.
    """
    for at in range(index - 1, -1, -1):
        unit = scene.analysed.units[at]
        cue = unit.worth("part_cue")
        if cue == "rest" and is_auxiliary(scene, at):
            continue
        if cue == "more" and at == index - 1:
            return None  # «тағы сегізінде» is beside the whole
        if cue == "of_them" and any(other.lexeme.possessive for other in scene.analysed.units[at + 1 : index]):
            continue
        if cue == "including" or (cue in _CUES and index - at <= _CUE_REACH):
            return str(cue)
        if unit.classes & {"semicolon", "stop"}:
            return None
    return None


def is_auxiliary(scene: Scene, index: int) -> bool:
    """«Жетпей қалған 2 миллиард», «тозып қалған 12 көлік»: «қалған» behind a converb tells of no rest."""
    before = scene.analysed.unit(index - 1)
    return before is not None and before.text.lower().endswith(_CONVERBS.tuple)


def _sibling(draft: Draft, scene: Scene) -> CountedNoun | None:
    """«17 бала отбасына қайтарылды, 23-і патронатқа берілді»: counted beside it in the same sentence."""
    near = (link for link in _counts(draft, scene, 0) if link.sentence is scene.analysed.sentence)
    return next((link.of for link in near if link.part_of is None), None)


def _sibling_part(draft: Draft, scene: Scene, mention: Mention) -> CountedNoun | None:
    """«Пәтерлердің 180-і – екі бөлмелі, 96-сы – үш бөлмелі»: beside a part whose whole nobody counted."""
    if _counted_owner(draft, scene, mention) is not None:
        return None
    here = (link for link in _counts(draft, scene, 0) if link.sentence is scene.analysed.sentence)
    last = next(here, None)
    if last is None or last.part_of is not None or last.of is None:
        return None
    inside = last.of.text in draft.text[last.start : last.end]
    return None if inside else last.of


def _said_before(draft: Draft, scene: Scene, mention: Mention) -> CountedNoun | None:
    """«Үш ауысымды мектеп қалмады, апатты бесеуі бұзылады»: the facilities that the sentence spoke of."""
    units = scene.analysed.units
    if "collective" not in units[mention.last].classes:
        return None
    before = (unit for unit in reversed(units[: mention.first]) if "counted" in unit.classes)
    named = next((unit for unit in before if counted.category_of(unit) == "facilities"), None)
    return _noun(draft, scene, named) if named is not None else None


def _is_more(scene: Scene, mention: Mention) -> bool:
    """«тағы сегізінде жұмыс жүріп жатыр»: beside those counted before, no part of them."""
    before = scene.analysed.unit(mention.first - 1)
    return before is not None and before.worth("part_cue") == "more"


def _number_of(draft: Draft, scene: Scene, mention: Mention) -> CountedNoun | None:
    """«бала саны 212-ге түсті», «олардың саны 20-ға жетеді»: what «саны» right before the number is the number of."""
    units = scene.analysed.units
    first = mention.first
    dates = (m for m in scene.analysed.mentions if m.type == "DATE" and m.last + 1 == first)
    first = next((m.first for m in dates), first)  # «саны 2028 жылға дейін 3 800-ге жетеді»
    if first and (noun := _as_subject(draft, scene, first - 1, mention.last + 1)) is not None:
        return noun
    if first < 2 or not units[first - 1].text.lower().startswith("саны"):
        return None
    owner = units[first - 2]
    if owner.text.lower() in _THEIR:
        return next((link.of for link in _counts(draft, scene) if link.of is not None), None)
    return _noun(draft, scene, owner) if "counted" in owner.classes else None


def _as_subject(draft: Draft, scene: Scene, index: int, behind: int) -> CountedNoun | None:
    """«Төсектер 130 мыңнан асады», «мамандардікі 201 мыңға жетті»: those whose number it is stand before it."""
    unit, verb = scene.analysed.units[index], scene.analysed.unit(behind)
    word = unit.text.lower()
    if verb is None or not (word.endswith(_THEIRS.tuple) or unit.lexeme.plural):
        return None
    if not (verb.text.lower().startswith(_AMOUNTING.tuple) or "over_abl" in verb.classes):
        return None
    if word.endswith(_THEIRS.tuple):
        beside = _sibling(draft, scene)
        lemma = kazakh.lemma_of(word[: -len("дікі")])
        if beside is None or lemma in _HAVING or unit.text[0].isupper():
            return beside  # «… мұғалім, ал колледждердікі 2 мыңға жетті»: the number of what is counted there
        return CountedNoun(lemma, unit.text, beside.category)
    plain = unit.lexeme.case == "nom" and "counted" in unit.classes
    return _noun(draft, scene, unit) if plain else None


def _reached(draft: Draft, scene: Scene, mention: Mention) -> CountedNoun | None:
    """«2023 жылы 14 мың оқырман болса, 2024 жылы 16,2 мыңға жетті»: the noun of the number it is set against."""
    following = scene.analysed.unit(mention.last + 1)
    if following is None or not following.text.lower().startswith(_REACHING.tuple):
        return None
    same = (link for link in _counts(draft, scene, 0) if link.sentence is scene.analysed.sentence)
    return next((link.of for link in same if link.of is not None and link.part_of is None), None)


def _owner(draft: Draft, scene: Scene, mention: Mention) -> CountedNoun | None:
    """«57 ауылдың 49-ы»: the genitive right before."""
    unit = scene.analysed.unit(mention.first - 1)
    if unit is None or unit.lexeme.case != "gen" or not unit.text[0].isalpha() or unit.classes & {"part_cue", "num"}:
        return None
    if "not_counted" in unit.classes:
        return None  # «42 шақырымның 17-сіне»
    return _noun(draft, scene, unit)


def _predicate(draft: Draft, scene: Scene, mention: Mention) -> CountedNoun | None:
    """«34-і – дәрігер», «96-сы дәрігер.»: what those counted are, where that is one plain noun."""
    units = scene.analysed.units
    if mention.last + 1 >= len(units) or not units[mention.last].lexeme.possessive:
        return None
    start = mention.last + 1 + ("dash" in units[mention.last + 1].classes)
    stop = start
    while stop < len(units) and units[stop].text[0].isalpha() and stop - mention.last <= _PREDICATE:
        stop += 1
    if stop == start or (stop < len(units) and "mark" not in units[stop].classes):
        return None
    last = units[stop - 1]
    plain = last.lexeme.case == "nom" and not last.lexeme.possessive and "counted" in last.classes
    bare = all(unit.lexeme.case == "nom" for unit in units[start : stop - 1])
    return _noun(draft, scene, last) if plain and bare else None


def _noun(draft: Draft, scene: Scene, unit: Unit) -> CountedNoun:
    text = draft.text[slice(*scene.analysed.sentence.span(unit.start, unit.end))]
    return CountedNoun(counted.kazakh_lemma(unit), text, counted.category_of(unit))


def _counts(draft: Draft, scene: Scene, reach: int = _NEAR) -> list[Link]:
    """The counts of this sentence and the few before it, the nearest first."""
    here = scene.analysed.sentence.index
    near = [link for link in draft.links if link.kind == "count" and here - link.sentence.index <= reach]
    return list(reversed(near))


def _whole(draft: Draft, scene: Scene, mention: Mention, noun: CountedNoun | None, *, owned: bool) -> Link | None:
    """The count with the same noun, else the whole of the part before, else the nearest count that fits.

    ``owned``: the noun stands before the number as its owner, and only a count of the same kind is the whole.
    """
    owner = _counted_owner(draft, scene, mention)
    if owner is not None:
        return owner if _fits(draft, owner, mention) else None
    if noun is not None:
        same = [c for c in _counts(draft, scene, 99) if c.part_of is None and c.of and c.of.lemma == noun.lemma]
        found = next((link for link in same if _fits(draft, link, mention)), None)
        if found is not None:
            return found
    near = _counts(draft, scene)
    for link in near:
        if link.sentence is scene.analysed.sentence and link.part_of is not None:
            whole = next((other for other in draft.links if other.index == link.part_of), None)
            if whole is not None and _fits(draft, whole, mention):
                return whole
    if owned:
        near = [link for link in near if noun and link.of and link.of.category == noun.category != "other"]
    fitting = [link for link in near if _may_be_whole(link) and _fits(draft, link, mention)]
    return _built(scene, mention, fitting) or next(iter(fitting), None)


def _built(scene: Scene, mention: Mention, options: list[Link]) -> Link | None:
    """«43 мектеп 65 мың орын береді. Соның он жетісі Алатауда салынады»: what is built is no place in it."""
    if len(options) < 2 or not scene.has_events or options[0].sentence is not options[1].sentence:
        return None
    if options[0].of is None or options[1].of is None or options[0].of.category == "facilities":
        return None
    event = scene.event_near(mention.first)
    built = event is not None and event.code in _BUILT and options[1].of.category == "facilities"
    return options[1] if built else None


def whole_of_kind(draft: Draft, scene: Scene, link: Link) -> Link | None:
    """The count that a count with a noun of its own is a part of: of the same noun, else the nearest of its kind."""
    near = [whole for whole in _counts(draft, scene) if whole.index < link.index and whole.part_of is None]
    fitting = [
        whole for whole in near if _may_be_whole(whole) and fits_whole(whole, link) and _leaves(draft, whole, link)
    ]
    same = (whole for whole in fitting if whole.of and link.of and whole.of.lemma == link.of.lemma)
    return next(same, fitting[0] if fitting else None)


def fits_whole(whole: Link, part: Link) -> bool:
    """Pupils are no part of schools, nor places of pupils."""
    if whole.of is None or part.of is None:
        return True
    one, other = whole.of.category, part.of.category
    return not ((one in counted.PEOPLE and other in _THINGS) or (one in _THINGS and other in counted.PEOPLE))


def _leaves(draft: Draft, whole: Link, link: Link) -> bool:
    """Whether this part and those found so far in its sentence are no more than the whole."""
    total, part = _value(whole.quantity), _value(link.quantity)
    if total is None or part is None:
        return True
    here = (p for p in draft.links if p.part_of == whole.index and p.sentence is link.sentence)
    return sum((_value(p.quantity) or Decimal(0) for p in here), part) <= total


def _counted_owner(draft: Draft, scene: Scene, mention: Mention) -> Link | None:
    """«сегіз ауылдың бесеуі»: the count that ends right before."""
    sentence = scene.analysed.sentence
    before = scene.analysed.unit(mention.first - 1)
    if before is None or before.lexeme.case != "gen":
        return None
    end = sentence.span(before.start, before.end)[1]
    counts = (link for link in draft.links if link.kind == "count" and link.sentence is sentence)
    return next((link for link in counts if link.end == end), None)


def _may_be_whole(link: Link) -> bool:
    return link.part_of is None and link.of is not None and link.of.category != "storeys"


def _fits(draft: Draft, whole: Link, mention: Mention) -> bool:
    """Whether this part and those found so far are no more than the whole."""
    total, part = _value(whole.quantity), _value(mention.value)
    if total is None or part is None:
        return True
    parts = (_value(link.quantity) or Decimal(0) for link in draft.links if link.part_of == whole.index)
    return sum(parts, part) <= total


def _value(quantity: object) -> Decimal | None:
    if not isinstance(quantity, Quantity):
        return None
    return quantity.value if quantity.value is not None else quantity.low


def _shared_noun(draft: Draft, scene: Scene, mention: Mention) -> CountedNoun | None:
    """«Жамбыл облысында 11, Абай облысында тоғыз, Ақмола облысында 7 ауылға»: the last of a row has the noun."""
    units = scene.analysed.units
    if mention.last + 1 >= len(units) or "comma" not in units[mention.last + 1].classes:
        return None
    dated = {m.last for m in scene.analysed.mentions if m.type == "DATE"}
    previous = mention
    for other in scene.analysed.mentions:
        if other.first <= mention.first or other.type != "NUMBER":
            continue
        between = units[previous.last + 1 : other.first]
        if not _is_row(between) and not _is_row_of_years(previous, other, dated, units):
            return None
        head = counted.head_after(scene.analysed, other)
        if head is not None:
            return _noun(draft, scene, units[head.last])
        previous = other
    return None


def _is_row(between: list[Unit]) -> bool:
    """A comma and a place or other locative before the next number of a row."""
    return bool(between) and "comma" in between[0].classes and len(between) <= 5 and between[-1].lexeme.case == "loc"


def _is_row_of_years(mention: Mention, other: Mention, dated: set[int], units: list[Unit]) -> bool:
    """«2024 жылы – 98, ал 2023 жылы 61 нысан»: each number has its date right before it."""
    return all(
        at - 1 in dated or (at - 2 in dated and "dash" in units[at - 1].classes) for at in (mention.first, other.first)
    )
