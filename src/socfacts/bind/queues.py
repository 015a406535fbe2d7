"""Queues: those who wait for a place in any institution of a kind are not those of the one spoken of."""

from __future__ import annotations

from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import Mention

_TO_QUEUE = 3
QUEUED_FOR = frozenset({"kindergarten"})  # where one waits for any, though one of them is spoken of
_GENERAL_QUEUES = {lang: WordList("general_queues", lang) for lang in ("ru", "kk")}
_QUEUES = {lang: WordList("queues", lang) for lang in ("ru", "kk")}


def is_waited_for(analysed: Analysed, mention: Mention) -> bool:
    """«В очереди на место в детский сад 3 тысячи детей», «балабақша кезегінде»: for any of its kind."""
    if analysed.lang == "kk":
        lexeme = analysed.units[mention.last].lexeme
        far = _TO_QUEUE if lexeme.case == "dat" else 0  # «спорт кешені кезегін күтуде» waits for its turn itself
        near = analysed.units[mention.last + 1 : mention.last + 2 + far] if far or not lexeme.possessive else []
    else:
        before = analysed.unit(mention.first - 1)
        if before is None or before.text.lower() not in ("в", "во"):
            return False
        near = analysed.units[max(mention.first - 3, 0) : mention.first - 1]
    return any(unit.text.lower() in _QUEUES[analysed.lang] for unit in near)


def in_general_queue(analysed: Analysed, index: int) -> bool:
    """«В электронной очереди 2 184 ребёнка», «электронды кезекте 2 184 бала»: a whole town's, for any of its kind."""
    if not any(word in analysed.sentence.text for word in _QUEUES[analysed.lang].tuple):
        return False
    stems, clause = _GENERAL_QUEUES[analysed.lang].tuple, analysed.clause_of(index)
    words = [unit.text.lower() for unit in analysed.units[:index]]
    queues = [i for i, word in enumerate(words) if word in _QUEUES[analysed.lang] and analysed.clause_of(i) == clause]
    return any(word.startswith(stems) for i in queues for word in words[max(i - _TO_QUEUE, 0) : i])
