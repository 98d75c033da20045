"""Labelled items for fitting: what a file must have, and what is said of a label that nobody knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from custaudit.errors import UserError
from custaudit.fit.labelled import in_proportion, read_labelled

HEAD = "id,field,title,detail,type,domain,flow,verdict,sections,effort_days\n"


def written(folder: Path, *rows: str, head: str = HEAD) -> Path:
    path = folder / "labels.csv"
    path.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_an_item_has_its_labels_and_its_place(tmp_path):
    [entry] = read_labelled([written(tmp_path, "a1,jumin,件名,内容,linkage,C,outbound,outside,2.1;2.2,約3日")])
    assert (entry.item.id, entry.item.field, entry.item.title, entry.item.detail) == ("a1", "jumin", "件名", "内容")
    assert (entry.type, entry.domain, entry.flow, entry.verdict, entry.sections) == ("linkage", "C", "outbound", "outside", ("2.1", "2.2"))
    assert (entry.style, entry.item.source.path, entry.item.source.row) == ("labels", "labels.csv", 2)


def test_a_row_that_ends_early_leaves_the_other_labels_open(tmp_path):
    [entry] = read_labelled([written(tmp_path, "a1,jumin,件名,内容,wording,A2")])
    assert (entry.flow, entry.verdict, entry.sections, entry.is_judged) == (None, None, (), False)


def test_needed_columns_are_named(tmp_path):
    with pytest.raises(UserError, match=r"labels\.csv: 列がありません: type, domain"):
        read_labelled([written(tmp_path, head="id,field,title,detail\n")])


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("a1,zei,件名,内容,wording,A2", "field"),
        ("a1,jumin,件名,内容,文言,A2", "type"),
        ("a1,jumin,件名,内容,wording,D", "domain"),
        ("a1,jumin,件名,内容,linkage,C,both", "flow"),
        ("a1,jumin,件名,内容,linkage,C,,inside", "verdict"),
    ],
)
def test_an_unknown_label_is_refused_with_its_line(tmp_path, row, column):
    path = written(tmp_path, "a0,jumin,件名,内容,wording,A2", row)
    with pytest.raises(UserError) as refused:
        read_labelled([path])
    assert str(refused.value).startswith(f"{path}:3: {column} の「")


def test_every_fourth_of_the_items_made_in_pairs_counts_for_confidence(tmp_path):
    path = written(tmp_path, *(f"a{n},jumin,件名,内容,wording,A2" for n in range(6)))
    assert in_proportion(read_labelled([path]) + read_labelled([path], in_pairs=True)) == [0, 1, 2, 3, 4, 5, 6, 10]
