"""
Rules over the cells of a form: data that checks a report, prints itself and can be compiled.

What the words of a declaration say is a rule already; anything else is a typed function under
:func:`equal` or :func:`at_most`. :func:`rulebook` gathers both.

Start with ``_rule`` and ``_declared``; ``_judging`` holds the verdicts, ``_compiled`` the code
that is generated from the same data.
"""

from __future__ import annotations

from ._compiled import Blanks, check_blanks
from ._declared import Declared, Sides, at_most, equal
from ._judging import Judgement
from ._linear import Linear, Pick, Term
from ._optional_rows import rows_from_parts
from ._over_years import rules_over_years
from ._pair import pair_class, told, told_whole
from ._rule import Equation, Relation, Rule, Shown
from ._rulebook import Rulebook, rulebook
from ._steady import steady
from ._together import whole

__all__ = [
    "Blanks",
    "Declared",
    "Equation",
    "Judgement",
    "Linear",
    "Pick",
    "Relation",
    "Rule",
    "Rulebook",
    "Shown",
    "Sides",
    "Term",
    "at_most",
    "check_blanks",
    "equal",
    "pair_class",
    "rows_from_parts",
    "rulebook",
    "rules_over_years",
    "steady",
    "told",
    "told_whole",
    "whole",
]
