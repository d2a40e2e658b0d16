"""
The result of a run for machines that show findings in code: SARIF, JUnit and GitHub annotations.
"""

from __future__ import annotations

import hashlib
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ._checking import Entry

__all__ = ["to_github", "to_junit", "to_sarif"]

_LEVELS = {"error": "error", "warning": "warning", "notice": "note"}


def to_sarif(entries: Iterable[Entry]) -> str:
    """
    Write SARIF 2.1.0: a result for each finding, a notification for each file not read.

    Args:
        entries: The entries of all files.
    """
    results: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    rules: dict[str, str] = {}
    for entry in entries:
        # no reader keeps lines, and what shows findings at code asks for one
        place = {"artifactLocation": {"uri": _uri(entry["file"])}, "region": {"startLine": 1}}
        if "error" in entry:
            note = {"level": "error", "message": {"text": entry["error"]}}
            notes.append({**note, "locations": [{"physicalLocation": place}]})
            continue
        for finding in entry["findings"]:
            rules.setdefault(finding["rule"], finding["cells"][0]["label"])
            logical = {"fullyQualifiedName": finding["where"], "kind": "member"}
            results.append(
                {
                    "ruleId": finding["rule"],
                    "ruleIndex": list(rules).index(finding["rule"]),
                    "level": _LEVELS[finding["severity"]],
                    "message": {"text": finding["message"]},
                    "locations": [{"physicalLocation": place, "logicalLocations": [logical]}],
                    "partialFingerprints": {"finding/v1": _fingerprint(entry, finding)},
                }
            )
    described = [{"id": rule, "shortDescription": {"text": of}} for rule, of in rules.items()]
    driver = {"name": "govinfo-report", "version": version("govinfo-report"), "rules": described}
    invocation = {"executionSuccessful": not notes, "toolExecutionNotifications": notes}
    run = {"tool": {"driver": driver}, "invocations": [invocation], "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    log = {"$schema": schema, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _uri(file: str) -> str:
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _fingerprint(entry: Entry, finding: dict[str, Any]) -> str:
    """
    Make the name by which a finding is known again: who, when, which rule, where.
    """
    facts = (entry["agency"], entry["year"], finding["rule"], finding["where"])
    return hashlib.sha256("\n".join(map(str, facts)).encode()).hexdigest()


def to_junit(entries: Iterable[Entry]) -> str:
    """
    Write JUnit XML: a test case for each report, failed if something of severity ``error`` is
    violated.

    Args:
        entries: The entries of all files.
    """
    cases = ET.Element("testsuite", name="govinfo-report")
    counts = {"tests": 0, "failures": 0, "errors": 0}
    for entry in entries:
        counts["tests"] += 1
        name = " ".join(str(entry[key]) for key in ("agency", "year") if entry.get(key))
        facts = {"classname": _xml(entry["file"]), "name": _xml(name or entry["file"])}
        case = ET.SubElement(cases, "testcase", facts)
        if "error" in entry:
            counts["errors"] += 1
            ET.SubElement(case, "error", message=_xml(entry["error"]))
            continue
        bad = [one["message"] for one in entry["findings"] if one["severity"] == "error"]
        if bad:
            counts["failures"] += 1
            failure = ET.SubElement(case, "failure", message=_xml(bad[0]))
            failure.text = _xml("\n".join(bad))
    cases.attrib.update({name: str(count) for name, count in counts.items()})
    suites = ET.Element("testsuites")
    suites.append(cases)
    ET.indent(suites)
    return ET.tostring(suites, encoding="unicode", xml_declaration=True) + "\n"


_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _xml(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def to_github(entries: Iterable[Entry]) -> Iterator[str]:
    """
    Write workflow commands that GitHub shows as annotations of files, line by line.

    Args:
        entries: The entries of all files.
    """
    for entry in entries:
        file = _property(entry["file"])
        if "error" in entry:
            yield f"::error file={file}::{_data(entry['error'])}\n"
            continue
        for finding in entry["findings"]:
            title = _property(finding["rule"])
            level = finding["severity"]
            yield f"::{level} file={file},title={title}::{_data(finding['message'])}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
