"""``custaudit check`` and ``baseline write`` as CI calls them."""

from __future__ import annotations

import json

import pytest

from tests.gate.conftest import LINES, write_inventory

NEW_LINE = [
    "5",
    "住民記録",
    "市民課",
    "窓口混雑状況の公開",
    "窓口の待ち人数を市のホームページに５分ごとに表示する。",
    "市長公約",
    "画面",
    "9",
]


def facts(custaudit, *arguments):
    """The document of ``diff``, from which the tests take what the gate must find."""
    status, out, _ = custaudit("diff", *arguments, "--format", "json")
    assert status == 0
    return json.loads(out)


def test_without_any_limit_it_cannot_judge(folder, custaudit):
    status, out, err = custaudit("check")
    assert (status, out) == (2, "")
    assert "--max-rate" in err


def test_a_limit_that_holds(folder, custaudit):
    status, out, _ = custaudit("check", "--max-rate", "1")
    assert status == 0
    assert out.startswith("点検: 合格")


def test_a_limit_that_is_crossed_names_value_items_and_mend(folder, custaudit):
    document = facts(custaudit)
    assert document["score"]["deviations"] > 0
    status, out, _ = custaudit("check", "--max-rate", "0")
    assert status == 1
    head = out.partition("\n\n")[0]
    assert head.startswith("点検: 不合格")
    assert f"{document['score']['deviations']} 件" in head
    for item in document["items"]:
        assert (item["title"] in head) == (item["verdict"] in ("prohibited", "outside"))
    assert "->" in head


def test_options_override_settings(folder, custaudit):
    settings = folder / "custaudit.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "[check]\nmax_rate = 0.0\n", encoding="utf-8")
    assert custaudit("check")[0] == 1
    assert custaudit("check", "--max-rate", "1")[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["--max-rate", "30"],
        ["--max-rate-by-type", "wordings=0.1"],
        ["--max-rate-by-domain", "B"],
        ["--max-rate-by-domain", "B=1.5"],
        ["--max-rate", "1", "--today", "1. April"],
        ["--max-rate", "1", "--format", "pdf"],
        ["--max-rate", "1", "--waivers", "none.yaml"],
        ["--no-new-deviations"],
        ["missing.csv", "--max-rate", "1"],
    ],
)
def test_a_wrong_call_is_one_line_and_status_two(folder, custaudit, arguments):
    status, out, err = custaudit("check", *arguments)
    assert (status, out) == (2, "")
    assert len(err.strip().splitlines()) == 1
    assert err.startswith("custaudit: ")


def test_a_new_deviation_fails_moved_rows_do_not(folder, custaudit):
    status, _, err = custaudit("baseline", "write")
    assert status == 0
    assert "custaudit-baseline.json" in err
    write_inventory(folder / "一覧.csv", [["0", "", "", "", "", "", "", ""], *reversed(LINES)])
    assert custaudit("check", "--no-new-deviations")[0] == 0
    write_inventory(folder / "一覧.csv", [*LINES, NEW_LINE])
    item = next(one for one in facts(custaudit)["items"] if one["title"] == NEW_LINE[3])
    assert item["verdict"] in ("prohibited", "outside")
    status, out, _ = custaudit("check", "--no-new-deviations")
    assert status == 1
    head = out.partition("\n\n")[0]
    assert NEW_LINE[3] in head
    assert LINES[0][3] not in head


def test_the_baseline_is_the_same_bytes_each_time(folder, custaudit):
    custaudit("baseline", "write", "--output", "a.json")
    custaudit("baseline", "write", "--output", "b.json")
    assert (folder / "a.json").read_bytes() == (folder / "b.json").read_bytes()
    assert json.loads((folder / "a.json").read_text(encoding="utf-8"))["schema"] == "custaudit.baseline/1"


def write_waiver(folder, item, until="2027-03-31"):
    content = f"waivers:\n  - item: {item}\n    reason: 市独自の施策\n    decided_by: 情報政策課長\n    until: {until}\n"
    (folder / "waivers.yaml").write_text(content, encoding="utf-8")


def test_a_waiver_lets_a_new_deviation_pass_until_its_day(folder, custaudit):
    custaudit("baseline", "write")
    write_inventory(folder / "一覧.csv", [*LINES, NEW_LINE])
    item = next(one for one in facts(custaudit)["items"] if one["title"] == NEW_LINE[3])
    write_waiver(folder, item["id"])
    status, out, _ = custaudit("check", "--no-new-deviations", "--today", "2027-03-31")
    assert status == 0
    assert "例外承認" in out
    status, out, _ = custaudit("check", "--no-new-deviations", "--today", "2027-04-01")
    assert status == 1
    assert "期限の切れた例外承認" in out


