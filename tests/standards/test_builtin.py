"""The catalogue that comes with the tool keeps its shape."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from custaudit.model import KINDS
from custaudit.standards.catalogue import Standard
from custaudit.standards.coverage import coverage_table, totals
from custaudit.standards.validate import validate

SECTIONS = Path(__file__).parents[1] / "data" / "jumin-v1-sections.csv"
PUBLISHED = list(csv.DictReader(SECTIONS.read_text(encoding="utf-8").splitlines()))


def test_has_every_published_section_in_order(jumin: Standard) -> None:
    assert len(PUBLISHED) == 143
    assert [(section.section, section.title) for section in jumin.sections] == [(row["number"], row["title"]) for row in PUBLISHED]


@pytest.mark.parametrize("row", PUBLISHED, ids=lambda row: row["number"])
def test_has_requirements_of_each_class_that_the_section_has(jumin: Standard, row: dict[str, str]) -> None:
    section = next(section for section in jumin.sections if section.section == row["number"])
    held = {code for one in section.requirements for code in (one.class_, *(one.class_for(kind) for kind in KINDS))}
    assert held - {"none"} == set(row["classes"].split())


def test_is_valid_as_a_curated_catalogue(jumin: Standard) -> None:
    assert [(problem.place, problem.message) for problem in validate(jumin, curated=True)] == []


def test_says_of_every_section_what_its_subject_lacks(jumin: Standard) -> None:
    assert all(len(section.lacks) >= 5 for section in jumin.sections)


def test_names_the_customary_topics_outside(jumin: Standard) -> None:
    assert 60 <= len(jumin.topics) <= 100
    assert all(topic.why and 6 <= len(topic.aliases) <= 14 and 4 <= len(topic.examples) <= 6 for topic in jumin.topics)


def test_coverage_counts_every_requirement_once(jumin: Standard) -> None:
    rows = coverage_table(jumin)
    assert [row.section for row in rows] == [section.section for section in jumin.sections]
    assert totals(rows).requirements == len(jumin.requirements)
    one = next(row for row in rows if row.section == "3.5")
    assert (one.required, one.optional, one.prohibited) == (0, 0, 1)
