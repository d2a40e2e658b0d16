"""
The wire form: reports as plain dicts and JSON, both ways, through cattrs.

The keys are the names of the fields, an exact count is a JSON integer and every other cell its
text, so that nothing a table prints is lost. What is wrong in a document is reported all at once,
each problem with its JSON path.

Start with ``_converter``; ``_reading`` is the fast way through data that is right, ``_detailed``
the careful one through data that is not.
"""

from __future__ import annotations

from ._converter import make_converter
from ._dicts import from_dict, to_dict
from ._json import from_json, to_json
from ._schema import json_schema

__all__ = ["from_dict", "from_json", "json_schema", "make_converter", "to_dict", "to_json"]
