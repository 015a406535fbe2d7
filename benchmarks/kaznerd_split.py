"""Cuts a corpus of Kazakh sentences into a half to learn rules from and a half to measure them on.

    python benchmarks/kaznerd_split.py kaznerd-valid.jsonl learn.jsonl test.jsonl

Most sentences of KazNERD with a numeral stand twice, once in words and once in digits. Such twins fall into one half:
a sentence's half is a hash of its words, with every numeral, however written, masked.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path

_NUMERALS = (
    "миллиардыншы|жиырмасыншы|миллионыншы|жетпісінші|сексенінші|тоқсаныншы|алпысыншы|сегізінші|"
    "тоғызыншы|миллиард|отызыншы|триллион|төртінші|қырқыншы|алтыншы|бесінші|бірінші|елуінші|"
    "жетінші|жүзінші|миллион|мыңыншы|екінші|жетпіс|жиырма|оныншы|сексен|тоқсан|төртеу|үшінші|"
    "алпыс|алтау|бесеу|біреу|бүтін|жарты|жарым|жетеу|ондық|сегіз|тоғыз|қырық|алты|екеу|"
    "жеті|отыз|төрт|үшеу|бес|бір|екі|елу|жүз|мың|нөл|он|үш"
)
_SUFFIX = r"(?:[дтлн]?[аеыі]?[ңнр]?[дтғгқк]?[аеыі]?[нй]?|с?[ыі](?:н[аеы]?н?|нда|нде)?|[бпм]ен)"
_WORD = re.compile(r"\d[\d.,:]*(?:-[^\W\d_]+)*|[^\W\d_]+|%(?:-[^\W\d_]+)?")
_ROMAN = re.compile(r"[ivxіх]{1,6}")
_NUMERAL = re.compile(rf"(?:{_NUMERALS}){_SUFFIX}")


def masked(sentence: str) -> str:
    """The words of a sentence, casefolded, with each run of numerals as one «#»."""
    out: list[str] = []
    for word in _WORD.findall(sentence.casefold()):
        if word.startswith(("%", "пайыз", "процент")):
            out.append("%")
        elif not (word[0].isdigit() or _NUMERAL.fullmatch(word) or _ROMAN.fullmatch(word)):
            out.append(word)
        elif not out or out[-1] != "#":
            out.append("#")
    return " ".join(out)


def is_learning(sentence: str) -> bool:
    """Whether rules may be learnt from the sentence."""
    return hashlib.sha256(masked(sentence).encode()).digest()[0] < 128


def split(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines of the learning half and of the other; each line is a JSON object with ``text``."""
    learn, other = [], []
    for line in lines:
        (learn if is_learning(json.loads(line)["text"]) else other).append(line)
    return learn, other


def main(arguments: list[str]) -> None:
    corpus, *outs = map(Path, arguments)
    for path, lines in zip(outs, split(corpus.read_text(encoding="utf-8").splitlines()), strict=True):
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
