"""What of the paragraph above a list goes with each clause of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.documents import read_text


def leads(tmp_path: Path, lead: str) -> list[str]:
    text = f"住民記録システム調達仕様書\n\n第３　機能要件\n１　検索\n{lead}\n(1) 氏名で検索できること。\n(2) 生年月日で検索できること。\n"
    items = [item for item in read_text(tmp_path, text).items if "\n" in item.detail]
    assert len(items) == 2
    return sorted({item.detail.rpartition("\n")[0] for item in items})


@pytest.mark.parametrize(
    "told",
    [
        "窓口の混雑は検索の遅さによるところが大きい。",
        "検索は毎日の窓口で最も多く使われている。障害による停止は許されない。",
        "本市の人口は減っている。",
    ],
)
def test_sentences_that_only_tell_of_something_stay_with_the_lead_in(told: str, tmp_path: Path) -> None:
    assert leads(tmp_path, f"{told}次の要件を満たすこと。") == ["次の要件を満たすこと。"]


@pytest.mark.parametrize(
    "lead",
    [
        "次の要件を満たすこと。",
        "氏名、住所で検索できること。検索の条件は次のとおりとする。",
        "異動の入力時に誤りを点検する。その内容は次のとおりとする。",
        "異動の入力時に誤りを点検する。次のとおりとする。",
        "外国人住民も検索できること。また、次の要件を満たすこと。",
    ],
)
def test_a_lead_in_keeps_what_it_needs_and_what_it_asks_for(lead: str, tmp_path: Path) -> None:
    assert leads(tmp_path, lead) == [lead]
