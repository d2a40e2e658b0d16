"""
What goes wrong, one class per mistake, all below one base.

Errors hold facts (paths, texts, positions), never classes of higher modules, so that everything
can import them. They speak English: programmers read them.
"""

from __future__ import annotations

import attrs

__all__ = [
    "ColumnsError",
    "FormError",
    "GovInfoReportError",
    "InconsistentReportError",
    "InvalidDataError",
    "MissingExtraError",
    "Problem",
    "RuleError",
    "StaleChangeError",
    "UnknownEditionError",
    "UnknownIndicatorError",
    "UnlikeReportsError",
    "UnreadableError",
]


class GovInfoReportError(Exception):
    """
    The base of every error that this library raises on purpose, wrong values of a field apart:
    those are plain ``TypeError`` and ``ValueError``, as Python's own classes raise.
    """


@attrs.define(str=False, eq=False)
class UnreadableError(GovInfoReportError, ValueError):
    """
    A source holds nothing that can be read as a report.

    Attributes:
        reason: What is wrong with the source.

        looked_for: What a readable source would have had.

        source: The name of the source, where there is one.
    """

    reason: str
    looked_for: str
    source: str | None = None

    def __str__(self) -> str:
        where = f"{self.source}: " if self.source else ""
        return f"{where}{self.reason}; looked for {self.looked_for}"


@attrs.define(str=False, eq=False)
class ColumnsError(GovInfoReportError, ValueError):
    """
    Columns are none of a form, or do not say what is asked of them.

    Attributes:
        reason: What is wrong.
    """

    reason: str

    def __str__(self) -> str:
        return self.reason


@attrs.define(str=False, eq=False)
class MissingExtraError(GovInfoReportError, ImportError):
    """
    A feature needs a package that an extra of this library installs.

    Attributes:
        feature: What was asked for.

        package: The package that is not installed.

        extra: The extra that brings it.
    """

    feature: str
    package: str
    extra: str

    def __str__(self) -> str:
        return f"{self.feature} needs {self.package}: pip install 'govinfo-report[{self.extra}]'"


@attrs.define(str=False, eq=False)
class UnknownIndicatorError(GovInfoReportError, LookupError):
    """
    A path names an indicator that the form does not have.

    Attributes:
        path: The path as given.

        nearest: The path that was probably meant.
    """

    path: str
    nearest: str | None = None

    def __str__(self) -> str:
        hint = f"; did you mean {self.nearest}?" if self.nearest else ""
        return f"the form has no {self.path}{hint}"


@attrs.define(str=False, eq=False)
class UnknownEditionError(GovInfoReportError, LookupError):
    """
    No edition of the form has this name.

    Attributes:
        name: The name as given.

        known: The names there are.
    """

    name: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        return f"no edition {self.name!r}; there are {', '.join(map(repr, self.known))}"


@attrs.define(str=False, eq=False)
class FormError(GovInfoReportError, TypeError):
    """
    A form is declared in a way that cannot mean anything.

    Attributes:
        where: The class, and the field where there is one.

        reason: What is wrong and what to write instead.
    """

    where: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


@attrs.define(str=False, eq=False)
class RuleError(GovInfoReportError, TypeError):
    """
    A rule says something that a rule cannot say.

    Attributes:
        rule: The rule's name.

        reason: What is wrong and what to write instead.
    """

    rule: str
    reason: str

    def __str__(self) -> str:
        return f"rule {self.rule}: {self.reason}"


@attrs.frozen
class Problem:
    """
    One thing that is wrong in a data structure.

    Attributes:
        path: Its place as a JSON path, such as ``$.requests.received.total``.

        reason: What is wrong and what to write instead.
    """

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


@attrs.define(str=False, eq=False)
class InvalidDataError(GovInfoReportError, ValueError):
    """
    A dict or a JSON text is not a report; all problems are listed at once.

    Attributes:
        problems: Everything that was found wrong, in document order.
    """

    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


@attrs.define(str=False, eq=False)
class InconsistentReportError(GovInfoReportError, ValueError):
    """
    A report breaks rules of severity ``error``.

    Attributes:
        messages: One sentence for each finding.
    """

    messages: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join(self.messages)


@attrs.define(str=False, eq=False)
class StaleChangeError(GovInfoReportError, ValueError):
    """
    A change was made for another text than the cell prints.

    Attributes:
        path: The path of the cell.

        before: The text that the change was made for; ``None`` for a missing row.

        now: The text that the cell prints.
    """

    path: str
    before: str | None
    now: str | None

    def __str__(self) -> str:
        return (
            f"{self.path} prints {self.now!r}, the change was made for {self.before!r}; propose"
            " changes anew for this report"
        )


@attrs.define(str=False, eq=False)
class UnlikeReportsError(GovInfoReportError, ValueError):
    """
    Reports do not go together: they are not of one series, or do not add up.

    Attributes:
        reasons: One sentence for each reason.
    """

    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return "; ".join(self.reasons)
