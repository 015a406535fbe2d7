"""Shares: a level or a part of a whole, never a change; and the whole that it is of."""

from __future__ import annotations

from socfacts.bind import counted
from socfacts.bind.document import Draft
from socfacts.bind.kazakh_shares import of_kazakh
from socfacts.bind.russian_shares import of_adjective, of_among, of_worked_on, whole_before, worked_on
from socfacts.bind.scene import Scene
from socfacts.bind.share_owners import STAFF, bind_owner, is_change, says_level
from socfacts.language import russian
from socfacts.language.analysis import Analysed
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import CountedNoun, Link, Mention

_MEASURE_REACH = 12
_PEOPLE_OR_THINGS = frozenset(
    ["children", "pupils", "students", "patients", "residents", "workers", "specialists", "families", "people",
     "facilities", "organizations", "apartments", "places", "projects", "settlements"]
)  # fmt: skip
_PROVIDED = WordList("provided", "ru")
_CHANGING = WordList("changing", "kk")
_YEAR_BEFORE = {lang: WordList("year_before", lang) for lang in ("ru", "kk")}


def why_no_share(scene: Scene, mention: Mention) -> str | None:
    """Why a percentage is no share of anything, or None if it is one."""
    analysed = scene.analysed
    clause = analysed.clause_of(mention.first)
    if comes_from(analysed, mention):
        return None
    for index, unit in analysed.with_class("change_word", "change_verb"):
        if analysed.clause_of(index) == clause and (unit.worth("change_word") == "rate" or is_change(scene, mention)):
            return f"a change or a rate («{unit.text}»)"
    if analysed.units[mention.last].lexeme.derivation == "lyq":
        return "a rate («5 пайыздық несие»)"
    level = analysed.lang == "kk" or says_level(scene) or worked_on(analysed, mention) is not None
    if not level and is_change(scene, mention):
        return "«на N %» is a change"
    if analysed.lang == "kk" and analysed.units[mention.last].lexeme.case == "dat":
        following = [u.text.lower() for u in analysed.units[mention.last + 1 : mention.last + 4]]
        if any(
            w in ("көп", "аз", "артық", "кем", "өсті", "артты", "азайды", "көбейді", "төмендеді")
            or w.startswith(_CHANGING.tuple)
            for w in following
        ):
            return "a change, no level"
    return None


def comes_from(analysed: Analysed, mention: Mention) -> bool:
    """«67-ден 59 пайызға төмендеді»: behind what it was, the figure is what it has come to, and no difference."""
    before = analysed.unit(mention.first - 1)
    if analysed.lang != "kk" or analysed.units[mention.last].lexeme.case != "dat" or before is None:
        return False
    return before.lexeme.case == "abl" and (before.value is not None or "percent_word" in before.classes)


def why_nothing_shared(scene: Scene, mention: Mention, link: Link, before: Link | None) -> str | None:
    """Why nothing tells what a percentage is a share of, or None if something does."""
    analysed = scene.analysed
    if any(True for _ in analysed.with_class("not_share")):
        return "a percentage of the weather or of a market"
    if link.of is not None or link.entity is not None:
        return None
    if any(True for _ in analysed.with_class("share_word", "paying_body", "payer_noun", "part_cue", "counted")):
        return None
    if analysed.lang == "ru" and before_sum(analysed, mention):
        return None
    given = analysed.lang == "kk" and analysed.units[mention.last].lexeme.case == "acc"
    if given and any(m.type == "MONEY" and m.last < mention.first for m in analysed.mentions):
        return None
    if before is not None and analysed.sentence.index - before.sentence.index <= 1:
        return None
    return "nothing tells what it is a share of"


def before_sum(analysed: Analysed, mention: Mention) -> bool:
    """«Освоено 5,9 млрд, или 60 процентов»: a part of the sum that is there."""
    told = any(unit.worth("budget_role") for _, unit in analysed.with_class("budget_role"))
    return told and any(m.type == "MONEY" and m.first < mention.first for m in analysed.mentions)


