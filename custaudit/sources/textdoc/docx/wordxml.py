"""Names, attributes and styles of WordprocessingML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from xml.etree.ElementTree import Element

# The same vocabulary under the names of the transitional and the strict form of the standard.
TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFF = frozenset({"0", "false", "off", "none"})
_HEADING_STYLE = re.compile(r"heading\s*([1-9])$", re.IGNORECASE)
_CONTENTS_STYLE = re.compile(r"toc\s*[1-9]$|table of (?:figures|contents)", re.IGNORECASE)


@cache
def w(name: str) -> str:
    """The qualified name of an element or attribute."""
    return f"{{{TRANSITIONAL}}}{name}"


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its local name."""
    return element.get(w(name))


def find_value(element: Element, name: str) -> str | None:
    """The ``val`` of a child."""
    child = element.find(w(name))
    return None if child is None else attribute(child, "val")


def is_on(properties: Element | None, name: str) -> bool | None:
    """A switch among properties: on, off, or None when nothing is said."""
    child = properties.find(w(name)) if properties is not None else None
    return None if child is None else (attribute(child, "val") or "1") not in _OFF


TRANSPARENT = frozenset(
    map(w, ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdtContent", "fldSimple", "dir", "bdo", "rubyBase"))
)
"""Elements around text that say nothing of their own."""

GONE = frozenset(map(w, ("del", "moveFrom", "rt", "instrText", "delText", "delInstrText", "annotationRef")))
"""Elements whose text the document no longer shows, or shows as something else."""


@dataclass(frozen=True)
class Style:
    """What a paragraph style says that matters to reading."""

    name: str = ""
    based_on: str | None = None
    list_id: str | None = None
    list_level: int | None = None
    outline: int | None = None
    hidden: bool | None = None
    struck: bool | None = None
    bold: bool | None = None


@dataclass(frozen=True)
class Styles:
    """All paragraph styles by id."""

    by_id: dict[str, Style]
    default: str | None

    def chain(self, style_id: str | None) -> list[tuple[str, Style]]:
        """A style and those it is based on."""
        found: list[tuple[str, Style]] = []
        current = style_id or self.default
        while current is not None and current in self.by_id and len(found) < 20:
            found.append((current, self.by_id[current]))
            current = self.by_id[current].based_on
        return found


def read_styles(root: Element | None) -> Styles:
    """The paragraph and character styles of ``styles.xml``."""
    by_id: dict[str, Style] = {}
    default: str | None = None
    for element in root.iter(w("style")) if root is not None else ():
        name = attribute(element, "styleId")
        if name is None:
            continue
        paragraph, run = element.find(w("pPr")), element.find(w("rPr"))
        numbering = paragraph.find(w("numPr")) if paragraph is not None else None
        level = find_value(numbering, "ilvl") if numbering is not None else None
        outline = find_value(paragraph, "outlineLvl") if paragraph is not None else None
        by_id[name] = Style(
            name=find_value(element, "name") or "",
            based_on=find_value(element, "basedOn"),
            list_id=find_value(numbering, "numId") if numbering is not None else None,
            list_level=int(level) if level is not None and level.isdecimal() else None,
            outline=int(outline) if outline is not None and outline.isdecimal() else None,
            hidden=is_on(run, "vanish"),
            struck=is_on(run, "strike"),
            bold=is_on(run, "b"),
        )
        if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true"):
            default = name
    return Styles(by_id, default)


def heading_level(styles: list[tuple[str, Style]]) -> int | None:
    """1 to 9 for a heading, 0 for the title of the document, None for other text."""
    for _, style in styles:
        named = _HEADING_STYLE.match(style.name)
        if named:
            return int(named.group(1))
        if style.name.lower() in ("title", "subtitle"):
            return 0
        if style.outline is not None:
            return style.outline + 1 if style.outline < 9 else None
    return None


def is_contents(styles: list[tuple[str, Style]]) -> bool:
    """Whether the style is that of a table of contents."""
    return any(_CONTENTS_STYLE.match(style.name) for _, style in styles[:1])
