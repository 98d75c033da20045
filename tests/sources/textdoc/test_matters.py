"""Headings that end in a matter, lists under headings about an estimate, what a form asks of its reader, what an estimate says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document

from custaudit.cli.app import run
from custaudit.sources import ReadInput
from tests.sources.documents import read_made, read_text

WORK = [("項番", "機能の名称", "作業の内容", "工数（人日）")]
ROWS = [*WORK, ("1", "証の様式の変更", "印字の位置を直します。", "4"), ("2", "異動の取込みの時刻", "1時間ごとに取り込みます。", "6.5")]
STEPS = [
    *WORK,
    ("1", "要件定義", "業務の要件を整理します。", "10"),
    ("2", "画面の設計", "画面と帳票を設計します。", "20"),
    ("3", "研修", "操作の研修を行います。", "3"),
]


def word(folder: Path, *parts: str | list[tuple[str, ...]]) -> ReadInput:
    """A Word document of paragraphs and tables; a paragraph behind # is a heading."""
    return read_made(made_word(folder, *parts))


def made_word(folder: Path, *parts: str | list[tuple[str, ...]]) -> Path:
    """The same, only written."""
    document = Document()
    for part in parts:
        if isinstance(part, str):
            document.add_heading(part[1:], 1) if part.startswith("#") else document.add_paragraph(part)
            continue
        table = document.add_table(rows=0, cols=len(part[0]))
        for row in part:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    document.save(str(folder / "list.docx"))
    return folder / "list.docx"


def details(made: ReadInput) -> list[str]:
    return [item.detail for item in made.items]


@pytest.mark.parametrize("ending", ["に関すること", "に係ること", "に関する事項", "について", "のこと"])
@pytest.mark.parametrize(
    ("mark", "count"), [("■ ", "{}. "), ("●", "({}) "), ("◆ ", "・"), ("○ ", "{}. "), ("", "{}. "), ("1 ", "({}) "), ("(1) ", "・")]
)
def test_a_matter_over_clauses_is_their_heading(ending: str, mark: str, count: str, tmp_path: Path) -> None:
    second = mark.replace("1", "2")
    clauses = ["一覧を並べ替えて表示してほしい。", "メモの欄を広げてほしい。", "宛名を印字してほしい。"]
    one, two, three = (count.format(at) + clause for at, clause in zip((1, 2, 1), clauses, strict=True))
    lines = ["住民記録システム 改善要望", "", f"{mark}画面{ending}", one, two, "", f"{second}帳票{ending}", three]
    made = read_text(tmp_path, "\n".join(lines))
    assert details(made) == clauses
    assert [item.title for item in made.items] == [f"画面{ending}"] * 2 + [f"帳票{ending}"]
    assert [len(item.source.heading) for item in made.items] == [1, 1, 1]


@pytest.mark.parametrize("mark", ["(1) |(2) |(3) ", "・|・|・", "ア　|イ　|ウ　", "① |② |③ "])
@pytest.mark.parametrize("after", [[], ["", "２　履行期間", "令和８年４月１日からとする。"], ["処理の結果は、画面で確認できること。"]])
def test_a_list_of_matters_is_what_is_asked_for(mark: str, after: list[str], tmp_path: Path) -> None:
    matters = ["印鑑の登録に関すること", "証明書の交付に関すること", "統計の作成に関すること"]
    listed = [sign + matter for sign, matter in zip(mark.split("|"), matters, strict=True)]
    made = read_text(tmp_path, "\n".join(["印鑑登録システム 要件", "", "１　業務の範囲", *listed, *after]))
    assert details(made)[:3] == matters


@pytest.mark.parametrize("asked", ["旧町名を印字のこと", "一覧の並べ替えを行うこと", "桁あふれ対応のこと", "様式は別紙のとおりのこと"])
def test_what_is_to_be_done_is_no_matter(asked: str, tmp_path: Path) -> None:
    made = read_text(tmp_path, f"住民記録システム 要件\n\n1. {asked}\n   (1) 大字の前に置くこと。\n2. 氏名で検索できること。")
    assert asked in details(made)[0]


