"""A wrong rule file is refused with file, line and the mend, whatever is wrong with it."""

from __future__ import annotations

import pytest

from custaudit.errors import UserError
from custaudit.rules.ruleset import load_rules
from tests.rules.conftest import rule

CONCEPT = "concepts:\n  - id: own\n    label: 例\n"

MISTAKES = {
    "unknown key": ("rules:\n  - id: a\n    whne: {}\n", 3, ["whne", "「when」のことですか"]),
    "missing key": ("concepts:\n  - id: a\n", 2, ["label", "書き足して"]),
    "number among words": (CONCEPT + "    terms:\n      - 区民\n      - 12\n", 6, ["文字を書くところに整数", '"…"']),
    "word instead of a list": (CONCEPT + "    terms: 区民\n", 4, ["一覧を書くところに文字"]),
    "list instead of a file": ("- id: a\n", 1, ["一覧があります"]),
    "unknown type": (CONCEPT + "    votes:\n      type: {ogr: 1}\n", 5, ["類型", "ogr", "org, volume"]),
    "unknown domain": (rule(votes="{domain: {D: 1}}"), 5, ["領域", "「D」", "A1, A2, B, C"]),
    "domain none is not weighed": (rule(votes="{domain: {none: 1}}"), 5, ["none"]),
    "unknown axis": (CONCEPT + "    votes: {typ: {org: 1}}\n", 4, ["typ", "「type」のことですか"]),
    "weight that is a word": (CONCEPT + "    votes: {type: {org: 強い}}\n", 4, ["数を書くところに文字"]),
    "Japanese id": ("concepts:\n  - id: 区役所\n    label: 区\n", 2, ["英小文字"]),
    "names of an unknown concept": ("names:\n  branch-ofice: [みなみ館]\n", 2, ["branch-ofice", "「branch-office」のことですか"]),
    "empty word": ("names:\n  branch-office:\n    - みなみ館\n    - '　'\n", 4, ["空の語"]),
    "unknown concept in a condition": (rule(when="{all: [wrad]}"), 4, ["own/x", "wrad", "「ward」のことですか"]),
    "unknown concept among alternatives": (rule(when="{all: [[ward, nonsense-xyz]]}"), 4, ["nonsense-xyz", "rules list"]),
    "unknown broader concept": (CONCEPT + "    is: [nothing-here-xyz]\n", 4, ["nothing-here-xyz"]),
    "circle": ("concepts:\n  - {id: a1, label: a, is: [b1]}\n  - {id: b1, label: b, is: [a1]}\n", 2, ["a1 → b1 → a1"]),
    "lookaround": (CONCEPT + "    patterns:\n      - '区'\n      - '(?<=市)区'\n", 6, ["(?<=市)区", "先読み"]),
    "unclosed pattern": (CONCEPT + "    patterns: ['(区']\n", 4, ["missing )"]),
    "nearness of one part": (rule(when="{all: [ward], within: 5}"), 4, ["2〜5個"]),
    "order without parts": (rule(when="{any: [ward], in_order: true}"), 4, ["in_order"]),
    "within nothing": (rule(when="{all: [ward, seal], within: 0}"), 4, [">= 1"]),
    "unknown column": (rule(when="{all: [ward], columns: [titel]}"), 4, ["「title」のことですか"]),
    "unknown field": (rule(when="{all: [ward], fields: [zei]}"), 4, ["jumin"]),
    "empty example": (rule(hits="[{title: '　'}]"), 6, ["例の欄がすべて空"]),
    "same concept twice": (CONCEPT + "  - id: own\n    label: もう一つ\n", 4, ["lexicon/own", "own.yaml"]),
    "alias that is another rule": (rule() + rule("own/y", more="    aliases: [own/x]\n").removeprefix("rules:\n"), 14, ["own/x"]),
    "unknown type of an exemplar": ("exemplars:\n  - text: 文\n    type: 組織\n    domain: A1\n", 3, ["組織"]),
    "the same key twice": ("concepts: []\nrules: []\nconcepts: []\n", 3, ["二度"]),
    "open bracket": ("concepts: [a\nrules: []\n", 2, ["YAML", "括弧が閉じていないか、コンマが抜けています"]),
    "full-width colon": ("concepts:\n  - id: a\n    label：区\n", 4, ["YAML", "「名前: 値」の : は半角で書いて後に空白を"]),
    "colon in a value": ("concepts:\n  - id: a\n    label: 区: 支所\n", 3, [": を含む文字は"]),
    "tabs": ("concepts:\n\t- id: a\n", 2, ["YAML", "タブは半角の空白に"]),
    "open quotation mark": ('concepts:\n  - id: a\n    label: "区\n    terms: []\n', 3, ["ここで始まる引用符が閉じていません"]),
    "backslash": ('concepts:\n  - {id: a, label: "C:\\区"}\n', 2, ["\\ をこのように書けません"]),
    "uneven indents": ("concepts:\n  - id: a\n label: 区\n", 3, ["字下げがそろっていません"]),
    "sign at the beginning": ("concepts:\n  - {id: a, label: @区}\n", 2, ["@ * & % などの記号で始まる文字は"]),
    "what nobody foresaw": ("concepts: []\n---\nrules: []\n", 2, ["YAML として読めません（but found another document）"]),
    "nested without end": ("[" * 20000 + "\n", 2, ["YAML"]),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_is_refused_with_its_line(write, mistake):
    content, line, words = MISTAKES[mistake]
    path = write(content)
    with pytest.raises(UserError) as refused:
        load_rules([path])
    said = str(refused.value)
    assert said.startswith(f"{path}:{line}: "), said
    for word in words:
        assert word in said


def test_on_the_command_line_it_is_one_line_and_status_2(write, custaudit):
    write(rule(when="{all: [wrad]}"))
    for command in (["list"], ["test"], ["lint"], ["show", "ward"]):
        status, out, err = custaudit("rules", *command)
        assert (status, out) == (2, "")
        assert err.count("\n") == 1
        assert "own.yaml:4: " in err


def test_other_encodings_are_refused(write):
    path = write("")
    path.write_bytes("names: {ward: [南区]}\n".encode("cp932"))
    with pytest.raises(UserError, match="UTF-8"):
        load_rules([path])


def test_the_byte_order_mark_of_windows_editors_is_no_mistake(write):
    path = write("")
    path.write_bytes(b"\xef\xbb\xbf" + "names: {ward: [汐見区役所]}\n".encode())
    assert "汐見区役所" in next(one for one in load_rules([path]).lexicon.concepts if one.id == "ward").terms


def test_a_missing_folder_is_refused(project, custaudit):
    (project / "custaudit.toml").write_text('rules = ["nowhere"]\n', encoding="utf-8")
    status, _, err = custaudit("rules", "list")
    assert status == 2
    assert "nowhere" in err


def test_messages_exist_in_english_too(write, custaudit):
    write("rules:\n  - id: a\n    whne: {}\n")
    assert "did you mean 'when'?" in custaudit("--lang", "en", "rules", "lint")[2]
