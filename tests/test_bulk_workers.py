"""
Processes that work on files: whatever one does to its process, the others are done.
"""

from __future__ import annotations

import multiprocessing
import signal
from types import SimpleNamespace
from unittest.mock import Mock

import pytest

import fatal_workers
from govinfo_report.bulk import _workers
from govinfo_report.bulk._workers import Lost, in_processes

NAMES = [f"a{number}" for number in range(40)]
pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL")


def done(names, jobs=2, seconds=60.0):
    """
    Work on names.
    """
    return list(in_processes(fatal_workers.shouted, names, jobs, lambda _: seconds))


def test_in_order():
    """
    Results come in the order of the files, however many processes there are.
    """
    assert [name.upper() for name in NAMES] == done(NAMES)
    assert ["A0"] == done(NAMES[:1], jobs=5)
    assert [] == done([])


def test_processes_that_end():
    """
    A file that ends its process is lost, with the reason; those before and behind it are not.
    """
    found = done([*NAMES[:3], "kill", "exit 3", *NAMES[3:], "exit 0"])

    assert [name.upper() for name in NAMES] == [one for one in found if isinstance(one, str)]
    assert {
        3: "the process that read it ended (SIGKILL)",
        4: "the process that read it ended (exit status 3)",
        42: "the process that read it ended (exit status 0)",
    } == {place: one.reason for place, one in enumerate(found) if isinstance(one, Lost)}


def test_second_chance(tmp_path):
    """
    A process that ends for no fault of its file is followed by one that reads it.
    """
    name = f"once {tmp_path / 'mark'}"

    assert [name.upper()] == done([name])


def test_bounded_time():
    """
    A file that takes too long is lost, unless it may take what it needs.
    """
    limits = {"sleep": 0.1}
    found = list(in_processes(fatal_workers.shouted, ["a", "sleep", "b"], 1, limits.get))

    assert ["A", Lost("takes too long to read"), "B"] == found


def test_whoever_stops_early_ends_them():
    """
    No process outlives a run that nobody goes on with, not even one that works.
    """
    run = in_processes(fatal_workers.shouted, ["a", "sleep"], 2, lambda _: None)
    assert "A" == next(run)
    run.close()

    assert [] == multiprocessing.active_children()


def test_processes_that_cannot_start(monkeypatch):
    """
    If no process starts, that is said once instead of being tried for ever.
    """
    monkeypatch.setattr(_workers, "_serve", int)  # what a process runs, and cannot run so
    with pytest.raises(RuntimeError, match="__main__"):
        done(["a"])


def test_a_process_ends_between_two_files():
    """
    A process that ended while it waited is replaced.
    """
    run = in_processes(fatal_workers.shouted, NAMES, 1, lambda _: None)
    first = next(run)
    for process in multiprocessing.active_children():
        process.kill()
        process.join()

    assert [name.upper() for name in NAMES] == [first, *run]


def test_what_a_process_does():
    """
    A process says that it is there, then what it made of each file, until nothing comes.
    """
    heard = []
    pipe = SimpleNamespace(recv=Mock(side_effect=["a", "b", EOFError]), send=heard.append)
    handler = signal.getsignal(signal.SIGINT)
    try:
        _workers._serve(pipe, fatal_workers.shouted)
    finally:
        signal.signal(signal.SIGINT, handler)

    assert [None, "A", "B"] == heard