@pytest.mark.parametrize("heading", ["御見積書　別紙", "見積書別紙", "契約の対象となる改修", "費用の内訳", "#契約の内容"])
def test_a_list_of_work_is_read_under_an_estimate(heading: str, tmp_path: Path) -> None:
    made = word(tmp_path, "介護保険システム改修", "#機能の要件", "(1) 一覧を出力すること。", f"#{heading.lstrip('#')}", ROWS)
    assert [item.title for item in made.items][1:] == ["証の様式の変更", "異動の取込みの時刻"]
    assert made.warnings == []


def test_the_steps_of_a_project_are_no_functions(tmp_path: Path) -> None:
    made = word(tmp_path, "介護保険システム改修", "#機能の要件", "(1) 一覧を出力すること。", "#見積書別紙", STEPS)
    assert details(made) == ["一覧を出力すること。"]
    assert made.warnings == []


def test_a_table_that_may_list_functions_is_not_dropped_in_silence(tmp_path: Path) -> None:
    rows = [("No", "機能名", "内容"), ("1", "証の様式", "印字の位置の修正"), ("2", "並べ替え", "検索の結果の並べ替え")]
    made = word(tmp_path, "介護保険システム改修", "#機能の要件", "(1) 一覧を出力すること。", "#契約の条件", rows)
    assert details(made) == ["一覧を出力すること。"]
    assert len(made.warnings) == 1
    assert "契約の条件" in made.warnings[0]
    assert re.search("2 行|2 rows", made.warnings[0])


def test_a_table_of_terms_is_dropped_without_a_word(tmp_path: Path) -> None:
    rows = [("No", "項目", "内容"), ("1", "支払", "完了の後に支払う。"), ("2", "期間", "令和８年３月まで"), ("3", "場所", "本庁舎")]
    made = word(tmp_path, "介護保険システム改修", "#機能の要件", "(1) 一覧を出力すること。", "#契約の条件", rows)
    assert details(made) == ["一覧を出力すること。"]
    assert made.warnings == []


@pytest.mark.parametrize(
    "told",
    [
        "カスタマイズの内容を、具体的に記入してください。",
        "別紙の記入例を参照してください。",
        "直すところは、朱書きで返送してください。",
        "回答は６月末までに提出してください。",
        "当てはまる番号に○を付けてください。",
        "帳票の見本を添付してください。",
        "次の中から選んでください。",
        "必要な理由をお書きください。",
        "今後の予定をご記入願います。",
        "変わったときは、変更の提案を出してください。",
        "印字している項目があれば記入してください。",
    ],
)
@pytest.mark.parametrize("mark", ["", "問１　", "・"])
def test_what_a_form_asks_of_its_reader(told: str, mark: str, tmp_path: Path) -> None:
    made = read_text(tmp_path, f"住民記録システムの照会\n\n{mark}{told}\n\n1. 旧町名を印字すること。")
    assert details(made) == ["旧町名を印字すること。"]


@pytest.mark.parametrize(
    "wish",
    [
        "旧町名を印字してください。",
        "転出証明書を出せるようにしてください。",
        "申請書を出してください。",
        "納付書に問合せ先を記載してください。",
        "委任状の有無を記載してください。",
        "一覧の転出者に○印を付けてください。",
        "初期値は転出を選択してください。",
        "申請書の画像を添付できるようにしてください。",
        "国保連へ結果を自動で返送してください。",
        "旧町名を印字し、見本を提出してください。",
        "通知書の裏面に連絡先を記入してください。",
        "督促状を送付してください。",
    ],
)
def test_a_wish_stays(wish: str, tmp_path: Path) -> None:
    assert details(read_text(tmp_path, f"住民記録システムの要望\n\n・{wish}\n・画面の文字を大きくしてください。"))[0] == wish


