"""Who says so: direct and indirect speech, headlines and interviews, in both languages.

Each sentence that a credit covers passes its speaker to all of its links. «Он», «ведомство», a bare surname and a bare
post mean somebody the text named before.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from socfacts.bind.credit import Credit, role_only, speaker_of
from socfacts.bind.credits import credit_of
from socfacts.bind.document import Draft
from socfacts.bind.quotes import covered, starts_with
from socfacts.bind.scene import Scene
from socfacts.language import russian
from socfacts.language.personal import surname_of
from socfacts.language.posts import is_post
from socfacts.types import ProperName, SpeakerName

_INTERVIEW_QUESTIONS = 2
_INTRODUCING = frozenset({"speech_verb", "position"})
# How many sentences a credit may stand before what it covers, and behind.
_COVERED_AFTER, _COVERED_BEFORE = 12, 6


@dataclass(slots=True)
class _Cast:
    """Who was named so far: persons in order, and who spoke last."""

    persons: list[SpeakerName] = field(default_factory=list)
    person: SpeakerName | None = None
    body: SpeakerName | None = None

    def meet_all(self, scenes: list[Scene]) -> None:
        """Meet the persons of sentences in text order, and take the sentences off the list."""
        for scene in scenes:
            self.meet(scene)
        scenes.clear()

    def meet(self, scene: Scene) -> None:
        """Remember the persons of a sentence; a later full name or post completes an earlier one."""
        if not scene.analysed.has_any(_INTRODUCING):
            # Who speaks is introduced by a post or beside a verb of speech; looking everywhere costs time.
            return
        for mention in scene.analysed.names:
            if mention.type != "PERSON" or not isinstance(mention.value, ProperName):
                continue
            speaker = speaker_of(mention)
            known = self._known(speaker)
            if known is None:
                self.persons.append(speaker)
            else:
                self.persons[self.persons.index(known)] = _joined(known, speaker)

    def _known(self, speaker: SpeakerName) -> SpeakerName | None:
        if speaker.name is None:
            return None
        return next((p for p in reversed(self.persons) if p.name and _same_person(p.name, speaker.name)), None)

    def resolve(self, credit: Credit) -> SpeakerName | None:
        """Whom a credit means: the speaker with all that the text tells of them."""
        speaker = credit.speaker
        if credit.anaphor == "person":
            return self.person
        if credit.anaphor == "body":
            return self._body(speaker)
        if speaker.name is None:
            return self._with_role(speaker)
        known = self._known(speaker)
        return _joined(known, speaker) if known is not None else speaker

    def _body(self, speaker: SpeakerName) -> SpeakerName | None:
        """«В управлении», «ведомство»: the body named before by that noun, or the one that spoke last."""
        if self.body is not None and self.body.name is not None:
            if speaker.name is None or speaker.name.lower() == "ведомство":
                return self.body
            if russian.fold(speaker.name) in russian.fold(self.body.name):
                return self.body
        return speaker if speaker.name is not None else None

    def _with_role(self, speaker: SpeakerName) -> SpeakerName:
        """«Говорит директор»: the director named before, if there is one."""
        post = (speaker.role or "").split()
        for person in reversed(self.persons):
            own = (person.role or "").split()
            same = own[: len(post)] == post or (len(post) == 1 and own and own[-1].startswith(post[0]))
            if post and same:
                return person
        return speaker

    def spoke(self, speaker: SpeakerName) -> None:
        """Remember who was credited last."""
        if speaker.name is None and speaker not in self.persons:
            self.persons.append(speaker)
            self.person = speaker
            return
        known = self._known(speaker)
        if known is not None:
            self.person = _joined(known, speaker)
        elif speaker.name is not None:
            self.body = speaker


def _same_person(first: str, second: str) -> bool:
    """Equal surnames, and first names that do not contradict («А. Мамин», «Аскар Мамин», «Мамин»)."""
    if surname_of(first) != surname_of(second):
        return False
    one, other = first.split()[0], second.split()[0]
    if " " not in first or " " not in second:
        return True
    return one[0] == other[0] and ("." in one or "." in other or russian.fold(one) == russian.fold(other))


def _joined(known: SpeakerName, speaker: SpeakerName) -> SpeakerName:
    """One person's fuller name and first known post."""
    names = [name for name in (known.name, speaker.name) if name is not None]
    name = max(names, key=lambda n: (n.count(" "), "." not in n), default=None)
    return SpeakerName(name, speaker.role or known.role)


