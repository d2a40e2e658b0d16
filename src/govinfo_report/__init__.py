"""
China's annual reports on government information disclosure (政府信息公开工作年度报告): a typed
model that holds any published table as printed, checks it, and hands it on without loss.

:func:`read` a file, :func:`check` the report, :func:`write` it; editions of the form are
:mod:`e2014 <govinfo_report.editions.e2014>` and its successors.

Names are imported when they are first used, so that a program that only needs one of them does
not pay for the others.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .aggregation import check_roll_up, roll_up
    from .checking import check
    from .conversion import convert
    from .diagnosis import Diagnosis, diagnose
    from .editions import EDITIONS, Report, Scope, e2014, e2019, e2021, edition
    from .errors import GovInfoReportError
    from .figures import MISSING, Interval, Kind, Printed, amount, bounds, figure, written
    from .findings import Finding, Findings
    from .form import Local
    from .formats import Reading, parse, parse_all, read, read_all, render, write
    from .serialization import from_dict, from_json, json_schema, to_dict, to_json
    from .series import compare
    from .units import Unit

    __version__: str

__all__ = [
    "EDITIONS",
    "MISSING",
    "Diagnosis",
    "Finding",
    "Findings",
    "GovInfoReportError",
    "Interval",
    "Kind",
    "Local",
    "Printed",
    "Reading",
    "Report",
    "Scope",
    "Unit",
    "amount",
    "bounds",
    "check",
    "check_roll_up",
    "compare",
    "convert",
    "diagnose",
    "e2014",
    "e2019",
    "e2021",
    "edition",
    "figure",
    "from_dict",
    "from_json",
    "json_schema",
    "parse",
    "parse_all",
    "read",
    "read_all",
    "render",
    "roll_up",
    "to_dict",
    "to_json",
    "write",
    "written",
]

_NAMES = {
    "aggregation": "check_roll_up roll_up",
    "checking": "check",
    "conversion": "convert",
    "diagnosis": "Diagnosis diagnose",
    "editions": "EDITIONS Report Scope e2014 e2019 e2021 edition",
    "errors": "GovInfoReportError",
    "figures": "MISSING Interval Kind Printed amount bounds figure written",
    "findings": "Finding Findings",
    "form": "Local",
    "formats": "Reading parse parse_all read read_all render write",
    "serialization": "from_dict from_json json_schema to_dict to_json",
    "series": "compare",
    "units": "Unit",
}
_HOMES = {name: module for module, names in _NAMES.items() for name in names.split()}


if not TYPE_CHECKING:  # with it a checker would take any misspelt name for one of ours

    def __getattr__(name: str) -> Any:
        if name == "__version__":
            value = importlib.import_module("importlib.metadata").version("govinfo-report")
        elif name in _HOMES:
            value = getattr(importlib.import_module(f".{_HOMES[name]}", __name__), name)
        else:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return __all__