def bind_share(draft: Draft, scene: Scene, mention: Mention, link: Link) -> None:
    """Fill what the share is of, and its facility."""
    link.of = _of_russian(draft, scene, mention) if scene.analysed.lang == "ru" else of_kazakh(draft, scene, mention)
    if link.of is None and scene.analysed.lang == "ru":
        link.of = (
            of_among(draft, scene, mention)
            or of_worked_on(draft, scene, mention)
            or _of_measure(draft, scene, mention)
            or of_adjective(draft, scene, mention, link)
        )
    if link.of is None:
        link.of = _of_previous(draft, scene, mention, link)
    if link.of is None and (before := _share_of_another_year(draft, scene, link)) is not None:
        link.of, link.entity = before.of, before.entity
        return
    if link.of is None and scene.analysed.lang == "ru":
        link.of = _of_each(draft, scene, mention)
        whole = (
            _of_same_sentence(draft, scene, mention, link) or whole_before(draft, scene, mention, link)
            if link.of is None
            else None
        )
        if whole is not None:
            link.of, link.entity = whole.of, whole.entity
            return
    if link.of is None and scene.analysed.lang == "kk":
        link.of = _of_sibling(draft, scene, mention, link)
    if link.of is not None and link.of.lemma in _COLLECTIVES and (staff := _staff(draft, scene, link)) is not None:
        link.of, link.entity = staff.of, staff.entity
        return
    bind_owner(draft, scene, mention, link)


_COLLECTIVES = frozenset({"коллектив", "персонал", "ұжым"})


def _staff(draft: Draft, scene: Scene, link: Link) -> Link | None:
    """«Работают 60 учителей. У четверти коллектива – категория»: the staff counted just before."""
    for other in reversed(draft.links[: link.index]):
        if scene.analysed.sentence.index - other.sentence.index > 1:
            return None
        if other.kind == "count" and other.of is not None and other.of.category in STAFF:
            return other
    return None


def _of_russian(draft: Draft, scene: Scene, mention: Mention) -> CountedNoun | None:
    """«30 % от оклада», «70% пенсии»: the genitive that follows."""
    units = scene.analysed.units
    index = mention.last + 1
    if index < len(units) and units[index].text.lower() in ("от", "из"):
        index += 1
    for at in range(index, min(index + 4, len(units))):
        unit = units[at]
        if not unit.text[0].isalpha() or unit.value is not None or "part_cue" in unit.classes:
            return None
        if unit.text.lower() in ("этой", "этого", "этих", "всей", "всего", "всех", "их", "её"):
            continue
        if russian.is_adjective(unit.text) and ("counted" not in unit.classes or _describes(units, at)):
            closes = at + 1 >= len(units) or not units[at + 1].text[0].isalpha()
            if closes and (lemma := russian.substantive(unit.text)) is not None:
                text = draft.text[slice(*scene.analysed.sentence.span(unit.start, unit.end))]
                return CountedNoun(lemma, text, "people")
            continue
        nouns = [p for p in russian.parses(unit.text.lower())[:3] if p.tag.POS == "NOUN" and "gent" in p.tag]
        if not nouns and ("counted" not in unit.classes or not russian.is_genitive(unit.text)):
            return None
        text = draft.text[slice(*scene.analysed.sentence.span(unit.start, unit.end))]
        return CountedNoun(counted.russian_lemma(unit), text, counted.category_of(unit))
    return None


def _describes(units: list[Unit], at: int) -> bool:
    """«90 % нуждающихся детей»: a participle of the lexicon before the noun that it describes."""
    following = units[at + 1] if at + 1 < len(units) else None
    return following is not None and following.text[0].isalpha() and "counted" in following.classes


def _of_measure(draft: Draft, scene: Scene, mention: Mention) -> CountedNoun | None:
    """«Износ тепловых сетей – 76 %», «доля дорог достигла 87 %»: the genitive after the measure."""
    analysed = scene.analysed
    clause = analysed.clause_of(mention.first)
    words = [i for i, _ in analysed.with_class("share_word") if i < mention.first and analysed.clause_of(i) == clause]
    if not words or mention.first - words[-1] > _MEASURE_REACH:
        return None
    for at in range(words[-1] + 1, mention.first):
        unit = analysed.units[at]
        if not unit.text[0].isalpha() or unit.value is not None:
            return None
        if " " not in unit.text and russian.is_adjective(unit.text) and "counted" not in unit.classes:
            continue
        provided = analysed.units[words[-1]].text.lower().startswith(_PROVIDED.tuple)
        if not all(russian.is_genitive(w) or (provided and "ablt" in russian.cases(w)) for w in unit.text.split()):
            return None
        following = analysed.unit(at + 1)
        with_what = following is not None and len(following.text) > 2 and "ablt" in russian.cases(following.text)
        if provided and with_what and counted.category_of(unit) not in counted.PEOPLE:
            continue  # «укомплектованность штатов педагогами»
        text = draft.text[slice(*analysed.sentence.span(unit.start, unit.end))]
        return CountedNoun(counted.russian_lemma(unit), text, counted.category_of(unit))
    return None


