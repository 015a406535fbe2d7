"""Russian morphology through pymorphy3: forms of lexicon words, lemmas, agreement and nominative names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

_WORDS = 32768  # word types whose properties are kept
_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_SECOND_CASES = {"loc2": "loct", "gen2": "gent", "acc2": "accs"}  # «в прошлом году»
# «ФАПов», «ЦОНе»: abbreviations that end in a consonant decline in newspapers.
_CONSONANTS = "БВГДЖЗКЛМНПРСТФХЦЧШЩ"
_ABBREVIATION_ENDINGS = ("а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах")
_NOUNLIKE = ("NOUN", "NPRO")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W_]+)*|\S")


@lru_cache(maxsize=1)
def _analyser() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=16384)
def parses(word: str) -> tuple[Any, ...]:
    """All pymorphy3 parses of a word, the likeliest first."""
    return tuple(_analyser().parse(word))


def is_word(word: str) -> bool:
    """Whether the dictionary has the form."""
    return bool(_analyser().word_is_known(word.lower()))


def fold(word: str) -> str:
    """The key under which a word is looked up: case and ё aside."""
    return word.casefold().replace("ё", "е")


def forms(word: str) -> frozenset[str]:
    """Every form of a dictionary word, folded. An unknown word has only itself."""
    best = _best_lemma_parse(word)
    found = {fold(word)}
    if best is not None:
        found |= {fold(form.word) for form in best.lexeme if _declines_with(form.tag, best.tag)}
        if best.tag.POS == "INFN":
            # «Стоить» is two verbs in the dictionary, one of them impersonal.
            found |= {fold(form.word) for p in parses(word.lower())[1:] if p.tag.POS == "INFN" for form in p.lexeme}
    if word.isupper() and len(word) > 1:
        found |= abbreviation_forms(word)
    first, hyphen, last = word.rpartition("-")
    if hyphen and not last.isdigit():
        # pymorphy3 inflects both halves («усти-каменогорска»); a name keeps its first half.
        found |= {f"{fold(first)}-{form}" for form in forms(last)}
        found |= _both_halves(first, last)
    return frozenset(found)


def singular_forms(word: str) -> frozenset[str]:
    """The forms of a name that stands in one number, folded: «Нура» has no «Нур», that is a surname's beginning."""
    best = _best_lemma_parse(word)
    if best is None or "-" in word or best.tag.POS != "NOUN" or best.tag.number != "sing":
        return forms(word)
    return frozenset({fold(word), *(fold(form.word) for form in best.lexeme if form.tag.number == "sing")})


def _both_halves(first: str, last: str) -> set[str]:
    """«Доме-интернате»: two nouns, each in the same case and number; «яслях-саду»: one has no singular."""
    halves = [next((p for p in parses(half.lower()) if p.tag.POS == "NOUN" and "nomn" in p.tag), None)
              for half in (first, last)]  # fmt: skip
    if any(half is None or "Fixd" in half.tag for half in halves):
        return set()
    fixed = any(half is not None and "Pltm" in half.tag for half in halves)
    tables = [
        [(_SECOND_CASES.get(form.tag.case, form.tag.case), form.tag.number, fold(form.word)) for form in half.lexeme]
        for half in halves
        if half
    ]
    return {
        f"{first_form}-{last_form}"
        for case, number, first_form in tables[0]
        for other_case, other_number, last_form in tables[1]
        if case == other_case and (fixed or number == other_number)
    }


def _declines_with(form: Any, lemma: Any) -> bool:
    """Whether a form belongs to an entry. «Пострадавший» is a noun there and must not bring «пострадали» along,
    nor «операционная» the adjective «операционный»: a participle keeps its own declension, a feminine its gender."""
    if lemma.POS == "PRTF":
        return bool(form.POS == "PRTF" and form.tense == lemma.tense and form.voice == lemma.voice)
    if lemma.POS == "ADJF" and lemma.gender == "femn":
        return form.POS == "ADJF" and form.gender in ("femn", None)
    return True


def abbreviation_forms(word: str) -> frozenset[str]:
    """An abbreviation and, where it ends in a consonant, its declined forms, folded."""
    endings = _ABBREVIATION_ENDINGS if word[-1] in _CONSONANTS else ()
    return frozenset({fold(word), *(fold(word) + ending for ending in endings)})


