"""The published text layout: numbered sections, a heading for each class, one statement a line. All wording is made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custaudit.errors import UserError
from custaudit.standards.importers import Imported, ImportOptions, import_standard
from custaudit.standards.importers.published import read_published
from custaudit.standards.importers.words import standard_words
from custaudit.standards.store import load_standard
from custaudit.standards.validate import validate

TEXT = """図書貸出システム標準（架空）
1 台帳
1.1.1. 利用者の台帳
【実装すべき機能】
利用者ごとに、次の項目を持てること。
・氏名
・連絡先（電話、電子
メール等）
※ 連絡先は二つまでとする。
貸出券の番号を自動で振れること。
12 / 340
なお、番号の自動付番は、一般市では実装しなくてもよい。
指定都市においては、区の記号を番号に含められること。
【実装してもしなくても良い能能】
利用者の顔写真を
持てること。
【実装しない機能】
家族の貸出券を一枚にまとめること。
2 窓口
2.1. 返却の受付（窓口）
【実装必須機能】
本機能は、中核市及び一般市では、実装しなくてもよい。
返却の日時を残せること。
"""


def imported(tmp_path: Path, text: str = TEXT, options: ImportOptions | None = None) -> Imported:
    source = tmp_path / "図書.txt"
    source.write_text(text, encoding="utf-8")
    return import_standard(source, "tosho", tmp_path, options)


def test_reads_sections_classes_and_statements(tmp_path: Path) -> None:
    made = imported(tmp_path).standard
    assert [(s.section, s.title, s.chapter) for s in made.sections] == [
        ("1.1.1", "利用者の台帳", "台帳"),
        ("2.1", "返却の受付（窓口）", "窓口"),
    ]
    assert [(one.id, one.class_) for _, one in made.requirements] == [
        ("1.1.1-r1", "required"),
        ("1.1.1-r2", "required"),
        ("1.1.1-r3", "required"),
        ("1.1.1-o1", "optional"),
        ("1.1.1-p1", "prohibited"),
        ("2.1-r1", "required"),
    ]


def test_bullets_and_notes_stay_with_their_statement_and_broken_lines_are_joined(tmp_path: Path) -> None:
    texts = {one.id: one.text for _, one in imported(tmp_path).standard.requirements}
    assert texts["1.1.1-r1"] == "利用者ごとに、次の項目を持てること。\n・氏名\n・連絡先（電話、電子メール等）\n※ 連絡先は二つまでとする。"
    assert texts["1.1.1-o1"] == "利用者の顔写真を持てること。"


def test_kinds_of_municipality_come_from_sentences(tmp_path: Path) -> None:
    kinds = {one.id: one.kinds for _, one in imported(tmp_path).standard.requirements if one.kinds}
    assert kinds == {
        "1.1.1-r2": {"ordinary": "optional"},
        "1.1.1-r3": {"core": "none", "ordinary": "none"},
        "2.1-r1": {"core": "optional", "ordinary": "optional"},
    }


def test_a_sentence_about_one_function_is_applied_to_it_and_reported(tmp_path: Path) -> None:
    text = """1.1. 督促
