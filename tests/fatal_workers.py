"""
Work that ends the process that does it: a module of its own, so that processes can import it.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from govinfo_report.bulk import _checking

REAL = _checking.entries_of


def checked(name, fatal, **options):
    """
    Check a file, unless it is the fatal one.
    """
    if Path(name).name == fatal:
        os.kill(os.getpid(), signal.SIGKILL)
    return REAL(name, **options)


def shouted(name):
    """
    Give a name in capitals, or end as the name says.
    """
    kind, _, rest = name.partition(" ")
    if kind == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "exit":
        os._exit(int(rest))
    if kind == "sleep":
        time.sleep(600)
    if kind == "once" and not Path(rest).exists():
        Path(rest).touch()
        os._exit(1)
    return name.upper()