@pytest.mark.parametrize(
    "note",
    [
        "※ 有効期限は発行の日から60日間です。",
        "※ 消費税は含みません。",
        "注）帳票の印刷の費用は含みません。",
        "備考：データの移行は含みません。",
        "※ 出張所の端末の設定の費用は別途お見積りします。",
        "※ 平成21年より前の改修は紙の台帳による。",
        "お見積りの条件：介護保険パッケージ第３版。税は含みません。",
    ],
)
def test_what_an_estimate_says_of_its_price(note: str, tmp_path: Path) -> None:
    assert len(word(tmp_path, "介護保険システム改修", "改修の一覧", ROWS, note).items) == 2
    assert len(word(tmp_path, "介護保険システム改修", note, ROWS).items) == 2


@pytest.mark.parametrize("head", ["お見積りの前提：", "見積条件", "【見積りの前提条件】"])
def test_the_terms_of_an_estimate(head: str, tmp_path: Path) -> None:
    terms = ["・テスト環境は貴市にてご用意ください。", "・消費税は含みません。", "・データの抽出は貴市で行っていただきます。"]
    assert len(word(tmp_path, "介護保険システム改修", "改修の一覧", ROWS, head, *terms).items) == 2


@pytest.mark.parametrize(
    "note",
    [
        "※ 証の有効期限は資格取得日から１年とする。",
        "※ 納付書の金額は税込みで印字する。",
        "※ 消費税の区分を登録できること。",
        "※ 検索の結果は氏名の順に表示する。",
    ],
)
def test_a_note_about_a_function_stays_beside_one_about_the_price(note: str, tmp_path: Path) -> None:
    made = word(tmp_path, "介護保険システム改修", "改修の一覧", ROWS, "※ 消費税は含みません。", note)
    assert [detail.removeprefix("※ ") for detail in details(made)[2:]] == [note.removeprefix("※ ")]


def test_the_end_of_a_text_is_no_part_of_its_last_clause(tmp_path: Path) -> None:
    lines = [
        "税務システム 要件",
        "",
        "１　情報の提供",
        "　（１）所得照会に用いる所得の情報を、毎日夜間に連携ファイルとして作成でき",
        "　　　　ること。",
        "　（２）各表を集計し、表計算ソフトで開ける形で、全てを日ごと出力できること。",
        f"{' ' * 58}以　　上",
    ]
    text = "\n".join(lines)
    assert details(read_text(tmp_path, text))[-1].endswith("出力できること。")


REFUSED = [
    "契約のしおり",
    "#契約の条件",
    [("No", "機能名", "内容"), ("1", "証の様式", "印字の位置の修正"), ("2", "並べ替え", "検索の結果の順")],
]


def test_a_refused_document_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    made_word(tmp_path, *REFUSED)
    monkeypatch.chdir(tmp_path)
    assert run(["inspect", "list.docx"]) == 2
    said = capsys.readouterr()
    for seen in ("1番目の表", "証の様式", "見出し・表題: 2 行", 'sheet = "1番目の表"', "header_row = 1"):
        assert seen in said.out
    assert "要件が見つかりません" in said.err
    settings = said.out[said.out.index("[[inputs]]") :]
    (tmp_path / "custaudit.toml").write_text("\n".join(line.strip() for line in settings.splitlines()), encoding="utf-8")
    assert run(["classify", "--format", "csv"]) == 0
    assert "証の様式" in capsys.readouterr().out


def test_the_skips_of_a_refused_document_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made_word(tmp_path, *REFUSED)
    monkeypatch.chdir(tmp_path)
    assert run(["classify", "list.docx"]) == 2
    assert "読み飛ばし list.docx" not in capsys.readouterr().err
    assert run(["classify", "list.docx", "--show-skipped"]) == 2
    assert capsys.readouterr().err.count("読み飛ばし list.docx") == 5


