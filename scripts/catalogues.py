"""
Keeps the message catalogues in step with the code.

``check`` fails and says why if a message of the code is not in a catalogue, has no translation, or
is in a catalogue only. ``update`` writes new messages into the catalogues, drops old ones, and
compiles the catalogues for the checkout; the English wording of a new message is the message
itself, the Chinese one is left for a person.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parent.parent / "src" / "govinfo_report"
SOURCE_LANGUAGE = "en"
KEYWORDS = {
    "mark": None,
    "mark_plural": (1, 2),
    "translate": (1,),
    "translate_plural": (1, 2),
}


def extracted() -> Catalog:
    """
    Gather the messages of the code.
    """
    catalogue = Catalog(project="govinfo_report", charset="utf-8")
    for name, _, message, comments, _ in extract_from_dir(PACKAGE, keywords=KEYWORDS):
        place = f"src/govinfo_report/{Path(name).as_posix()}"
        catalogue.add(message, locations=[(place, 0)], auto_comments=comments)
    return catalogue


def catalogues() -> dict[str, Path]:
    """
    Find the catalogue of each language.
    """
    found = sorted((PACKAGE / "locale").glob("*/LC_MESSAGES/govinfo_report.po"))
    return {path.parent.parent.name: path for path in found}


def ids(message_id: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """
    Give the forms of a message.
    """
    return (message_id,) if isinstance(message_id, str) else tuple(message_id)


def problems(language: str, path: Path, template: Catalog) -> list[str]:
    """
    Say what is out of step in one catalogue.
    """
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language, abort_invalid=True)
    wanted = {ids(message.id) for message in template if message.id}
    translated = {ids(message.id): ids(message.string) for message in catalogue if message.id}
    fuzzy = {ids(message.id) for message in catalogue if message.id and message.fuzzy}
    return [
        *(f"{language}: missing: {one[0]}" for one in sorted(wanted - translated.keys())),
        *(f"{language}: obsolete: {one[0]}" for one in sorted(translated.keys() - wanted)),
        *(f"{language}: obsolete: {ids(one)[0]}" for one in catalogue.obsolete),
        *(f"{language}: fuzzy: {one[0]}" for one in sorted(fuzzy)),
        *(
            f"{language}: untranslated: {one[0]}"
            for one, strings in sorted(translated.items())
            if len(strings) != (catalogue.num_plurals if len(one) > 1 else 1) or not all(strings)
        ),
    ]


def check() -> int:
    """
    Print what is out of step; the exit status says whether anything is.
    """
    template = extracted()
    found = [
        problem
        for language, path in catalogues().items()
        for problem in problems(language, path, template)
    ]
    print("\n".join(found) or f"{len(template)} messages in step")
    return 1 if found or not catalogues() else 0


def update() -> int:
    """
    Bring the catalogues up to date.
    """
    for language, path in catalogues().items():
        template = extracted()  # its messages become those of the catalogue, so each gets its own
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
        template.creation_date = catalogue.creation_date  # a new date alone is no news
        catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
        catalogue.obsolete.clear()
        if language == SOURCE_LANGUAGE:
            for message in catalogue:
                if message.id:
                    message.string = message.id
        with path.open("wb") as file:
            write_po(file, catalogue, width=100, include_lineno=False, sort_output=True)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)
    return check()


if __name__ == "__main__":
    sys.exit({"check": check, "update": update}[sys.argv[1]]())
