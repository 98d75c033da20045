"""Bytes to text in the encodings Japanese offices use, found from the bytes themselves."""

from __future__ import annotations

import re
from typing import NamedTuple

from custaudit import i18n
from custaudit.errors import UserError

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8 (BOM)"),
    (b"\xff\xfe", "utf-16", "UTF-16LE"),
    (b"\xfe\xff", "utf-16", "UTF-16BE"),
)
_UTF8 = ("utf-8", "UTF-8")
_LEGACY = (("cp932", "CP932"), ("euc_jp", "EUC-JP"), ("euc_jis_2004", "EUC-JP"))
_JIS = "iso2022_jp_ext"
_JIS_PART = re.compile(rb"\x1b(\$\([DOQ]|\$[@B]|\([BJI])|[\r\n]+")
_ESCAPE_TO_KANJI = re.compile(rb"\x1b(?:\$[@B]|\$\([DOQ]|\([JI])")
_NOT_PRIVATE = bytes(byte for byte in range(256) if not 0xE0 <= byte <= 0xF8)
_COMMON = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uff01-\uff5e\u3001-\u3002\u300c-\u300f]")
_UNLIKELY = re.compile("[\uff61-\uff9f\ue000-\uf8ff\u0080-\u009f\u0370-\u052f\u2500-\u257f]")
_STRAY = re.compile("[\x80\xa0\uf8f0-\uf8f3]")
_ILLEGIBLE_SHARE = 0.3
_LEGIBLE = re.compile("[\\s!-~\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]")
# A stray zero byte in so many characters is a slip of some program; more of them make no text.
_FEW_NULS = 16
_BINARY_WITHIN = 64
_SAMPLE = 1 << 16


class Decoded(NamedTuple):
    """The text, the name of its encoding, and how many zero bytes were left out of it."""

    text: str
    encoding: str
    nuls: int


def decode(data: bytes, *, path: str) -> Decoded:
    """The text of a file: UTF-8, UTF-16, CP932 with its NEC and IBM extensions, EUC-JP or ISO-2022-JP.

    Raises UserError naming the line of the first byte that belongs to no encoding.
    """
    codec, name = _encoding_of(data)
    try:
        text = _jis(data) if codec == _JIS else _strictly(data, codec)
    except UnicodeDecodeError as error:
        if b"\x00" in data[: error.start + _BINARY_WITHIN]:
            raise UserError("sources.not_text", path=path) from None
        line = data.count(b"\n", 0, error.start) + 1
        raise UserError("sources.broken_bytes", path=path, place=str(line), encoding=name, byte=f"0x{data[error.start]:02X}") from None
    nuls = text.count("\x00")
    if nuls * _FEW_NULS > len(text):
        raise UserError("sources.not_text", path=path)
    return Decoded(text.replace("\x00", "") if nuls else text, name, nuls)


def warnings_of(decoded: Decoded, label: str) -> list[str]:
    """What the user should know of how the bytes became text."""
    return [i18n.text("sources.warn.nuls", place=label, count=decoded.nuls)] if decoded.nuls else []


def private_use_count(text: str) -> int:
    """How many characters only the writer's own machine can show (gaiji)."""
    if text.isascii():
        return 0
    # U+E000 to U+F8FF are the units of UTF-16 whose first byte is E0 to F8: two passes in C, whatever the length.
    return len(text.encode("utf-16-be", "surrogatepass")[::2].translate(None, _NOT_PRIVATE))


def _strictly(data: bytes, codec: str) -> str:
    """The text, without the five bytes that Windows gives a meaning in CP932 though no character has them."""
    text = data.decode(codec)
    stray = _STRAY.search(text) if codec == "cp932" else None
    if stray:
        place = len(text[: stray.start()].encode(codec))
        raise UnicodeDecodeError(codec, data, place, place + 1, "no character")
    return text


def _jis(data: bytes) -> str:
    """The text of ISO-2022-JP, with the characters of NEC and IBM where Windows wrote it. Raises UnicodeDecodeError."""
    try:
        return data.decode(_JIS)
    except UnicodeDecodeError as error:
        text = _jis_of_windows(data)
        if text is None:
            raise error from None
        return text


