"""
Mutation testing of figures, forms, rules and checking.

``python scripts/mutants.py run`` judges every mutant that was not judged before and adds a line to
``.mutants/results.jsonl`` for each; ``run --again`` judges the survivors once more. ``report``
prints how many survived, module by module, and those that change nothing with the reason, which
stands in ``scripts/mutants.toml``; it fails if there is one without a reason.

mutmut makes the mutants and does not run them. Its own run starts all of them from one process in
which forms are declared, rules compiled and cells remembered, so a mutant of code that ran before
is never run, and it leaves out decorated functions. Here a mutant of a function that nothing has
called yet is put into a process in which all tests are collected; any other starts with the import
of the package.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import resource
import signal
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import TYPE_CHECKING, Any

import pytest
from _pytest.runner import runtestprotocol
from _verdicts import (
    PACKAGE,
    RESULTS,
    ROOT,
    SURVIVED,
    made,
    modules_of,
    reasons,
    record,
    recorded,
    report,
)
from attrs import evolve

if TYPE_CHECKING:
    from _mutations import Change, Mutant

GROUPS = {
    "figures": ["tests/test_figures_*.py"],
    "form": ["tests/test_form_*.py"],
    "rules": [
        "tests/test_rules_*.py",
        "tests/test_checking*.py",
        "tests/test_findings.py",
        "tests/test_series.py",
        "tests/test_aggregation.py",
    ],
    "checking.py": ["tests/test_checking*.py", "tests/test_findings.py"],
}
"""
What is mutated, and the tests that are about it. A mutant that survives these may still be killed
by tests of what stands on it: a form that reads wrongly, a diagnosis that is another.
"""

BELOW = {
    "figures": ["numerals"],
    "form": ["figures"],
    "rules": ["form", "findings", "propagation"],
    "checking.py": ["rules", "editions"],
}
"""
What may be imported before a group is, since it never imports the group.
"""

SECONDS = 20
"""
The processor time after which a mutant counts as one that does not end.
"""

PYTEST = [
    "--noconftest",
    "--assert=plain",
    "-o",
    "addopts=--import-mode=importlib",
    "-o",
    "faulthandler_timeout=0",
    "-p",
    "no:cacheprovider",
    "-x",
    "-q",
]


class Pool:
    """
    Runs functions in forked processes, a few at a time; what they return is an exit status.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self.running: dict[int, tuple[float, Callable[[int, float], None]]] = {}

    def start(self, work: Callable[[], int], done: Callable[[int, float], None]) -> None:
        """
        Start a function as soon as a place is free.

        Args:
            work: The function.

            done: Takes the exit status, or minus the number of the signal, and the seconds.
        """
        while len(self.running) >= self.size:
            self.wait()
        pid = os.fork()
        if pid == 0:
            status = 99
            with contextlib.suppress(BaseException):
                _quiet()
                status = work()
            os._exit(status)
        self.running[pid] = (time.monotonic(), done)

    def wait(self) -> None:
        """
        Wait for one function to end.
        """
        pid, status = os.wait()
        started, done = self.running.pop(pid)
        done(os.waitstatus_to_exitcode(status), time.monotonic() - started)

    def finish(self) -> None:
        """
        Wait for all functions to end.
        """
        while self.running:
            self.wait()


def _quiet() -> None:
    """
    Say nothing, take warnings for errors as the configuration of pytest does, and end when the time
    is up.
    """
    warnings.simplefilter("error")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    signal.alarm(30 * SECONDS)  # a process that waits uses no processor time
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))


# ── Mutants of what nothing has called yet ────────────────────────────────────────────────────────


