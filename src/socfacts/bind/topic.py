"""Whether a document is about something else than facilities: a match, an accident, a crime, a life, the weather.

Such news is full of people, dates and sums, of which none is a fact about a facility. It is told by its words, sentence
by sentence (``rules/*/lexicon/topics.yaml``): a school's article may mention a medal, a match report may mention a
stadium, and the sentences of the one outnumber those of the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from socfacts.language.analysis import Analysed

_ELSEWHERE = frozenset({"off_topic", "off_topic_verb"})
_FACILITIES = frozenset({"facility", "facility_generic", "capacity_noun"})
_COUNTED = "counted"
_OF_FACILITIES = frozenset(
    {"facilities", "beds", "children", "pupils", "students", "patients", "families", "teachers", "doctors"}
)
_FEWEST = 3  # sentences: what is shorter says too little of its topic
_PART = 3  # of all sentences, one in so many


def is_elsewhere(analysed: Sequence[Analysed]) -> bool:
    """Whether a document is about something else than facilities.

    Its sentences with words of other topics are a third of all at least, and no fewer than those about facilities or
    the people whom they serve.
    """
    analysed = [a for a in analysed if a.sentence.role != "noise"]
    elsewhere = sum([a.has_any(_ELSEWHERE) for a in analysed])
    if elsewhere < max(_FEWEST, len(analysed) / _PART):
        return False
    of_facilities = 0
    for sentence in analysed:
        of_facilities += _is_of_facilities(sentence)
        if of_facilities > elsewhere:
            return False
    return True


def topic_of(analysed: Sequence[Analysed]) -> str:
    """The topic of a document that is about something else, such as ``sport``."""
    words = (unit for a in analysed if a.sentence.role != "noise" for _, unit in a.with_class(*_ELSEWHERE))
    topics = Counter(str(unit.worth("off_topic") or unit.worth("off_topic_verb")) for unit in words)
    return min(topics, key=lambda topic: (-topics[topic], topic))


def _is_of_facilities(analysed: Analysed) -> bool:
    if analysed.has_any(_FACILITIES):
        return True
    if analysed.has_class(_COUNTED):
        for unit in analysed.units:
            if _COUNTED in unit.classes and unit.lexeme.worth.get(_COUNTED) in _OF_FACILITIES:
                return True
    return False