def _jis_of_windows(data: bytes) -> str | None:
    """The text with its double bytes read as those of CP932; None where one has no character."""
    parts: list[str] = []
    mode, start = b"(B", 0
    for found in [*_JIS_PART.finditer(data), None]:
        piece = data[start : found.start() if found else len(data)]
        try:
            parts.append(_jis_piece(piece, mode))
        except UnicodeDecodeError:
            return None
        if found:
            mode, start = found[1] or mode, found.end()
            parts.append("" if found[1] else found[0].decode("ascii"))
    return "".join(parts)


def _jis_piece(piece: bytes, mode: bytes) -> str:
    """What stands between two escapes."""
    if mode in (b"$@", b"$B"):
        return _strictly(b"".join(map(_shifted, piece[::2], piece[1::2] + b"\x00" * (len(piece) % 2))), "cp932")
    if mode == b"(I":
        return bytes(byte | 0x80 for byte in piece).decode("cp932")
    return (b"\x1b" + mode + piece).decode(_JIS)


def _shifted(row: int, cell: int) -> bytes:
    """The bytes of CP932 for those of JIS X 0208; bytes outside its rows stay none of any character."""
    if not (0x21 <= row <= 0x7E and 0x21 <= cell <= 0x7E):
        return b"\xff\xff"
    lead = (row + 1) // 2 + (0x70 if row < 0x5F else 0xB0)
    trail = cell + (0x1F if cell < 0x60 else 0x20) if row % 2 else cell + 0x7E
    return bytes((lead, trail))


def _encoding_of(data: bytes) -> tuple[str, str]:
    for mark, codec, name in _BOMS:
        if data.startswith(mark):
            return codec, name
    if data.isascii() and _ESCAPE_TO_KANJI.search(data):
        return _JIS, "ISO-2022-JP"
    wide = _utf16_without_mark(data)
    if wide:
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _best_of_legacy(data, error.start)
    return _UTF8


def _utf16_without_mark(data: bytes) -> tuple[str, str] | None:
    """UTF-16 gives itself away by the zero half of its ASCII characters and line ends, more of them on one side."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if (even + odd) * _FEW_NULS <= len(sample) and not data.isascii() and _is_utf8(data):
        return None
    big, little = ("utf-16-be", "UTF-16BE"), ("utf-16-le", "UTF-16LE")
    if not even or not odd:
        return big if even else little
    likely = (big, little) if even > odd else (little, big)
    return next((found for found in likely if _reads_as_utf16(data, found[0])), None)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _reads_as_utf16(data: bytes, codec: str) -> bool:
    """Whether that reading gives lines of Japanese or ASCII; the blank of Japanese puts a zero on the other side."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return False
    return "\x00" not in text and "\n" in text and len(_LEGIBLE.findall(text)) > len(text) * (1 - _ILLEGIBLE_SHARE)


def _best_of_legacy(data: bytes, utf8_until: int) -> tuple[str, str]:
    """The legacy encoding that reads most naturally; UTF-8 when nearly all of it is and one byte is broken."""
    candidates: list[tuple[float, int, tuple[str, str]]] = []
    for rank, (codec, name) in enumerate(_LEGACY):
        try:
            candidates.append((_strangeness(_strictly(data, codec)), rank, (codec, name)))
        except UnicodeDecodeError:
            continue
    best = min(candidates, default=None)
    if best is not None and best[0] < _ILLEGIBLE_SHARE:
        return best[2]
    sound_utf8 = data[:utf8_until]
    lossy = data.decode("utf-8", "replace")
    if not sound_utf8.isascii() or lossy.count("\ufffd") * 10 < sum(not char.isascii() for char in lossy):
        return _UTF8
    if best is not None:
        return best[2]
    return max(_LEGACY[:2], key=lambda pair: _sound_prefix(data, pair[0]))


def _strangeness(text: str) -> float:
    """The share of characters that seldom stand in an official's text, of all that are not ASCII."""
    unlikely, common = len(_UNLIKELY.findall(text)), len(_COMMON.findall(text))
    return unlikely / (unlikely + common) if unlikely + common else 1.0


def _sound_prefix(data: bytes, codec: str) -> int:
    try:
        _strictly(data, codec)
    except UnicodeDecodeError as error:
        return error.start
    return len(data)
