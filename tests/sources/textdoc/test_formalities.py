"""Words that name a formality of the contract and a step of the business alike: 審査, 支払, 契約, 損害賠償."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.documents import read_text

OTHER = "(9) 転入の入力ができること。"


def kept(heading: str, clause: str, folder: Path, above: str = "") -> bool:
    made = read_text(folder, f"{above}１　{heading}\n(1) {clause}\n２　異動\n{OTHER}\n")
    return len(made.items) == 2


@pytest.mark.parametrize(
    ("heading", "clause"),
    [
        ("審査", "審査の結果を差戻し又は承認から選べること。"),
        ("審査", "審査の順番を受付番号の順に並べられること。"),
        ("審査", "審査者の氏名を履歴に残すこと。"),
        ("契約", "サービス利用の契約の届出を受け付けられること。"),
        ("支払", "支払の方法を選べること。"),
        ("損害賠償", "第三者行為による損害賠償の請求額を計算できること。"),
        ("異動", "損害賠償の請求額を計算できること。"),
        ("契約の更新", "契約の期限が近い者を先に並べ替えること。"),
    ],
)
def test_what_only_a_system_can_do_is_asked_of_the_system_under_any_heading(heading: str, clause: str, tmp_path: Path) -> None:
    assert kept(heading, clause, tmp_path)


@pytest.mark.parametrize(
    ("heading", "clause"),
    [
        ("審査", "審査は、書面により行うこと。"),
        ("支払", "支払は、検査に合格した後に行うものとする。"),
        ("契約", "契約は、見積書の額によるものとすること。"),
        ("参加資格", "依頼に迅速に対応できること。"),
        ("参加資格", "実績を書面で証明できること。"),
        ("損害賠償", "損害を与えたときは、これを賠償すること。"),
    ],
)
def test_what_is_asked_of_a_vendor_is_contract(heading: str, clause: str, tmp_path: Path) -> None:
    assert not kept(heading, clause, tmp_path)


def test_under_a_heading_of_functions_a_step_of_the_business_is_one(tmp_path: Path) -> None:
    clause = "支払は、期日の早いものから行うこと。"
    made = read_text(tmp_path, f"第１章　機能要件\n１　支払\n(1) {clause}\n２　異動\n{OTHER}\n")
    assert made.items[0].detail == clause
    assert not kept("支払", clause, tmp_path)


@pytest.mark.parametrize(("title", "count"), [("介護保険システム　機能要件書", 3), ("介護保険システム　調達仕様書", 1)])
def test_in_a_document_of_functions_the_name_of_a_formality_is_that_of_a_function(title: str, count: int, tmp_path: Path) -> None:
    clauses = "①事業所の契約の開始日を管理すること。\n②契約の終了を知らせること。\n"
    assert len(read_text(tmp_path, f"{title}\n１．契約\n{clauses}２．異動\n{OTHER}\n").items) == count


def test_a_word_of_the_contract_inside_a_function_does_not_make_it_contract(tmp_path: Path) -> None:
    assert kept("機能要件", "第三者行為の損害賠償の額を算定すること。", tmp_path)
    assert not kept("機能要件", "成果物は紙で２部とすること。", tmp_path)


LIST = "| No | 件名 | 内容 | {third} |\n|---|---|---|---|\n| 1 | 宛名 | {first} | 3 |\n| 2 | 附票 | {second} | 5 |\n"


@pytest.mark.parametrize(
    ("heading", "third", "texts", "count"),
    [
        ("現状", "工数", ("宛名を二段に印字する", "附票を毎日送る"), 2),
        ("審査", "備考", ("申請の状況を見られること", "決定の日を変えられること"), 2),
        ("業務概要", "備考", ("住民記録システムの更新", "令和８年３月まで"), 0),
        ("納入", "工数", ("設計書を２部提出すること", "操作の手引を作ること"), 0),
    ],
)
def test_a_list_under_a_heading_of_something_else_is_told_by_its_columns_or_rows(
    heading: str, third: str, texts: tuple[str, str], count: int, tmp_path: Path
) -> None:
    table = LIST.format(third=third, first=texts[0], second=texts[1])
    made = read_text(tmp_path, f"## １　{heading}\n\n{table}\n## ２　異動\n\n{OTHER}\n", "list.md")
    assert len(made.items) == count + 1


def test_whoever_leads_a_project_is_no_requirement(tmp_path: Path) -> None:
    made = read_text(tmp_path, f"１　体制\n推進体制は、副市長を本部長とする。\n２　異動\n{OTHER}\n")
    assert len(made.items) == 1