def name_forms(name: str) -> frozenset[str]:
    """The forms of a place name that no dictionary declines («Семей»: Семея, Семее), by its ending, folded."""
    folded = fold(name)
    if any(p.is_known and fold(p.normal_form) == folded for p in parses(name.lower())):
        return frozenset({folded})
    return ending_forms(folded)


def ending_forms(folded: str) -> frozenset[str]:
    """The forms of a folded name by its ending alone: «алаш», «алаше»."""
    for ending, endings in _NAME_ENDINGS:
        if folded.endswith(ending):
            stem = folded[: -len(ending)] if ending[-1] in "йьая" else folded
            return frozenset({folded, *(stem + new for new in endings)})
    return frozenset({folded})


# Endings of names → those of their cases. Names in -о, -е, -и, -у do not decline.
_NAME_ENDINGS = (
    ("й", ("я", "ю", "ем", "е")), ("ь", ("я", "ю", "ем", "е")), *((f"{c}а", (f"{c}и", f"{c}е", f"{c}у", f"{c}ой"))
    for c in "гкхжшчщ"), ("а", ("ы", "е", "у", "ой")),
    ("я", ("и", "е", "ю", "ей")), *((c, ("а", "у", "ом", "е")) for c in "бвгджзклмнпрстфхцчшщ"),
)  # fmt: skip


def _best_lemma_parse(word: str) -> Any | None:
    """The parse in which the word is its own lemma; what is no dictionary word may still have one by its ending."""
    candidates = [p for p in parses(word.lower()) if fold(p.normal_form) == fold(word)]
    if not candidates:
        candidates = list(parses(word.lower()))
    nouns = [p for p in candidates if p.tag.POS == "NOUN"]
    return (nouns or candidates or [None])[0]


def phrase_forms(phrase: str) -> Iterator[tuple[str, ...]]:
    """The forms of a phrase, token by token: the words up to its head noun inflect together, the rest stay."""
    words = _WORD.findall(phrase)
    if len(words) == 1:
        yield from ((form,) for form in forms(words[0]))
        return
    head = _head_index(words)
    if head is None:
        yield from _verb_phrase_forms(words)
        return
    tail = tuple(fold(word) for word in words[head + 1 :])
    noun = _noun_parse(words[head])
    for form in noun.lexeme:
        tag = form.tag
        case = _SECOND_CASES.get(tag.case, tag.case)
        if case in _CASES and tag.number is not None:
            gender = noun.tag.gender if tag.number == "sing" else None
            front = [_agree(word, case, tag.number, gender, noun.tag.animacy) for word in words[:head]]
            yield (*front, fold(form.word), *tail)
        if case == "gent" and tag.number == "sing" and head:
            # After two, three and four: «три квадратных метра».
            yield (*(_agree(word, case, "plur", None, None) for word in words[:head]), fold(form.word), *tail)
    yield tuple(fold(word) for word in words)


def _head_index(words: list[str]) -> int | None:
    """The first noun in the nominative; what stands before it must be adjectives or marks."""
    for index, word in enumerate(words):
        options = parses(word.lower())
        if any(p.tag.POS in _NOUNLIKE and "nomn" in p.tag for p in options):
            # «детская городская больница»: «детская» is a noun too, but not before another nominative.
            describes = is_adjective(word) and index + 1 < len(words) and _is_nominative(words[index + 1])
            if not describes:
                return index
        if not any(p.tag.POS in ("ADJF", "PRTF", "NUMR", "ADJS") for p in options):
            return None
    return None


def _is_nominative(word: str) -> bool:
    return any(p.tag.POS in ("NOUN", "ADJF", "PRTF") and "nomn" in p.tag for p in parses(word.lower()))


def _noun_parse(word: str) -> Any:
    options = [p for p in parses(word.lower()) if p.tag.POS in _NOUNLIKE and "nomn" in p.tag]
    return options[0]


def _agree(word: str, case: str, number: str, gender: str | None, animacy: str | None, keep: bool = False) -> str:
    """The adjective in agreement, folded (``keep``: with its ё); any other word as it is."""
    paradigm = _adjective_paradigm(word.lower())
    animate = animacy if case == "accs" and (number == "plur" or gender == "masc") else None
    form = paradigm.get((case, number, gender, animate)) or paradigm.get((case, number, gender, None)) or word
    return form if keep else fold(form)


