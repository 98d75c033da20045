"""Cues: the table that is read, and finding them in many texts at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custaudit.classify.cuefinder import CueFinder
from custaudit.errors import UserError
from custaudit.rules.cues import CueTable, cue_grams, cues_csv, read_cues
from custaudit.text import normal_form

TEXTS = st.lists(st.text(alphabet="住民票の写しIF 12・、_\n𠮷ｱ", max_size=20).map(normal_form), max_size=8)


@given(TEXTS, st.sets(st.sampled_from(sorted(cue_grams("住民票の写しif𠮷ア")))))
def test_the_finder_finds_every_cue_of_every_text_once(texts, vocabulary):
    cues = sorted(vocabulary)
    found = CueFinder(cues).find(texts)
    assert [[cues[number] for number in found.of(place)] for place in range(len(texts))] == [
        sorted(cue_grams(text) & vocabulary) for text in texts
    ]


@given(st.lists(st.text(), max_size=4))
def test_any_text_can_be_searched(texts):
    found = CueFinder(["住", "住民"]).find(texts)
    assert [("住民" in text, "住" in text) for text in texts] == [(1 in found.of(n), 0 in found.of(n)) for n in range(len(texts))]


def test_no_cue_runs_across_signs_digits_or_blanks():
    assert cue_grams("月2回、写し") == {"月", "回", "写", "し", "写し"}


def test_a_table_comes_back_as_it_was_written(tmp_path):
    table = CueTable(("type/org", "domain/B"), {"支所": (0.25, 0.0), "宛": (-0.1, 0.3)})
    (tmp_path / "cues.csv").write_bytes(cues_csv(table))
    assert read_cues(tmp_path / "cues.csv") == table


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("支所,多,", "数ではありません"),
        ("支所,0.1", "列の数"),
        ("出張所,0.1,", "一文字か二文字"),
        ("第1,0.1,", "一文字か二文字"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(tmp_path, row, said):
    path = tmp_path / "cues.csv"
    path.write_text(f"cue,type/org,domain/B\n区,0.1,\n{row}\n", encoding="utf-8")
    with pytest.raises(UserError, match=said) as caught:
        read_cues(path)
    assert "cues.csv:3" in str(caught.value)
