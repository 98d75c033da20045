"""PDF files drawn for a test: texts at their places, ruling lines. Each page is a list of marks; places count in points from below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 600, 800
_FONTS = ("HeiseiMin-W3", "HeiseiKakuGo-W5")


class Text(NamedTuple):
    """A text from its left end; ``down``: one character below the other; ``gothic``: in the second typeface."""

    x: float
    y: float
    text: str
    size: float = 10
    down: bool = False
    gothic: bool = False


class Rule(NamedTuple):
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float


class Area(NamedTuple):
    """A shaded rectangle without a line around it."""

    x0: float
    y0: float
    x1: float
    y1: float


class Scan(NamedTuple):
    """An image over the whole page."""


Mark = Text | Rule | Area | Scan


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[Rule]:
    """The lines of a table with all its cells ruled."""
    across = [Rule(xs[0], y, xs[-1], y) for y in ys]
    return [*across, *(Rule(x, ys[0], x, ys[-1]) for x in xs)]


def drawn(*pages: Sequence[Mark]) -> bytes:
    """A file of those pages; the typefaces are those every PDF reader brings for Japanese."""
    first = 3 + 2 * len(_FONTS)
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>"]
    for number, name in enumerate(_FONTS):
        system = "<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>"
        objects.append(f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/UniJIS-UCS2-H/DescendantFonts[{4 + 2 * number} 0 R]>>")
        objects.append(f"<</Type/Font/Subtype/CIDFontType0/BaseFont/{name}/CIDSystemInfo{system}/DW 1000>>")
    for number, marks in enumerate(pages):
        content = "\n".join(map(_operators, marks))
        fonts = "<</F0 3 0 R/F1 5 0 R>>"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {first + 2 * number + 1} 0 R/Resources<</Font{fonts}>>>>"
        )
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    return pdf_file([body.encode("ascii") for body in objects])


def _operators(mark: Mark) -> str:
    if isinstance(mark, Rule):
        return f"{mark.x0} {mark.y0} m {mark.x1} {mark.y1} l S"
    if isinstance(mark, Area):
        return f"0.9 g {mark.x0} {mark.y0} {mark.x1 - mark.x0} {mark.y1 - mark.y0} re f 0 g"
    if isinstance(mark, Scan):
        return f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID C0> EI Q"
    pieces = list(mark.text) if mark.down else [mark.text]
    return "\n".join(
        f"BT /F{int(mark.gothic)} {mark.size} Tf {mark.x} {mark.y - place * mark.size * 1.1} Td <{piece.encode('utf-16-be').hex()}> Tj ET"
        for place, piece in enumerate(pieces)
    )


def pdf_file(objects: Sequence[bytes]) -> bytes:
    """A file of these objects, numbered from 1; the first is the catalogue."""
    content = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return content + end + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(content))
