"""
Packages that an extra installs: imported late, refused kindly.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from .errors import MissingExtraError

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["require"]


def require(module: str, *, feature: str, extra: str) -> ModuleType:
    """
    Import a module of a package that comes with an extra.

    Args:
        module: The module, such as ``rich.table``.

        feature: What it is needed for, as the subject of a sentence.

        extra: The extra that installs its package.

    Raises:
        MissingExtraError: If the package is not installed. An installed package that fails to
            import raises what it raises.
    """
    package = module.partition(".")[0]
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != package:
            raise
        raise MissingExtraError(feature, package, extra) from None
