"""xls files that say of themselves what would make a reader take all memory, found by fuzzing."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from custaudit.errors import UserError
from custaudit.sources import InputRequest, read_input
from tests.sources.conftest import DATA

END_OF_CHAIN = -2


def refused(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    with pytest.raises(UserError) as error:
        read_input(InputRequest(path, path.name))
    return str(error.value)


def test_a_chain_of_sectors_that_never_ends(tmp_path: Path) -> None:
    data = bytearray((DATA / "untidy.xls").read_bytes())
    short_sectors = 512 + 512 * struct.unpack_from("<i", data, 60)[0]
    following = struct.unpack_from("<128i", data, short_sectors)
    struct.pack_into("<i", data, short_sectors + 4 * following.index(END_OF_CHAIN), 0)
    assert "is damaged (OLE2: circle of sectors)" in refused(tmp_path / "a.xls", bytes(data))


@pytest.mark.parametrize(
    ("rows", "message"),
    [((40_000, 10), "is damaged (BIFF: DIMENSIONS)"), ((0, 4_000_000_000), "spans more than 24000000 cells")],
    ids=["first row after the last", "more rows than a sheet has"],
)
def test_a_sheet_that_claims_impossible_rows(tmp_path: Path, rows: tuple[int, int], message: str) -> None:
    data = bytearray((DATA / "untidy.xls").read_bytes())
    record = data.index(b"\x00\x02\x0e\x00")
    struct.pack_into("<II", data, record + 4, *rows)
    assert message in refused(tmp_path / "a.xls", bytes(data))
