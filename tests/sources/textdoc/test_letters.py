"""Letters that cover requirements, papers of the bid, premises and effects, the people of a project: none of it is a requirement."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.documents import read_text

BELOW = [
    "\n■申請受付\n・疾病を一覧から選択できること。\n・却下の有無を表示できること。\n",
    "\n(1) 疾病を一覧から選択できること。\n(2) 却下の有無を表示できること。\n",
]


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize(
    "greeting",
    [
        "認定の件数が増え、窓口の負担が大きくなっています。下記のとおり対応をお願いします。",
        "窓口が混雑しています。つきましては、次のとおりシステムの改修をお願いいたします。",
        "認定事務について、以下の点について対応願います。",
        "認定の処理に時間を要するため、次のとおり改修してください。",
        "以下の対応を要望します。",
        "先日の打合せで話のあった認定の改修ですが、次のとおりまとめましたので、見積りをお願いします。",
        "下記事項についてご検討くださいますようお願いいたします。",
        "認定の事務につき、下記のとおり要望します。",
        "日頃より御協力いただきありがとうございます。早急な対応をお願いします。",
    ],
)
def test_a_covering_letter_is_neither_an_item_nor_put_before_each_clause(greeting: str, below: str, tmp_path: Path) -> None:
    read = read_text(tmp_path, f"高齢者福祉課　認定事務の改修要望\n\n{greeting}\n{below}")
    assert [item.detail for item in read.items] == ["疾病を一覧から選択できること。", "却下の有無を表示できること。"]


@pytest.mark.parametrize(
    "lead",
    [
        "次の項目を表示してください。",
        "次のとおり表示するよう改修してください。",
        "以下の機能の追加を要望します。",
        "下記の帳票を出力できるよう改修をお願いします。",
        "次の帳票に旧氏を印字できるよう改修願います。",
        "以下の項目を検索できるようにしてください。",
        "次のとおりとする。",
        "次の条件を満たすこと。",
        "以下の項目の変更に対応すること。",
        "次のとおり計算できるよう修正してください。",
    ],
)
def test_what_says_what_is_asked_for_is_put_before_each_name(lead: str, tmp_path: Path) -> None:
    read = read_text(tmp_path, f"介護保険システム改修要望\n\n{lead}\n(1) 認定の状況\n(2) 却下の有無\n")
    assert [item.detail for item in read.items] == [f"{lead}\n認定の状況", f"{lead}\n却下の有無"]


@pytest.mark.parametrize(
    "request_",
    [
        "住民票の写しに旧氏を印字できるよう改修をお願いします。",
        "証明書の様式の改修をお願いします。",
        "通知書の宛名を大きくしてください。転出の入力も簡略化をお願いします。",
    ],
)
def test_a_letter_that_says_its_request_in_its_text_is_read(request_: str, tmp_path: Path) -> None:
    assert any(request_[:8] in item.detail for item in read_text(tmp_path, f"市民課 改修要望\n\n{request_}\n").items)


@pytest.mark.parametrize("clause", ["窓口の混雑への対応をお願いします。", "認定の処理の改善をお願いします。"])
def test_a_clause_that_asks_politely_stays_one(clause: str, tmp_path: Path) -> None:
    assert len(read_text(tmp_path, f"介護保険システム改修要望\n\n(1) 認定を入力できること。\n(2) {clause}\n").items) == 2


BID = [
    ("その他", "不明な点は質問書により照会すること。"),
    ("その他", "参加を希望する者は、参加表明書を提出すること。"),
    ("その他", "見積書には内訳を記載すること。"),
    ("提案を求める事項", "導入の実績を示すこと。"),
    ("提案を求める事項", "利用の促進の方策を提案すること。"),
    ("提出書類", "企画提案書は正本を郵送すること。"),
]


@pytest.mark.parametrize(("heading", "sentence"), BID)
@pytest.mark.parametrize("sign", ["", "(1) ", "・"])
def test_what_is_handed_in_with_a_bid_is_no_requirement(sign: str, heading: str, sentence: str, tmp_path: Path) -> None:
    read = read_text(tmp_path, f"住民記録システム仕様書\n１　機能要件\n(9) 世帯を検索できること。\n２　{heading}\n{sign}{sentence}\n")
    assert [item.no for item in read.items] == ["(9)"]


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("その他", "照会書の回答を登録できること。"),
        ("その他", "住宅改修の見積書を登録できること。"),
        ("その他", "提案書の様式を画面から出力できること。"),
        ("その他", "操作の記録を残すこと。"),
        ("その他", "質問書の回答期限を検索できること。"),
        ("提案を求める事項", "入力の誤りを防ぐ機能を提案すること。"),
        ("提案を求める事項", "証明書の発行の方法を画面に表示すること。"),
        ("その他", "計算の根拠を示すこと。"),
        ("その他", "サービスの計画を記載すること。"),
        ("留意事項", "誓約書の提出の有無を入力できること。"),
        ("機能要件", "データ移行の方法を提案書に記載すること。"),
        ("機能要件", "計算の根拠を示すこと。"),
    ],
)
def test_what_the_system_does_with_such_papers_is_one(heading: str, sentence: str, tmp_path: Path) -> None:
    read = read_text(tmp_path, f"住民記録システム仕様書\n１　異動\n(9) 世帯を検索できること。\n２　{heading}\n(1) {sentence}\n")
    assert [item.no for item in read.items] == ["(9)", "(1)"]


@pytest.mark.parametrize("label", ["前提条件", "前提", "効果", "期待される効果", "現状", "課題", "背景"])
@pytest.mark.parametrize(
    "lines", ["・登録者は約５万人\n・端末は２０台\n", "窓口の待ち時間が短縮され、照会の件数が減ることが見込まれる。\n"]
)
def test_premises_and_effects_are_told(label: str, lines: str, tmp_path: Path) -> None:
    text = f"印鑑登録システム要件\n１　登録\n(1) 申請を受け付けられること。\n２　{label}\n{lines}３　証明\n(2) 証明書を発行できること。\n"
    assert [item.no for item in read_text(tmp_path, text).items] == ["(1)", "(2)"]


def test_what_is_asked_of_the_system_under_premises_is_kept(tmp_path: Path) -> None:
    text = "印鑑登録システム\n１　前提条件\n(1) 端末から証明書を出力できること。\n(2) 端末は２０台\n２　証明\n(3) 発行できること。\n"
    assert [item.no for item in read_text(tmp_path, text).items] == ["(1)", "(3)"]


def rows(head: str, row: str, folder: Path) -> int:
    width = head.count("|") + 1
    table = f"| {head} |\n|{'---|' * width}\n| {row} |\n"
    return len(read_text(folder, f"# 介護保険システム仕様書\n\n## 体制\n\n{table}\n## 機能\n\n- 台帳を検索できること。\n", "a.md").items)


@pytest.mark.parametrize("head", ["役割 | 人数 | 要件", "職種 | 経験年数 | 内容", "担当者 | 資格 | 業務"])
def test_a_table_of_the_people_of_a_project_is_no_list(head: str, tmp_path: Path) -> None:
    assert rows(head, "業務責任者 | １名 | システムの構築の経験を有すること。", tmp_path) == 1


@pytest.mark.parametrize("head", ["役割 | 権限 | 要件", "区分 | 件名 | 要件", "担当 | 画面 | 要件", "番号 | 機能名 | 内容"])
def test_a_table_of_what_people_do_in_the_system_is_read(head: str, tmp_path: Path) -> None:
    assert rows(head, "管理者 | 更新 | 利用者の権限を画面から変更できること。", tmp_path) == 2
