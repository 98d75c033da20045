"""Writes the table of docs/standards.md that counts the requirements of the standard that comes with the tool, by section.

Run ``python tools/standard_docs.py`` after a change to rules/standards/.
"""

from __future__ import annotations

from pathlib import Path

from custaudit.i18n import set_language
from custaudit.standards.store import load_standard
from custaudit.standards.tables import contents_table

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "standards.md"
BEGIN, END = "<!-- coverage: begin -->\n", "<!-- coverage: end -->\n"


def guide() -> str:
    """The guide with the table as the catalogue has it now."""
    set_language("ja")
    before, rest = GUIDE.read_text(encoding="utf-8").split(BEGIN)
    return f"{before}{BEGIN}\n{contents_table(load_standard('jumin-v1')).markdown()}\n{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    GUIDE.write_text(guide(), encoding="utf-8", newline="\n")
