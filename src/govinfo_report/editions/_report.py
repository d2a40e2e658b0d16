"""
What the reports of all editions share: the heading, their rules and how they are shown.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from typing import Any, ClassVar, Literal

import attrs

from .. import form
from ..grid import html_of_grids, layout, marks_of, title_of
from ..rules import Declared, Rulebook

__all__ = ["Report", "Scope", "Unlike", "report_of", "scopes_unlike"]


class Scope(enum.Enum):
    """
    Whose figures a report gives; no table names it.
    """

    AGENCY = "agency"
    """One agency."""
    LEVEL = "level"
    """A government and its departments."""
    TERRITORY = "territory"
    """Everything below a government too."""


Unlike = Literal["refuse", "accept"]
"""
What becomes of reports that do not go together for certain: refused, or taken as they are.
"""


def _heading(kind: type, words: str) -> Callable[[Any, attrs.Attribute[Any], Any], None]:
    def check(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        if value is not None and type(value) is not kind:
            msg = f"{attribute.name} must be {words} or None (got {value!r})"
            raise TypeError(msg)

    return check


@form.section
class Report(form.Section):
    """
    The base of the reports of every edition.

    An edition names itself, its table and its rules on the class.

    Attributes:
        agency: Whose report it is, as its title says.

        year: The year it reports on.

        scope: Whose figures it gives; no table says so, whoever collects reports knows it.
    """

    edition: ClassVar[str]
    """The name of the edition: its first report year."""
    title: ClassVar[str]
    """The title of its table."""
    years: ClassVar[range]
    """The report years for which it was prescribed."""
    rules: ClassVar[Rulebook]
    """Everything that holds on the form."""
    year_rules: ClassVar[tuple[Declared, ...]] = ()
    """What holds from one year's report to the next on the form."""

    agency: str | None = attrs.field(default=None, validator=_heading(str, "a text"))
    year: int | None = attrs.field(default=None, validator=_heading(int, "a whole number"))
    scope: Scope | None = attrs.field(default=None, validator=_heading(Scope, "a Scope"))

    def _repr_html_(self) -> str:
        """
        Show the form with its figures, cells of violated rules marked.
        """
        title = title_of(self.agency, self.year)
        return html_of_grids(layout(self), title, marks_of(self.rules.findings(self)))


def report_of(value: Any) -> Report:
    """
    Give a report, or the report of what a reader returned.

    Args:
        value: A report or a reading.

    Raises:
        TypeError: It is neither.
    """
    report = value if isinstance(value, Report) else getattr(value, "report", None)
    if not isinstance(report, Report):
        msg = f"takes reports or readings (got {type(value).__name__})"
        raise TypeError(msg)
    return report


def scopes_unlike(reports: Iterable[Report]) -> tuple[str, ...]:
    """
    Say why reports may not give the figures of the same scope.

    Args:
        reports: The reports.

    Returns:
        The reasons; none if all state the same scope.
    """
    scopes = list(dict.fromkeys(report.scope for report in reports))
    known = [scope.value for scope in scopes if scope is not None]
    reasons = []
    if None in scopes:
        reasons.append("the scope of some reports is not known: give each report its scope=")
    if len(known) > 1:
        reasons.append(f"the scopes differ: {', '.join(known)}")
    return tuple(reasons)
