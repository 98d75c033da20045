"""Names a finding by what the item says and the file it stands in, so that rows may move."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import PurePosixPath

from custaudit.model import ClassifiedItem
from custaudit.sources.identity import IdRegister, content_id


def fingerprints(items: Sequence[ClassifiedItem]) -> dict[str, str]:
    """The fingerprint of each item by item id; an item that stands twice in its file gets a number the second time.

    Made of the file's name (not its folder), title, detail and reason; blanks, line breaks and case do not count.
    """
    register = IdRegister()
    return {item.id: register.unique(_fingerprint(item)) for item in items}


def file_name(path: str) -> str:
    """The last part of a path in either notation."""
    return PurePosixPath(path.replace("\\", "/")).name


def _fingerprint(item: ClassifiedItem) -> str:
    content = f"{file_name(item.source.path)}\x00{content_id(item.title, item.detail, item.reason)}"
    return "f" + blake2b(content.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
