"""What stands on a page of a PDF: glyphs with their places, ruling lines, whether there is an image."""

from __future__ import annotations

import ctypes
import itertools
import math
import zlib
from typing import TYPE_CHECKING, NamedTuple

from custaudit.sources.textdoc.pdf.page.damage import is_damaged

if TYPE_CHECKING:
    import pypdfium2

_MOST_EDGES = 4_000
_MOST_SEGMENTS = 4_000
_MOST_OBJECTS = 50_000
_MOST_DOTS = 300
_THIN = 3.0
# So many lines and areas without any text are a drawing.
_DRAWING = 50
_SHORTEST_EDGE = 4.0
_LONGEST_NAME = 200
# In degrees; a page that was scanned askew is turned by less.
_SLANTED = 12.0
# Of the area of a page: an image as large as this is that of a page.
_SCAN = 0.5
# In points; the sides of a dot differ by a share of it.
_SMALLEST_DOT, _LARGEST_DOT, _UNEVEN = 1.0, 8.0, 0.2
_NO_CHARACTER = frozenset({0, 0xFFFE, 0xFFFF, 0x0D, 0x0A, 0x02, 0xAD})


class Glyph(NamedTuple):
    """A character; distances in points from the upper left corner. ``spaced``: a blank was written before it;
    ``font`` stands for the typeface, ``foot`` is the height of the line it stands on, wherever its own box ends; ``slanted``: it is
    turned by no right angle, as those of a watermark are; ``struck``: a line is drawn through it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    spaced: bool
    font: int
    foot: float
    slanted: bool = False
    struck: bool = False


LATIN_GAP = 0.14
"""In heights of a character: a wider gap between Latin letters stands for a blank."""


class Edge(NamedTuple):
    """A ruling line; ``at`` is its place across, ``start`` and ``end`` along its direction. ``shade``: the side of a filled area."""

    at: float
    start: float
    end: float
    shade: bool = False


class Dot(NamedTuple):
    """A small area that is filled, about as high as wide; distances in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


class PageContent(NamedTuple):
    """One page. ``image``: there is an image or a drawing on it, ``scan``: one over most of it, ``damaged``: it is not all there.

    ``objects`` is how many things it is drawn from, ``dots`` are those that may be bullets."""

    width: float
    height: float
    glyphs: list[Glyph]
    horizontal: list[Edge]
    vertical: list[Edge]
    image: bool
    scan: bool = False
    objects: int = 0
    damaged: bool = False
    dots: tuple[Dot, ...] = ()


class _Drawn(NamedTuple):
    """What a page is drawn from: ruling lines, the area of the largest image (None: it has none), how many things, small areas."""

    horizontal: list[Edge]
    vertical: list[Edge]
    image: float | None
    objects: int
    dots: tuple[Dot, ...]


class _Turn(NamedTuple):
    """Turns the coordinates of the file, which count from below, into those of the page as it is shown."""

    rotation: int
    width: float
    height: float
    left: float
    bottom: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.left, y - self.bottom
        if self.rotation == 90:
            return y, x
        if self.rotation == 180:
            return self.width - x, y
        if self.rotation == 270:
            return self.width - y, self.height - x
        return x, self.height - y


def read_page(document: pypdfium2.PdfDocument, number: int, *, suspect: bool = False) -> PageContent:
    """The content of a page counted from 0; ``suspect``: something in the file is damaged."""
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return PageContent(0.0, 0.0, [], [], [], image=False, damaged=True)
    try:
        width, height = page.get_size()
        left, bottom, _, _ = page.get_cropbox()
        turn = _Turn(page.get_rotation(), width, height, left, bottom)
        horizontal, vertical, largest, objects, dots = _objects(page, turn)
        scan = largest is not None and largest > width * height * _SCAN
        glyphs = _glyphs(page, turn, width, height)
        image = largest is not None or (not glyphs and objects >= _DRAWING)
        empty = not glyphs and not objects
        damaged = (empty or suspect) and is_damaged(document, number, empty=empty, suspect=suspect)
        return PageContent(width, height, glyphs, horizontal, vertical, image, scan, objects, damaged, dots)
    finally:
        page.close()


