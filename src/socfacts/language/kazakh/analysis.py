"""The readings of a Kazakh word form, scored by suffixes, by the shape of the stem and by corpus counts."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import lru_cache
from math import log

from socfacts.language.kazakh import tables
from socfacts.language.kazakh.chains import Chain, all_tails, chains, chains_after_possessive, starts_with_vowel
from socfacts.language.kazakh.evidence import support, support_without
from socfacts.language.kazakh.forms import KazakhForm
from socfacts.language.kazakh.phonology import VOWELS, final_class, harmonies, stems_before_t, stems_before_vowel
from socfacts.language.kazakh.tails import suffix_of, takes_bare_suffix
from socfacts.language.kazakh.verbs import verb

_CACHE = 32768
_IDENTITY = Chain()
_THIRD = (None, "3")
_DERIVING = ("lyq", "ly", "syz", "ghy", "dai", "ordinal", "indefinite")
_DERIVED = ("lyq", "ly", "syz")
_OPEN = VOWELS | {"ь", "ъ"}
_VERBAL = ("ды", "ді", "ты", "ті", "мыз", "міз", "са", "се", "тын", "тін", "сын", "сін")
_CASES = ("gen", "dat", "acc", "loc", "abl", "ins")
_TOWN = "скі"  # «Степногорскіде»: a vowel carries the suffixes of a Russian town
_HABITUAL = ("атын", "етін", "йтын", "йтін")


def fold(word: str) -> str:
    """Casefolded, and without the accents that mark stress."""
    return word.casefold()


def _possible_stem(stem: str) -> bool:
    if len(stem) < 2 or stem[-1] in "ғъ-" or VOWELS.isdisjoint(stem):
        return False
    return len(stem) > 2 or stem[0] in VOWELS or stem in tables.closed_set("short_stems")


def fits(stem: str, chain: Chain) -> bool:
    if chain.needs == "numerals" and stem in tables.closed_set("ordinal_stems"):
        return chain.derivation == "ordinal"
    return chain.needs is None or stem in tables.closed_set(chain.needs)


def is_possessive_compound(stem: str) -> bool:
    """Stems that hold a possessive and take cases as such: отбасы, Әбішұлы."""
    if stem[-1:] not in ("ы", "і"):
        return False
    if stem in tables.closed_set("possessive_compounds"):
        return True
    return len(stem) > 5 and stem.endswith(("ұлы", "қызы"))


def chains_on(stem: str, tail: str) -> list[Chain]:
    """The chains that ``tail`` may be on this stem by harmony and by its last sound."""
    final = final_class(stem)
    compound = is_possessive_compound(stem)
    found: list[Chain] = []
    for harmony in harmonies(stem):
        found += [chain for chain in chains(final, harmony).get(tail, ()) if chain.needs is None or fits(stem, chain)]
        if compound:
            found += chains_after_possessive(harmony).get(tail, ())
    return found


def _stems(surface: str, tail: str) -> list[str]:
    if starts_with_vowel(tail):
        return stems_before_vowel(surface)
    shortened = stems_before_t(surface) if tail[0] == "т" else []
    return shortened or [surface]


def splits(word: str) -> list[tuple[str, Chain]]:
    """Every (stem, chain) that spells ``word`` by the rules of harmony and of final sounds."""
    found = [(word, _IDENTITY)]
    tails = all_tails()
    for end in range(2, len(word)):
        tail = word[end:]
        if tail not in tails:
            continue
        surface = word[:end]
        for stem in _stems(surface, tail):
            if _possible_stem(stem):
                found += [(stem, chain) for chain in chains_on(stem, tail)]
    return found


def _shape_cost(stem: str) -> float:
    """Stems that end in a sound that Kazakh words don't end in are loans, and rarer."""
    loan, likely, clusters = _shapes()
    cost, last_two = 0.0, stem[-2:]
    if stem[-1] in "бгдвж" and last_two not in loan:
        cost += 2.0
    if last_two in likely or stem[-3:] in likely:
        cost -= 1.0
    if len(stem) > 2 and _OPEN.isdisjoint(last_two) and last_two not in clusters:
        cost += 4.0
    return cost


