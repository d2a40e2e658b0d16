"""
Systems, forms and records for the tests of diagnosis.
"""

from __future__ import annotations

import itertools
import random

from govinfo_report.diagnosis._system import System
from govinfo_report.editions import e2014, e2021
from govinfo_report.figures import FAR
from govinfo_report.form import cell_paths
from govinfo_report.propagation import Constraint

FIGURES = """
123.9万 4696 5151 4349 74.2万 13.1万 6.3万 35.8万
1.83万 858 230 315 101 7235 4386 1.45万
9834 2918 144 3878 2894 9580 9292 288
8082 3158 2680 323 485 6 12 17 30 286 134 610 282 298 246
451 279 124 48 472 296 53 123 217 0
1094 3795 3878 508 3370 1596.8 1181 653 2.6万
"""
"""
The figures of 重庆市2017年政府信息公开工作年度报告, in printing order, less its local line.
"""

APPLICANTS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organisation",
    "legal_service_organisation",
    "other_organisation",
)
DISPUTES = ("disputes.reviews", "disputes.lawsuits.direct", "disputes.lawsuits.after_review")


def published():
    """
    Give the report on 2017 as published, less its local line.
    """
    paths = [path for path, _ in cell_paths(e2014.Report)]
    return e2014.Report.of(dict(zip(paths, FIGURES.split(), strict=True)))


def equal(*terms, constant=0, name="rule"):
    """
    Say that terms (unknown and factor) add up to a constant.
    """
    return Constraint(name, terms, constant, constant)


def at_most(*terms, constant=0, name="rule"):
    """
    Say that terms add up to a constant or less.
    """
    return Constraint(name, terms, -FAR, constant)


def sum_rule(total, *parts):
    """
    Say that parts add up to a total.
    """
    return equal((total, -1), *((part, 1) for part in parts), name=f"{total} is sum")


def system(values, constraints, limits=None):
    """
    Pose values, spans or nothing (``None``) as a system.
    """
    given = limits or {}
    box = {
        name: given.get(name, (0, FAR))
        if value is None
        else value
        if isinstance(value, tuple)
        else (value, value)
        for name, value in values.items()
    }
    return System(box, constraints, limits)


def by_hand(posed, most=4, trusted=()):
    """
    Find the least sets by trying all sets of unknowns, the smallest first.
    """
    stated = sorted(posed.stated.difference(trusted))
    for size in range(most + 1):
        found = [
            one
            for one in itertools.combinations(stated, size)
            if all(not posed.members[row].isdisjoint(one) for row in posed.broken)
            and posed.probe(one).conflict is None
        ]
        if found:
            return found
    return []


def names(posed, sets):
    """
    Give sets of numbers as sets of names.
    """
    return [{posed.unknowns[one] for one in some} for some in sets]


def requests_of_2021(seed):
    """
    Draw a report on the 2021 form that holds every sum and the balance.
    """
    draw = random.Random(seed)
    cells = {}
    for path, field in cell_paths(e2021.Report):
        if path.startswith("requests.processed.other.total"):
            cells[path] = None
        elif field.word.unit.is_money:
            cells[path] = "0"
        else:
            cells[path] = draw.choice([0, 0, draw.randint(0, 30), draw.randint(0, 900)])
    for applicant in APPLICANTS:
        settled = sum(
            cell
            for path, cell in cells.items()
            if path.startswith("requests.processed.")
            and path.endswith(f".{applicant}")
            and not path.startswith("requests.processed.total")
            and cell is not None
        )
        carried_out = draw.randint(0, min(settled, 20))
        carried_in = draw.randint(0, min(20, settled + carried_out))
        cells[f"requests.processed.total.{applicant}"] = settled
        cells[f"requests.carried_out.{applicant}"] = carried_out
        cells[f"requests.carried_in.{applicant}"] = carried_in
        cells[f"requests.received.{applicant}"] = settled + carried_out - carried_in
    for path, cell in list(cells.items()):
        row = path.removesuffix(".natural_person")
        if row != path and cell is not None:
            cells[f"{row}.total"] = sum(cells[f"{row}.{one}"] for one in APPLICANTS)
    for dispute in DISPUTES:
        parts = ("upheld", "corrected", "other", "pending")
        cells[f"{dispute}.total"] = sum(cells[f"{dispute}.{part}"] for part in parts)
    return e2021.Report.of(cells)
