"""Kazakh facility names: number, title and modifiers stand before the head («№5 емхана», ««Кеңес» оңалту орталығы»)."""

from __future__ import annotations

from collections.abc import Sequence

from socfacts.language import kazakh
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.mentions.namespan import MAX_TITLE, NameSpan, quoted_after
from socfacts.mentions.ordinal_names import is_number

_MAX_MODIFIERS = 7
_WITH = WordList("joining", "kk")
_MANY = 10  # of fewer, «екі мектеп пен балабақша», the second noun may mean one
_PLURAL_NAMES = WordList("plural_names", "kk")
_HABITUAL = ("тын", "тін")  # participles of what somebody or something does
_ALL_ALIKE = WordList("all_alike", "kk")
_AFFAIRS = WordList("affairs", "kk")
_LEADERS = WordList("leaders", "kk")
_NAMES_IN_PLURAL = WordList("names_in_plural", "kk")
_PLURALS = WordList("plurals", "kk")
_RARE = 3
_PLAIN = frozenset({"word", "place"})
_PEOPLE = frozenset({"children", "pupils", "students", "patients", "residents", "workers", "specialists", "people"})


def around_kazakh(units: Sequence[Unit], head: int, before: int) -> NameSpan | None:
    """The name around a head; None where the noun tells of no one facility. ``before`` is where the last one ended."""
    first = head
    while first - 1 > before and head - first < _MAX_MODIFIERS and _modifies_kazakh(units, first - 1):
        if _measured(units, first - 1) or "area" in units[first - 1].classes:
            break
        first -= 1
    span = NameSpan(head, head, [])
    for index in range(head - 1, first - 2, -1):
        if index <= before:
            break
        if _opens_name(units, index, span):
            break
    if span.title is not None and _houses(units, span.title, head):
        return None
    if not span.numbers and first - 1 > before and is_number(units, first - 1, head, "kk"):
        span.numbers, span.first = [first - 1], first - 1
    following = quoted_after(units, head + 1)
    untitled = span.title is None and span.title_text is None
    if untitled and following is not None and _capital(units, following) and not _goes_on(units, following[1] + 2):
        span.title, span.last = following, following[1] + 1
    if span.title is None and span.title_text is None and not span.numbers:
        if _town_centre(units, head) or _counted(units, first) or _each(units, first):
            return None
        if _is_occasion(units, head) or _is_joined_to(units, head):
            return None
        if _at_home(units, head) or _is_limit(units, head) or _describes(units, head) or _classifies(units, head):
            return None
        span.first = _named_modifiers(units, first, head)
    return span


def is_central(units: Sequence[Unit], index: int) -> bool:
    """«№2 орталық емхана», «Орталық коммуникациялар қызметі»: before a head «орталық» is an adjective, no centre."""
    unit = units[index]
    bare = unit.lexeme.case == "nom" and not unit.lexeme.possessive and not unit.lexeme.plural
    following = units[index + 1] if index + 1 < len(units) else None
    if not bare or unit.text.lower() != "орталық" or following is None:
        return False
    if "facility" in following.classes and "place" not in following.lexeme.worth:
        return True
    owned = index + 2 < len(units) and units[index + 2].lexeme.possessive
    return owned and following.text.lower().endswith(_PLURALS.tuple)


def is_plural(unit: Unit) -> bool:
    """«Мектептер»; «музыка мектептері» stands so in the lexicon."""
    lemma = unit.lexeme.lemma
    return lemma not in _NAMES_IN_PLURAL and (unit.lexeme.plural or lemma.endswith(_PLURAL_NAMES.tuple))


def _goes_on(units: Sequence[Unit], index: int) -> bool:
    """«Нысан «Жайлы мектеп» жобасымен салынды»: the quoted name belongs to the noun after it."""
    return index < len(units) and units[index].text[0].isalpha() and kazakh.verb(units[index].text) is None


def _measured(units: Sequence[Unit], index: int) -> bool:
    """«300 орындық», «үш қабатты»: a figure in front of a name is no part of it; in «5-қалалық емхана» it is."""
    if units[index].lexeme.derivation not in ("lyq", "ly") or index == 0:
        return False
    return units[index - 1].value is not None and "ordinal" not in units[index - 1].classes