@lru_cache(maxsize=1)
def _shapes() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The ends of loans, the likely ends of stems, and the pairs of consonants that a stem may end in."""
    table = tables.suffixes()
    return frozenset(table["loan_endings"]), frozenset(table["likely_endings"]), frozenset(table["final_clusters"])


@lru_cache(maxsize=1)
def _stem_endings() -> tuple[str, ...]:
    return tuple(tables.closed()["stem_endings"])


def _known(stem: str) -> bool:
    if stem in tables.protected() or stem in tables.full_stems():
        return True
    return len(stem) > 5 and stem.endswith(_stem_endings())


def _is_verb(word: str) -> bool:
    """True for verbs that look like a noun with a suffix: «берілді», «тұратын» are no accusatives."""
    if not word.endswith(_VERBAL):
        return False
    form = verb(word)
    return form is not None and form.confidence >= 0.75


def _is_derived(word: str) -> bool:
    """True for -лы and -шы on a known stem, where no case looks so: «немерелі», «тракторшы»."""
    if word.endswith(("ншы", "нші")) or (word.endswith(("лы", "лі")) and word[-3:-2] not in VOWELS):
        return False
    return word.endswith(("лы", "лі", "шы", "ші")) and support(word[:-2]) > 3.0


@lru_cache(maxsize=_CACHE)
def _is_inflected(stem: str) -> bool:
    """True for a stem that is better read as a form of a shorter stem: «жолда» of «жолдасы»."""
    return scored(stem)[0][0] != stem


def _whole_word_bonus(word: str) -> float:
    if _known(word):
        return 18.0
    if _is_verb(word):
        return 8.0
    return 3.0 if _is_derived(word) else 0.0


def measure_bonus(stem: str, chain: Chain) -> float:
    """-лық and -лы on what buildings are measured in: «орындық», «қабатты»."""
    if chain.parts == ("lyq",) and stem in tables.closed_set("measured_in"):
        return 16.0
    return 16.0 if chain.parts == ("ly",) and stem in tables.closed_set("measured_with") else 0.0


def score(word: str, stem: str, chain: Chain) -> float:
    """Log-odds-like score of one split; higher is better."""
    value = 2.2 * log(1.0 + support_without(stem, word, chain)) - _shape_cost(stem)
    if chain is _IDENTITY:
        return value + _whole_word_bonus(word)
    known = _known(stem)
    if known and chain.parts[0] not in _DERIVED:
        value += 5.0
    if stem[-1] == "о" and chain.parts[0] == "acc":
        value -= 1.5  # «павильоны» is rather павильон
    if stem.endswith("ь") and not word.startswith(stem) and stem not in tables.counts():
        value -= 2.0
    if stem.endswith(_TOWN) and chain.parts[0] in _CASES:
        value += 4.0
    if stem in tables.closed_set("bound_stems"):
        value += 6.0 if chain.possessive else -6.0
    elif stem.endswith(_HABITUAL) and _is_verb(stem):
        value += 5.0
    elif not known and _is_inflected(stem):
        value -= 4.0
    return value - (0.5 if len(stem) == 2 else -0.5) + chain.trust + measure_bonus(stem, chain)


def form_of(word: str, stem: str, chain: Chain) -> KazakhForm:
    lemma = tables.closed()["ordinal_stems"].get(stem, stem) if chain.derivation == "ordinal" else stem
    derivation = chain.derivation
    if derivation is None and stem in tables.closed_set("collectives"):
        derivation = "collective"
    return KazakhForm(word, lemma, chain.plural, chain.possessive, chain.case, derivation)


def _is_whole(stem: str) -> bool:
    return stem in tables.protected() and stem not in tables.closed_set("also_inflected")


def scored(word: str) -> list[tuple[str, Chain]]:
    """The splits of a casefolded word, the best first. A protected stem is not cut but for a derivation."""
    banned = tables.closed()["false_friends"].get(word, ())
    found = [(stem, chain) for stem, chain in splits(word) if stem not in banned]
    if len(found) == 1:
        return found
    whole = max((len(stem) for stem, chain in found if _is_whole(stem) and chain.possessive in _THIRD), default=0)
    options = [
        (score(word, stem, chain), stem, chain)
        for stem, chain in found
        if len(stem) >= whole or _is_whole(stem) or chain.parts[0] in _DERIVING
    ]
    options.sort(key=lambda option: -option[0])
    return [(stem, chain) for _, stem, chain in options]


def _heads(word: str) -> list[KazakhForm]:
    """Readings whose lemma keeps its possessive, as titles and names do: «орталығында» → «орталығы»."""
    found: list[KazakhForm] = []
    for end in range(3, len(word)):
        if word[end - 1] not in "ыі" or word[:end] in tables.protected():
            continue
        head, tail = word[:end], word[end:]
        for harmony in harmonies(head):
            for chain in chains_after_possessive(harmony).get(tail, ()):
                found.append(KazakhForm(word, head, False, "3", chain.case, chain.derivation))
    return found


@lru_cache(maxsize=_CACHE)
def _readings(word: str) -> tuple[KazakhForm, ...]:
    forms = [form_of(word, stem, chain) for stem, chain in scored(word)]
    forms += _heads(word)
    # Told apart by what they say: hashing the forms themselves takes longer than making them.
    found: dict[tuple[str, bool, str | None, str, str | None], KazakhForm] = {}
    for form in forms:
        found.setdefault((form.lemma, form.plural, form.possessive, form.case, form.derivation), form)
    return tuple(found.values())


def _joint(word: str) -> tuple[str, str]:
    """An acronym and the suffix after it, with a hyphen («АҚШ-та») or without («ТМДның»)."""
    head, _, tail = word.rpartition("-")
    if not head and word[:2].isupper() and word[-1].islower():
        head = "".join(itertools.takewhile(str.isupper, word))
        tail = word[len(head) :]
    return head, tail


def readings(word: str) -> tuple[KazakhForm, ...]:
    """All readings of a word that obey harmony, the best first; the word itself as its own lemma is among them.

    Lemmas that keep their possessive, as the last word of a title does («орталығында» → «орталығы»), come last.
    """
    head, tail = _joint(word)
    bare = suffix_of(tail, head) if head and takes_bare_suffix(head) else None
    found = _readings(fold(word))
    return found if bare is None else (replace(bare, form=fold(word)), *found)


def analyse(word: str) -> KazakhForm:
    """The best single reading of a word form; a numeral's ordinal has the cardinal as its lemma."""
    return readings(word)[0]
