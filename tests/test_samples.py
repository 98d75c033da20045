"""The samples are what their readable sources say, and they are read whole."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from custaudit.sources import InputRequest, read_input
from custaudit.standards.store import load_standard

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
FILES = {"inventory.xlsx": 83, "kaigo-inventory.xlsx": 30, "juminzei-inventory.csv": 30, "rfp-excerpt.docx": 43}


def labels() -> list[dict[str, str]]:
    with (SAMPLES / "labels.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def content(path: Path) -> object:
    """The cells or paragraphs of a file; its packing may differ from one version of a library to the next."""
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        return [(sheet.title, sorted(map(str, sheet.merged_cells.ranges)), list(sheet.values)) for sheet in book]
    if path.suffix == ".docx":
        return [(paragraph.style and paragraph.style.name, paragraph.text) for paragraph in docx.Document(str(path)).paragraphs]
    return path.read_bytes()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    subprocess.run([sys.executable, ROOT / "tools" / "make_samples.py", folder], check=True)
    return folder


@pytest.mark.parametrize("name", [*FILES, "labels.csv"])
def test_the_committed_file_is_the_one_that_the_sources_make(made: Path, name: str) -> None:
    assert content(made / name) == content(SAMPLES / name)


def test_making_them_twice_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "tools" / "make_samples.py", tmp_path], check=True)
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (made / name).read_bytes()


@pytest.mark.parametrize(("name", "items"), FILES.items())
def test_every_item_is_read_and_every_other_row_accounted_for(name: str, items: int) -> None:
    read = read_input(InputRequest(path=SAMPLES / name, label=name))
    assert len(read.items) == items
    assert read.summary.rows_read == items + len(read.summary.skipped)
    named = {row["no"] for row in labels() if row["file"] == name}
    assert named <= {item.no for item in read.items}
    assert len(named) == items - (4 if name == "rfp-excerpt.docx" else 0)


def test_the_mix_follows_the_reported_figures() -> None:
    counts = Counter(row["type"] for row in labels() if row["file"] == "inventory.xlsx")
    reported = {"wording": 24, "linkage": 22, "volume": 16, "scope": 8, "statistics": 4}
    assert {code: counts[code] for code in ("wording", "linkage", "scope", "statistics")} == {
        code: count for code, count in reported.items() if code != "volume"
    }
    # 77 are stated: the five above, two of organisation or own ordinance, one of own ordinance. Six were chosen.
    assert counts["volume"] == reported["volume"] + 2
    assert counts["org"] + counts["ordinance"] == 3 + 3
    assert counts["none"] == 1
    assert counts.total() == 83


def test_labelled_sections_have_a_requirement_of_the_labelled_verdict() -> None:
    sections = {section.section: section for section in load_standard("jumin-v1").sections}
    wanted = {"covered": "required", "optional": "optional", "prohibited": "prohibited"}
    for row in labels():
        if row["verdict"] in wanted:
            classes = {requirement.class_ for requirement in sections[row["sections"]].requirements}
            assert wanted[row["verdict"]] in classes, row
        else:
            assert not row["sections"], row