def _share_of_another_year(draft: Draft, scene: Scene, link: Link) -> Link | None:
    """«Занимаются 43,8 % жителей, годом ранее было 41,2 %»: the share before, of which this one was another year."""
    before = draft.links[link.index - 1] if link.index else None
    if before is None or before.kind != "share" or before.of is None:
        return None
    if scene.analysed.sentence.index - before.sentence.index > 1:
        return None
    analysed = scene.analysed
    first = analysed.unit_at(before.end - 1) + 1 if before.sentence is analysed.sentence else 0
    between = " ".join([unit.text.lower() for unit in analysed.units[first : analysed.unit_at(link.start)]])
    return before if any(words in between for words in _YEAR_BEFORE[analysed.lang].tuple) else None


def _of_sibling(draft: Draft, scene: Scene, mention: Mention, link: Link) -> CountedNoun | None:
    """«56 пайызы жекеменшік, қалған 44 пайызы – мемлекеттік», «96 түлек болды, 60 пайызы колледжге түсті»."""
    if not scene.analysed.units[mention.last].lexeme.possessive:
        return None
    here = [other for other in reversed(draft.links[: link.index]) if other.sentence is scene.analysed.sentence]
    if here and here[0].kind == "budget":
        return None  # «890 миллион теңге кетеді, жартысын банк береді»: of the sum
    return next((other.of for other in here if other.kind in ("share", "count") and other.of is not None), None)


def _of_each(draft: Draft, scene: Scene, mention: Mention) -> CountedNoun | None:
    """«Каждый пятый нуждающийся»: the noun in the nominative after the ordinal."""
    units = scene.analysed.units
    unit = units[mention.last + 1] if mention.last + 1 < len(units) else None
    if unit is None or not units[mention.first].text.lower().startswith("кажд") or not unit.text[0].isalpha():
        return None
    if "counted" not in unit.classes and not any(p.tag.POS == "NOUN" for p in russian.parses(unit.text.lower())[:1]):
        return None
    text = draft.text[slice(*scene.analysed.sentence.span(unit.start, unit.end))]
    return CountedNoun(counted.russian_lemma(unit), text, counted.category_of(unit))


def _of_same_sentence(draft: Draft, scene: Scene, mention: Mention, link: Link) -> Link | None:
    """«Принял 1 130 пациентов, почти половина – из районов», «90 % детей вместо нынешних 63 %»: the figure before."""
    analysed = scene.analysed
    following = analysed.unit(mention.last + 1)
    share = "%" not in draft.text[link.start : link.end] and "процент" not in draft.text[link.start : link.end]
    before = [unit.text.lower() for unit in analysed.units[max(mention.first - 3, 0) : mention.first]]
    compared = any(word in ("вместо", "против") for word in before)
    for other in reversed(draft.links[: link.index]):
        if other.sentence is not analysed.sentence or (other.kind == "budget" and share):
            return None  # «уйдёт 890 миллионов, половину даст банк»: of the sum
        if other.kind == "share" and compared:
            return other if other.of is not None else None
        if other.kind == "count" and share and other.of is not None and other.of.category in _PEOPLE_OR_THINGS:
            joined = following is None or "dash" in following.classes or russian_verb(following)
            return other if joined else None
    return None


def russian_verb(unit: Unit) -> bool:
    """Whether a word is a finite verb or short participle."""
    return any(p.tag.POS in ("VERB", "PRTS") for p in russian.parses(unit.text.lower())[:1])


def _of_previous(draft: Draft, scene: Scene, mention: Mention, link: Link) -> CountedNoun | None:
    """«из них 40 %», «олардың 71,3 %-ы»: the whole is what was counted before."""
    analysed = scene.analysed
    cue = any(
        (i < mention.first or i == mention.last + 1) and u.worth("part_cue") in ("of_them", "including")
        for i, u in analysed.with_class("part_cue")
    )
    if not cue:
        return None
    for other in reversed(draft.links[: link.index]):
        if analysed.sentence.index - other.sentence.index > 1:
            return None
        if other.kind == "count" and other.of is not None:
            return other.of
    return None