def _town_centre(units: Sequence[Unit], head: int) -> bool:
    """«облысының орталығында», «аудан орталығына»: the middle or the chief town of a place."""
    before = units[head - 1] if head else None
    if before is None or before.lexeme.case not in ("gen", "nom") or units[head].worth("facility_generic") != "centre":
        return False
    if before.lexeme.case == "nom":
        scope = "area_scope" in before.classes or before.worth("counted") == "settlements"
        return scope and units[head].lexeme.possessive
    return "place" in before.lexeme.worth or "area_scope" in before.classes


def _counted(units: Sequence[Unit], first: int) -> bool:
    """«екі мектеп», «40 мектеп пен колледж», «312 шақырым жол»: several, none of which is meant."""
    if first > 0 and "num" in units[first - 1].classes:
        long = first > 1 and units[first - 2].text.lower().startswith("ұзындығы")  # «ұзындығы 23 шақырым жол» is one
        return "one" not in units[first - 1].classes and not long
    if first < 3 or units[first - 1].text.lower() not in _WITH or units[first - 2].classes.isdisjoint({"facility"}):
        return False
    value = units[first - 3].value
    return "num" in units[first - 3].classes and value is not None and value >= _MANY


def _each(units: Sequence[Unit], first: int) -> bool:
    """«әр мектеп», «барлық аурухана»: said of all alike."""
    return any(unit.text.lower() in _ALL_ALIKE for unit in units[max(first - 1, 0) : first + 1])


def _describes(units: Sequence[Unit], head: int) -> bool:
    """«мектеп оқушысы», «балабақша жасындағы», «мектеп саны»: a bare noun that tells a kind of people or things."""
    lexeme = units[head].lexeme
    if lexeme.case != "nom" or lexeme.possessive or head + 1 >= len(units):
        return False
    following = units[head + 1]
    if following.text.lower().startswith("саны"):
        return True
    word = following.text.lower()
    if word.startswith(_LEADERS.tuple) and not following.lexeme.plural:
        return False  # «мектеп директоры»: one has one
    kind = word.startswith("жас") or (following.lexeme.possessive and word.startswith(_AFFAIRS.tuple))
    return following.lexeme.possessive and (kind or following.worth("counted") in _PEOPLE)


_POINTING = WordList("pointing", "kk")
_JOINED = WordList("joined", "kk")
_SYSTEMS = WordList("systems", "kk")
_OCCASIONS = WordList("occasions", "kk")
_AT_HOME = WordList("at_home", "kk")
_AT_THEIR_HOME = WordList("at_their_home", "kk")


def _at_home(units: Sequence[Unit], head: int) -> bool:
    """«үйде күтім көрсететін», «үйден оқытылады», «тұрғындардың үйіне барып»: at home, in no house spoken of."""
    unit = units[head]
    if unit.lexeme.lemma != "үй" or unit.lexeme.derivation != "" or head + 1 >= len(units):
        return False
    following = units[head + 1].text.lower()
    if unit.lexeme.possessive:
        owner = units[head - 1] if head else None
        theirs = owner is None or owner.lexeme.case != "nom" or not owner.text[0].isalpha() or owner.lexeme.plural
        theirs = theirs or owner is None or kazakh.verb(owner.text) is not None
        return theirs and unit.lexeme.case in ("loc", "dat", "abl") and following.startswith(_AT_THEIR_HOME.tuple)
    return unit.lexeme.case in ("loc", "abl") and following.startswith(_AT_HOME.tuple)


def _houses(units: Sequence[Unit], title: tuple[int, int], head: int) -> bool:
    """««№ 5 орта мектеп» КММ ғимараты»: the house of what the quotes name, as is the legal form behind them."""
    named = units[title[1]]
    if "facility" not in named.classes or "facility" in units[head].classes:
        return False
    formal = any("legal_wrapper" in unit.classes for unit in units[title[1] + 2 : head])
    return formal or units[head].worth("facility_generic") == "building"


