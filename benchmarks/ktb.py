"""How well the Kazakh analyser does on UD Kazakh-KTB.

    python benchmarks/ktb.py FOLDER_OR_CONLLU…

Of nouns, adjectives, proper nouns and numerals it compares the lemma (casefolded) and the Case with the treebank's;
no Case counts as nominative, ordinals lemmatise to the cardinal, collectives to themselves. *Inflected* and
*uninflected* are the shares of right lemmas among words whose lemma differs from the form and among the rest.
Each word is analysed alone, without its sentence.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from socfacts.language.kazakh import KazakhForm, analyse

PARTS_OF_SPEECH = frozenset({"NOUN", "ADJ", "PROPN", "NUM"})
CASES = {"Nom": "nom", "Gen": "gen", "Dat": "dat", "Acc": "acc", "Loc": "loc", "Abl": "abl", "Ins": "ins"}
TARGETS = {"lemma": 92.0, "uninflected": 95.0, "case": 95.0}


@dataclass(frozen=True, slots=True)
class Word:
    form: str
    lemma: str
    case: str

    @property
    def inflected(self) -> bool:
        return self.form.casefold() != self.lemma


def words(path: Path) -> Iterator[Word]:
    """The measured words of a CoNLL-U file; the parts of multiword tokens are words of their own."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) != 10 or not fields[0].isdigit() or fields[3] not in PARTS_OF_SPEECH:
                continue
            features = dict(pair.split("=") for pair in fields[5].split("|") if "=" in pair)
            yield Word(fields[1], fields[2].casefold(), CASES.get(features.get("Case", "Nom"), "?"))


@dataclass(frozen=True, slots=True)
class Scores:
    """Percentages, and how many words they are of."""

    words: int
    lemma: float
    inflected: float
    uninflected: float
    case: float


def _share(hits: list[bool]) -> float:
    return 100 * sum(hits) / len(hits) if hits else 0.0


def measure(gold: list[Word], analyser: Callable[[str], KazakhForm]) -> Scores:
    forms = [(word, analyser(word.form)) for word in gold]
    right = [(word.inflected, word.lemma == form.lemma) for word, form in forms]
    return Scores(
        len(gold),
        _share([hit for _, hit in right]),
        _share([hit for inflected, hit in right if inflected]),
        _share([hit for inflected, hit in right if not inflected]),
        _share([word.case == form.case for word, form in forms]),
    )


def identity(word: str) -> KazakhForm:
    """The baseline: no word is inflected."""
    return KazakhForm(word.casefold(), word.casefold())


def _files(paths: list[Path]) -> list[Path]:
    return [file for path in paths for file in (sorted(path.glob("*.conllu")) if path.is_dir() else [path])]


def _row(name: str, system: str, scores: Scores) -> str:
    return (
        f"{name:26} {system:10} {scores.words:6} {scores.lemma:6.1f} {scores.inflected:10.1f} "
        f"{scores.uninflected:12.1f} {scores.case:6.1f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path, help="CoNLL-U files, or folders of them")
    print(f"{'file':26} {'system':10} {'words':>6} {'lemma':>6} {'inflected':>10} {'uninflected':>12} {'Case':>6}")
    for path in _files(parser.parse_args().paths):
        gold = list(words(path))
        analyse("мектептерде")  # reads the tables
        start = time.process_time()
        scores = measure(gold, analyse)
        rate = len({word.form for word in gold}) / (time.process_time() - start)
        print(_row(path.stem, "identity", measure(gold, identity)))
        print(_row(path.stem, "socfacts", scores), f"  {rate:,.0f} new types/s of processor time")
    print("targets: " + ", ".join(f"{name} ≥ {value:.0f}" for name, value in TARGETS.items()))


if __name__ == "__main__":
    main()
