"""
A panel: the reports of one form as columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import polars as pl
from attrs import frozen

from .._extras import require
from ..editions import Report
from ..errors import ColumnsError
from ..rules import Blanks, Rulebook
from ._building import row_maker
from ._checking import reasons, verdicts, violations
from ._joint import joint
from ._layout import IDENTITY, layout
from ._restoring import report_maker

__all__ = ["Panel", "panel_of", "schema_of"]

_CHUNK = 20_000


@frozen
class Panel:
    """
    The reports of one form, one row a report.

    It gives itself to every library that reads Arrow: ``polars.DataFrame(panel)``,
    ``pyarrow.table(panel)``, ``duckdb.sql("from panel")``.

    Attributes:
        cls: The report class.

        frame: The columns, as a Polars frame or as a scan of files that is not read yet.
    """

    cls: Any
    frame: pl.DataFrame | pl.LazyFrame

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """
        Give the columns to another library (the Arrow PyCapsule interface).
        """
        stream: object = self.to_polars().__arrow_c_stream__(requested_schema)
        return stream

    def to_polars(self) -> pl.DataFrame:
        """
        Give the columns as a Polars frame, read now if they are not yet.
        """
        return self.frame.lazy().collect()

    def to_pandas(self) -> Any:
        """
        Give the columns as a pandas frame.
        """
        require("pandas", feature="a pandas frame", extra="columns")
        return self.to_polars().to_pandas()

    def reports(self) -> Iterator[Any]:
        """
        Give the reports back, cell for cell as they were printed.

        Raises:
            ColumnsError: A row does not say the text of a cell.
        """
        make = report_maker(self.cls)
        for row in self.to_polars().iter_rows(named=True):
            yield make(row)

    def violations(
        self, blanks: Blanks = "unknown", *, rules: Rulebook | None = None
    ) -> pl.DataFrame:
        """
        List what is violated, one row for each report and equation.

        Args:
            blanks: How blank cells are read.

            rules: The rules, if not those of the form.
        """
        return violations(self.frame, rules or self.cls.rules, blanks)

    def verdicts(
        self, blanks: Blanks = "unknown", *, rules: Rulebook | None = None
    ) -> pl.DataFrame:
        """
        Give the verdict of every equation on every report, one row a report.

        Args:
            blanks: How blank cells are read.

            rules: The rules, if not those of the form.
        """
        return verdicts(self.frame, rules or self.cls.rules, blanks)

    def reasons(self, blanks: Blanks = "unknown", *, rules: Rulebook | None = None) -> pl.DataFrame:
        """
        Say of every equation and report why the digits cannot tell, one row a report.

        Args:
            blanks: How blank cells are read.

            rules: The rules, if not those of the form.
        """
        return reasons(self.frame, rules or self.cls.rules, blanks)

    def joint(self, blanks: Blanks = "unknown", *, rules: Rulebook | None = None) -> pl.DataFrame:
        """
        Say of every report whether all rules of severity ``error`` can hold together.

        Args:
            blanks: How blank cells are read.

            rules: The rules, if not those of the form.
        """
        return joint(self.frame, rules or self.cls.rules, blanks)


def panel_of(
    reports: Iterable[Any], cls: Any = None, *, sources: Iterable[str | None] | None = None
) -> Panel:
    """
    Put reports of one form into columns.

    Args:
        reports: The reports, or what a reader returned.

        cls: The report class; by default that of the first report.

        sources: What each report was read from; by default what a reading says.

    Raises:
        ColumnsError: The reports are on more than one form, or there are none and no class is
            given.
    """
    chunks = []
    rows: list[tuple[Any, ...]] = []
    names = iter(sources) if sources is not None else None
    form: Any = cls
    for number, one in enumerate(reports):
        report, source = _unwrapped(one)
        own: Any = type(report)
        form = form or own
        if own is not form:
            msg = f"a panel holds one form: a {own.edition} among {form.edition}"
            raise ColumnsError(msg)
        source = source if names is None else next(names)
        rows.append((number, *row_maker(form)(report, source)))
        if len(rows) == _CHUNK:
            chunks.append(_frame(form, rows))
            rows = []
    if form is None:
        msg = "there are no reports: say of which form the columns are to be"
        raise ColumnsError(msg)
    chunks.append(_frame(form, rows))
    return Panel(form, pl.concat(chunks))


def _unwrapped(one: Any) -> tuple[Any, str | None]:
    if isinstance(one, Report):
        return one, None
    report = getattr(one, "report", None)
    if not isinstance(report, Report):
        msg = f"a panel is made of reports or readings (got {type(one).__name__})"
        raise TypeError(msg)
    return report, one.source.name


def schema_of(cls: Any) -> dict[str, Any]:
    """
    Give the columns of a form with their types in Polars.
    """
    identity = dict.fromkeys(IDENTITY, pl.String) | {"report": pl.Int64, "year": pl.Int32}
    numbers: dict[str, Any] = {}
    for stem in layout(cls).stems:
        numbers |= {stem.low: pl.Int64, stem.high: pl.Int64, stem.kind: pl.Int8}
    return identity | {"flags": pl.Int8} | numbers | {"printed": pl.String, "local": pl.String}


def _frame(cls: Any, rows: list[tuple[Any, ...]]) -> pl.DataFrame:
    schema = schema_of(cls)
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    series = [
        pl.Series(name, column, dtype=dtype)
        for (name, dtype), column in zip(schema.items(), columns, strict=True)
    ]
    return pl.DataFrame(series)
