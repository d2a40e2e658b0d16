"""
How texts of cells and shares are said.
"""

from __future__ import annotations

from .._language import translate

__all__ = ["percent", "shown"]

_ROUNDS_TO_ALL = 0.9995
_ROUNDS_TO_NOTHING = 0.0005


def shown(text: str | None, language: str) -> str:
    """
    Say what a cell prints, so that a blank, a dash and a row that is not there can be told apart.

    Args:
        text: What it prints; ``None`` where the row is missing.

        language: A locale such as ``zh`` or ``en``.
    """
    if text is None:
        return translate("(row missing)", language)
    return text or translate("(blank)", language)


def percent(probability: float) -> str:
    """
    Write a probability; nothing that is thinkable is 0 %, nothing is 100 %.

    Args:
        probability: The probability.
    """
    if probability < _ROUNDS_TO_NOTHING:
        return "<0.1%"
    return f"{0.999 if probability >= _ROUNDS_TO_ALL else probability:.1%}"
