"""The list numbers that Word computes: ``word/numbering.xml`` says how, the order of the paragraphs gives the counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from custaudit.sources.textdoc.docx.wordxml import attribute, find_value, w
from custaudit.sources.textdoc.words.clausefile import Orders

_PLACEHOLDER = re.compile("%([1-9])")
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_ENCLOSED_FIRST = {
    "decimalEnclosedCircle": 0x2460,
    "decimalEnclosedCircleChinese": 0x2460,
    "decimalEnclosedParen": 0x2474,
    "decimalEnclosedFullstop": 0x2488,
}
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_BULLET = "\u30fb"
_LARGEST = 32_767


class Level(NamedTuple):
    """How one level of a list counts and is written; ``restart`` is the level whose step begins it anew (0: never)."""

    start: int
    format: str
    text: str
    restart: int | None
    legal: bool
    style: str | None


@dataclass
class ListNumbers:
    """The lists of a document with the counts reached so far."""

    abstracts: dict[str, dict[int, Level]]
    lists: dict[str, str]
    overrides: dict[str, dict[int, tuple[int | None, Level | None]]]
    orders: Orders
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def next_label(self, list_id: str, level: int) -> str:
        """The number of the next paragraph on that level of that list; empty where none is shown."""
        abstract = self.lists.get(list_id)
        how = self._level(list_id, level)
        if abstract is None or how is None:
            return ""
        counts = self.counts.setdefault(abstract, {})
        if list_id not in self.begun:
            self.begun.add(list_id)
            for changed, (start, _) in self.overrides.get(list_id, {}).items():
                if start is not None:
                    counts[changed] = start - 1
        for above in range(level):
            upper = self._level(list_id, above)
            counts.setdefault(above, upper.start if upper else 1)
        counts[level] = min(counts.get(level, how.start - 1) + 1, _LARGEST)
        for deeper in [number for number in counts if number > level]:
            lower = self._level(list_id, deeper)
            if lower is None or lower.restart is None or (lower.restart != 0 and level < lower.restart):
                del counts[deeper]
        return self._written(list_id, how, counts)

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level that a paragraph style stands for in a list."""
        levels = self.abstracts.get(self.lists.get(list_id, ""), {})
        return next((number for number, level in levels.items() if level.style == style), 0)

    def _level(self, list_id: str, level: int) -> Level | None:
        _, changed = self.overrides.get(list_id, {}).get(level, (None, None))
        return changed or self.abstracts.get(self.lists.get(list_id, ""), {}).get(level)

    def _written(self, list_id: str, how: Level, counts: dict[int, int]) -> str:
        if how.format == "bullet":
            return _BULLET if how.text.strip() else ""

        def count(found: re.Match[str]) -> str:
            number = int(found.group(1)) - 1
            level = self._level(list_id, number)
            format = "decimal" if how.legal else (level.format if level else "decimal")
            return written(counts.get(number, level.start if level else 1), format, self.orders)

        return _PLACEHOLDER.sub(count, how.text).strip()


def written(number: int, format: str, orders: Orders) -> str:  # noqa: PLR0911, PLR0912 - one answer a format
    """A count as Word writes it in that format."""
    if format in _ENCLOSED_FIRST and 1 <= number <= 20:
        return chr(_ENCLOSED_FIRST[format] + number - 1)
    match format:
        case "none":
            return ""
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(number).translate(_FULL_WIDTH)
        case "decimalZero":
            return f"{number:02}"
        case "numberInDash":
            return f"- {number} -"
        case "aiueoFullWidth" | "aiueo":
            return _cycled(number, orders.aiueo)
        case "irohaFullWidth" | "iroha":
            return _cycled(number, orders.iroha)
        case "lowerLetter" | "upperLetter":
            letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letters if format == "lowerLetter" else letters.upper()
        case "lowerRoman" | "upperRoman":
            return _roman(number) if format == "lowerRoman" else _roman(number).upper()
        case (
            "japaneseCounting"
            | "chineseCounting"
            | "chineseCountingThousand"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand"
            | "japaneseDigitalTenThousand"
        ):
            return _counted(number, orders.kanji, orders.units)
        case "ideographDigital" | "koreanDigital2" | "taiwaneseDigital":
            return "".join(orders.kanji[int(digit)] for digit in str(number))
        case "japaneseLegal" | "ideographLegalTraditional" | "chineseLegalSimplified":
            return _counted(number, orders.legal, orders.legal_units, one=True)
        case "ideographTraditional":
            return _cycled(number, orders.stems)
        case "ideographZodiac":
            return _cycled(number, orders.branches)
        case "ideographEnclosedCircle" if 1 <= number <= 10:
            return chr(0x3280 + number - 1)
        case _:
            return str(number)


def _cycled(number: int, order: str) -> str:
    return order[(number - 1) % len(order)] if number > 0 else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _counted(number: int, digits: str, units: str, *, one: bool = False) -> str:
    if not 0 < number < 10_000:
        return str(number)
    text = ""
    for place, digit in zip(range(len(str(number)) - 1, -1, -1), map(int, str(number)), strict=True):
        if digit:
            text += ("" if digit == 1 and place and not one else digits[digit]) + (units[place - 1] if place else "")
    return text


def read_numbering(root: Element | None, orders: Orders) -> ListNumbers:
    """The lists that ``numbering.xml`` defines; none without that part."""
    abstracts: dict[str, dict[int, Level]] = {}
    linked: dict[str, str] = {}
    by_style: dict[str, str] = {}
    lists: dict[str, str] = {}
    overrides: dict[str, dict[int, tuple[int | None, Level | None]]] = {}
    for abstract in root.iter(w("abstractNum")) if root is not None else ():
        name = attribute(abstract, "abstractNumId") or ""
        abstracts[name] = {number: level for element in abstract.findall(w("lvl")) for number, level in [_level(element)]}
        if style := find_value(abstract, "styleLink"):
            by_style[style] = name
        if style := find_value(abstract, "numStyleLink"):
            linked[name] = style
    for name, style in linked.items():
        abstracts[name] = abstracts.get(by_style.get(style, ""), abstracts[name])
    for number in root.iter(w("num")) if root is not None else ():
        list_id = attribute(number, "numId") or ""
        abstract_id = find_value(number, "abstractNumId")
        if abstract_id is None:
            continue
        lists[list_id] = by_style.get(linked.get(abstract_id, ""), abstract_id)
        for override in number.findall(w("lvlOverride")):
            start = find_value(override, "startOverride")
            changed = override.find(w("lvl"))
            level = _whole(attribute(override, "ilvl"), 0)
            overrides.setdefault(list_id, {})[level] = (
                None if start is None else _whole(start, 1),
                None if changed is None else _level(changed)[1],
            )
    return ListNumbers(abstracts, lists, overrides, orders)


def _level(element: Element) -> tuple[int, Level]:
    restart = find_value(element, "lvlRestart")
    format = find_value(element, "numFmt")
    if format is None and (choice := next(element.iter(w("numFmt")), None)) is not None:
        format = attribute(choice, "val")
    return _whole(attribute(element, "ilvl"), 0), Level(
        start=_whole(find_value(element, "start"), 1),
        format=format or "decimal",
        text=find_value(element, "lvlText") or "",
        restart=None if restart is None else _whole(restart, 0),
        legal=element.find(w("isLgl")) is not None,
        style=find_value(element, "pStyle"),
    )


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else default
