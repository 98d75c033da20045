"""Whatever a file holds, reading ends with an account that adds up or with one line for the user.

Short by default; CUSTAUDIT_FUZZ_EXAMPLES=100000 makes it long.
"""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from custaudit.errors import UserError
from custaudit.sources import InputRequest, Limits, read_input
from tests.sources.conftest import DATA

EXAMPLES = int(os.environ.get("CUSTAUDIT_FUZZ_EXAMPLES", "40"))
LIMITS = Limits(expanded_bytes=16 << 20, sheet_cells=200_000)
long_or_short = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)

HEADINGS = [
    "件名",
    "内容",
    "理由",
    "No",
    "担当課",
    "工数",
    "小計",
    "取下げ",
    "○",
    "",
    "業務",
    "大分類",
    '"',
    "\n",
    ",",
    "\t",
    "\x00",
    "\ue000",
    "𠮷",
]
TABLE = st.lists(st.lists(st.one_of(st.sampled_from(HEADINGS), st.text(max_size=6)), max_size=6), max_size=12)
CODECS = st.sampled_from(["utf-8", "utf-8-sig", "cp932", "euc_jp", "utf-16", "iso2022_jp"])
EDITS = st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 255)), min_size=1, max_size=8)


def read_or_refuse(path: Path) -> None:
    try:
        read = read_input(InputRequest(path, path.name), LIMITS)
    except UserError as error:
        assert "\n" not in str(error)
        return
    assert read.summary.rows_read == len(read.items) + len(read.summary.skipped)
    assert read.summary.items == len(read.items)
    assert len({item.id for item in read.items}) == len(read.items)


@long_or_short
@given(table=TABLE, codec=CODECS)
def test_csv_of_any_cells(tmp_path: Path, table: list[list[str]], codec: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("\n".join(",".join(row) for row in table).encode(codec, "replace"))
    read_or_refuse(path)


@long_or_short
@given(data=st.binary(max_size=400))
def test_csv_of_any_bytes(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    read_or_refuse(path)


@pytest.mark.parametrize("name", ["untidy.xlsx", "untidy.xls", "untidy.xlsb", "untidy.ods"])
@long_or_short
@given(edits=EDITS)
def test_workbooks_with_changed_bytes(tmp_path: Path, name: str, edits: list[tuple[int, int]]) -> None:
    data = bytearray((DATA / name).read_bytes())
    for place, value in edits:
        data[place % len(data)] = value
    path = tmp_path / name
    path.write_bytes(data)
    read_or_refuse(path)


@pytest.mark.parametrize("name", ["untidy.xlsx", "rich-text.xlsx", "untidy.xlsb", "short-cells.xlsb", "untidy.ods"])
@long_or_short
@given(member=st.integers(0, 30), edits=EDITS, cut=st.integers(0, 400))
def test_workbooks_with_changed_parts(tmp_path: Path, name: str, member: int, edits: list[tuple[int, int]], cut: int) -> None:
    """The container stays sound, so that the damage reaches the readers behind it."""
    target = io.BytesIO()
    with zipfile.ZipFile(DATA / name) as old, zipfile.ZipFile(target, "w") as new:
        chosen = old.namelist()[member % len(old.namelist())]
        for part in old.namelist():
            data = bytearray(old.read(part))
            if part == chosen and data:
                for place, value in edits:
                    data[place % len(data)] = value
                data = data[: len(data) - cut] if cut < len(data) and cut % 3 == 0 else data
            new.writestr(part, bytes(data))
    path = tmp_path / name
    path.write_bytes(target.getvalue())
    read_or_refuse(path)