【実装すべき機能】
返却延滞督促状印刷一覧を作れること。
棚の番号を持てること。
一般市では、返却延滞督促状印刷一覧の機能を実装しなくてもよい。
"""
    result = imported(tmp_path, text)
    assert [one.kinds for _, one in result.standard.requirements] == [{"ordinary": "optional"}, {}]
    assert "kinds_by_likeness" in [assumed.key for assumed in result.report.assumptions]


def test_accounts_for_every_line(tmp_path: Path) -> None:
    report = imported(tmp_path).report
    account = report.files[0]
    assert account.read == len(TEXT.splitlines()) == account.in_requirements + account.headings + len(account.skipped)
    assert [(line.line, line.reason) for line in account.skipped] == [
        (1, "区分の見出しより前の行"),
        (11, "ページ番号"),
        (22, "市区町村の種別の定めとして要件に反映"),
    ]


def test_titles_are_short_and_from_the_statement(tmp_path: Path) -> None:
    long = "1.1. 節\n【実装すべき機能】\n" + "とても長い説明が切れ目なく続くために題名としては途中で切るほかない文であること。\n"
    (title,) = [one.title for _, one in imported(tmp_path, long).standard.requirements]
    assert len(title) <= 25
    assert long.splitlines()[2].startswith(title.rstrip("…"))


def test_a_reference_at_the_start_of_a_line_is_no_section(tmp_path: Path) -> None:
    text = "1.1. 節\n【実装すべき機能】\n取り込んだ後に\n4.1.2（受付）の処理が行えること。\n"
    made = imported(tmp_path, text).standard
    assert [one.text for _, one in made.requirements] == ["取り込んだ後に4.1.2（受付）の処理が行えること。"]


def test_a_folder_takes_chapters_from_its_list_of_sections(tmp_path: Path) -> None:
    source = tmp_path / "原文"
    source.mkdir()
    for number in ("1.2", "1.10"):
        (source / f"{number}.txt").write_text(f"{number}. 節{number}\n【実装必須機能】\n{number}の記録を残せること。\n", encoding="cp932")
    (source / "sections.csv").write_text("section,title,chapter,parent\n1.2,,台帳,\n1.10,,台帳,貸出\n", encoding="utf-8")
    made = import_standard(source, "tosho", tmp_path).standard
    assert [(s.section, s.chapter, s.parent) for s in made.sections] == [("1.2", "台帳", None), ("1.10", "台帳", "貸出")]


def test_the_standard_works_by_name_and_is_valid(tmp_path: Path) -> None:
    imported(tmp_path, options=ImportOptions(title="図書標準", version="2.0", published="2025-03-31", fields=["inkan"]))
    made = load_standard("tosho", tmp_path)
    assert (made.meta.title, made.meta.version, made.meta.fields) == ("図書標準", "2.0", ["inkan"])
    assert validate(made) == []


def test_importing_again_needs_leave_and_keeps_the_users_topics(tmp_path: Path) -> None:
    folder = imported(tmp_path).folder
    (folder / "outside.yaml").write_text("topics:\n  - {id: own, title: 独自, why: ない。}\n", encoding="utf-8")
    with pytest.raises(UserError, match="--replace"):
        imported(tmp_path)
    short = "5.1. 節\n【実装必須機能】\n記録できること。\n"
    again = imported(tmp_path, short, ImportOptions(replace=True)).standard
    assert [one.id for _, one in again.requirements] == ["5.1-r1"]
    assert [topic.id for topic in again.topics] == ["own"]


@pytest.mark.parametrize(
    ("name", "says"), [("jumin-v1", "付属"), ("a/b", "使えません"), ("..", "使えません"), ("CON", "使えません"), ("", "使えません")]
)
def test_names_that_cannot_be_are_refused(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(UserError, match=says):
        import_standard(tmp_path / "a.txt", name, tmp_path)


def test_a_text_without_requirements_leaves_the_project_alone(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="要件が一つも"):
        imported(tmp_path, "こんにちは\n")
    assert not (tmp_path / "standards").exists()


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    with pytest.raises(UserError, match=r"a\.pdf.*xlsx"):
        import_standard(tmp_path / "a.pdf", "x", tmp_path)
    with pytest.raises(UserError, match="ありません"):
        import_standard(tmp_path / "none.txt", "x", tmp_path)


LINES = st.sampled_from(
    [
        *TEXT.splitlines(),
        "",
        "・",
        "【】",
        "＜見出し＞",
        "3",
        "1.",
        "9.9.9.",
        "第３章 連携",
        "一般市では実装しなくてもよい。",
        "なお、次のとおり。",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES | st.text(alphabet="あ。、（）・1. 【】\u3000", max_size=12), max_size=40))
def test_no_line_is_lost_in_any_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    account = read_published(text, "x.txt", standard_words()).account
    assert account.read == sum(bool(line.strip().strip("\ufeff\u3000")) for line in text.splitlines())
    assert account.read == account.in_requirements + account.headings + len(account.skipped)
