"""
What would mend a report: corrections that someone may apply, and what is left open.
"""

from __future__ import annotations

import enum
import html
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from .._language import mark, translate, translate_plural
from ._changes import Change
from ._diagnosis import Explanation
from ._kinds import ErrorKind
from ._saying import percent

__all__ = ["Correction", "Outcome", "Proposal"]


class Outcome(enum.Enum):
    """
    How far a proposal comes.
    """

    VALID = "valid"
    """Nothing contradicts itself."""
    CORRECTED = "corrected"
    """The corrections mend everything."""
    PARTIAL = "partial"
    """The corrections mend something; the rest is left."""
    DISPUTED = "disputed"
    """There are several ways to mend the report, and none is likely enough."""
    INVALID = "invalid"
    """No way to mend the report is known."""

    def message(self, language: str = "zh") -> str:
        """
        Say it in a sentence.

        Args:
            language: A locale such as ``zh`` or ``en``.
        """
        return translate(_SENTENCES[self], language)


_SENTENCES = {
    Outcome.VALID: mark("Nothing has to be mended."),
    Outcome.CORRECTED: mark("These corrections would mend everything:"),
    Outcome.PARTIAL: mark("These corrections would mend a part:"),
    Outcome.DISPUTED: mark("No correction is likely enough to be proposed."),
    Outcome.INVALID: mark("No correction is known."),
}


@frozen
class Correction:
    """
    A proposal: other texts for one cell, or for several that one cause made wrong.

    Attributes:
        changes: The cells with what they print and what they should print; they go together.

        kind: What happened to the figures, if the proposal is right.

        probability: How likely it is right.

        mends: The equations that it mends by itself.

        breaks: The equations that would be violated and are not now; none where it is proposed.

        alternatives: What else may have happened to these rules, most likely first.
    """

    changes: tuple[Change, ...]
    kind: ErrorKind
    probability: float
    mends: tuple[str, ...]
    breaks: tuple[str, ...] = ()
    alternatives: tuple[Explanation, ...] = ()

    @property
    def before(self) -> Mapping[str, str | None]:
        """
        What the cells print, by path.
        """
        return {one.path: one.before for one in self.changes}

    @property
    def after(self) -> Mapping[str, str | None]:
        """
        What they should print, by path.
        """
        return {one.path: one.after for one in self.changes}

    def message(self, language: str = "zh") -> str:
        """
        Say it in one line.

        Args:
            language: A locale such as ``zh`` or ``en``.
        """
        cells = "; ".join(one.message(language) for one in self.changes)
        return f"{percent(self.probability)} {cells} ({self.kind.name_in(language)})"

    def as_dict(self) -> dict[str, Any]:
        """
        Give the correction as data.
        """
        return {
            "changes": [one.as_dict() for one in self.changes],
            "kind": self.kind.value,
            "probability": self.probability,
            "mends": list(self.mends),
            "breaks": list(self.breaks),
            "alternatives": [one.as_dict() for one in self.alternatives],
        }


@frozen
class Proposal:
    """
    What would mend a report. Nothing is changed before
    :func:`apply <govinfo_report.diagnosis.apply>` is called.

    Attributes:
        outcome: How far the corrections come.

        corrections: The corrections that are likely enough and break nothing.

        disputed: The likeliest of those that are not likely enough, one for each part of the report
            that contradicts itself still.

        left: The equations that contradict each other still, if all corrections are applied.

        at_least: How likely a correction had to be.
    """

    outcome: Outcome
    corrections: tuple[Correction, ...]
    disputed: tuple[Correction, ...]
    left: tuple[str, ...]
    at_least: float

    def as_dict(self) -> dict[str, Any]:
        """
        Give the proposal as data.
        """
        return {
            "outcome": self.outcome.value,
            "corrections": [one.as_dict() for one in self.corrections],
            "disputed": [one.as_dict() for one in self.disputed],
            "left": list(self.left),
        }

    def text(self, language: str = "zh") -> str:
        """
        Say everything: the corrections, then what is left.

        Args:
            language: A locale such as ``zh`` or ``en``.
        """
        head, *listed = self._lines(language)
        return "\n".join([head, *(f"  {line}" for line in listed)])

    def _lines(self, language: str) -> list[str]:
        lines = [self.outcome.message(language)]
        lines += [one.message(language) for one in self.corrections]
        if self.corrections and self.left:
            lines.append(
                translate_plural(
                    "{count} rule is left violated",
                    "{count} rules are left violated",
                    len(self.left),
                    language,
                )
            )
        return lines

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        head, *listed = self._lines("zh")
        items = "".join(f"<li>{html.escape(line)}</li>" for line in listed)
        said = f"<p>{html.escape(head)}</p>" + (f"<ul>{items}</ul>" if items else "")
        return f'<div lang="zh">{said}</div>'
