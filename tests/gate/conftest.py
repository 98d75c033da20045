"""Documents with known verdicts for the limits, and project folders with real files for the command line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from custaudit.cli.session import Session
from custaudit.model import (
    AssessedItem,
    Diff,
    DomainLabel,
    InputSummary,
    Source,
    StandardInfo,
    Summary,
    Tool,
    TypeLabel,
)
from custaudit.score import score
from custaudit.sources.identity import content_id
from custaudit.standards.catalogue import Standard, StandardMeta

HEADINGS = ["番号", "業務", "担当課", "件名", "内容", "理由", "対象", "工数（人日）"]
LINES = [
    ["1", "住民記録", "市民課", "転出証明書の文字の大きさ", "氏名欄を10.5ポイントから14ポイントにする。", "読みにくいとの声", "帳票", "3"],
    [
        "2",
        "住民記録",
        "市民課",
        "子育て応援券の交付状況",
        "市独自の子育て応援券の交付状況を住民票の画面に出す。",
        "市独自の制度",
        "画面",
        "8",
    ],
    [
        "3",
        "住民記録",
        "市民課",
        "敬老祝金の対象者抽出",
        "敬老祝金条例の対象者を抽出し、高齢福祉課へ一覧で渡す。",
        "条例による",
        "帳票",
        "5",
    ],
    ["4", "住民記録", "市民課", "住民異動の届出日の入力確認", "届出日が未来の日付のときに警告を出す。", "入力誤りが多いため", "画面", "2"],
]
_STANDARD = Standard(
    meta=StandardMeta(name="jumin-v1", title="標準", version="1.0", publisher="", published="", fields=["jumin"]),
    sections=(),
    topics=(),
    digest="d0",
)


def make_item(no, verdict="outside", *, title=None, detail="", path="一覧.csv", type="wording", domain="A2", p=None, review=False, **more):
    """An assessed item; its probability follows from the verdict unless it is given."""
    name = title or f"項目{no}"
    likely = {"prohibited": 0.95, "outside": 0.8, "covered": 0.1, "optional": 0.1, None: 0.0}[verdict]
    return AssessedItem(
        id=content_id(name, detail, ""),
        no=no,
        source=Source(path=path, row=2),
        field="jumin",
        department="市民課",
        title=name,
        detail=detail,
        reason="",
        object=None,
        effort_days=None,
        type=TypeLabel(type, type, 0.9),
        domain=DomainLabel(domain, domain, 0.9, None, None),
        review=review,
        evidence=[],
        verdict=verdict,
        exempt=None,
        p_deviation=likely if p is None else p,
        match=None,
        candidates=[],
        explanation="",
        **more,
    )


def make_document(items, *, rules="r0", standard="jumin-v1"):
    """The document of these items, scored as the pipeline scores it."""
    paths = sorted({item.source.path for item in items})
    return Diff(
        schema="custaudit.diff/1",
        tool=Tool("custaudit", "0", rules),
        inputs=[InputSummary(path, "inventory", n, n, []) for path in paths for n in [sum(item.source.path == path for item in items)]],
        items=list(items),
        summary=Summary(len(items), {}, {}, sum(item.review for item in items)),
        standard=StandardInfo(standard, "標準", "1.0", 0, "d0"),
        score=score(items, _STANDARD),
        coverage=[],
    )


def write_inventory(path: Path, lines=LINES, encoding="utf-8-sig") -> Path:
    """A list as spreadsheet programs of town halls write it."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([HEADINGS, *lines])
    return path


@pytest.fixture(scope="package", autouse=True)
def _matchers_made_once():
    """The matcher is most of the work of a short run; it depends on standard and kind of municipality only."""
    made = {}
    make = Session.matcher

    def matcher(self, standard):
        key = (standard.digest, self.config.kind)
        if key not in made:
            made[key] = make(self, standard)
        return made[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Session, "matcher", matcher)
        yield


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A project folder with one inventory, and the working folder of the test."""
    write_inventory(tmp_path / "一覧.csv")
    (tmp_path / "custaudit.toml").write_text('standard = "jumin-v1"\ninputs = ["一覧.csv"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    return tmp_path