@lru_cache(maxsize=4096)
def _adjective_paradigm(word: str) -> dict[tuple[str, str, str | None, str | None], str]:
    """The forms of an adjective by case, number, gender and (in the accusative) animacy; empty for other words."""
    options = [p for p in parses(word) if p.tag.POS in ("ADJF", "PRTF", "NUMR")]
    # «Дневной» and the archaic «дневный» have the same forms but one.
    adjective = max(options, key=lambda p: (p.score, p.normal_form.endswith("ой")), default=None)
    found: dict[tuple[str, str, str | None, str | None], str] = {}
    if adjective is None:
        return found
    for form in adjective.lexeme:
        tag = form.tag
        if adjective.tag.POS == "PRTF" and (tag.voice, tag.tense) != (adjective.tag.voice, adjective.tag.tense):
            continue  # the lexeme of a verb has its other participles too
        if tag.POS in ("ADJF", "PRTF", "NUMR") and not {"Supr", "Cmp2"} & tag.grammemes and tag.case is not None:
            found.setdefault((tag.case, tag.number or "plur", tag.gender, tag.animacy), form.word)
            found.setdefault((tag.case, tag.number or "plur", tag.gender, None), form.word)
    return found


def _verb_phrase_forms(words: list[str]) -> Iterator[tuple[str, ...]]:
    """«ввести в эксплуатацию»: the verb in all its forms, the rest as written."""
    first, rest = words[0], tuple(fold(word) for word in words[1:])
    verb = next((p for p in parses(first.lower()) if p.tag.POS in ("INFN", "VERB", "PRTF", "PRTS", "ADJF")), None)
    heads = {fold(form.word) for form in verb.lexeme} if verb else set()
    for head in heads | {fold(first)}:
        yield (head, *rest)


@lru_cache(maxsize=_WORDS)
def is_adjective(word: str) -> bool:
    """Whether the likeliest reading that is no name is an adjective or participle."""
    return any(p.tag.POS in ("ADJF", "PRTF") and p.score > 0.1 and "Apro" not in p.tag for p in parses(word.lower()))


@lru_cache(maxsize=_WORDS)
def may_agree(adjective: str, noun: str) -> bool:
    """Whether some reading of an adjective agrees with some reading of a noun: no «больных … больница».

    After «два» to «четыре» a plural adjective stands with a singular noun («три сельских медпункта»).
    """
    nouns = [p.tag for p in parses(noun.lower()) if p.tag.POS == "NOUN"]
    tags = [p.tag for p in parses(adjective.lower()) if p.tag.POS in ("ADJF", "PRTF")]
    if not nouns or not tags:
        return True
    return any(
        (a.case == n.case and a.number == n.number and (n.number == "plur" or a.gender == n.gender))
        or (a.number == "plur" and n.number == "sing" and n.case == "gent")
        for a in tags
        for n in nouns
    )


@lru_cache(maxsize=_WORDS)
def cases(word: str, parts: tuple[str, ...] = ("NOUN",), number: str = "") -> frozenset[str]:
    """The cases in which a word may stand as one of these parts of speech, in that number where one is given."""
    return frozenset(
        str(p.tag.case) for p in parses(word.lower()) if p.tag.POS in parts and (not number or number in p.tag)
    )


@lru_cache(maxsize=_WORDS)
def is_noun(word: str) -> bool:
    """Whether some reading is a noun and the likeliest is no adjective."""
    return any(p.tag.POS == "NOUN" for p in parses(word.lower())) and not is_adjective(word)


@lru_cache(maxsize=_WORDS)
def noun_lemma(word: str) -> str:
    """The dictionary form of a noun, in small letters; of another word itself."""
    noun = next((p for p in parses(word.lower()) if p.tag.POS == "NOUN"), None)
    return str(noun.normal_form) if noun is not None else word.lower()


@lru_cache(maxsize=_WORDS)
def is_genitive(word: str) -> bool:
    """Whether the word may be a noun, adjective or participle in the genitive."""
    return any(p.tag.POS in ("NOUN", "ADJF", "PRTF") and "gent" in p.tag for p in parses(word.lower()))


