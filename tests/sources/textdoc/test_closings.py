"""Sentences that open or close a document and rule over it: they ask nothing of the system, though requirements may look alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.documents import read_text

OTHER = "(9) 転入の入力ができること。"


def kept(clause: str, folder: Path, heading: str = "留意事項") -> bool:
    return len(read_text(folder, f"１　{heading}\n{clause}\n２　異動\n{OTHER}\n").items) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "本仕様書に記載のない事項は、町と協議の上で決定する。",
        "本書に定めのない事項は、その都度、担当課の指示によること。",
        "本仕様書に記載されていない事項でも、当然必要と認められるものは受注者の負担で行うこと。",
        "本要求書の内容について疑義があるときは、介護高齢課介護給付係まで問い合わせること。",
        "仕様書の解釈に疑義が生じた場合は、市の解釈によるものとする。",
        "不明な点は、税務課市民税係まで照会すること。",
        "この仕様に定めるもののほか、必要な事項は市長が別に定める。",
        "その他必要な事項は、協議により定める。",
        "この特記仕様書は、印鑑登録システム構築業務（以下「本業務」という。）に関し、必要な事項を定める。",
        "この基準は、後期高齢者医療システムの改修に関し必要な事項を定めることを目的とする。",
        "仕様の詳細については、契約締結後に別途協議する。",
        "質問は、所定の様式により電子メールで提出すること。",
        "数量は予定であり、変更することがある。",
        "仕様書と提案書の内容に相違があるときは、仕様書を優先する。",
        "本要件書における用語の意義は、住民基本台帳法の定めるところによる。",
    ],
)
def test_what_rules_over_the_document_asks_nothing_of_the_system(sentence: str, tmp_path: Path) -> None:
    assert not kept(f"(1) {sentence}", tmp_path)
    assert not kept(sentence, tmp_path)


@pytest.mark.parametrize(
    "sentence",
    [
        "本仕様に定める帳票を、窓口端末から出力できること。",
        "仕様書に記載のない帳票も、利用者が自由に設計して印刷できること。",
        "協議により変更した単価を登録できること。",
        "疑義が生じた届出に印を付けて、一覧に表示できること。",
        "疑義が生じたときは、処理を止めて警告を表示すること。",
        "所得申告に疑義があるときは、税務署へ照会すること。",
        "記載のない項目は空欄で印字すること。",
        "要綱に定めるもののほか、町独自の加算を設定できること。",
        "必要な事項を備考欄に入力できること。",
        "前号の規定にかかわらず、手入力した税額を優先すること。",
        "この限りでない旨の文言を、通知書に印字できること。",
        "詳細な内訳は、別途ファイルに出力すること。",
        "質問への回答を登録し、件数を集計できること。",
        "税率は令和７年４月１日から適用すること。",
    ],
)
def test_a_requirement_with_the_same_words_stays(sentence: str, tmp_path: Path) -> None:
    assert kept(f"(1) {sentence}", tmp_path)
    assert kept(f"(1) {sentence}", tmp_path, "機能要件")


@pytest.mark.parametrize(
    ("first", "stays"),
    [("受注者は、業務の一部を第三者に委託してはならない。", 0), ("異動のあった者の一覧を毎日出力すること。", 2)],
)
def test_an_exception_is_what_the_clause_before_it_is(first: str, stays: int, tmp_path: Path) -> None:
    exception = "前項の規定にかかわらず、あらかじめ市の承諾を得たときは、この限りでない。"
    made = read_text(tmp_path, f"第１条　{first}\n２　{exception}\n第２条　転入の入力ができること。\n")
    assert len(made.items) == stays + 1


@pytest.mark.parametrize("note", ["注　区分の「任意」は、提案価格の範囲で対応できる場合に限る。", "注記　値は参考である。"])
def test_a_note_may_have_a_blank_behind_its_sign(note: str, tmp_path: Path) -> None:
    table = "| No | 件名 | 内容 |\n|---|---|---|\n| 1 | 検索 | 旧氏で検索できること。 |\n| 2 | 印刷 | 一覧を印刷できること。 |\n"
    made = read_text(tmp_path, f"{table}\n{note}\n", "list.md")
    assert [item.title for item in made.items] == ["検索", "印刷"]


@pytest.mark.parametrize("end", ["以上", "以　上", "－以上－", "（以上）", "以下余白", "以　下　余　白",
                                 "以上、介護保険課賦課担当　内線2213",
                                 "以上の機能は、令和８年３月２日から使う予定である。"])  # fmt: skip
def test_a_closing_line_is_joined_to_nothing(end: str, tmp_path: Path) -> None:
    for sign in ("(2) ", "・"):
        made = read_text(tmp_path, f"１　機能要件\n(1) 氏名で検索できること。\n{sign}住所で検索できること。\n{end}\n")
        assert [item.detail for item in made.items] == ["氏名で検索できること。", "住所で検索できること。"]


def test_what_goes_on_about_the_clauses_above_is_joined(tmp_path: Path) -> None:
    made = read_text(tmp_path, "１　機能要件\n(1) 氏名で検索できること。\n以上の検索は、画面を移らずに行えること。\n")
    assert [item.detail for item in made.items] == ["氏名で検索できること。\n以上の検索は、画面を移らずに行えること。"]