def add_speakers(draft: Draft) -> None:
    """Credit the links of quoted and credited sentences to whom the text names."""
    if not draft.links:
        return
    cast = _Cast()
    by_position: dict[int, SpeakerName] = {}
    unmet: list[Scene] = []
    near = _near_links(draft)
    for scene in draft.scenes:
        unmet.append(scene)
        if scene.position not in near:
            continue
        credit = _heading_credit(scene) if scene.analysed.sentence.role == "heading" else None
        credit = credit or credit_of(scene.analysed)
        if credit is None:
            continue
        # Whom the text named so far is asked only where somebody speaks.
        cast.meet_all(unmet)
        speaker = cast.resolve(credit)
        if speaker is None:
            continue
        cast.spoke(speaker)
        by_position[scene.position] = speaker
        for other in covered(draft, scene, credit):
            by_position.setdefault(other.position, speaker)
    _interview(draft, cast, unmet, by_position)
    positions = {scene.analysed.sentence.index: scene.position for scene in draft.scenes}
    for link in draft.links:
        position = positions.get(link.sentence.index)
        if position is not None and position in by_position:
            link.said_by = by_position[position]


def _near_links(draft: Draft) -> set[int]:
    """The positions of sentences whose credit may cover a link; who speaks elsewhere is not asked."""
    positions = {scene.analysed.sentence.index: scene.position for scene in draft.scenes}
    linked = {positions[link.sentence.index] for link in draft.links if link.sentence.index in positions}
    return {at + step for at in linked for step in range(-_COVERED_AFTER, _COVERED_BEFORE + 1)}


def _heading_credit(scene: Scene) -> Credit | None:
    """«Главврач: «…»», «Школу построят к осени — министр»: a post or name before a colon or after the last dash."""
    analysed = scene.analysed
    units = analysed.units
    for index, unit in enumerate(units):
        if "colon" in unit.classes and index and index + 1 < len(units) and "any_quote" in units[index + 1].classes:
            return _standing(scene, 0, index)
    dashes = [i for i, unit in enumerate(units) if "dash" in unit.classes]
    return _standing(scene, dashes[-1] + 1, len(units)) if dashes and dashes[-1] >= 2 else None


def _standing(scene: Scene, first: int, stop: int) -> Credit | None:
    """The speaker whom the units ``first`` to ``stop`` name, if they name nothing else."""
    analysed = scene.analysed
    for mention in analysed.names:
        start = mention.groups.get("role", (mention.first, 0))[0]
        if start == first and mention.last == stop - 1 and not mention.rule.endswith(".bare"):
            return Credit(speaker_of(mention), first)
    if first < stop and is_post(analysed.units[first]):
        return Credit(role_only(analysed, first), first)
    return None


def _answers(turns: list[int], questions: set[int]) -> set[int]:
    """The turns that follow a question; one after an answer is asked too, with a question mark or without."""
    found: set[int] = set()
    asked = False
    for turn in turns:
        asked = turn in questions or not asked
        if not asked:
            found.add(turn)
    return found


def _interview(draft: Draft, cast: _Cast, unmet: list[Scene], by_position: dict[int, SpeakerName]) -> None:
    """Questions and answers, each after a dash: the answers are by whom the lead introduces."""
    dashed = [scene for scene in draft.scenes if starts_with(scene, "dash")]
    last = {s.analysed.sentence.paragraph: s.analysed.sentence.text.rstrip() for s in draft.scenes}
    turns = {s.analysed.sentence.paragraph for s in dashed}
    questions = {paragraph for paragraph in turns if last[paragraph].endswith("?")}
    if len(questions) < _INTERVIEW_QUESTIONS:
        return
    cast.meet_all(unmet)
    if not cast.persons:
        return
    first = min(questions)
    lead = [s for s in draft.scenes if s.analysed.sentence.paragraph < first]
    guests = [m for s in lead for m in s.analysed.names if m.type == "PERSON"]
    if not guests:
        return
    guest = cast.resolve(Credit(speaker_of(guests[-1]), 0))
    answers = _answers(sorted(turn for turn in turns if turn >= first), questions)
    for scene in draft.scenes:
        if guest is not None and scene.analysed.sentence.paragraph in answers:
            by_position.setdefault(scene.position, guest)