def _glyphs(page: pypdfium2.PdfPage, turn: _Turn, width: float, height: float) -> list[Glyph]:
    from pypdfium2 import raw

    textpage = page.get_textpage()
    glyphs: list[Glyph] = []
    box = raw.FS_RECTF()
    reference = ctypes.byref(box)
    origin_x, origin_y = ctypes.c_double(), ctypes.c_double()
    spaced = False
    high = 0
    fonts: dict[int, int] = {}
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
            high = 0
        if code in _NO_CHARACTER or code > 0x10FFFF:
            continue
        written = chr(code)
        if written.isspace():
            spaced = spaced or raw.FPDFText_IsGenerated(textpage, index) != 1
            continue
        if not raw.FPDFText_GetLooseCharBox(textpage, index, reference):
            continue
        x0, y0 = turn.point(box.left, box.top)
        x1, y1 = turn.point(box.right, box.bottom)
        left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        if not (math.isfinite(left + right + top + bottom) and right > -1 and bottom > -1 and left < width + 1 and top < height + 1):
            continue
        raw.FPDFText_GetCharOrigin(textpage, index, origin_x, origin_y)
        foot = turn.point(origin_x.value, origin_y.value)[1]
        size = max(right - left, bottom - top)
        foot = foot if top - size <= foot <= bottom + size else (top + bottom) / 2
        slanted = _SLANTED < math.degrees(raw.FPDFText_GetCharAngle(textpage, index)) % 90 < 90 - _SLANTED
        glyphs.append(Glyph(written, left, top, right, bottom, spaced, _font(textpage, index, fonts), foot, slanted))
        spaced = False
    textpage.close()
    return glyphs


def _font(textpage: pypdfium2.PdfTextPage, index: int, known: dict[int, int]) -> int:
    """A number that stands for the name of a character's typeface, the same on every page."""
    from pypdfium2 import raw

    font = raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(textpage, index))
    address = ctypes.cast(font, ctypes.c_void_p).value or 0
    if address not in known:
        name = ctypes.create_string_buffer(_LONGEST_NAME)
        length = raw.FPDFFont_GetBaseFontName(font, name, _LONGEST_NAME) if address else 0
        known[address] = zlib.crc32(name.raw[: min(length, _LONGEST_NAME)])
    return known[address]


def _objects(page: pypdfium2.PdfPage, turn: _Turn) -> _Drawn:
    from pypdfium2 import raw

    horizontal: list[Edge] = []
    vertical: list[Edge] = []
    dots: list[Dot] = []
    image: float | None = None
    count = 0
    for count, item in enumerate(page.get_objects(max_depth=1), start=1):
        if count > _MOST_OBJECTS or len(horizontal) + len(vertical) > _MOST_EDGES:
            return _Drawn([], [], image or 0.0, count, ())
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = item.get_bounds()
            image = max(image or 0.0, (right - left) * (top - bottom))
        if item.type != raw.FPDF_PAGEOBJ_PATH:
            continue
        left, bottom, right, top = item.get_bounds()
        x0, y0 = turn.point(left, top)
        x1, y1 = turn.point(right, bottom)
        box = Dot(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        if _is_dot(box):
            dots.append(box)
        else:
            _add_edges(item, box, turn, horizontal, vertical)
    # So many are a drawing.
    return _Drawn(horizontal, vertical, image, count, tuple(dots) if len(dots) <= _MOST_DOTS else ())


def _is_dot(box: Dot) -> bool:
    width, height = box.right - box.left, box.bottom - box.top
    return _SMALLEST_DOT <= max(width, height) <= _LARGEST_DOT and abs(width - height) <= _UNEVEN * max(width, height)


def _add_edges(
    item: pypdfium2.PdfObject, box: tuple[float, float, float, float], turn: _Turn, horizontal: list[Edge], vertical: list[Edge]
) -> None:
    left, top, right, bottom = box
    if not all(map(math.isfinite, box)):
        return
    if bottom - top <= _THIN and right - left >= _SHORTEST_EDGE:
        horizontal.append(Edge((top + bottom) / 2, left, right))
    elif right - left <= _THIN and bottom - top >= _SHORTEST_EDGE:
        vertical.append(Edge((left + right) / 2, top, bottom))
    else:
        points = _points(item, turn)
        shade = _is_only_filled(item)
        for (x0, y0, _), (x1, y1, drawn) in itertools.pairwise(points):
            if not drawn:
                continue
            if abs(y1 - y0) < 1 and abs(x1 - x0) >= _SHORTEST_EDGE:
                horizontal.append(Edge((y0 + y1) / 2, min(x0, x1), max(x0, x1), shade))
            elif abs(x1 - x0) < 1 and abs(y1 - y0) >= _SHORTEST_EDGE:
                vertical.append(Edge((x0 + x1) / 2, min(y0, y1), max(y0, y1), shade))


def _is_only_filled(item: pypdfium2.PdfObject) -> bool:
    """Whether a path is an area without a line around it."""
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(item, fill, stroke)) and fill.value != raw.FPDF_FILLMODE_NONE and not stroke.value


def _points(item: pypdfium2.PdfObject, turn: _Turn) -> list[tuple[float, float, bool]]:
    """The corners of a path, and whether a straight line leads to each from the one before."""
    from pypdfium2 import raw

    matrix = item.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float, bool]] = []
    start: tuple[float, float] | None = None
    for index in range(min(raw.FPDFPath_CountSegments(item), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        place = turn.point(*matrix.on_point(x.value, y.value))
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = place
        points.append((*place, kind == raw.FPDF_SEGMENT_LINETO))
        if raw.FPDFPathSegment_GetClose(segment) and start is not None:
            points.append((*start, True))
    return points
