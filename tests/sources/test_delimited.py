"""CSV and TSV in the encodings and dialects of Japanese offices."""

from __future__ import annotations

import pytest

from custaudit.errors import UserError
from custaudit.sources.decoding import decode
from tests.sources.conftest import WriteFile, read_file

TEXT = "番号,件名,内容\r\n1,備考欄,氏名の①と㈱髙﨑を印字する\r\n2,公印,公印の位置を変える\r\n"
PLAIN = "番号,件名,内容\r\n1,備考欄,氏名を印字する\r\n2,公印,公印の位置を変える。ソート能力表示\r\n"


@pytest.mark.parametrize(
    ("codec", "text", "name"),
    [
        ("utf-8", TEXT, "UTF-8"),
        ("utf-8-sig", TEXT, "UTF-8 (BOM)"),
        ("cp932", TEXT, "CP932"),
        ("utf-16", TEXT, "UTF-16LE"),
        ("utf-16-le", TEXT, "UTF-16LE"),
        ("utf-16-be", TEXT, "UTF-16BE"),
        ("euc_jp", PLAIN, "EUC-JP"),
        ("iso2022_jp", PLAIN, "ISO-2022-JP"),
    ],
)
def test_encodings(write: WriteFile, codec: str, text: str, name: str) -> None:
    read = read_file(write("list.csv", text.encode(codec)))
    assert read.understanding.encoding == name
    assert [f"{item.no},{item.title},{item.detail}" for item in read.items] == text.split("\r\n")[1:-1]


def test_short_cp932_and_euc_are_told_apart() -> None:
    for word in ("件名", "転出証明書", "住民票の写し", "あいうえお", "カスタマイズ", "㈱"):
        assert decode(word.encode("cp932"), path="x").text == word
    for word in ("件名と内容", "転出証明書の様式", "住民票の写しの交付", "カスタマイズ一覧"):
        assert decode(word.encode("euc_jp"), path="x").text == word


def test_half_width_kana_in_cp932() -> None:
    text = "番号,ｹﾝﾒｲ,内容\n1,ﾋﾞｺｳﾗﾝ,ﾌﾘｶﾞﾅを印字する\n"
    assert decode(text.encode("cp932"), path="x").text == text


@pytest.mark.parametrize(("codec", "name"), [("utf-8", "UTF-8"), ("cp932", "CP932")])
def test_broken_bytes_name_the_line(write: WriteFile, codec: str, name: str) -> None:
    lines = PLAIN.encode(codec).split(b"\r\n")
    lines[2] = lines[2][:2] + b"\xff\xfe" + lines[2][2:]
    with pytest.raises(UserError) as error:
        read_file(write("list.csv", b"\r\n".join(lines)))
    assert str(error.value) == f"list.csv:3: has a byte that is no {name} (0xFF); save it again as UTF-8 or Shift_JIS"


def test_private_use_characters_are_kept_and_told(write: WriteFile) -> None:
    read = read_file(write("list.csv", "件名,内容\n備考欄,\ue000田\ue757さんの氏名𠮷\n".encode()))
    assert read.items[0].detail == "\ue000田\ue757さんの氏名𠮷"
    assert any("2 private-use characters" in warning for warning in read.warnings)


def test_line_breaks_and_quotes_in_cells_keep_row_numbers(write: WriteFile) -> None:
    read = read_file(write("list.csv", '件名,内容\n"備考,欄","一行目\n二行目に""引用"""\n公印,位置を変える\n'))
    assert [(item.source.row, item.title, item.detail) for item in read.items] == [
        (2, "備考,欄", '一行目\n二行目に"引用"'),
        (3, "公印", "位置を変える"),
    ]


@pytest.mark.parametrize(("name", "sign"), [("a.tsv", "\t"), ("a.csv", "\t"), ("a.csv", ";"), ("a.csv", ",")])
def test_delimiters(write: WriteFile, name: str, sign: str) -> None:
    text = PLAIN.replace(",", sign)
    assert [item.title for item in read_file(write(name, text)).items] == ["備考欄", "公印"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(write: WriteFile, end: str) -> None:
    assert len(read_file(write("a.csv", PLAIN.replace("\r\n", end))).items) == 2


def test_ragged_rows(write: WriteFile) -> None:
    read = read_file(write("a.csv", "件名,内容,理由\n備考欄,二段にする\n公印,位置を変える,規則,余り\n"))
    assert [(item.title, item.reason) for item in read.items] == [("備考欄", ""), ("公印", "規則")]


def test_an_unclosed_quote_is_told(write: WriteFile) -> None:
    with pytest.raises(UserError, match="more than 100000 characters"):
        read_file(write("a.csv", '件名,内容\n備考欄,"閉じない' + "あ" * 120_000))


def test_a_binary_file_is_no_text(write: WriteFile) -> None:
    with pytest.raises(UserError, match="NUL"):
        read_file(write("a.csv", b"a,b\x00c\x00\x00\n\x01"))


def test_texts_written_as_formulas_keep_their_zeros(write: WriteFile) -> None:
    content = '番号,件名,内容\n="001","=""備考欄""","氏名を ""="" で印字する"\n="002"&"x",公印,公印の位置を変える\n'
    items = read_file(write("list.csv", content)).items
    assert [(item.no, item.title, item.detail) for item in items] == [
        ("001", "備考欄", '氏名を "=" で印字する'),
        ('="002"&"x"', "公印", "公印の位置を変える"),
    ]


def windows_jis(text: str) -> bytes:
    """ISO-2022-JP as Windows writes it (code page 50221): the rows of NEC and IBM as they stand in CP932."""
    parts, mode = [], b"(B"
    for char in text:
        code = char.encode("cp932")
        wanted, jis = b"(B", code
        if len(code) == 2:
            lead, trail = code[0] - (0x70 if code[0] < 0xA0 else 0xB0), code[1]
            wanted, jis = b"$B", bytes((lead * 2, trail - 0x7E) if trail > 0x9E else (lead * 2 - 1, trail - 0x1F - (trail > 0x7F)))
        elif code[0] > 0x7F:
            wanted, jis = b"(I", bytes([code[0] & 0x7F])
        parts.append(jis if wanted == mode else b"\x1b" + wanted + jis)
        mode = wanted
    return b"".join(parts)


def test_iso_2022_jp_as_windows_writes_it(write: WriteFile) -> None:
    text = "番号,件名,内容\r\n1,①転出証明書,㈱の名称をｶﾅで印字し～－℡№Ⅳ\r\n2,備考欄,点を打つ\r\n"
    read = read_file(write("list.csv", windows_jis(text)))
    assert read.understanding.encoding == "ISO-2022-JP"
    assert [f"{item.no},{item.title},{item.detail}" for item in read.items] == text.split("\r\n")[1:-1]


@pytest.mark.parametrize("broken", [b"\x1b$B\x2a\x21\x1b(B", b"\x1b$B\x30\x1b(B", b"\x1b$B\x30\x0a\x1b(B"])
def test_broken_iso_2022_jp_is_refused(write: WriteFile, broken: bytes) -> None:
    with pytest.raises(UserError, match="no ISO-2022-JP"):
        read_file(write("list.csv", windows_jis("番号,件名,内容\r\n1,①転出") + b"\x1b(B" + broken + b",x\r\n"))
