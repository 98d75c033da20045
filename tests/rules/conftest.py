"""A project folder to write rule files into, and the command line to try them with."""

from __future__ import annotations

from pathlib import Path

import pytest

from custaudit.classify.engine import Classifier
from custaudit.model import Item, Source
from custaudit.rules.ruleset import load_rules


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """An empty project whose own rules are in my-rules/; the current folder."""
    (tmp_path / "my-rules").mkdir()
    (tmp_path / "custaudit.toml").write_text('rules = ["my-rules/"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def write(project):
    """Writes a rule file of the project and returns its path."""

    def call(content: str, name: str = "own.yaml") -> Path:
        path = project / "my-rules" / name
        path.write_text(content, encoding="utf-8")
        return path

    return call


@pytest.fixture(scope="session")
def builtin():
    return load_rules()


@pytest.fixture(scope="session")
def classifier(builtin):
    return Classifier(builtin)


def make_item(detail="", *, title="", reason="", object=None, department="", field="jumin", no="1") -> Item:
    return Item(
        id=f"i{no}",
        no=no,
        source=Source(path="一覧.xlsx", sheet="一覧", row=5),
        field=field,
        department=department,
        title=title,
        detail=detail,
        reason=reason,
        object=object,
        effort_days=None,
    )


def rule(id="own/x", *, when="{all: [ward]}", votes="{type: {org: 1.0}}", hits="[各区の窓口]", misses="[税務課の窓口]", more="") -> str:
    """A rule file with one rule."""
    return f"rules:\n  - id: {id}\n    why: 理由\n    when: {when}\n    votes: {votes}\n    hits: {hits}\n    misses: {misses}\n{more}"
