"""Runs :mod:`~custaudit.sources.textdoc.pdf.worker` and hands over its pages; a page that takes too long ends it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Full, Queue
from typing import BinaryIO

import msgspec

from custaudit.errors import UserError
from custaudit.sources.model import Limits
from custaudit.sources.textdoc.pdf.page.glyphs import PageContent
from custaudit.sources.textdoc.pdf.worker import LENGTH_BYTES, Message

_SECONDS_A_PAGE = 20.0
_WAITING_PAGES = 8
# Of a file with so many characters and lines each byte stands for few of them; pages that share what they are drawn from ask for more.
_MUCH, _MOST_FOR_A_BYTE = 200_000, 20
_WORKER = "custaudit.sources.textdoc.pdf.worker"


def pages_of(path: Path, label: str, limits: Limits) -> Iterator[PageContent]:
    """The pages of a file in order.

    Raises UserError when it is damaged, protected by a password, or asks for too much time, memory, pages or text.
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(part for part in sys.path if part)}
    worker = subprocess.Popen(  # noqa: S603 - this very Python and module
        [sys.executable, "-X", "utf8", "-m", _WORKER, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    assert worker.stdout is not None
    messages: Queue[Message | None] = Queue(_WAITING_PAGES)
    ended = threading.Event()
    reader = threading.Thread(target=_receive, args=(worker.stdout, messages, ended), daemon=True)
    reader.start()
    try:
        yield from _checked(messages, label, limits, path.stat().st_size)
    finally:
        ended.set()
        worker.kill()
        worker.wait()
        reader.join()
        worker.stdout.close()


def _receive(source: BinaryIO, messages: Queue[Message | None], ended: threading.Event) -> None:
    """Passes messages on until the worker ends; None says that it has."""
    message: Message | None = Message()
    while message is not None and not ended.is_set():
        header = source.read(LENGTH_BYTES)
        content = source.read(int.from_bytes(header, "big")) if len(header) == LENGTH_BYTES else b""
        message = msgspec.msgpack.decode(content, type=Message) if content else None
        while not ended.is_set():
            try:
                messages.put(message, timeout=0.1)
                break
            except Full:
                continue


def _checked(messages: Queue[Message | None], label: str, limits: Limits, size: int) -> Iterator[PageContent]:
    pages: int | None = None
    read = characters = drawn = 0
    while pages is None or read < pages:
        try:
            message = messages.get(timeout=_SECONDS_A_PAGE)
        except Empty:
            raise UserError("textdoc.too_slow", path=label, place=str(read + 1), seconds=int(_SECONDS_A_PAGE)) from None
        if message is None:
            raise UserError("textdoc.too_heavy", path=label, place=str(read + 1))
        if message.password:
            raise UserError("sources.password", path=label)
        if message.problem is not None:
            raise UserError("textdoc.not_pdf", path=label, problem=message.problem)
        if message.pages is not None:
            pages = message.pages
            if pages > limits.pages:
                raise UserError("textdoc.too_many_pages", path=label, pages=pages, limit=limits.pages)
        elif message.page is not None:
            read += 1
            characters += len(message.page.glyphs)
            drawn += len(message.page.glyphs) + message.page.objects
            if characters > limits.text_chars:
                raise UserError("textdoc.too_much_text", path=label, place=str(read), limit=limits.text_chars)
            if drawn > max(_MUCH, size * _MOST_FOR_A_BYTE):
                raise UserError("textdoc.too_much_drawn", path=label, place=str(read), drawn=drawn, size=max(size >> 10, 1))
            yield message.page
