"""Mails that quote an earlier one: what was asked for then is not asked for again, unless nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.documents import read_text

HEAD = "差出人: 高橋\n件名: RE: 住民記録の改修について\n\nお世話になっております。\n"
OWN = "・転出証明書の有効期限を表示してほしい。\n・世帯主の変更の履歴を一覧で見たい。\n"
EARLIER = "林です。\n要望は今週中にお送りください。\n検索の画面に旧氏を表示できること。\n"


def details(folder: Path, text: str) -> list[str]:
    return [item.detail for item in read_text(folder, text).items]


@pytest.mark.parametrize("sign", ["> ", ">> ", "＞", "＞＞ ", "> > ", ">"])
def test_a_quotation_is_no_requirement_of_this_mail(sign: str, tmp_path: Path) -> None:
    quotation = "".join(f"{sign}{line}\n" for line in EARLIER.splitlines())
    read = read_text(tmp_path, f"{HEAD}\n{OWN}\n{quotation}")
    assert len(read.items) == 2
    assert [skip.reason for skip in read.summary.skipped][-3:] == ["quoted from an earlier mail"] * 3


@pytest.mark.parametrize(
    "own",
    [
        "",
        "転送します。ご確認ください。\n",
        "下記の要望について、見積りをお願いします。\n",
        "次のとおり要望がありました。対応をお願いします。\n",
        "どちらも対応できます。\n",
    ],
)
def test_a_mail_that_asks_only_in_its_quotation_is_read(own: str, tmp_path: Path) -> None:
    quotation = "".join(f"> {line}\n" for line in OWN.splitlines())
    assert len(details(tmp_path, f"{HEAD}{own}\n{quotation}")) == 2


@pytest.mark.parametrize("sign", ["> ", "＞"])
def test_where_there_is_no_mail_the_sign_is_a_bullet(sign: str, tmp_path: Path) -> None:
    text = f"改修仕様\n\n・転入の届出を登録できること。\n{sign}特例転入の届出を登録できること。\n・検索できること。\n"
    assert any("特例転入" in detail for detail in details(tmp_path, text))


def test_a_greater_sign_inside_a_line_quotes_nothing(tmp_path: Path) -> None:
    assert len(details(tmp_path, f"{HEAD}\n{OWN}・異動 > 転入の画面から検索したい。\n")) == 3