@lru_cache(maxsize=_WORDS)
def is_plural(word: str) -> bool:
    """Whether every noun reading of the form is plural."""
    nouns = [p for p in parses(word.lower()) if p.tag.POS == "NOUN"]
    return bool(nouns) and all("plur" in p.tag for p in nouns)


def substantive(word: str) -> str | None:
    """«Пострадавших» → «пострадавший»: the masculine singular of an adjective in the genitive plural."""
    found = next((p for p in parses(word.lower()) if p.tag.POS in ("ADJF", "PRTF") and {"gent", "plur"} in p.tag), None)
    inflected = found.inflect({"masc", "sing", "nomn"}) if found is not None else None
    return str(inflected.word) if inflected is not None else None


def nominative_plural(words: list[str], head: int) -> list[str]:
    """A noun phrase in the nominative plural, as :func:`nominative` for one that names several."""

    def plural(word: str, kinds: tuple[str, ...]) -> str:
        found = next((p for p in parses(word.lower()) if p.tag.POS in kinds), None)
        inflected = found.inflect({"plur", "nomn"}) if found is not None else None
        return _capital_like(word, str(inflected.word)) if inflected is not None else word

    front = [plural(word, ("ADJF", "PRTF")) for word in words[:head]]
    return [*front, plural(words[head], ("NOUN",)), *words[head + 1 :]]


def nominative(words: list[str], head: int) -> list[str]:
    """A noun phrase in the nominative singular: the adjectives before ``words[head]`` and the head itself.

    Words after the head stay as they are; the writer's capital first letter is kept.
    """
    return list(_nominative(tuple(words), head))


@lru_cache(maxsize=8192)
def _nominative(words: tuple[str, ...], head: int) -> tuple[str, ...]:
    nouns = [p for p in parses(words[head].lower()) if p.tag.POS == "NOUN"]
    if not nouns:
        return words
    noun = next((p for p in nouns if "sing" in p.tag), nouns[0])
    inflected = noun.inflect({"nomn", "sing"}) or noun
    whole = _nominative_halves(words[head]) or inflected.word
    front = [_capital_like(w, _agree(w, "nomn", "sing", noun.tag.gender, None, keep=True)) for w in words[:head]]
    return (*front, _capital_like(words[head], whole), *words[head + 1 :])


def _nominative_halves(word: str) -> str | None:
    """«Доме-интернате», «яслях-саду»: the nominative of two nouns joined by a hyphen, both of the dictionary."""
    first, hyphen, last = word.lower().rpartition("-")
    halves = [next((p for p in parses(half) if p.tag.POS == "NOUN" and p.is_known), None) for half in (first, last)]
    if not hyphen or None in halves:
        return None
    told = [half.inflect({"nomn"} if "Pltm" in half.tag else {"nomn", "sing"}) for half in halves if half is not None]
    return "-".join(str(half.word) for half in told) if None not in told else None


@lru_cache(maxsize=_WORDS)
def name_in_nominative(word: str) -> str:
    """A name said in the genitive («Абая» → «Абай», «Сатпаева» → «Сатпаев»); one that does not decline stays."""
    for parse in parses(word.lower()):
        # «Кенесары», «Курмангазы» do not decline, whatever a guess says.
        guessed = not parse.is_known and word.endswith(("ы", "и"))
        if parse.tag.case == "gent" and {"Name", "Surn", "Patr"} & parse.tag.grammemes and not guessed:
            inflected = parse.inflect({"nomn", "sing"})
            if inflected is not None:
                return _capital_like(word, str(inflected.word))
    for ending, instead in _GENITIVE_NAMES:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + instead
    return word


# Genitive endings of names that no dictionary knows → nominative, the longest first.
_GENITIVE_NAMES = (
    ("ского", "ский"), ("овой", "ова"), ("евой", "ева"), ("иной", "ина"), ("ова", "ов"), ("ева", "ев"), ("ина", "ин"),
    ("ая", "ай"), ("ея", "ей"), ("ия", "ий"), *((f"{c}а", c) for c in "бвгджзклмнпрстфхцчшщ"),
)  # fmt: skip


def _capital_like(model: str, word: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    if "-" in model and model.count("-") == word.count("-"):
        return "-".join(map(_capital_like, model.split("-"), word.split("-")))
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
