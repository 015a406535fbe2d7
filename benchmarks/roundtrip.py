"""Numbers to Russian words and back, over 0 to 10^12, sampled by Hypothesis: far more than the tests take time for.

    python benchmarks/roundtrip.py [--examples 20000]

The oracle is num2words in every case and gender that it writes; the same numbers are read back from digits with the
separators that newspapers use. Ends with status 1 and the smallest number that fails, if there is one.
"""

from __future__ import annotations

import argparse
import sys
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from num2words import num2words

from socfacts.language.grammar import grammar
from socfacts.language.units import Analyser
from socfacts.ruleset import load

LARGEST = 10**12 - 1
NUMBERS = st.one_of(st.integers(0, 3000), st.integers(0, 10**6), st.integers(0, LARGEST))


def read(analyser: Analyser, text: str) -> Decimal | None:
    """The value of a text that is one numeral, or None."""
    units = analyser.units(text)
    return units[0].value if len(units) == 1 else None


def check(examples: int) -> None:
    """Raises AssertionError with the smallest failing number."""
    analyser = grammar(load(), "ru").analyser
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]

    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=checks)
    @given(NUMBERS, st.sampled_from("ngdaip"), st.sampled_from("mfn"), st.sampled_from(["", " ", ",", "."]))
    def round_trip(number: int, case: str, gender: str, separator: str) -> None:
        words = num2words(number, lang="ru", case=case, gender=gender)
        # Alone, «семью» is a family far oftener than seven in the instrumental.
        assert read(analyser, words) == number or words == "семью", words
        if separator in ("", " ") or number >= 10**6:
            digits = f"{number:,}".replace(",", separator)
            assert read(analyser, digits) == number, digits

    round_trip()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=int, default=20_000)
    examples = parser.parse_args().examples
    check(examples)
    print(f"{examples} numbers read back from words and digits")
    return 0


if __name__ == "__main__":
    sys.exit(main())
