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


def other_topic(analysed: Sequence[Analysed]) -> str | None:
    """The topic of a document that is not about facilities, such as ``sport``; None where it is, or may be.

    Its sentences with words of other topics are a third of all at least, and no fewer than those about facilities or
    the people whom they serve.
    """
    analysed = [a for a in analysed if a.sentence.role != "noise"]
    elsewhere = [a for a in analysed if a.has_any(_ELSEWHERE)]
    if len(elsewhere) < max(_FEWEST, len(analysed) / _PART):
        return None
    if sum(map(_is_of_facilities, analysed)) > len(elsewhere):
        return None
    words = (unit for a in elsewhere for _, unit in a.with_class(*_ELSEWHERE))
    topics = Counter(str(unit.worth("off_topic") or unit.worth("off_topic_verb")) for unit in words)
    return min(topics, key=lambda topic: (-topics[topic], topic))


def _is_of_facilities(analysed: Analysed) -> bool:
    if analysed.has_any(_FACILITIES):
        return True
    return analysed.has_class(_COUNTED) and any(
        unit.worth(_COUNTED) in _OF_FACILITIES for _, unit in analysed.with_class(_COUNTED)
    )
