"""What holds for every test: messages in Japanese to begin with, and knowledge that comes with the tool is read once; and how a
test runs a command."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from custaudit.cli.app import run
from custaudit.i18n import set_language
from custaudit.match.judge import Judge
from custaudit.match.settings import Ranking
from custaudit.rules.paths import builtin_rules
from custaudit.rules.ruleset import RuleSet, load_rules
from custaudit.standards.catalogue import Standard
from custaudit.standards.store import read_standard


@pytest.fixture(autouse=True)
def japanese_messages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    set_language("ja")
    yield
    set_language("ja")


@pytest.fixture
def custaudit(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command: exit status, standard output, standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        status = run(list(arguments))
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


@pytest.fixture(scope="session", autouse=True)
def built_in_knowledge_is_read_once() -> Iterator[None]:
    """Most tests run a whole command; half of its time would go into reading the same rules and the same standard again."""
    ruleset, standard = cache(load_rules), cache(read_standard)
    built_in = builtin_rules() / "standards" / "jumin-v1"

    def rules_with(own: Sequence[Path]) -> RuleSet:
        return load_rules(own) if own else ruleset()

    def standard_in(folder: Path) -> Standard:
        return standard(folder) if folder == built_in else read_standard(folder)

    @cache
    def built_in_judge(ranking: Ranking) -> Judge:
        return Judge(standard(built_in), ranking)

    def judge_of(asked: Standard, ranking: Ranking) -> Judge:
        return built_in_judge(ranking) if asked is standard(built_in) else Judge(asked, ranking)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("custaudit.cli.session.load_rules", rules_with)
        patch.setattr("custaudit.standards.store.read_standard", standard_in)
        patch.setattr("custaudit.match.matcher.Judge", judge_of)
        yield
