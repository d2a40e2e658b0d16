"""
The memory of a process, as Linux counts it.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["forget_peak", "now", "peak"]

_PROCESS = Path("/proc/self")


def peak() -> int:
    """
    Give the most memory that this process has had, in MB, since it began or since
    :func:`forget_peak`; -1 where the system does not say.

    What ``getrusage`` calls the maximum is inherited from the process that started this one.
    """
    return _megabytes("VmHWM")


def now() -> int:
    """
    Give the memory that this process has, in MB.
    """
    return _megabytes("VmRSS")


def forget_peak() -> None:
    """
    Count the peak from what the process has now.
    """
    if _PROCESS.exists():
        (_PROCESS / "clear_refs").write_text("5")


def _megabytes(name: str) -> int:
    if not _PROCESS.exists():
        return -1
    lines = (_PROCESS / "status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith(name))
