"""Captions, legends, definitions and closing notes: lines beside the requirements that ask for nothing."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.oxml import parse_xml

from custaudit.sources import ReadInput
from tests.sources.documents import read_made, read_text

CLAUSE = "(1) 転入の届出を仮登録できること。"


def kept(line: str, folder: Path) -> bool:
    read = read_text(folder, f"住民記録システム仕様書\n１　機能要件\n{CLAUSE}\n{line}\n(2) 転出の証明書を印刷できること。\n")
    return [item.no for item in read.items] != ["(1)", "(2)"] or any(line in item.detail for item in read.items)


@pytest.mark.parametrize(
    "caption",
    [
        "図１　異動受付の流れ",
        "表２　帳票一覧",
        "別添資料１　証明書の様式",
        "様式第１号　交付申請書",
        "図1-2 画面遷移図",
        "図 3",
        "別図１　窓口の配置",
        "【図１　流れ】",
        "様式第２号（第３条関係）",
        "資料１　機器構成",
        "Figure 2 画面",
    ],
)
def test_a_caption_is_no_item_wherever_it_stands(caption: str, tmp_path: Path) -> None:
    assert not kept(caption, tmp_path)


@pytest.mark.parametrize(
    "line",
    [
        "図書館カードと連携できること。",
        "表計算ソフトの形式で出力できること。",
        "表題の印字位置を変更できること。",
        "様式第１号の氏名欄を拡大すること。",
        "様式第１号　氏名欄の追加",
        "別添資料１の帳票を出力できること。",
        "図１の流れを画面に表示できること。",
        "表２の項目を検索できること。",
        "図面に地番を表示できること。",
        "資料３部を一括で印刷できること。",
        "表１　帳票一覧を出力すること。",
    ],
)
def test_what_asks_for_something_is_no_caption(line: str, tmp_path: Path) -> None:
    assert kept(line, tmp_path)


def test_a_caption_below_a_name_does_not_make_it_a_heading(tmp_path: Path) -> None:
    read = read_text(
        tmp_path,
        "改修要望\n１　帳票\n次の帳票を出力すること。\n（１）住民票\n（２）印鑑証明\n図１　様式の例\n２　画面\n３　印刷を速くすること。\n",
    )
    assert [item.no for item in read.items][:2] == ["（１）", "（２）"]


def boxes(folder: Path, texts: list[str], above: str = "") -> ReadInput:
    namespaces = {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
    }
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in namespaces.items())
    paragraphs = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
    drawn = f"<w:r {declared}><w:pict><v:shape><v:textbox><w:txbxContent>{paragraphs}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    assert ElementTree.fromstring(drawn) is not None
    document = Document()
    document.add_paragraph("印鑑登録システム機能要件")
    document.add_paragraph("（１）証明書を発行できること。")
    if above:
        document.add_paragraph(above)
    document.add_paragraph("")._p.append(parse_xml(drawn))
    document.save(str(folder / "boxes.docx"))
    return read_made(folder / "boxes.docx")


@pytest.mark.parametrize("above", ["", "図１　交付の流れ"])
def test_the_names_in_a_drawing_are_no_items(above: str, tmp_path: Path) -> None:
    own = [] if above else ["図１　交付の流れ"]
    assert len(boxes(tmp_path, [*own, "申請者", "窓口", "印鑑登録システム"], above).items) == 1


def test_a_box_that_asks_for_something_is_read(tmp_path: Path) -> None:
    read = boxes(tmp_path, ["図１　交付の流れ", "窓口", "証明書の控えを保存できること。", "・印影を登録できること。"])
    assert [item.detail for item in read.items][1:] == ["証明書の控えを保存できること。", "印影を登録できること。"]


def listed(line: str, folder: Path) -> int:
    table = "| 機能 | 要件 | 区分 |\n|---|---|---|\n| 異動 | 二重登録を警告すること | 必須 |\n| 証明 | 連番を初期化すること | 任意 |\n"
    return len(read_text(folder, f"# 住民記録 追加要件\n\n{table}\n{line}\n", "list.md").items)


@pytest.mark.parametrize(
    "legend",
    [
        "必須…必ず実現すること／任意…提案による",
        "必須：必ず実現すること、任意：提案による",
        "※必須＝必ず満たすこと",
        "○：対応可　×：対応不可",
        "Ａ＝標準　Ｂ＝改修　Ｃ＝対象外",
        "新規：今回加えるもの、変更：今回直すもの",
    ],
)
def test_a_legend_beside_a_table_is_no_item(legend: str, tmp_path: Path) -> None:
    assert listed(legend, tmp_path) == 2


@pytest.mark.parametrize(
    "line",
    [
        "対応：住民票の写しに旧氏を印字できること。",
        "必須：氏名で検索できること。",
        "任意：画面の色を変えられること。",
        "新規：抽出の条件を保存できること。",
        "必要な世帯を検索できること。",
        "希望：一覧をファイルに出力すること。",
        "変更：帳票の並び順を選べるようにすること。",
        "必須項目の入力漏れを警告すること。",
        "高齢者の世帯を抽出できること。",
        "○が付いた世帯を検索できること。",
    ],
)
def test_a_label_before_a_requirement_beside_a_table_is_no_legend(line: str, tmp_path: Path) -> None:
    assert listed(line, tmp_path) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "「独自機能」とは、標準の機能にないものを本市が加えたものをいう。",
        "「証明書」とは、住民票の写し及び記載事項証明書をいう。",
        "独自機能とは、標準にない機能を指す。",
        "本書において「利用者」とは、職員を指すものとする。",
    ],
)
@pytest.mark.parametrize("sign", ["", "(9) "])
def test_a_definition_asks_for_nothing_wherever_it_stands(sign: str, sentence: str, tmp_path: Path) -> None:
    read = read_text(tmp_path, f"住民記録システム要件\n１　証明書の取扱い\n{sign}{sentence}\n(10) 証明書を発行できること。\n")
    assert [item.no for item in read.items] == ["(10)"]
    assert "用語の定義" in read.summary.skipped[-1].reason or any("defines a word" in skip.reason for skip in read.summary.skipped)


@pytest.mark.parametrize(
    "sentence",
    [
        "住所と居所とは、別に管理すること。",
        "「対象者」とは別に、世帯主を表示できること。",
        "前年とは異なる税率を登録できること。",
        "「対象者」とは、抽出した者をいい、一覧で確認できること。",
        "異動者とは、資格を失った者をいう。異動者を一覧で出力できること。",
        "介護システムとは、宛名番号で連携できること。",
        "「戻る」とは、前の画面に戻れること。",
        "税とは別に、保険料という区分を設けること。",
        "「特例」という文言を証明書に印字すること。",
        "納付書とは、同じ封筒に入れられること。",
    ],
)
def test_what_asks_for_something_is_no_definition(sentence: str, tmp_path: Path) -> None:
    assert len(read_text(tmp_path, f"住民記録システム要件\n１　証明書の取扱い\n(1) {sentence}\n(2) 証明書を発行できること。\n").items) == 2


INVENTORY = "| 番号 | 機能名 | 内容 | 導入年度 |\n|---|---|---|---|\n| 1 | 月別出力 | 調定簿を月別に出力する。 | 平成20年度 |\n"


@pytest.mark.parametrize("heading", ["用語", "## 用語の説明", "## 定義", "用語\n\n「独自機能」とは、標準にない機能をいう。"])
def test_an_inventory_below_definitions_is_read(heading: str, tmp_path: Path) -> None:
    assert [item.title for item in read_text(tmp_path, f"# 独自機能の棚卸し\n\n{heading}\n\n{INVENTORY}", "a.md").items] == ["月別出力"]


@pytest.mark.parametrize("head", ["No | 用語 | 定義", "番号 | 略語 | 説明", "番号 | 名称 | 内容", "項番 | 語句 | 意味"])
def test_a_table_of_words_below_definitions_is_none(head: str, tmp_path: Path) -> None:
    table = f"| {head} |\n|---|---|---|\n| 1 | 月別出力 | 調定簿を月別に出力する。 |\n"
    read = read_text(tmp_path, f"# 要件\n\n## 用語\n\n{table}\n## 機能\n\n- 台帳を検索できること。\n", "a.md")
    assert [item.detail for item in read.items] == ["台帳を検索できること。"]


@pytest.mark.parametrize(
    "notes", ["（注）記載には区画の変更を含まない。", "（注１）受付には郵送を含む。\n（注２）証明には除票を含む。\n以上"]
)
def test_notes_at_the_end_are_remarks_on_all_and_not_on_the_last_clause(notes: str, tmp_path: Path) -> None:
    read = read_text(tmp_path, f"住民記録システム要件\n１　異動\n（１）届出を入力できること。\n（２）件数を集計できること。\n{notes}\n")
    assert [item.detail for item in read.items] == ["届出を入力できること。", "件数を集計できること。"]


@pytest.mark.parametrize("last", ["（注）取消しの際は履歴を残すこと。", "※ 件数は支所別とする。"])
def test_a_note_that_asks_or_has_a_star_stays_with_its_clause(last: str, tmp_path: Path) -> None:
    read = read_text(tmp_path, f"住民記録システム要件\n１　異動\n（１）届出を入力できること。\n（２）件数を集計できること。\n{last}\n")
    assert last[-8:] in "".join(item.detail for item in read.items)