class Warm:
    """
    A plugin that takes over from pytest when all tests are collected.

    Attributes:
        called: The code that ran until then, by file and qualified name.

        left: The mutants that have to start with the import.
    """

    def __init__(self, mutants: Sequence[tuple[Mutant, Change]], pool: Pool) -> None:
        self.mutants = mutants
        self.pool = pool
        self.called: set[tuple[str, str]] = set()
        self.left: list[Mutant] = []

    def watch(self, frame: FrameType, event: str, _: object) -> None:
        """
        Note what is called.
        """
        if event == "call":
            code = frame.f_code
            self.called.add((code.co_filename, code.co_qualname))

    def pytest_runtestloop(self, session: Any) -> bool:
        """
        Judge the mutants.
        """
        sys.setprofile(None)
        gc.collect()
        gc.freeze()
        live = list(_live_functions())
        quick = []
        for mutant, change in self.mutants:
            old, new = change.old, change.new
            functions = [one for one in live if old is not None and _is_code_of(one, old)]
            if old is None or new is None or not functions or _name(old) in self.called:
                self.left.append(mutant)
            else:
                quick.append((mutant, functions, new, _name(old)))
        callers = self.callers(session.items) if quick else {}
        for mutant, functions, new, name in quick:
            items = callers.get(name, [])
            self.pool.start(
                lambda items=items, functions=functions, new=new: _run_with(items, functions, new),
                lambda status, seconds, mutant=mutant: record(mutant, status, seconds),
            )
        self.pool.finish()
        return True

    def callers(self, items: list[Any]) -> dict[tuple[str, str], list[Any]]:
        """
        Find the tests that call each function, the quickest first.
        """
        with tempfile.TemporaryDirectory() as place:
            for number, item in enumerate(items):
                notes = Path(place, str(number))
                self.pool.start(lambda item=item, notes=notes: self.note(item, notes), _nothing)
            self.pool.finish()
            found: dict[tuple[str, str], list[tuple[float, int]]] = {}
            for number, item in enumerate(items):
                passed, seconds, called = json.loads(Path(place, str(number)).read_text("utf-8"))
                if not passed:
                    sys.exit(f"{item.nodeid} fails without any change")
                for file, name in called:
                    found.setdefault((file, name), []).append((seconds, number))
        return {name: [items[number] for _, number in sorted(of)] for name, of in found.items()}

    def note(self, item: Any, notes: Path) -> int:
        """
        Run one test and note down what it calls.
        """
        self.called.clear()
        sys.setprofile(self.watch)
        passed = _passes(item)
        sys.setprofile(None)
        ours = [one for one in self.called if one[0].startswith(str(ROOT / "src"))]
        notes.write_text(json.dumps([passed, time.process_time(), ours]), "utf-8")
        return 0


def _nothing(_status: int, _seconds: float) -> None:
    pass


def _name(code: CodeType) -> tuple[str, str]:
    return code.co_filename, code.co_qualname


def _live_functions() -> Iterator[FunctionType]:
    gc.unfreeze()
    for one in gc.get_objects():
        if type(one) is FunctionType and one.__code__.co_filename.startswith(str(ROOT / "src")):
            yield one
    gc.freeze()


def _is_code_of(function: FunctionType, code: CodeType) -> bool:
    own = function.__code__
    return _name(own) == _name(code) and own.co_firstlineno == code.co_firstlineno


def _passes(item: Any) -> bool:
    """
    Say whether a test passes; without the rounds of pytest where it needs nothing of them.
    """
    given = item.callspec.params if hasattr(item, "callspec") else {}
    if set(item.fixturenames) <= set(given) and not any(item.iter_markers("skipif")):
        try:
            item.obj(**given)
        except BaseException:  # noqa: BLE001 - whatever goes wrong, the mutant is seen
            return False
        return True
    return all(not one.failed for one in runtestprotocol(item, log=False, nextitem=None))


def _run_with(items: list[Any], functions: list[FunctionType], new: CodeType) -> int:
    for function in functions:
        function.__code__ = new
    return 0 if all(_passes(item) for item in items) else 1


# ── Mutants of what runs when the package is imported ─────────────────────────────────────────────


class Changed(importlib.abc.MetaPathFinder):
    """
    Finds the changed module instead of the one on disk.
    """

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        relative = Path(mutant.path).relative_to(ROOT / "src").with_suffix("")
        self.name = ".".join(relative.parts)

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> Any:
        """
        Find the module that is changed, and no other.
        """
        if name != self.name:
            return None
        loader = _Source(name, self.mutant.path)
        loader.text = self.mutant.source
        return importlib.util.spec_from_file_location(name, self.mutant.path, loader=loader)


class _Source(importlib.machinery.SourceFileLoader):
    text: str

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.text, self.get_filename(fullname), "exec", dont_inherit=True)