def test_an_ended_waiver_excuses_nothing_in_any_report(folder, custaudit):
    item = next(one for one in facts(custaudit)["items"] if one["verdict"] in ("prohibited", "outside"))
    write_waiver(folder, item["id"])

    def result(day):
        run = json.loads(custaudit("check", "--max-rate", "1", "--today", day, "--format", "sarif")[1])["runs"][0]
        return next(one for one in run["results"] if one.get("properties", {}).get("item") == item["id"])

    level = {"prohibited": "error", "outside": "warning"}[item["verdict"]]
    assert (result("2027-03-31")["level"], "suppressions" in result("2027-03-31")) == ("note", True)
    assert (result("2027-04-01")["level"], "suppressions" in result("2027-04-01")) == (level, False)
    ended = json.loads(custaudit("check", "--max-rate", "1", "--today", "2027-04-01", "--format", "json")[1])
    assert ended["score"]["waived"] == 0


@pytest.mark.parametrize("format", ["table", "md", "html"])
def test_waivers_are_counted_in_every_report(folder, custaudit, format):
    before = facts(custaudit)
    deviating = next(one for one in before["items"] if one["verdict"] in ("prohibited", "outside"))
    write_waiver(folder, deviating["id"])
    status, out, _ = custaudit("diff", "--format", format)
    assert status == 0
    assert "1 件は例外承認" in out
    after = facts(custaudit)
    assert after["score"]["waived"] == 1
    assert after["score"]["customization_rate"] == before["score"]["customization_rate"]
    marked = next(one for one in after["items"] if one["id"] == deviating["id"])
    assert marked["waiver"] == {"reason": "市独自の施策", "decided_by": "情報政策課長", "until": "2027-03-31"}
    assert [one["id"] for one in after["items"] if "waiver" in one] == [deviating["id"]]


def test_an_unreadable_file_beside_a_readable_one_fails_and_is_named(folder, custaudit):
    (folder / "壊れた.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    status, out, _ = custaudit("check", "一覧.csv", "壊れた.xlsx", "--max-rate", "1")
    assert status == 1
    assert "読めないファイル" in out
    assert "壊れた.xlsx" in out
    assert custaudit("check", "一覧.csv", "壊れた.xlsx", "--max-rate", "1", "--allow-unreadable")[0] == 0


def test_a_file_without_items_beside_others_fails(folder, custaudit):
    write_inventory(folder / "空.csv", [])
    status, out, _ = custaudit("check", "一覧.csv", "空.csv", "--max-rate", "1")
    assert status == 1
    assert "項目のないファイル" in out
    assert custaudit("check", "一覧.csv", "空.csv", "--max-rate", "1", "--allow-empty")[0] == 0


def test_nothing_at_all_to_judge_is_no_pass(folder, custaudit):
    write_inventory(folder / "空.csv", [])
    (folder / "壊れた.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    assert custaudit("check", "空.csv", "--max-rate", "1")[0] == 2
    assert custaudit("check", "壊れた.xlsx", "--max-rate", "1")[0] == 2
    assert custaudit("check", "壊れた.xlsx", "--max-rate", "1", "--allow-unreadable")[0] == 2
    assert custaudit("check", "空.csv", "--max-rate", "1", "--allow-empty")[0] == 0


def test_lost_characters_fail(folder, custaudit):
    line = [*LINES[0]]
    line[4] = "氏名欄を\ufffd\ufffdポイントにする。"
    write_inventory(folder / "一覧.csv", [line, *LINES[1:]])
    status, out, _ = custaudit("check", "--max-rate", "1")
    assert status == 1
    assert "文字が壊れている行" in out
    assert custaudit("check", "--max-rate", "1", "--allow-undecodable")[0] == 0


def test_several_reports_of_one_run_and_the_outcome_on_standard_error(folder, custaudit):
    status, out, err = custaudit("check", "--max-rate", "0", "--format", "json", "--also", "報告.md", "--also", "報告.xlsx")
    assert status == 1
    assert json.loads(out)["schema"] == "custaudit.diff/1"
    assert "点検: 不合格" in err
    assert "点検: 不合格" in (folder / "報告.md").read_text(encoding="utf-8")
    assert (folder / "報告.xlsx").read_bytes()[:2] == b"PK"


def test_two_runs_say_the_same(folder, custaudit):
    arguments = ("check", "--max-rate", "0", "--max-review", "0", "--no-prohibited")
    assert custaudit(*arguments) == custaudit(*arguments)


def test_two_versions_are_compared_for_a_reader_and_taken_together_for_a_program(folder, custaudit):
    write_inventory(folder / "新.csv", [*LINES[1:], NEW_LINE])
    status, out, err = custaudit("diff", "一覧.csv", "新.csv")
    assert status == 0
    assert "追加 1 件、削除 1 件、変更 0 件、変更なし 3 件" in out
    assert "--no-compare" in err
    assert facts(custaudit, "一覧.csv", "新.csv")["schema"] == "custaudit.diff/1"
    assert len(facts(custaudit, "一覧.csv", "新.csv")["items"]) == 8
    assert facts(custaudit, "一覧.csv", "新.csv", "--compare")["schema"] == "custaudit.revision/1"
    assert "変更なし" not in custaudit("diff", "一覧.csv", "新.csv", "--no-compare")[1]


def test_a_comparison_takes_two_inputs_and_its_own_formats(folder, custaudit):
    assert custaudit("diff", "一覧.csv", "--compare")[0] == 2
    assert custaudit("diff", "一覧.csv", "一覧.csv", "--compare", "--format", "csv")[0] == 2
