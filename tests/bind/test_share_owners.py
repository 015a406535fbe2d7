"""Which facility a percentage is of: that of the sum or of the works of which it is a part."""

from __future__ import annotations

import pytest

from socfacts import Extractor


def shares(extractor: Extractor, text: str) -> list[tuple[str, str | None]]:
    found = [fact for fact in extractor.extract_text(text) if fact.kind == "share"]
    return [(fact.evidence.quote, fact.facility.type if fact.facility else None) for fact in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "В Актау строят общежитие. Его цена — 3,4 млрд тенге. 85% этой суммы даст завод, 15% — область.",
            [("85%", "dormitory"), ("15%", "dormitory")],
        ),
        (
            "Ақтауда жатақхана салынып жатыр. Құны – 3,4 млрд теңге. Бұл соманың 85 пайызын зауыт төлейді.",
            [("85 пайызын", "dormitory")],
        ),
        ("Школу в Кокшетау строят с 2024 года, выполнено 38 %, ввод – в 2028 году.", [("38 %", "school")]),
        ("Көкшетауда мектеп салынуда, жұмыстың 38 пайызы орындалды.", [("38 пайызы", "school")]),
        ("Көкшетаудағы мектептің құрылысы басталды, қазір 64 пайызы орындалды.", [("64 пайызы", "school")]),
        ("Школу в Кокшетау строят. На дороги области ушло 2 млрд тенге. 40% этой суммы – трансферты.", [("40%", None)]),
        ("В Кокшетау строят школу. По области выполнено 38 % плана сева.", [("38 %", None)]),
    ],
)
def test_facility_of_a_share(extractor: Extractor, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert shares(extractor, text) == expected
