"""Kazakh nominal and verbal forms without a dictionary: suffixes, harmony, closed lists and corpus counts."""

from socfacts.language.kazakh.analysis import analyse, readings
from socfacts.language.kazakh.evidence import frequency
from socfacts.language.kazakh.forms import KazakhForm, VerbForm
from socfacts.language.kazakh.stems import lemma_of, nominative, owned, strip_to
from socfacts.language.kazakh.tails import suffix_of
from socfacts.language.kazakh.verbs import lasting_start, verb

__all__ = [
    "KazakhForm", "VerbForm", "analyse", "frequency", "lasting_start", "lemma_of", "nominative", "owned", "readings",
    "strip_to", "suffix_of", "verb",
]  # fmt: skip