def _is_occasion(units: Sequence[Unit], head: int) -> bool:
    """«Бұл жолы», «өткен жолы»: the time, no road."""
    unit = units[head]
    if unit.lexeme.lemma != "жол" or not unit.lexeme.possessive or unit.lexeme.plural:
        return False
    before = units[head - 1] if head else None
    return before is not None and (before.text.lower() in _OCCASIONS or "ordinal" in before.classes)


def _is_joined_to(units: Sequence[Unit], head: int) -> bool:
    """«Ауылдардың 86 %-ы сумен жабдықтау жүйесіне қосылған»: the service, no one network."""
    following = units[head + 1] if head + 1 < len(units) else None
    served = units[head].lexeme.case == "dat" and any(word in units[head].text.lower() for word in _SYSTEMS.tuple)
    return served and following is not None and following.text.lower().startswith(_JOINED.tuple)


def _is_limit(units: Sequence[Unit], head: int) -> bool:
    """«мектепке дейінгі тәрбие», «ауруханаға дейінгі көмек»: before it comes to any."""
    following = units[head + 1] if head + 1 < len(units) else None
    return units[head].lexeme.case == "dat" and following is not None and following.text.lower() == "дейінгі"


def _classifies(units: Sequence[Unit], head: int) -> bool:
    """«бесеуі – мектеп-интернат», «12-сі – ауылдық үлгідегі мекеме»: what those counted are, not which one is meant."""
    if units[head].lexeme.case != "nom":
        return False  # «2 миллиарды – №3 мектепке»
    dash = next((i for i in range(head - 1, max(head - 5, 0), -1) if not units[i].text[0].isalpha()), 0)
    if dash < 1 or "dash" not in units[dash].classes:
        return False
    number = units[dash - 1]
    return "num" in number.classes and (number.lexeme.possessive or "collective" in number.classes)


def _opens_name(units: Sequence[Unit], index: int, span: NameSpan) -> bool:
    """Whether a title, a number or «… атындағы» ends at ``index``; it is put into ``span``."""
    unit = units[index]
    if "any_quote" in unit.classes and "quote_open" not in unit.classes:
        opening = _opening_quote(units, index)
        if opening is None:
            return True
        span.title, span.first = (opening + 1, index - 1), opening
        _number_before(units, opening - 1, span)
        return True
    if unit.text.lower() == "атындағы":
        start = _namesake_start(units, index)
        if start < index:
            span.title_text = _name_of(units[start:index])
            span.first = start
            _number_before(units, start - 1, span)
        return True
    return _number_before(units, index, span)


def titles_before(units: Sequence[Unit], span: NameSpan) -> list[tuple[int, int]]:
    """The titles in quotes that a comma or «және» joins to the one of a name, in order: (first, last) units inside."""
    found: list[tuple[int, int]] = []
    at = span.first
    while span.title is not None and at >= 2 and "joint" in units[at - 1].classes:
        opening = _opening_quote(units, at - 2) if "any_quote" in units[at - 2].classes else None
        if opening is None:
            break
        found.append((opening + 1, at - 3))
        at = opening
    return found[::-1]


def _namesake_start(units: Sequence[Unit], index: int) -> int:
    """Where the name before «атындағы» begins: at its capitals, or in a script without them two words back."""
    capitals = index > 0 and units[index - 1].text[:1].isupper()
    start = index
    while start > 0 and index - start < (3 if capitals else 2):
        unit = units[start - 1]
        if not (_of_namesake(unit) if capitals else _may_name(unit)):
            break
        start -= 1
    while capitals and start >= 2 and units[start - 1].text == "." and _is_initial(units[start - 2]):
        start -= 2  # «М. Әуезов»
    return start


def _is_initial(unit: Unit) -> bool:
    return len(unit.text) == 1 and unit.text.isupper()


def _name_of(units: Sequence[Unit]) -> str:
    """The words of a name with capitals; a dot stands right behind its initial."""
    return " ".join(unit.text[:1].upper() + unit.text[1:] for unit in units).replace(" .", ".")


