"""How far a Word document is read, and what was met on the way."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Progress:
    """Page and paragraph, shared by the readers of the body and its cells.

    ``rendered``: the program that wrote the file noted where its pages ended, so hard page breaks are not counted as well.
    ``paged``: the pages are known. ``tracked``, ``hidden``, ``struck`` count pieces of text,
    ``too_wide`` cells that call themselves wider than any table.
    """

    rendered: bool
    paged: bool
    page: int = 1
    line: int = 0
    tracked: int = 0
    hidden: int = 0
    struck: int = 0
    too_wide: int = 0

    def break_page(self) -> None:
        """A page ends here by the author's will."""
        if not self.rendered:
            self.page += 1
            self.paged = True
