"""
Which files are meant by folders and patterns.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

__all__ = ["find_files", "is_many"]


def is_many(name: str) -> bool:
    """
    Say whether a name stands for several files, or for a panel.
    """
    return Path(name).is_dir() or Path(name).suffix == ".parquet" or _is_pattern(name)


def _is_pattern(name: str) -> bool:
    return glob.has_magic(name) and not Path(name).exists()


def find_files(names: Iterable[str]) -> list[str]:
    """
    List the files that names stand for, each once.

    Args:
        names: Files, folders and patterns such as ``reports/**/*.txt``. Of a folder all files at
            any depth are meant, but none whose name, or whose folder's name, starts with a dot,
            and no pipes and devices.

    Returns:
        The files in the order of the names, those of a folder or pattern sorted. A name that is
        no file stays, as does a folder that cannot be listed, so that this is reported.
    """
    return list(dict.fromkeys(file for name in names for file in _files(name)))


def _files(name: str) -> Iterator[str]:
    if _is_pattern(name):
        found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - a pattern may be absolute, which Path.glob refuses
        yield from (one for one in found if not Path(one).is_dir()) if found else (name,)
    elif Path(name).is_dir():
        yield from (path.as_posix() for path in sorted(_below(Path(name))))
    else:
        yield name


def _below(root: Path) -> Iterator[Path]:
    refused: list[Path] = []
    for folder, folders, files in os.walk(root, onerror=lambda error: refused.append(_of(error))):
        folders[:] = [one for one in folders if not one.startswith(".")]
        for file in files:
            path = Path(folder, file)
            if not file.startswith(".") and (path.is_file() or path.is_symlink()):
                yield path
    yield from refused


def _of(error: OSError) -> Path:
    return Path(error.filename)