def _may_name(unit: Unit) -> bool:
    return unit.text[0].isalpha() and unit.lexeme.case == "nom" and not unit.lexeme.possessive


def _of_namesake(unit: Unit) -> bool:
    """A part of the name before «атындағы»; «Таразда Абай атындағы» begins with the town."""
    return unit.text[:1].isupper() and not ("place" in unit.lexeme.worth and unit.lexeme.case != "nom")


def _number_before(units: Sequence[Unit], index: int, span: NameSpan) -> bool:
    """«№5», «нөмірі 5-інші» that ends at ``index``."""
    if index < 1 or units[index].value is None or "int" not in units[index].classes:
        return False
    if not _is_number_sign(units[index - 1]):
        return False
    span.numbers, span.first = [index], index - 1
    # «№3, №5 және №7 балабақшалар»
    while span.first >= 3 and "joint" in units[span.first - 1].classes and _is_number_sign(units[span.first - 3]):
        if units[span.first - 2].value is None or "int" not in units[span.first - 2].classes:
            break
        span.numbers, span.first = [span.first - 2, *span.numbers], span.first - 3
    return True


def _is_number_sign(unit: Unit) -> bool:
    return "number_sign" in unit.classes or unit.text.lower() in ("нөмірі", "нөмір")


def _opening_quote(units: Sequence[Unit], closing: int) -> int | None:
    for index in range(closing - 1, max(closing - MAX_TITLE - 2, -1), -1):
        if "any_quote" in units[index].classes:
            return index if "quote_close" not in units[index].classes else None
    return None


def _modifies_kazakh(units: Sequence[Unit], index: int) -> bool:
    """A bare noun or adjective before the head; an object stands before a verbal noun («еңбекті оңалту»)."""
    unit = units[index]
    if not unit.text[0].isalpha() or unit.classes & {"num", "ordinal", "month", "facility", "event_verb", "negation"}:
        return False
    if unit.text.lower() in ("және", "мен", "бен", "пен"):
        return unit.text.lower() == "және"
    lexeme = unit.lexeme
    if unit.text.endswith(_HABITUAL):
        return False  # «500 адам қабылдайтын емхана»: five hundred people, one clinic
    if lexeme.case == "acc":
        return index + 1 < len(units) and units[index + 1].text.lower().endswith(("у", "ю", "ту", "лау", "леу"))
    return lexeme.case == "nom" and not lexeme.possessive


def _named_modifiers(units: Sequence[Unit], first: int, head: int) -> int:
    """An unnamed facility keeps the modifiers that make its name: from the first capital («Жаңаөзен қалалық …»).

    The capital of the sentence's first word tells nothing, unless the word is a town; villages are named like things.
    """
    for index in range(first, head):
        if units[index].text.lower() in _POINTING:
            continue  # «Мына клубты»
        opens = not any(unit.text[0].isalnum() for unit in units[:index])  # «– Қазір орталықта …» too
        if units[index].text[:1].isupper() and (
            not opens or _is_town(units[index]) or (index == head - 1 and owner(units, head) is not None)
        ):
            return index
    return head


def owner(units: Sequence[Unit], head: int) -> str | None:
    """«Қарағаш негізгі мектебі»: after which village a school is called; the head noun is possessive then."""
    unit = units[head - 1] if head else None
    if unit is None or not unit.text[:1].isupper() or not units[head].lexeme.possessive:
        return None
    named = unit.lexeme.case == "nom" and not unit.lexeme.possessive and unit.classes <= _PLAIN
    # A sentence begins with a capital whatever the word: «Музыка мектебі».
    sure = head > 1 or " " in units[head].text or kazakh.frequency(unit.text) < _RARE
    return unit.text.casefold() if named and sure else None


def _is_town(unit: Unit) -> bool:
    """A place larger than a village."""
    candidates = unit.lexeme.worth.get("place")
    return candidates is not None and any(place.kind != "village" for place in candidates.places)


def _capital(units: Sequence[Unit], span: tuple[int, int]) -> bool:
    return units[span[0]].text[:1].isupper()
