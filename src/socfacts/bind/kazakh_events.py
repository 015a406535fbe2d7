"""Which of several events of a Kazakh sentence its facility's fact tells."""

from __future__ import annotations

from socfacts.bind.events import Event
from socfacts.bind.scene import Scene
from socfacts.language.wordlists import WordList
from socfacts.types import Mention

_INSTEAD_OF = WordList("instead_of", "kk")


def foremost(scene: Scene, near: Event, mention: Mention) -> Event:
    """The predicate rather than what describes the facility; its opening rather than the building before it.

    «салынған су құбыры іске қосылды» and «көпір салынып, пайдалануға берілді» are openings. «күрделі жөндеуден өтіп,
    ашылды» stays a repair: that is the news.
    """
    later = [event for event in scene.events if event.index > mention.first and not event.attributive]
    if near.attributive and near.index < mention.first and later:
        return later[0]
    if near.code == "construction" and not near.negated:
        opened = [event for event in later if event.code == "opening" and event.index > near.index]
        return opened[0] if opened else near
    return near


def is_replaced(scene: Scene, mention: Mention) -> bool:
    """«1969 жылы салынған мектептің орнына жаңасы салынады»: the works are on what takes its place."""
    following = scene.analysed.unit(mention.last + 1)
    return following is not None and following.text.lower() in _INSTEAD_OF
