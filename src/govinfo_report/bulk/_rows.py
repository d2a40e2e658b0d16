"""
Checking the reports of a panel: most by their columns alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from .._extras import require
from ..checking import check
from ..findings import EquationVerdict, Joint, Verdict
from ..rules import Blanks, Rulebook

__all__ = ["checked_rows"]

_PART = 50_000
"""
So many reports are held in memory at once.
"""


def checked_rows(path: Path, blanks: Blanks, language: str) -> Iterator[dict[str, Any]]:
    """
    Check the reports of a panel, and say of each what :meth:`Findings.as_dict` says.

    Only reports in which something is wrong, or of which columns do not say everything, are read
    as objects.

    Args:
        path: The file of the panel.

        blanks: How blank cells are read.

        language: The language of messages.
    """
    require("polars", feature="a panel", extra="columns")
    from ..columns import read_parquet  # noqa: PLC0415 - it needs the extra

    panel = read_parquet(path)
    frame = panel.frame.lazy()
    start = 0
    while not (part := frame.slice(start, _PART).collect()).is_empty():
        yield from _checked(part, panel.cls, blanks, language)
        start += _PART


def _checked(frame: Any, cls: Any, blanks: Blanks, language: str) -> Iterator[dict[str, Any]]:
    from ..columns._expressions import CODES  # noqa: PLC0415 - it needs the extra
    from ..columns._quiet import quiet  # noqa: PLC0415 - it needs the extra
    from ..columns._reasons import REASONS  # noqa: PLC0415 - it needs the extra
    from ..columns._restoring import report_maker  # noqa: PLC0415 - it needs the extra

    make = report_maker(cls)
    say = _Nothing.of(cls.rules, CODES, REASONS)
    said = {row: facts for row, *facts in quiet(frame, cls.rules, blanks).iter_rows()}
    rest = [row for row in range(frame.height) if row not in said]
    others = frame[rest].iter_rows(named=True)
    for row, (agency, year) in enumerate(frame.select("agency", "year").iter_rows()):
        if row in said:
            heading = {"edition": cls.edition, "agency": agency, "year": year, "blanks": blanks}
            yield {**heading, **say(said[row])}
        else:
            yield check(make(next(others)), blanks).as_dict(language)


@frozen
class _Nothing:
    """
    Says what a check says of a report in which it finds nothing.

    Attributes:
        verdicts: The verdicts, by the numbers that stand for them in columns.

        entries: What is said of each equation, by the numbers of its verdict and of its reason.
    """

    verdicts: list[Verdict]
    entries: list[dict[tuple[int, int], dict[str, Any]]]

    @classmethod
    def of(cls, rules: Rulebook, codes: dict[Verdict, int], reasons: dict[Any, int]) -> _Nothing:
        entries = [
            {
                (code, number): EquationVerdict(
                    one.rule.id, one.where, one.rule.severity, one.rule.basis, verdict, reason
                ).as_dict()
                for verdict, code in codes.items()
                for reason, number in reasons.items()
            }
            for one in rules.equations
        ]
        return cls(list(codes), entries)

    def __call__(self, facts: list[Any]) -> dict[str, Any]:
        """
        Say it.

        Args:
            facts: The numbers of the verdicts of all equations, those of the reasons, the number
                of the joint verdict, and whether it is proved.
        """
        *numbers, whole, proved = facts
        size = len(self.entries)
        verdicts = numbers[:size]
        pairs = zip(verdicts, numbers[size:], strict=True)
        verdict = self.verdicts[whole]
        return {
            "verdict": verdict.value,
            "counts": {one.value: verdicts.count(code) for code, one in enumerate(self.verdicts)},
            "joint": Joint(verdict, proved=proved).as_dict(),
            "rules": [dict(one[pair]) for one, pair in zip(self.entries, pairs, strict=True)],
            "findings": [],
        }
