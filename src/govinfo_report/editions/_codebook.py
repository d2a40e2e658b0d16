"""
Everything that an edition declares, as data: the source of reference tables and of golden files.
"""

from __future__ import annotations

from typing import Any

from ..form import indicators

__all__ = ["codebook"]


def codebook(form: Any, language: str = "zh") -> dict[str, Any]:
    """
    Give the lines of a form and the rules that hold on it.

    Args:
        form: The report class of an edition.

        language: The language of formulas; official labels are never translated.

    Returns:
        A dict with ``edition``, ``title``, ``years``, ``lines`` and ``rules``, ready for JSON.
    """
    return {
        "edition": form.edition,
        "title": form.title,
        "years": list(form.years),
        "lines": [
            {
                "path": line.path,
                "number": line.number,
                "label": line.label,
                "unit": None if line.unit is None else str(line.unit),
                "role": line.role.value,
                "concept": line.concept,
                "signed": line.signed,
                "optional": line.optional,
                "columns": [
                    {
                        "column": column.name,
                        "label": column.label,
                        "under": list(column.under),
                        "unit": str(column.unit),
                        "role": column.role.value,
                        "signed": column.signed,
                    }
                    for column in line.columns
                ],
            }
            for line in indicators(form)
        ],
        "rules": [
            {
                "rule": one.rule.id,
                "where": one.where,
                "column": one.column,
                "formula": form.rules.formula(one, language),
                "severity": one.rule.severity.value,
                "basis": one.rule.basis.value,
                "follows_from": list(one.follows_from),
                "says": one.rule.says,
            }
            for one in form.rules.equations
        ],
    }
