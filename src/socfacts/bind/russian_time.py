"""Russian dates of what lasts: «работает с 1983 года», «стоит закрытым с 2023 года»."""

from __future__ import annotations

from socfacts.bind.events import Event
from socfacts.bind.scene import Scene
from socfacts.language import russian
from socfacts.language.wordlists import WordList
from socfacts.types import Mention

_WAITING = {lang: WordList("waiting", lang) for lang in ("ru", "kk")}
_SINCE = WordList("since", "kk")
_BESIDE = 3  # units between a verb and its date


def lasts_since(scene: Scene, mention: Mention) -> bool:
    """«Работает с 1983 года»: beside a verb of lasting, and nothing begins or ends."""
    analysed = scene.analysed
    if not analysed.has_class("lasting_verb") or scene.signs.phases:
        return False
    if analysed.units[mention.first].text.lower() not in ("с", "со"):
        return False
    clause = analysed.clause_of(mention.first)
    verbs = [i for i, _ in analysed.with_class("lasting_verb") if analysed.clause_of(i) == clause]
    here = [e for e in scene.events if analysed.clause_of(e.index) == clause]
    if not all(_says_state(analysed.units[event.index].text) for event in here) or (not here and scene.has_events):
        return False
    return any(abs(mention.first - i) <= _BESIDE for i in verbs)


def _says_state(word: str) -> bool:
    """«Стоит закрытым»: what it is, no event that begins."""
    return any(p.tag.POS == "PRTF" and "ablt" in p.tag for p in russian.parses(word.lower()))


def has_own_verb(scene: Scene, mention: Mention, event: Event) -> bool:
    """«Чаша треснула в 2022-м, в январе комплекс закрыли»: the event has a date of its own."""
    if scene.analysed.lang != "ru" or event.attributive or scene.signs.phases or scene.signs.negations:
        return False
    if event not in scene.events:
        return False  # the event of a question or of a list's lead is not in this sentence
    clause = scene.analysed.clause_of(event.index)
    dated = any(scene.analysed.clause_of(other.first) == clause for other, _ in scene.dates)
    behind = scene.analysed.unit(mention.last + 1)
    gapped = behind is not None and "dash" in behind.classes  # «летом откроем филиал, а в 2027 году – ещё один»
    return dated and event.verbal and not gapped and scene.stand_apart(mention.first, event.index)


def is_waiting(scene: Scene, mention: Mention) -> bool:
    """«Ремонта ждали с 2011 года», «жөндеуді 2011 жылдан бері күтті»: since then, and nothing has begun."""
    analysed = scene.analysed
    words = analysed.sentence.text[mention.start : mention.end].lower()
    since = words.startswith(("с ", "со ")) if analysed.lang == "ru" else words.endswith(_SINCE.tuple)
    clause = analysed.clause_of(mention.first)
    waits = (i for i, u in enumerate(analysed.units) if u.text.lower().startswith(_WAITING[analysed.lang].tuple))
    return since and any(analysed.clause_of(i) == clause for i in waits)
