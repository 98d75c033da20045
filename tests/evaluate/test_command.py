"""``evaluate``: how labels find their items, what it prints, and what it says of wrong labels."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from custaudit.cli.app import run

LIST = """\
項番,件名,内容,理由
1,公用の印字,住民票の写しの余白に「公用」と印字する。,取り違えを防ぐため。
2,国保への連携,国民健康保険システムへ異動情報を渡す。,資格の異動のため。
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    return tmp_path


def evaluated(labels: str, capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, object]:
    Path("labels.csv").write_text(labels, encoding="utf-8")
    assert run(["evaluate", "list.csv", "--labels", "labels.csv", "--format", "json", *options]) == 0
    result: dict[str, object] = json.loads(capsys.readouterr().out)
    return result


def test_labels_are_joined_by_number(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = evaluated("no,type,domain\n2,linkage,B\n1,wording,C\n", capsys)
    assert result["labelled"] == 2
    axes = result["axes"]
    assert isinstance(axes, dict)
    assert {name: axis["accuracy"] for name, axis in axes.items()} == {"type": 1.0, "domain": 1.0}


def test_labels_are_joined_by_id(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["classify", "list.csv", "--format", "json"])
    ids = [item["id"] for item in json.loads(capsys.readouterr().out)["items"]]
    assert evaluated(f"id,type\n{ids[1]},linkage\n", capsys)["labelled"] == 1


def test_labels_of_other_files_are_left_out(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluated("file,no,type\nlist.csv,1,wording\nother.csv,1,org\n", capsys)["labelled"] == 1
    Path("labels.csv").write_text("file,no,type\nlist.csv,1,wording\nother.csv,1,org\n", encoding="utf-8")
    run(["evaluate", "list.csv", "--labels", "labels.csv", "--lang", "en"])
    assert capsys.readouterr().err == "1 labels are for other files and are left out\n"


def test_a_list_may_carry_its_own_labels(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "both.csv").write_text(
        "id,field,title,detail,type,domain,flow,sections,verdict\n"
        "A-1,jumin,公用の印字,住民票の写しの余白に「公用」と印字する。,wording,C,outbound,5.7,covered\n"
        "A-2,jumin,経過滞在者の一覧,出生による経過滞在者の一覧表を作成する。,volume,A2,,9.8,prohibited\n",
        encoding="utf-8",
    )
    assert run(["evaluate", "both.csv", "--labels", "both.csv", "--standard", "jumin-v1", "--format", "json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["axes"]["verdict"]["labels"] == 2
    assert result["section"]["first"] == 1.0
    assert result["prohibited"]["recall"] == 1.0


def test_the_kind_of_municipality_decides_the_verdict(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Copying one entry to other people is required of core cities and an option for ordinary municipalities (4.0.10)."""
    text = "同じ内容を複数の異動者に入力するとき、先に入力した内容をほかの異動者に適用する。"
    for kind, verdict in (("中核市", "covered"), ("一般市", "optional")):
        (folder / "kinds.csv").write_text(
            f"no,title,detail,kind,sections,verdict\n1,一括入力,{text},{kind},4.0.10,{verdict}\n", encoding="utf-8"
        )
        run(["evaluate", "kinds.csv", "--labels", "kinds.csv", "--standard", "jumin-v1", "--format", "json"])
        assert json.loads(capsys.readouterr().out)["axes"]["verdict"]["accuracy"] == 1.0


def test_labels_saved_by_japanese_excel(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "labels.csv").write_bytes("no,type,備考\n1,wording,確認済\n".encode("cp932"))
    assert run(["evaluate", "list.csv", "--labels", "labels.csv", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["labelled"] == 1


def test_the_text_names_every_measure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "1,wording,C,outbound,5.7,covered\n2,linkage,B,,7.2.1,covered\n"
    Path("labels.csv").write_text(f"no,type,domain,flow,sections,verdict\n{rows}", encoding="utf-8")
    assert run(["evaluate", "list.csv", "--labels", "labels.csv", "--standard", "jumin-v1", "--lang", "en"]) == 0
    text = capsys.readouterr().out
    for words in ("2 labels (of 2 items)", "standard: jumin-v1", "macro-F1", "within three", "customization rate"):
        assert words in text
    for axis in ("type", "domain", "flow", "verdict"):
        assert f"Confusion of {axis}" in text
    for axis in ("type", "domain", "section", "probability of deviating"):
        assert f"Reliability of {axis}" in text


WRONG = {
    "no,type\n1,words\n": "labels.csv:2: ",
    "no,type\n1,wording\n9,wording\n": "labels.csv:3: no item of the inputs is '9'",
    "no,type\n1,wording\n1,org\n": "labels.csv:3: '1' is labelled twice",
    "type\nwording\n": "labels.csv: has neither a column no nor id; columns: type",
    "no,kind\n1,core\n": "labels.csv: has none of the columns type",
    "no,type\n": "labels.csv: holds no label",
    "file,no,type\nother.csv,1,org\n": "labels.csv: holds no label for the inputs, but for other.csv",
    "no,sections\n1,99.9\n": "labels.csv:2: the standard has no section '99.9'",
}


@pytest.mark.parametrize(("labels", "message"), WRONG.items())
def test_wrong_labels(labels: str, message: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "labels.csv").write_text(labels, encoding="utf-8")
    assert run(["evaluate", "list.csv", "--labels", "labels.csv", "--standard", "jumin-v1", "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"custaudit: {message}")
    assert said.count("\n") == 1


def test_missing_labels_and_unknown_format(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "list.csv", "--labels", "none.csv", "--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith("custaudit: none.csv: ")
    assert run(["evaluate", "list.csv", "--labels", "none.csv", "--format", "xml", "--lang", "en"]) == 2
    assert "wrong value for --format ('xml' is not one of text, json)" in capsys.readouterr().err


def test_numbers_that_occur_in_several_files_need_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "more.csv").write_text(LIST.replace("公用", "私用"), encoding="utf-8")
    with (folder / "labels.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["no", "type"], ["1", "wording"]])
    assert run(["evaluate", "list.csv", "more.csv", "--labels", "labels.csv", "--lang", "en"]) == 2
    assert "labels.csv:2: 2 items are '1'; add a column file" in capsys.readouterr().err
