"""People who live in a town or village, and in no facility of it."""

from __future__ import annotations

from socfacts.bind.scene import Scene
from socfacts.language.wordlists import WordList

_LIVING = {lang: WordList("living", lang) for lang in ("ru", "kk")}
_WHERE = WordList("where_they_live", "ru")
_BEHIND = 4  # units from a figure to «тұратын ауыл»


def lives_in_settlement(scene: Scene, index: int) -> bool:
    """«На село, где живёт меньше семисот человек», «940 адам тұратын ауыл»."""
    analysed = scene.analysed
    if analysed.lang == "kk":
        behind = range(index + 1, min(index + _BEHIND, len(analysed.units) - 1))
        living = (i for i in behind if analysed.units[i].text.lower().startswith(_LIVING["kk"].tuple))
        return any(analysed.units[i + 1].worth("counted") == "settlements" for i in living)
    clause = analysed.clause_of(index)
    inside = [i for i in range(len(analysed.units)) if analysed.clause_of(i) == clause]
    opener = next((i for i in inside if analysed.units[i].text.lower() in _WHERE and i < index), 0)
    before = next((i for i in range(opener - 1, -1, -1) if analysed.units[i].text[0].isalpha()), None)
    if before is None or not any(analysed.units[i].text.lower() in _LIVING["ru"] for i in inside):
        return False
    unit = analysed.units[before]
    return "settlement_word" in unit.classes or "place" in unit.lexeme.worth
