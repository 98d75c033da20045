"""The process that runs PDFium on one file: nothing a file does in there can stop, crash or fill the tool itself.

usage: python -m custaudit.sources.textdoc.pdf.worker FILE   (writes messages to standard output for the process that started it)
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

import msgspec

from custaudit.sources.textdoc.pdf.page.damage import says_damage
from custaudit.sources.textdoc.pdf.page.glyphs import PageContent, read_page

MOST_MEMORY = 768 << 20
LENGTH_BYTES = 8
_PASSWORD = "password"  # noqa: S105 - a word of the library's message


class Message(msgspec.Struct):
    """The number of pages first, then page after page; or why it ends here."""

    pages: int | None = None
    page: PageContent | None = None
    password: bool = False
    problem: str | None = None


def main() -> None:
    """Read the file that the command line names, page by page."""
    _limit_memory()
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(Path(sys.argv[1]))
        _send(Message(pages=len(document)), sys.stdout.buffer)
        suspect = says_damage(Path(sys.argv[1]))
        for number in range(len(document)):
            _send(Message(page=read_page(document, number, suspect=suspect)), sys.stdout.buffer)
    except pypdfium2.PdfiumError as error:
        problem = str(error).strip().partition("\n")[0][:80]
        _send(Message(password=_PASSWORD in problem.lower(), problem=problem), sys.stdout.buffer)


def _send(message: Message, target: BinaryIO) -> None:
    content = msgspec.msgpack.encode(message)
    target.write(len(content).to_bytes(LENGTH_BYTES, "big") + content)
    target.flush()


def _limit_memory() -> None:
    """Windows has no such limit; there the time limit of the caller has to do."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    main()
