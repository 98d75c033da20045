"""The rows of a worksheet from its markup, in the values that cells have everywhere in the tool."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from custaudit.sources.table.grid import Formatting, Row
from custaudit.sources.workbook.xlsx.container import UnusualMarkupError
from custaudit.sources.workbook.xlsx.markup import ERROR, FORMULA_TEXT, NUMBER, SHARED, TRUTH, Bools, Ints, Spans, find_cells
from custaudit.sources.workbook.xlsx.references import decoded, has_escapes
from custaudit.sources.workbook.xlsx.styles import DateFormat, Styles, moment
from custaudit.sources.workbook.xlsx.texts import SharedTexts, resolved, written_text, written_texts

_ERRORS = frozenset({b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!"})
_MOST_KNOWN = 20_000
_SEPARATOR = b"\x01"


class SheetCells:
    """The rows of one sheet, growing piece by piece of its markup."""

    def __init__(self, shared: SharedTexts, styles: Styles, check_extent: Callable[[tuple[int, int]], None]) -> None:
        self._styles, self._check_extent = styles, check_extent
        self._texts = np.empty(len(shared.texts), dtype=object)
        self._texts[:] = shared.texts
        self._struck_texts, self._partly_struck_texts = _numbers(shared.struck), _numbers(shared.partly_struck)
        self._struck_styles, self._date_styles = _numbers(styles.struck), _numbers(styles.dates)
        self._rows: list[Row | None] = []
        self._known: dict[str, str] = {}
        self._moments: dict[tuple[bytes, DateFormat], object] = {}
        self._width = 0
        self.formulas_without_value = 0

    def add(self, piece: bytes, formatting: Formatting) -> None:
        """The cells of whole rows, and which of them are struck through. Raises UnusualMarkupError."""
        spans, formulas_without_value = find_cells(piece)
        self.formulas_without_value += formulas_without_value
        self._strike(spans, formatting)
        self._place(spans.row, spans.column, self._values(piece, spans))

    def rows(self) -> list[Row]:
        """All rows from the first one on, each as long as the longest; rows without cells are one and the same list."""
        width = self._width
        blank: Row = [""] * width
        return [blank if row is None else row if len(row) == width else row + blank[len(row) :] for row in self._rows]

    def _values(self, piece: bytes, spans: Spans) -> NDArray[np.object_]:
        values = np.empty(len(spans.type), dtype=object)
        for type_ in np.flatnonzero(np.bincount(spans.type)).tolist():
            chosen = np.flatnonzero(spans.type == type_)
            if type_ == SHARED:
                numbers = spans.text.take(chosen)
                if (numbers >= len(self._texts)).any():
                    raise UnusualMarkupError
                values[chosen] = self._texts.take(numbers)
                continue
            places = zip(spans.start.take(chosen).tolist(), spans.end.take(chosen).tolist(), strict=True)
            contents = [piece[start:end] for start, end in places]
            if type_ == NUMBER:
                values[chosen] = self._amounts(contents, spans.style.take(chosen))
            elif type_ == TRUTH:
                values[chosen] = [content != b"0" for content in contents]
            elif type_ == ERROR:
                if not _ERRORS.issuperset(contents):
                    raise UnusualMarkupError
                values[chosen] = ""
            else:
                texts = _characters(contents)
                values[chosen] = _resolved(texts) if type_ == FORMULA_TEXT else self._inline(texts, spans.kept_blanks.take(chosen))
        return values

    def _amounts(self, contents: Sequence[bytes], style: Ints) -> list[object]:
        # Python reads more as a number than a spreadsheet does.
        if b"".join(contents).translate(None, b"0123456789.+-eE"):
            raise UnusualMarkupError
        try:
            known: dict[bytes, object] = {content: float(content) for content in set(contents)}
        except ValueError:
            raise UnusualMarkupError from None
        amounts = [known[content] for content in contents]
        if len(self._date_styles):
            for place in np.flatnonzero(np.isin(style, self._date_styles)).tolist():
                amounts[place] = self._moment(contents[place], self._styles.dates[int(style[place])])
        return amounts

    def _moment(self, content: bytes, format: DateFormat) -> object:
        known = self._moments.get((content, format))
        if known is None:
            known = self._moments[content, format] = moment(float(content), format, self._styles.epoch_1904)
        return known

    def _inline(self, contents: Sequence[str], kept_blanks: Bools) -> list[str]:
        """Texts that stand in their cells; those that come again and again are kept once."""
        texts = written_texts(contents, escapes=has_escapes("".join(contents)))
        for place in np.flatnonzero(kept_blanks).tolist():
            texts[place] = written_text(contents[place], keep_blanks=True)
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        return list(map(self._known.setdefault, texts, texts))

    def _strike(self, spans: Spans, formatting: Formatting) -> None:
        if not (len(self._struck_styles) or len(self._struck_texts) or len(self._partly_struck_texts)):
            return
        shared = spans.type == SHARED
        whole = np.isin(spans.style, self._struck_styles) | (shared & np.isin(spans.text, self._struck_texts))
        partly = shared & ~whole & np.isin(spans.text, self._partly_struck_texts)
        for row, column in _places(spans, whole):
            formatting.struck.setdefault(row, set()).add(column)
        formatting.partly_struck.extend(_places(spans, partly))

    def _place(self, row: Ints, column: Ints, values: NDArray[np.object_]) -> None:
        """Put values into their rows; the rows must come in order."""
        if not len(row):
            return
        steps = np.diff(row)
        if (steps < 0).any() or row[0] < len(self._rows):
            raise UnusualMarkupError
        line = np.concatenate(([0], np.cumsum(steps > 0)))
        self._width = max(self._width, int(column.max()) + 1)
        self._check_extent((int(row[-1]) + 1, self._width))
        lines, width = int(line[-1]) + 1, self._width
        if len(row) == lines * width and (line * width + column == np.arange(len(row))).all():
            block = values.reshape(lines, width)
        else:
            block = np.full((lines, width), "", dtype=object)
            block[line, column] = values
        filled: list[Row] = block.tolist()
        numbers = row[np.concatenate(([True], steps > 0))]
        if int(numbers[-1]) - len(self._rows) + 1 == len(filled):
            self._rows.extend(filled)
            return
        for number, cells in zip(numbers.tolist(), filled, strict=True):
            self._rows.extend([None] * (number - len(self._rows)))
            self._rows.append(cells)


def _characters(contents: Sequence[bytes]) -> list[str]:
    """The contents decoded all at once; the separator is no character of XML."""
    characters = decoded(_SEPARATOR.join(contents)).split(_SEPARATOR.decode())
    if len(characters) != len(contents):
        raise UnusualMarkupError
    return characters


def _resolved(contents: Sequence[str]) -> list[str]:
    return [resolved(content) if "&" in content else content for content in contents]


def _numbers(chosen: Iterable[int]) -> Ints:
    return np.array(sorted(chosen), dtype=np.int64)


def _places(spans: Spans, chosen: Bools) -> list[tuple[int, int]]:
    return list(zip(spans.row[chosen].tolist(), spans.column[chosen].tolist(), strict=True))
