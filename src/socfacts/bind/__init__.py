"""From mentions to links: one figure bound to the right thing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from socfacts.bind.anchors import resolve_dates
from socfacts.bind.document import Draft, build
from socfacts.bind.facilities import facility_links
from socfacts.bind.figure_times import fill_event, fill_when
from socfacts.bind.figures import add_ages, bind_figures
from socfacts.bind.places import place_facilities, place_links
from socfacts.bind.pronouns import add_pronouns
from socfacts.bind.scene import Scene
from socfacts.bind.speech import add_speakers
from socfacts.bind.time import date_facts
from socfacts.bind.topic import is_elsewhere, topic_of
from socfacts.language.analysis import Analysed
from socfacts.types import Bound, DateResolver

__all__ = ["bind", "is_elsewhere"]


def bind(
    analysed: Sequence[Analysed], text: str, resolve: DateResolver, doc_date: date | None,
    elsewhere: bool = False, trace: bool = False,
) -> Bound:  # fmt: skip
    """Bind a document's figures, dates and facilities. ``text`` is the document as read.

    ``elsewhere`` tells of a document about another topic, of which only the named facilities are kept;
    ``trace`` asks why the other figures became no facts.
    """
    draft = build(analysed, Draft(text, resolve, doc_date, no_events=elsewhere, trace=trace))
    if not elsewhere:
        for scene in draft.scenes:
            resolve_dates(draft, scene)
        for scene in draft.scenes:
            _bind_scene(draft, scene)
    else:
        _leave_out(draft, analysed)
    place_facilities(draft)
    facility_links(draft)
    add_pronouns(draft)
    place_links(draft)
    add_speakers(draft)
    links = sorted(draft.links, key=lambda link: (link.start, link.end, link.kind))
    return Bound(links, draft.entities.all, draft.rejected, doc_date, draft.homeless)


def _bind_scene(draft: Draft, scene: Scene) -> None:
    if not scene.analysed.mentions and not scene.analysed.has_class("compound"):
        return  # as in most sentences
    first_link = len(draft.links)
    bind_figures(draft, scene)
    add_ages(draft, scene)
    for link in draft.links[first_link:]:
        index = _index_of(scene, link.start)
        fill_event(draft, scene, link, index)
        fill_when(draft, scene, link, index)
    date_facts(draft, scene)


def _leave_out(draft: Draft, analysed: Sequence[Analysed]) -> None:
    """Of news about another topic only the facilities that it names are kept, with nothing said of them."""
    figures = [(scene, mention) for scene in draft.scenes for mention in scene.analysed.mentions]
    reason = f"the document is about another topic ({topic_of(analysed)})" if figures else ""
    for scene, mention in figures:
        draft.reject(scene, mention, reason)


def _index_of(scene: Scene, source: int) -> int:
    return scene.analysed.unit_at(source)
