"""The labelled items of the repository: those that weights are learned from, those kept for testing, and a second reader's labels."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from custaudit.fit.labelled import Labelled, read_labelled

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "tests" / "data" / "labelled"
PAIRS = FOLDER / "pairs"
SECOND = FOLDER / "second"
UNSEEN = ROOT / "tests" / "data" / "unseen"
COMPARED = ("type", "domain", "flow", "verdict")


def labelled_items() -> list[Labelled]:
    """The labelled items that weights are learned from, file by file: lists as they come, then items made in pairs."""
    return read_labelled(sorted(FOLDER.glob("*.csv"))) + read_labelled(sorted(PAIRS.glob("*.csv")), in_pairs=True)


def unseen_items() -> list[Labelled]:
    """The labelled items that neither rules nor weights were made from, file by file."""
    return read_labelled(sorted(UNSEEN.glob("*.csv")))


def writer(entry: Labelled) -> str:
    """Who wrote an item: one file, one author."""
    return Path(entry.item.source.path).stem


def agreement(labelled: Sequence[Labelled]) -> dict[str, tuple[int, int]]:
    """For each label how often the second reader agrees, and of how many items."""
    first = {entry.item.id: entry for entry in labelled}
    agreed = dict.fromkeys(COMPARED, (0, 0))
    for path in sorted(SECOND.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                entry = first[row["id"]]
                for name in COMPARED:
                    same, count = agreed[name]
                    agreed[name] = (same + ((getattr(entry, name) or "") == row[name]), count + 1)
    return agreed
