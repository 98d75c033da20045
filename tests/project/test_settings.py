"""What is said of a wrong custaudit.toml: the line, what was found, what may stand there; in Japanese to the last word."""

from __future__ import annotations

import re

import pytest

from custaudit.config import find_config
from custaudit.errors import UserError

WRONG = [
    ('standard = "a"\nfeild = "jumin"\n', 2, "「feild」という項目はありません。「field」のことですか"),
    ("[check]\nmax_rate = 0.4\nmax_rat = 0.4\n", 3, "「max_rat」という項目はありません。「max_rate」のことですか"),
    ('\nfield = "juumin"\n', 2, "「juumin」は使えません。「jumin」のことですか（ここに書けるのは: auto, inkan, jumin, juminzei, kaigo）"),
    ('rules = "rules"\n', 1, '一覧を書くところに文字があります（文字は "…" で囲み、一覧は ["a", "b"]'),
    ('[check]\nno_prohibited = "yes"\n', 2, "true か falseを書くところに文字があります"),
    ("[check]\nmax_rate = 40\n", 2, "max_rate には率を 0 から 1 までの数で書いてください（40% は 0.4）"),
    ('[check]\nmax_rate = "40%"\n', 2, "max_rate には率を 0 から 1 までの数で書いてください（40% は 0.4）"),
    ("[check.max_rate_by_type]\norg = 0.1\nwording = -1\n", 1, "max_rate_by_type には率を 0 から 1 までの数で"),
    ('[[inputs]]\npath = "a.xlsx"\n\n[[inputs]]\npath = "b.xlsx"\nheader_row = -1\n', 6, "0 以上の数を書いてください"),
    ('[[inputs]]\nsheet = "一覧"\n', 1, "「path」がありません。path = … の行を書き足してください"),
    ('inputs = ["a"]\nrules = ["C:\\Users\\一覧"]\n', 2, "パスの \\ は / にするか、'…' で囲んでください"),
    ('rules = ["D:\\共有"]\n', 1, "パスの \\ は / にするか、'…' で囲んでください"),
    ('standard = "a"\nstandard = "b"\n', 2, "同じ項目が二度書かれています"),
    ("standard = jumin-v1\n", 1, '= の右が値になっていません。文字は "…" で囲み'),
    ('\nstandard = "jumin-v1\n', 2, "文字の終わりの引用符がありません"),
    ("standard = 'jumin-v1", 1, "文字の終わりの引用符がありません"),
    ('\ninputs = ["a", "b"\n\n', 2, "括弧が閉じていません"),
    ('inputs = ["a" "b"]\n', 1, "括弧が閉じていません。[ … ] や { … } の終わりと、間のコンマを"),
    ("[check\nmax_rate = 0.4\n", 1, "括弧が閉じていません"),
    ('standard : "a"\n', 1, "「名前 = 値」の形になっていません"),
    ("[check]\nmax_rate = 40%\n", 2, "値の後に余分な文字があります"),
    ("\n標準 = 3\n", 2, "項目の名前になっていません"),
    ('standard = "\x01"\n', 1, "設定ファイル（TOML）の形になっていません"),
    ('\nkind = "村々"\n', 2, "団体の種別「村々」はありません。書けるもの: designated（指定都市）"),
    ("kind = 3\n", 1, "文字を書くところに整数があります"),
]


@pytest.mark.parametrize(("content", "line", "said"), WRONG, ids=[said[:20] for _, _, said in WRONG])
def test_a_wrong_setting_is_said_with_its_line(content, line, said, tmp_path):
    path = tmp_path / "custaudit.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UserError) as raised:
        find_config(tmp_path)
    assert str(raised.value).startswith(f"{path}:{line}: ")
    assert said in str(raised.value)


@pytest.mark.parametrize("content", [content for content, _, _ in WRONG])
def test_nothing_is_left_in_the_words_of_the_parser(content, tmp_path):
    (tmp_path / "custaudit.toml").write_text(content, encoding="utf-8")
    with pytest.raises(UserError) as raised:
        find_config(tmp_path)
    said = str(raised.value).partition(": ")[2]
    assert not re.search(r"Expected|Invalid|Illegal|Un[a-z]+ed|document", said)


def test_settings_in_pyproject_have_their_line_too(tmp_path):
    path = tmp_path / "pyproject.toml"
    path.write_text("[check]\nmax_rate = 9\n\n[tool.custaudit.check]\nmax_rate = 9\n", encoding="utf-8")
    with pytest.raises(UserError) as raised:
        find_config(tmp_path)
    assert str(raised.value).startswith(f"{path}:5: max_rate ")


def test_the_kind_may_be_written_as_lists_have_it(tmp_path):
    (tmp_path / "custaudit.toml").write_text('kind = "一般市区町村"\n', encoding="utf-8")
    config = find_config(tmp_path)
    assert config is not None
    assert config.kind == "ordinary"
