"""How frequent a type is in real lists, learned from items of which some were made to be told apart."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from custaudit.fit.classification import shift_to_proportion
from custaudit.fit.labelled import Labelled, read_labelled
from custaudit.rules.language import CODES

HEAD = "id,field,title,detail,type,domain\n"
TYPES = CODES["type"]


def items(folder: Path, types: list[str], *, in_pairs: bool = False) -> list[Labelled]:
    path = folder / f"labels-{in_pairs}.csv"
    path.write_text(HEAD + "".join(f"a{n},jumin,件名,内容,{code},A2\n" for n, code in enumerate(types)), encoding="utf-8")
    return read_labelled([path], in_pairs=in_pairs)


def shift(labelled: list[Labelled]) -> dict[str, float]:
    codes = np.array([TYPES.index(entry.type) for entry in labelled])
    return dict(zip(TYPES, shift_to_proportion(labelled, codes, "type").tolist(), strict=True))


def test_nothing_is_added_without_such_items(tmp_path: Path) -> None:
    assert set(shift(items(tmp_path, ["none", "org", "wording"])).values()) == {0.0}


def test_a_type_that_such_items_hold_more_often_counts_less(tmp_path: Path) -> None:
    found = shift(items(tmp_path, ["wording"] * 9 + ["none"]) + items(tmp_path, ["none"] * 20, in_pairs=True))
    assert found["none"] < 0 < found["wording"]


def test_the_shares_learned_become_those_of_the_items_in_proportion(tmp_path: Path) -> None:
    lists, made = items(tmp_path, ["org", "none"] * 50), items(tmp_path, ["none"] * 40, in_pairs=True)
    found = shift(lists + made)
    learned, real = (51 / 149) / (91 / 149), (51 / 119) / (61 / 119)
    assert np.exp(found["org"] - found["none"]) == pytest.approx(real / learned)
