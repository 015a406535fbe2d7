"""What is known of each token by itself: its lexeme, its value, and what it may begin. Found once, then looked up.

Between two blanks stands mostly one word, maybe with marks: such a stretch is looked up as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal
from itertools import chain

from socfacts.language import russian
from socfacts.language.classes import Lexeme
from socfacts.language.lexicon import Lexicon
from socfacts.language.shapes import Shape, Shapes
from socfacts.language.tokens import PIECE, TOKEN

NUMERAL_START = frozenset({"numeral", "multiplier", "tally", "digits", "numeral_half", "collective", "numeral_range",
                           "ordinal_word", "ordinal", "numeral_about"})  # fmt: skip
_MOST = 40_000
_LONGEST = 64  # characters of a stretch that is kept
# Only numbers and phones have blanks inside: «1 760», «+7 (701) 123 45 67».
_SPACED_NUMBER = re.compile(r" (?<=[\d)] )[\d(]")


class Known:
    """What a token is by itself.

    ``step`` is its length and that of the blanks before it. ``longest`` is the length of the longest phrase that it
    begins (0 for none), ``second`` the words that may stand second in such a phrase (None where any may). ``begins``
    tells of a word with which a numeral may begin, ``is_plain`` of one that asks for nothing but a look at the lexeme.
    """

    __slots__ = (
        "begins", "classes", "folded", "has_value", "high", "in_words", "is_plain", "lexeme", "longest", "second",
        "size", "step", "value", "word",
    )  # fmt: skip

    def __init__(
        self, word: str, step: int, lexeme: Lexeme, phrases: tuple[int, Collection[str] | None] = (0, ()),
        value: Decimal | None = None, high: Decimal | None = None, in_words: bool = False,
    ) -> None:  # fmt: skip
        self.word = word
        self.size = len(word)
        self.step = step
        self.lexeme = lexeme
        self.classes = lexeme.classes
        folded = russian.fold(word)
        self.folded = word if folded == word else folded  # one string in memory for most words
        self.longest, self.second = phrases
        self.value, self.high, self.in_words = value, high, in_words
        self.has_value = value is not None or in_words
        self.begins = not lexeme.classes.isdisjoint(NUMERAL_START)
        self.is_plain = not (self.longest or self.has_value or self.begins)


class Tokens:
    """Cuts the text of a sentence into tokens, of each of which it knows what it is."""

    def __init__(self, lexicon: Lexicon, shapes: Shapes) -> None:
        self.pieces = _Pieces(lexicon, shapes)
        self.stretches = _Stretches(self.pieces)

    def cut(self, text: str) -> list[Known]:
        """The tokens of a sentence: all ``step`` together are its length, one blank before it and none behind it."""
        if _SPACED_NUMBER.search(text) is None:
            try:
                return list(chain.from_iterable(map(self.stretches.__getitem__, text.split(" "))))
            except _OddBlanksError:
                pass
        return list(chain.from_iterable(map(self.pieces.__getitem__, PIECE.findall(" " + text))))


class _OddBlanksError(Exception):
    """A sentence has several blanks in a row, or blanks around it."""


class _Kept(dict[str, tuple[Known, ...]]):
    """Finds what is asked for once and keeps it. Of a full one goes what was not asked for since it was full last.

    A newspaper's archive has more words than should be kept, and most of its text is made of few of them.
    """

    def __init__(self) -> None:
        super().__init__()
        self._older: dict[str, tuple[Known, ...]] = {}

    def __missing__(self, text: str) -> tuple[Known, ...]:
        found = self._older.get(text)
        if found is None:
            found = self._find(text)
        if len(text) <= _LONGEST:
            if len(self) >= _MOST:
                self._older = dict(self)
                self.clear()
            self[text] = found
        return found

    def _find(self, text: str) -> tuple[Known, ...]:
        raise NotImplementedError


class _Stretches(_Kept):
    """From what stands between two blanks («школу,») to its tokens. The first one counts the blank before it."""

    def __init__(self, pieces: _Pieces) -> None:
        super().__init__()
        self._pieces = pieces

    def _find(self, text: str) -> tuple[Known, ...]:
        pieces = PIECE.findall(" " + text)
        if not text or sum(map(len, pieces)) <= len(text):
            raise _OddBlanksError
        return tuple(chain.from_iterable(map(self._pieces.__getitem__, pieces)))


class _Pieces(_Kept):
    """From a token and the blanks before it to what it is: mostly one token still, «5-мектеп» is two."""

    def __init__(self, lexicon: Lexicon, shapes: Shapes) -> None:
        super().__init__()
        self._lexicon, self._shapes = lexicon, shapes

    def _find(self, text: str) -> tuple[Known, ...]:
        word = text.lstrip()
        match = TOKEN.match(word)
        kind = (match.lastgroup if match is not None else None) or "mark"
        done, found = len(word) - len(text), []
        for part, part_kind, offset in self._parts(word, kind):
            found.append(self._look_up(part, part_kind, offset + len(part) - done))
            done = offset + len(part)
        return tuple(found)

    def _parts(self, word: str, kind: str) -> tuple[tuple[str, str, int], ...]:
        """What one match of the expression for tokens is: mostly one token, else several with their offsets.

        «5-мектеп» is an ordinal and a noun.
        """
        if kind == "ratio" and ":" in word:
            # A score: two numbers that are no quantities.
            middle = word.index(":")
            return (word[:middle], "score", 0), (":", "mark", middle), (word[middle + 1 :], "score", middle + 1)
        if kind == "int" and "-" in word:
            numbered = self._shapes.numbered(word)
            if numbered is not None:
                head, _, tail = word.partition("-")
                return (head, numbered, 0), (tail, "word", len(head) + 1)
        return ((word, kind, 0),)

    def _look_up(self, word: str, kind: str, step: int) -> Known:
        phrases = self._lexicon.begins_phrase(word) if kind in ("word", "mark") else (0, None)
        if kind != "word":
            shape: Shape | None = self._shapes.token(word, kind)
        else:
            lexeme = self._lexicon.word(word)
            shape = self._shapes.word(word) if not lexeme.worth else None
        if shape is None:
            return Known(word, step, lexeme, phrases)
        in_words = kind == "word"
        return Known(word, step, shape.lexeme, phrases, shape.value, shape.high if in_words else None, in_words)
