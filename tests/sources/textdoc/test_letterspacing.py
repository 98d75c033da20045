"""Texts whose letters stand apart."""

from __future__ import annotations

from pathlib import Path

from tests.sources.documents import read_text

SPACED = """住 民 記 録 システム仕 様 書
3. 要 件
(1) 個 人 情 報 の取 扱 いに十 分 注 意 し、証 明 書 の発 行 の履 歴 を
十 分 な期 間 保 存 できること。
(2) 転 入 者 の一 覧 を印 刷 できること。
"""


def test_letters_that_stand_apart_are_read_as_words(tmp_path: Path) -> None:
    items = read_text(tmp_path, SPACED).items
    assert [(item.no, item.source.heading[-1]) for item in items] == [("(1)", "3 要件"), ("(2)", "3 要件")]
    assert items[0].detail == "個人情報の取扱いに十分注意し、証明書の発行の履歴を十分な期間保存できること。"
    assert items[1].detail == "転入者の一覧を印刷できること。"


def test_blanks_between_words_stay(tmp_path: Path) -> None:
    text = "住民記録システム仕様書\n3. 要件\n(1) 住民票 除票 附票の一覧を令和 9 年 4 月の様式で印刷できること。\n"
    assert read_text(tmp_path, text).items[0].detail == "住民票 除票 附票の一覧を令和 9 年 4 月の様式で印刷できること。"
