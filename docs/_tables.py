"""
Markdown tables, and code that fits into them.
"""

from __future__ import annotations

import html
import re

_BREAK = r"\1<wbr>"


def table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """
    Write a Markdown table.
    """
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join(
        f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines
    )


def code(text: str) -> str:
    """
    Write code that a narrow column breaks behind dots and underscores, not within words.
    """
    return f"<code>{re.sub('([._])', _BREAK, html.escape(text))}</code>"
