"""Finds standards: those that come with the tool, and those that a project has imported."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from rapidfuzz import process

from custaudit.errors import UserError
from custaudit.rules.paths import builtin_rules
from custaudit.rules.yamlfile import read_yaml
from custaudit.standards.catalogue import META_FILE, OUTSIDE_FILE, OutsideFile, SectionsFile, Standard, StandardMeta, sorted_sections

PROJECT_FOLDER = "standards"
"""The folder in a project that holds its imported standards, one folder each."""


def standard_folders(project: Path | None = None) -> dict[str, Path]:
    """The folder of each standard by name; a project's own comes before a built-in one of the same name."""
    places = [builtin_rules() / "standards", *([project / PROJECT_FOLDER] if project else [])]
    return {folder.name: folder for place in places for folder in _folders(place)}


def load_standard(name: str, project: Path | None = None) -> Standard:
    """The standard of that name. Raises UserError for an unknown name (suggesting the nearest) or a wrong file."""
    folders = standard_folders(project)
    if name not in folders:
        nearest = process.extractOne(name, list(folders), score_cutoff=50)
        key = "standard.unknown_nearest" if nearest else "standard.unknown"
        raise UserError(key, name=name, nearest=nearest[0] if nearest else "", known=", ".join(sorted(folders)))
    return read_standard(folders[name])


def read_standard(folder: Path) -> Standard:
    """The standard in a folder: ``standard.yaml``, section files, and ``outside.yaml`` if there is one."""
    meta = read_yaml(folder / META_FILE, StandardMeta)
    files = sorted(path for path in folder.glob("*.yaml") if path.name not in (META_FILE, OUTSIDE_FILE))
    sections = [section for path in files for section in read_yaml(path, SectionsFile).sections]
    seen: set[str] = set()
    for section in sections:
        for name in (section.section, *(requirement.id for requirement in section.requirements)):
            if name in seen:
                raise UserError("standard.twice", path=folder, id=name)
            seen.add(name)
    outside = folder / OUTSIDE_FILE
    topics = read_yaml(outside, OutsideFile).topics if outside.exists() else []
    content = hashlib.sha256()
    for path in [folder / META_FILE, *files, *([outside] if outside.exists() else [])]:
        content.update(path.name.encode())
        content.update(path.read_bytes())
    return Standard(meta=meta, sections=sorted_sections(sections), topics=tuple(topics), digest=content.hexdigest()[:16])


def _folders(place: Path) -> Iterator[Path]:
    if place.is_dir():
        yield from sorted(folder for folder in place.iterdir() if (folder / META_FILE).is_file())
