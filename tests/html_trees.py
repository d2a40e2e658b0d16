"""
HTML as a tree, by the parser of the standard library, which is strict where tests want it: an
element that is not closed, or closed twice, is an error.
"""

from __future__ import annotations

from html.parser import HTMLParser

from attrs import define, field

__all__ = ["Element", "parsed"]

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


@define
class Element:
    """
    An element with what it holds.

    Attributes:
        tag: Its name.

        attributes: Its attributes.

        children: The elements and texts in it.
    """

    tag: str
    attributes: dict[str, str] = field(factory=dict)
    contents: list[Element | str] = field(factory=list)

    @property
    def children(self) -> list[Element]:
        """
        The elements right below it.
        """
        return [one for one in self.contents if isinstance(one, Element)]

    @property
    def classes(self) -> list[str]:
        """
        The words of its attribute ``class``.
        """
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """
        All text in it.
        """
        return "".join(one.text if isinstance(one, Element) else one for one in self.contents)

    def all(self, tag: str) -> list[Element]:
        """
        Give all elements of a name below it, in order.
        """
        found: list[Element] = []
        for child in self.children:
            found += [child] if child.tag == tag else []
            found += child.all(tag)
        return found

    def everything(self) -> list[Element]:
        """
        Give all elements below it.
        """
        return [one for child in self.children for one in (child, *child.everything())]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"<{tag}> repeats an attribute"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].contents.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.open[-1].contents.append(data)


def parsed(text: str) -> Element:
    """
    Parse a fragment.

    Args:
        text: The fragment.

    Returns:
        An element without a name that holds it.
    """
    parser = _Parser()
    parser.feed(text)
    parser.close()
    (top,) = parser.open
    return top
