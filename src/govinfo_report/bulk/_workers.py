"""
Work on files in processes of their own, so that none of them can end the run.
"""

from __future__ import annotations

import collections
import signal
import time
from collections.abc import Callable, Generator, Sequence
from multiprocessing import connection, get_context
from typing import Any, Final, Generic, TypeVar

from attrs import define, field, frozen

__all__ = ["Lost", "in_processes"]

R = TypeVar("R")

_AHEAD: Final = 8
"""
So many files a process may be done with while the result of an earlier one is waited for.
"""

_PATIENCE: Final = 10
"""
So many seconds a process has to end by itself.
"""

_TRIES: Final = 2
"""
A process may end for what another did to the machine: a file gets a second chance.
"""


@frozen
class Lost:
    """
    What there is of a file whose process ended or took too long.

    Attributes:
        reason: What happened.
    """

    reason: str


@define(eq=False)
class _Worker:
    """
    A process, and what it is at.

    Attributes:
        process: The process.

        pipe: The way to it.

        place: The place of its file in the list, ``None`` while it starts or waits.

        until: When its time is up.

        started: Whether it has ever said anything.
    """

    process: Any
    pipe: Any
    place: int | None = None
    until: float | None = None
    started: bool = False

    def end(self) -> int | None:
        """
        End the process, and give its exit code.

        One that waits ends by itself, since nothing comes any more.
        """
        self.pipe.close()
        self.process.join(_PATIENCE if self.started and self.place is None else 0)
        self.process.kill()
        self.process.join()
        code: int | None = self.process.exitcode
        return code


def in_processes(
    work: Callable[[str], R],
    files: Sequence[str],
    jobs: int,
    seconds: Callable[[str], float | None],
) -> Generator[R | Lost]:
    """
    Work on files in several processes.

    Args:
        work: What to do with a file; it can be pickled, as what it gives.

        files: The files.

        jobs: How many processes work at once.

        seconds: How long a file may take; ``None`` for as long as it needs.

    Yields:
        What was made of each file, in their order, or what became of it.

    Raises:
        RuntimeError: No process can be started.
    """
    run = _Run(work, files, seconds)
    try:
        for _ in range(min(jobs, len(files))):
            run.start()
        for place in range(len(files)):
            while place not in run.results:
                run.send(place + jobs * _AHEAD)
                run.wait()
            yield run.results.pop(place)
    finally:
        for worker in run.workers:
            worker.end()


@define(eq=False)
class _Run(Generic[R]):
    """
    The processes, what is left to do, and what is done.
    """

    work: Callable[[str], R]
    files: Sequence[str]
    seconds: Callable[[str], float | None]
    workers: list[_Worker] = field(factory=list)
    results: dict[int, R | Lost] = field(factory=dict)
    again: collections.deque[int] = field(factory=collections.deque)
    tries: collections.Counter[int] = field(factory=collections.Counter)
    following: int = 0

    def start(self) -> None:
        # forking a process that has threads, as Polars starts them, can hang
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self.work), daemon=True)
        process.start()
        theirs.close()  # else its end would not be seen
        self.workers.append(_Worker(process, ours))

    def send(self, end: int) -> None:
        """
        Give files to those who wait, none at a place behind the end.
        """
        for worker in [one for one in self.workers if one.started and one.place is None]:
            if self.again:
                place = self.again.popleft()
            elif self.following < min(end, len(self.files)):
                place, self.following = self.following, self.following + 1
            else:
                return
            allowed = self.seconds(self.files[place])
            worker.place = place
            worker.until = None if allowed is None else time.monotonic() + allowed
            try:
                worker.pipe.send(self.files[place])
            except OSError:  # it has ended, which is seen when its answer is waited for
                continue

    def wait(self) -> None:
        """
        Wait until something is done, a process ends or its time is up.
        """
        now = time.monotonic()
        ends = [one.until for one in self.workers if one.until is not None]
        pipes: dict[Any, _Worker] = {one.pipe: one for one in self.workers}
        ready = connection.wait(list(pipes), max(min(ends) - now, 0) if ends else None)
        for pipe in ready:
            self._hear(pipes[pipe])
        now = time.monotonic()
        for worker in list(self.workers):
            if worker.until is not None and worker.until < now and not worker.pipe.poll():
                worker.end()
                self._replace(worker, "takes too long to read")

    def _hear(self, worker: _Worker) -> None:
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            self._ended(worker)
            return
        if worker.place is not None:
            self.results[worker.place] = said
        worker.started, worker.place, worker.until = True, None, None

    def _ended(self, worker: _Worker) -> None:
        how = _how(worker.end())
        if not worker.started:
            msg = (
                "no process can be started: a script that checks files in several processes does"
                ' so below `if __name__ == "__main__":`'
            )
            raise RuntimeError(msg)
        place = worker.place
        if place is not None and self.tries[place] + 1 < _TRIES:
            self.tries[place] += 1
            self.again.append(place)
            worker.place = None
        self._replace(worker, f"the process that read it ended ({how})")

    def _replace(self, worker: _Worker, reason: str) -> None:
        self.workers.remove(worker)
        if worker.place is not None:
            self.results[worker.place] = Lost(reason)
        self.start()


def _how(code: int | None) -> str:
    try:
        return signal.Signals(-(code or 0)).name
    except ValueError:  # it ended itself
        return f"exit status {code}"


def _serve(pipe: Any, work: Callable[[str], Any]) -> None:
    """
    Work on what comes, until nothing comes any more.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run itself ends its processes
    pipe.send(None)
    while True:
        try:
            file = pipe.recv()
        except EOFError:
            return
        pipe.send(work(file))