@pytest.mark.parametrize("signs", ["｛１｝|｛２｝", "1】|2】", "（第１）|（第２）", "{1} |{2} "])
def test_rare_signs_number_clauses(signs: str, tmp_path: Path) -> None:
    one, two = signs.split("|")
    made = read_text(tmp_path, f"住民記録システム 要件\n\n１　検索\n{one}氏名で検索できること。\n{two}一覧を印刷できること。")
    assert details(made) == ["氏名で検索できること。", "一覧を印刷できること。"]
    assert [item.no for item in made.items] == [one.strip(), two.strip()]


@pytest.mark.parametrize("clause", ["（第３条）に定める者を抽出できること。", "問題のある行に色を付けられるかどうかを選べること。"])
def test_what_only_looks_like_a_sign_or_a_question(clause: str, tmp_path: Path) -> None:
    assert details(read_text(tmp_path, f"住民記録システム 要件\n\n氏名で検索できること。\n\n{clause}"))[1] == clause


@pytest.mark.parametrize("question", ["質問１　旧町名で検索できるか。", "問２　一覧は出せるか。", "質問：別の様式で印字できるか。"])
def test_a_numbered_question_asks_for_no_function(question: str, tmp_path: Path) -> None:
    made = read_text(tmp_path, f"住民記録システム 要件\n\n1. 旧町名を印字すること。\n\n{question}")
    assert details(made) == ["旧町名を印字すること。"]


def test_a_full_stop_in_brackets_ends_no_lead_in(tmp_path: Path) -> None:
    lead = "改修する者（以下「乙」という。）は、次の各号に掲げる改修を行うものとする。"
    made = read_text(tmp_path, f"税務システム 要件\n\n第１条　{lead}\n(1) 地区の担当者の電話番号を印字する機能\n(2) 宛名番号と突合する機能")
    assert details(made)[0] == f"{lead}\n地区の担当者の電話番号を印字する機能"


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        (
            ["画面に関すること", "１）検索の条件を保存したい。", "２）列を入れ替えたい。"],
            ["検索の条件を保存したい。", "列を入れ替えたい。"],
        ),
        (["１ 業務の範囲", "窓口に関すること", "２ 機能", "氏名で検索できること。"], ["窓口に関すること", "氏名で検索できること。"]),
        (
            ["窓口に関すること", "統計に関すること", "(1) 氏名で検索できること。"],
            ["窓口に関すること", "統計に関すること", "氏名で検索できること。"],
        ),
    ],
)
def test_one_line_that_names_a_matter(lines: list[str], asked: list[str], tmp_path: Path) -> None:
    assert details(read_text(tmp_path, "\n".join(["住民記録システム 要件", "", *lines]))) == asked


READING = (Path(__file__).parents[3] / "docs" / "reading.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("example", "count"), re.findall(r"```text\n(.*?)```\n\n件数: ([0-9]+)", READING, re.DOTALL))
def test_the_examples_of_the_page_on_reading(example: str, count: str, tmp_path: Path) -> None:
    assert len(read_text(tmp_path, f"住民記録システム 要件\n\n{example}").items) == int(count)


def test_a_paragraph_under_its_number_may_name_the_function_it_wants(tmp_path: Path) -> None:
    text = (
        "介護保険システムへの要望\n\n要望１　認定の進捗管理\n　主治医意見書の到着状況を一覧で確認し、遅れているものを色で示す機能\n"
        "要望２　介護給付費通知書\n　年１回の通知を、希望者のみ出力できる機能\n"
    )
    assert [(item.no, item.title) for item in read_text(tmp_path, text).items] == [
        ("要望１", "認定の進捗管理"),
        ("要望２", "介護給付費通知書"),
    ]


def test_a_matter_with_a_question_mark_asks_and_is_no_requirement(tmp_path: Path) -> None:
    text = "聞き取り\n\nＱ．証明書は？\nＡ．受付番号を証明書の控えに印字してほしい。\n\nＱ．統計は？\nＡ．月報は自動で出してほしい。\n"
    assert [item.no for item in read_text(tmp_path, text).items] == ["Ａ", "Ａ"]
