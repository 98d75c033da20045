"""From the paths a user names to the files that are read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import xlsxwriter

from custaudit.errors import UserError
from custaudit.sources import find_inputs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for name in ("b.xlsx", "a.csv", "sub/c.ods", "sub/old/d.XLS", "notes.png", "~$b.xlsx", ".hidden.csv", ".git/e.csv"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return root


def names(folder: Path, found: list[Path]) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in found]


def test_folders_are_walked_in_order(folder: Path) -> None:
    assert names(folder, find_inputs([folder]).files) == ["a.csv", "b.xlsx", "sub/c.ods", "sub/old/d.XLS"]


def test_patterns(folder: Path) -> None:
    assert names(folder, find_inputs([folder], include=["*.xlsx", "*.ods"]).files) == ["b.xlsx", "sub/c.ods"]
    assert names(folder, find_inputs([folder], exclude=["sub/old/*", "a.*"]).files) == ["b.xlsx", "sub/c.ods"]


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("**/*.xlsx", ["b.xlsx"]),
        ("**/*.ods", ["sub/c.ods"]),
        ("sub/**/*.XLS", ["sub/old/d.XLS"]),
        ("sub/**/*.ods", ["sub/c.ods"]),
        ("old", ["sub/old/d.XLS"]),
        ("old/", ["sub/old/d.XLS"]),
        ("**/old/**", ["sub/old/d.XLS"]),
        ("**/sub/**", ["sub/c.ods", "sub/old/d.XLS"]),
        ("./sub/*.ods", ["sub/c.ods"]),
    ],
)
def test_two_stars_are_any_number_of_folders_and_a_folder_is_all_in_it(folder: Path, pattern: str, left: list[str]) -> None:
    everything = names(folder, find_inputs([folder]).files)
    assert names(folder, find_inputs([folder], include=[pattern]).files) == left
    assert names(folder, find_inputs([folder], exclude=[pattern]).files) == [name for name in everything if name not in left]


def test_a_part_of_a_name_is_no_name_of_a_folder(folder: Path) -> None:
    assert len(find_inputs([folder], exclude=["ol", "su", "b", "**/ub/**"]).files) == 4


def test_patterns_that_leave_nothing_are_told(folder: Path) -> None:
    with pytest.raises(UserError, match=r"holds 4 files .* leave out all of them \(\*\.pdf, sub\)"):
        find_inputs([folder], include=["*.pdf"], exclude=["sub"])


def test_each_file_once_in_the_order_named(folder: Path) -> None:
    assert names(folder, find_inputs([folder / "sub", folder / "b.xlsx", folder]).files) == [
        "sub/c.ods",
        "sub/old/d.XLS",
        "b.xlsx",
        "a.csv",
    ]


def test_links_that_leave_the_folder_are_not_followed(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.csv").write_bytes(b"x")
    (folder / "link.csv").symlink_to(outside / "secret.csv")
    (folder / "linked").symlink_to(outside, target_is_directory=True)
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "zz.csv").symlink_to(folder / "a.csv")
    assert names(folder, find_inputs([folder]).files) == ["a.csv", "b.xlsx", "sub/c.ods", "sub/old/d.XLS"]


@pytest.mark.parametrize(("name", "message"), [("none.xlsx", "no such file or folder"), ("notes.png", "unknown ending .png")])
def test_what_cannot_be_read(folder: Path, name: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        find_inputs([folder / name])


def test_a_folder_without_inputs(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="holds no file that can be read"):
        find_inputs([tmp_path])


def test_what_is_not_read_in_a_folder_is_told_with_its_reason(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.csv").write_bytes(b"x")
    (folder / "link.csv").symlink_to(tmp_path / "outside.csv")
    for name in ("仕様書.doc", "sub/資料.zip", "custaudit.toml", "Thumbs.db"):
        (folder / name).write_bytes(b"x")
    left_out = find_inputs([folder], exclude=["notes.*"]).left_out
    assert [(other.path.relative_to(folder).as_posix(), other.reason) for other in left_out] == [
        ("link.csv", "link"),
        ("sub/資料.zip", "ending"),
        ("仕様書.doc", "ending"),
    ]


def test_the_reports_of_the_tool_itself_are_no_lists_unless_they_are_named(folder: Path) -> None:
    report = folder / "result.xlsx"
    with xlsxwriter.Workbook(report) as book:
        book.set_properties({"author": "custaudit"})
        book.add_worksheet().write(0, 0, "件名")
    found = find_inputs([folder])
    assert "result.xlsx" not in names(folder, found.files)
    assert ("result.xlsx", "report") in [(other.path.relative_to(folder).as_posix(), other.reason) for other in found.left_out]
    assert find_inputs([report]).files == [report]


def test_an_empty_file_in_a_folder_is_named_and_the_others_are_read(folder: Path) -> None:
    (folder / "err.txt").touch()
    found = find_inputs([folder])
    assert folder / "err.txt" not in found.files
    assert found.files
    assert ("err.txt", "empty") in [(other.path.relative_to(folder).as_posix(), other.reason) for other in found.left_out]
    assert find_inputs([folder / "err.txt"]).files == [folder / "err.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
def test_links_that_lead_nowhere_and_what_is_no_file_are_told(folder: Path) -> None:
    (folder / "gone.csv").symlink_to("none.csv")
    (folder / "loop.csv").symlink_to("loop.csv")
    (folder / "zero.csv").symlink_to("/dev/zero")
    (folder / "inside.csv").symlink_to("a.csv")
    os.mkfifo(folder / "pipe.csv")
    found = find_inputs([folder])
    told = {other.path.name: other.reason for other in found.left_out}
    assert told == {"gone.csv": "dangling", "loop.csv": "dangling", "zero.csv": "link", "pipe.csv": "special", "notes.png": "ending"}
    assert names(folder, found.files)[0] == "a.csv"


def test_a_link_that_leads_nowhere_is_refused_by_its_name(folder: Path) -> None:
    (folder / "gone.csv").symlink_to("none.csv")
    with pytest.raises(UserError) as refused:
        find_inputs([folder / "gone.csv"])
    assert refused.value.key == "sources.dangling"
