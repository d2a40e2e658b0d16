"""
The ways in which figures go wrong.
"""

from __future__ import annotations

import enum

from .._language import mark, translate

__all__ = ["ErrorKind"]


class ErrorKind(enum.Enum):
    """
    What happened to the figures, if an explanation is right.
    """

    SUBSTITUTION = "substitution"
    """One digit is another: ``2680`` printed as ``2580``."""
    TRANSPOSITION = "transposition"
    """Two neighbouring digits changed places: ``2860``."""
    OMISSION = "omission"
    """A digit was dropped: ``268``."""
    INSERTION = "insertion"
    """A digit came in: ``26800``."""
    MAGNITUDE = "magnitude"
    """万 or 亿 was added or lost: ``2680万``."""
    UNIT = "unit"
    """An amount stands in 元 where 万元 is asked for, or the other way round."""
    DECIMAL_POINT = "decimal_point"
    """The decimal point moved: ``268.0``."""
    SIGN = "sign"
    """A sign was added or lost: ``-2680``."""
    COPY = "copy"
    """A neighbour's figure was written twice."""
    TOTAL_AS_PART = "total_as_part"
    """The total was written in the place of a part."""
    SWAP = "swap"
    """Two neighbours changed places."""
    SHIFT = "shift"
    """A run of figures stands one row too high or too low."""
    TORN = "torn"
    """One number is spread over two cells."""
    TRANSFER = "transfer"
    """A part of one cell was counted in another of the same row."""
    SEVERAL = "several"
    """Several cells, each wrong in its own way."""
    UNEXPLAINED = "unexplained"
    """Nothing about the printed text tells why."""
    OTHER = "other"
    """Everything that is not listed."""

    def name_in(self, language: str = "zh") -> str:
        """
        Say what happened.

        Args:
            language: A locale such as ``zh`` or ``en``.
        """
        return translate(_NAMES[self], language)


_NAMES = {
    ErrorKind.SUBSTITUTION: mark("one digit is another"),
    ErrorKind.TRANSPOSITION: mark("two digits changed places"),
    ErrorKind.OMISSION: mark("a digit is missing"),
    ErrorKind.INSERTION: mark("a digit is too much"),
    ErrorKind.MAGNITUDE: mark("ten thousand or a hundred million was added or lost as a unit"),
    ErrorKind.UNIT: mark("yuan and ten thousand yuan were confused"),
    ErrorKind.DECIMAL_POINT: mark("the decimal point moved"),
    ErrorKind.SIGN: mark("a sign was added or lost"),
    ErrorKind.COPY: mark("a neighbour's figure was written twice"),
    ErrorKind.TOTAL_AS_PART: mark("a total stands in the place of a part"),
    ErrorKind.SWAP: mark("two neighbours changed places"),
    ErrorKind.SHIFT: mark("a run of figures is one row off"),
    ErrorKind.TORN: mark("one number is spread over two cells"),
    ErrorKind.TRANSFER: mark("a part was counted in the wrong column"),
    ErrorKind.SEVERAL: mark("several figures are wrong"),
    ErrorKind.UNEXPLAINED: mark("no misprint explains it"),
    ErrorKind.OTHER: mark("something else"),
}