class FromImport:
    """
    A plugin that takes over from pytest before tests are collected.
    """

    def __init__(self, mutants: Sequence[Mutant], tests: list[str], pool: Pool) -> None:
        self.mutants = mutants
        self.tests = tests
        self.pool = pool

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: Any) -> bool:
        """
        Judge mutants in processes that import the package anew: first by the tests that carry the
        module's name, then by the others.
        """
        gc.collect()
        gc.freeze()
        if self.mutants:
            self.expect_success(session)
        for mutant in self.mutants:
            self.judge(mutant, session)
        self.pool.finish()
        session.items = []
        return True

    def expect_success(self, session: Any) -> None:
        """
        Run the tests without any change.
        """
        first = self.mutants[0]
        same = evolve(first, source=Path(first.path).read_text("utf-8"))
        self.pool.start(lambda: _run_from_import(same, session, self.tests), _refuse_failure)
        self.pool.finish()

    def judge(self, mutant: Mutant, session: Any) -> None:
        """
        Judge one mutant.
        """
        stem = Path(mutant.path).stem.strip("_")
        about = [one for one in self.tests if stem in one]
        others = [one for one in self.tests if stem not in one]

        def then(status: int, seconds: float) -> None:
            if status == 0 and about and others:
                self.pool.start(
                    lambda: _run_from_import(mutant, session, others),
                    lambda last, more: record(mutant, last, seconds + more),
                )
            else:
                record(mutant, status, seconds)

        self.pool.start(lambda: _run_from_import(mutant, session, about or others), then)


def _run_from_import(mutant: Mutant, session: Any, tests: list[str]) -> int:
    sys.meta_path.insert(0, Changed(mutant))
    items = session.perform_collect(tests)
    return 0 if items and all(_passes(item) for item in items) else 1


def _refuse_failure(status: int, _: float) -> None:
    if status:
        sys.exit(f"the tests fail without any change (status {status})")


# ── Running ──────────────────────────────────────────────────────────────────────────────────────


def run(groups: Sequence[str], only: str, size: int, *, again: bool) -> None:
    """
    Judge mutants and write the verdicts down.

    Args:
        groups: What to mutate.

        only: Parts of the names of the modules to mutate, with commas between; empty for all.

        size: How many processes to run at a time.

        again: Whether survivors that are not known to change nothing are judged once more.
    """
    RESULTS.parent.mkdir(exist_ok=True)
    known, why = recorded(), reasons()
    for group in groups:
        wanted = [
            one for one in modules_of(group) if any(part in one.name for part in only.split(","))
        ]
        pairs = [
            (mutant, change)
            for mutant, change in made(wanted)
            if mutant.key not in known
            or (again and known[mutant.key]["verdict"] == SURVIVED and mutant.named not in why)
        ]
        print(f"{group}: {len(pairs)} mutants to judge", flush=True)
        if not pairs:
            continue
        patterns = GROUPS[group]
        found = [one for pattern in patterns for one in sorted(ROOT.glob(pattern))]
        tests = [str(one.relative_to(ROOT)) for one in found]
        pool = Pool(size)
        warm = Warm(pairs, pool)
        reading, writing = os.pipe()
        if os.fork() == 0:
            sys.setprofile(warm.watch)
            status = pytest.main([*PYTEST, *tests], plugins=[warm])
            sys.setprofile(None)
            with os.fdopen(writing, "w") as file:
                json.dump([mutant.key for mutant in warm.left], file)
            os._exit(int(status != 0))
        os.close(writing)
        with os.fdopen(reading) as file:
            left = set(json.load(file))
        os.wait()
        mutants = [mutant for mutant, _ in pairs if mutant.key in left]
        print(f"{group}: {len(mutants)} of them from the import on", flush=True)
        if os.fork() == 0:
            for name in BELOW[group]:
                importlib.import_module(f"{PACKAGE}.{name}")
            status = pytest.main(PYTEST, plugins=[FromImport(mutants, tests, pool)])
            os._exit(int(status not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}))
        os.wait()


def main() -> None:
    """
    Do what the command line says.
    """
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("what", choices=["run", "report"])
    parser.add_argument("groups", nargs="*", default=list(GROUPS), metavar="group")
    parser.add_argument("--again", action="store_true", help="judge survivors once more")
    parser.add_argument(
        "--only", default="", help="modules with one of these, a comma between, in their names"
    )
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    os.chdir(ROOT)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    # what is not changed is compiled once; what is changed is never written
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(RESULTS.parent / "compiled")
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
    if given.what == "run":
        run(given.groups, given.only, given.processes, again=given.again)
    elif report(given.groups):
        sys.exit(1)


if __name__ == "__main__":
    main()
