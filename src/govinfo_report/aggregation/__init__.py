"""
Reports of the members of a whole: what they add up to, and whether the whole agrees.

:func:`roll_up` adds what adds up, :func:`check_roll_up` compares a parent's report with those of
its members.

Start with ``_adding``; ``_members`` says which reports go together, ``_parent`` checks, ``_whose``
finds the member whose figure is probably wrong.
"""

from __future__ import annotations

from ._adding import Lacking, RollUp, roll_up
from ._members import Member
from ._parent import check_roll_up

__all__ = ["Lacking", "Member", "RollUp", "check_roll_up", "roll_up"]
