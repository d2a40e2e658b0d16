"""
What is said about the cells of a report, for those who show it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import field, frozen

from .._language import translate
from ..findings import Finding

__all__ = ["Marks", "marks_of"]


@frozen
class Marks:
    """
    What is said about cells, by their paths.

    Attributes:
        sentences: What is wrong with a cell; it is marked, and the sentences are listed.

        involved: Further cells that these sentences compare; they are tinted.

        shares: How likely it is that a cell is a wrong one, in percent; it is tinted by that.

        explained: What may explain it, part by part: a sentence, and those that stand below it.
    """

    sentences: Mapping[str, Sequence[str]] = field(factory=dict)
    involved: Collection[str] = frozenset()
    shares: Mapping[str, int] = field(factory=dict)
    explained: Sequence[Sequence[str]] = ()

    @property
    def listed(self) -> tuple[str, ...]:
        """
        All sentences, each once.
        """
        return tuple(dict.fromkeys(one for found in self.sentences.values() for one in found))

    def about(self, path: str) -> tuple[str, ...]:
        """
        Say everything about one cell.
        """
        share = self.shares.get(path)
        if share is None:
            return tuple(self.sentences.get(path, ()))
        likely = translate("{share}% likely to be a wrong figure.", "zh", share=share)
        return (*self.sentences.get(path, ()), likely)


def marks_of(
    findings: Iterable[Finding],
    shares: Mapping[str, int] | None = None,
    explained: Sequence[Sequence[str]] = (),
) -> Marks:
    """
    Mark the cells that findings speak of.

    Args:
        findings: What a check found.

        shares: How likely it is that a cell is a wrong one, in percent, by path.

        explained: What may explain it, part by part.
    """
    sentences: dict[str, list[str]] = {}
    involved: set[str] = set()
    for finding in findings:
        sentences.setdefault(finding.where, []).append(finding.message())
        involved.update(cell.path for cell in finding.cells)
    return Marks(sentences, involved, shares or {}, explained)
