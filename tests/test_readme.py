"""What the READMEs show is what the commands print; ``make readme`` brings them up to date."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools.readme import READMES, refreshed

ROOT = Path(__file__).resolve().parent.parent
PAGES = [*READMES, *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize(("readme", "lang"), READMES.items(), ids=lambda value: getattr(value, "name", value))
def test_the_output_shown_is_the_output_printed(readme: Path, lang: str) -> None:
    text = readme.read_text(encoding="utf-8")
    commands = re.findall(r"^\$ (.*)$", text, re.MULTILINE)
    assert commands[:2] == ["make run", "make test"]
    assert refreshed(text, lang) == text
    assert re.search(r"\$ make test\n\[\.\.\.\]\n\d+ passed.* in \d", text)


def test_another_output_would_be_noticed() -> None:
    for command in ("custaudit classify inventory.xlsx --summary", "make run"):
        assert "99 items" not in refreshed(f"```console\n$ {command}\n99 items\n```\n", "en")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
