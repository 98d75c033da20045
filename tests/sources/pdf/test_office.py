"""Pages as offices print them: two columns that end early, narrow columns, footnotes, lists with lines between rows only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from custaudit.sources import ReadInput
from tests.sources.documents import read_made
from tests.sources.drawnpdf import Rule, Text, drawn, grid

LEFT, RIGHT = 60, 345
CLAUSE = ["を、担当者の区分に応じて", "画面に表示し、確認の印を付けて", "保存できること。"]


def read(folder: Path, *pages: Sequence[Text | Rule]) -> ReadInput:
    path = folder / "page.pdf"
    path.write_bytes(drawn(*pages))
    return read_made(path)


def column(x: float, top: float, lines: Sequence[str]) -> list[Text]:
    return [Text(x, top - 15 * place, line) for place, line in enumerate(lines)]


def clauses(names: str) -> list[str]:
    """Clauses of three lines each, one for each letter."""
    return [line for number, name in enumerate(names, start=1) for line in (f"({number}){name}に関する届出の一覧{CLAUSE[0]}", *CLAUSE[1:])]


def whole(name: str) -> str:
    return f"{name}に関する届出の一覧{''.join(CLAUSE)}"


def details(made: ReadInput) -> list[str]:
    return [item.detail for item in made.items]


def test_a_clause_beside_the_title_makes_no_table(tmp_path: Path) -> None:
    lines = [
        line
        for number in range(1, 5)
        for line in (f"({number})所得の更正の入力後に、更正前後の税", "額を対比した画面を表示でき", "ること。")
    ]
    left = ["個人住民税システム　　業務要件概要", "　", "１　所得", *lines]
    made = read(tmp_path, [*column(LEFT, 740, left), *column(RIGHT, 740, lines)])
    assert details(made) == ["所得の更正の入力後に、更正前後の税額を対比した画面を表示できること。"] * 8


def test_the_last_page_of_two_columns_may_fill_little_of_the_right_one(tmp_path: Path) -> None:
    first = [*column(LEFT, 690, clauses("甲乙丙")), *column(RIGHT, 690, clauses("丁戊己"))]
    last = [*column(LEFT, 690, clauses("庚辛壬")), *column(RIGHT, 690, clauses("癸"))]
    assert details(read(tmp_path, first, last)) == [whole(name) for name in "甲乙丙丁戊己庚辛壬癸"]


def test_a_page_over_the_whole_width_after_two_columns_is_read_across(tmp_path: Path) -> None:
    first = [*column(LEFT, 740, clauses("甲乙丙")), *column(RIGHT, 740, clauses("丁戊己"))]
    long = "(1)転入届の入力時に、建物の部屋番号が未入力の場合は注意を促すメッセージを表示できること。"
    made = read(tmp_path, first, [Text(LEFT, 740, long), Text(LEFT, 725, "(2)過料の通知の対象者を一覧表に出力できること。")])
    assert details(made)[-2:] == [long[3:], "過料の通知の対象者を一覧表に出力できること。"]


def test_a_paragraph_over_the_whole_page_may_close_the_columns_of_the_page_before(tmp_path: Path) -> None:
    first = [*column(LEFT, 690, clauses("甲乙丙")), *column(RIGHT, 690, clauses("丁戊己"))]
    closing = "今後、費用の大きいものについては、情報政策課と協議のうえ、次期の調達の仕様書に反映させる予定である。"
    last = [*column(LEFT, 690, clauses("庚")), *column(RIGHT, 690, clauses("辛")), Text(LEFT, 600, closing), Text(500, 20, "2/2")]
    assert details(read(tmp_path, first, last)) == [whole(name) for name in "甲乙丙丁戊己庚辛"]


def test_a_narrow_column_under_wide_lines_has_an_edge_of_its_own(tmp_path: Path) -> None:
    title = Text(LEFT, 760, "この資料は、検討の参考とするため、各課から出された意見を、事務局において整理したものである。")
    made = read(tmp_path, [title, *column(LEFT, 730, clauses("甲乙丙丁"))])
    assert details(made) == [whole(name) for name in "甲乙丙丁"]


def test_short_names_under_a_wide_line_stay_lines_of_their_own(tmp_path: Path) -> None:
    title = Text(LEFT, 760, "次の証明書について、窓口及び郵送のいずれの請求に対しても、同じ画面から発行する機能を有すること。")
    names = ["住民票の写し等証明書", "除票の写しの証明書等", "印鑑登録証明書の写し", "戸籍の附票の写しの分"]
    made = read(tmp_path, [title, *column(LEFT, 730, [f"・{name}" for name in names])])
    assert [detail.split("\n")[-1] for detail in details(made)] == names


def test_footnotes_and_the_numbers_that_refer_to_them_are_left_out(tmp_path: Path) -> None:
    page = [
        Text(60, 740, "１　給付"),
        Text(60, 715, "(1)被保険者証"),
        Text(140, 719, "1", size=5),
        Text(144, 715, "の氏名欄の文字を拡大できること。"),
        Text(60, 700, "(2)給付費の通知書を年二回作成できること。"),
        Text(60, 60, "1", size=5),
        Text(66, 58, "施行規則の様式第一号をいう。", size=8),
    ]
    made = read(tmp_path, page)
    assert details(made) == ["被保険者証の氏名欄の文字を拡大できること。", "給付費の通知書を年二回作成できること。"]
    assert "footnote" in [skip.reason for skip in made.summary.skipped]


def test_small_type_at_the_foot_that_nothing_refers_to_is_text(tmp_path: Path) -> None:
    page = [
        Text(60, 740, "１　給付"),
        Text(60, 715, "(1)氏名欄の文字を拡大できること。"),
        Text(60, 150, "(2)一覧を出力できること。", size=8),
    ]
    assert details(read(tmp_path, page)) == ["氏名欄の文字を拡大できること。", "一覧を出力できること。"]


def wishes() -> list[Text]:
    """A list with its cells centred upright, one text on two lines, two rows of one group."""
    return [
        *(Text(x, 700, word) for x, word in ((60, "区分"), (120, "番号"), (180, "要望内容"), (460, "要望元"))),
        Text(60, 628, "資格"),
        *(Text(x, 658, word) for x, word in ((120, "K1"), (460, "介護保険課"))),
        Text(180, 665, "転入者の受給資格証明書の入力画面に、検索の"),
        Text(180, 651, "機能を付ける。"),
        *(Text(x, 598, word) for x, word in ((120, "K2"), (180, "宛先を自動で切り替える。"), (460, "介護保険課"))),
        *(Text(x, 538, word) for x, word in ((60, "収納"), (120, "K3"), (180, "振込口座の届出の用紙を同封する。"), (460, "収納課"))),
        *(Text(x, 478, word) for x, word in ((60, "統計"), (120, "K4"), (180, "件数の一覧を出力する。"), (460, "収納課"))),
    ]


def test_a_list_with_lines_between_its_rows_only(tmp_path: Path) -> None:
    rules = [Rule(55, 690, 540, 690), Rule(115, 630, 540, 630), *(Rule(55, y, 540, y) for y in (570, 510, 450))]
    made = read(tmp_path, [*wishes(), *rules])
    assert [(item.no, item.department) for item in made.items] == [
        ("K1", "介護保険課"),
        ("K2", "介護保険課"),
        ("K3", "収納課"),
        ("K4", "収納課"),
    ]
    assert made.items[0].detail == "転入者の受給資格証明書の入力画面に、検索の機能を付ける。"


def test_a_list_with_all_its_lines_is_read_as_before(tmp_path: Path) -> None:
    made = read(tmp_path, [*wishes(), *grid([55, 115, 175, 455, 540], [450, 510, 570, 630, 690, 715])])
    assert [item.no for item in made.items] == ["K1", "K2", "K3", "K4"]


def test_rules_between_paragraphs_make_no_list(tmp_path: Path) -> None:
    lines = ["１　給付", "(1)氏名欄の文字を拡大できること。", "(2)一覧を出力できること。", "(3)通知書を年二回作成できること。"]
    page = [
        *(Text(60, 740 - 40 * place, line) for place, line in enumerate(lines)),
        *(Rule(55, 725 - 40 * place, 540, 725 - 40 * place) for place in range(4)),
    ]
    assert [item.no for item in read(tmp_path, page).items] == ["(1)", "(2)", "(3)"]


def test_lines_that_seem_struck_through_are_told(tmp_path: Path) -> None:
    page = [Text(60, 740, "(1)氏名欄の文字を拡大できること。"), Text(60, 715, "(2)一覧を出力できること。")]
    told = [
        [warning for warning in read(tmp_path, [*page, rule]).warnings if "struck" in warning]
        for rule in (Rule(60, 718.5, 180, 718.5), Rule(60, 713, 180, 713), Rule(20, 718.5, 560, 718.5))
    ]
    assert [len(warnings) for warnings in told] == [1, 0, 0]
