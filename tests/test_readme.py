"""What README.md shows is what the commands print; ``make samples`` brings it up to date."""

from __future__ import annotations

from tools.readme import README, refreshed


def test_the_output_shown_is_the_output_printed() -> None:
    text = README.read_text(encoding="utf-8")
    assert "$ custaudit diff" in text
    assert refreshed(text) == text


def test_another_output_would_be_noticed() -> None:
    shown = "```console\n$ custaudit classify inventory.xlsx --summary\n99 items\n```\n"
    assert "99 items" not in refreshed(shown)
