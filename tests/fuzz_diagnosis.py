"""
Least sets of wrong cells against two oracles: trying all sets, and CP-SAT.

``python tests/fuzz_diagnosis.py --records 10000 --wrong 3`` draws records of the 2014 form,
``--form 2021 --records 1000 --wrong 2`` of the 2021 form. CP-SAT is asked for every ``--oracle``-th
record, for the size of a least set; it shares no code with the search.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from ortools.sat.python import cp_model

from diagnosed import by_hand, published, requests_of_2021
from govinfo_report.diagnosis._case import Case
from govinfo_report.diagnosis._sets import minimum_sets

FAR = 10**12
"""
The solver's stand-in for "no end".
"""


def least(system):
    """
    Ask the solver for the size of a least set.
    """
    model = cp_model.CpModel()
    cells, flags = [], []
    for low, high, (lowest, highest) in zip(system.lows, system.highs, system.limits, strict=True):
        cell = model.new_int_var(max(lowest, -FAR), min(highest, FAR), "")
        flag = model.new_bool_var("")
        model.add(cell >= max(low, -FAR)).only_enforce_if(flag.negated())
        model.add(cell <= min(high, FAR)).only_enforce_if(flag.negated())
        cells.append(cell)
        flags.append(flag)
    for row, (low, high) in zip(system.rows, system.ends, strict=True):
        whole = sum(factor * cells[one] for one, factor in row)
        model.add(whole <= high)
        if low > -FAR:
            model.add(whole >= low)
    model.minimize(sum(flags))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    return round(solver.objective_value) if status == cp_model.OPTIMAL else None


def wrong_record(form, seed, most):
    """
    Draw a record with some wrong cells.
    """
    draw = random.Random(seed)
    report = published() if form == "2014" else requests_of_2021(seed)
    equations = [one for one in report.rules.equations if one.rule.severity.value == "error"]
    cells = sorted({path for one in equations for path in one.cells})
    cells = [path for path in cells if type(report[path]) is int]
    chosen = draw.sample(cells, draw.randint(1, most))
    return report.replace(
        {
            path: draw.choice([report[path] + draw.randint(1, 300), draw.randint(0, 9999)])
            for path in chosen
        }
    )


def main():
    """
    Draw records, compare, and say how many agree.
    """
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--form", choices=["2014", "2021"], default="2014")
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--wrong", type=int, default=3)
    parser.add_argument("--oracle", type=int, default=10)
    arguments = parser.parse_args()
    blocks = asked = differing = 0
    for seed in range(arguments.records):
        case = Case(wrong_record(arguments.form, seed, arguments.wrong), rules_of(arguments.form))
        for number in range(len(case.plan.blocks)):
            system = case.posed(number).system
            if not system.broken:
                continue
            blocks += 1
            found = minimum_sets(system)
            differing += by_hand(system, arguments.wrong) != list(found.sets)
            if seed % arguments.oracle == 0:
                asked += 1
                differing += least(system) != found.cost
    print(
        f"{arguments.records} records, {blocks} components, {asked} asked of CP-SAT: "
        f"{differing} differ"
    )
    return int(differing > 0)


def rules_of(form):
    """
    Give the rules of a form.
    """
    return (published() if form == "2014" else requests_of_2021(0)).rules


if __name__ == "__main__":
    sys.exit(main())
