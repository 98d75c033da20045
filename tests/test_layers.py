"""The shape of the code: imports point downwards, words stand in their place, and start-up stays small."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "custaudit"
MODULES = sorted(PACKAGE.rglob("*.py"))

# From the bottom to the top: each imports only what stands before it.
LAYERS = [
    *("__init__", "messages", "i18n", "cells", "errors", "garbage", "jsontext", "radicals", "text", "characters", "texts"),
    *("model", "rules", "sources", "configproblems", "config", "standards", "classify"),
    *(
        "exemptions",
        "match",
        "lookup",
        "asked",
        "granularity",
        "score",
        "business",
        "audit",
        "explanation",
        "evaluate",
        "fit",
        "report",
        "revision",
        "gate",
    ),
    *("schemas", "scaffold", "cli", "__main__"),
]
HEAVY = {"pandas", "openpyxl", "docx", "jinja2", "scipy", "pypdfium2"}
NOT_AT_START = HEAVY | {"numpy", "rapidfuzz", "xlsxwriter", "python_calamine", "re2", "ahocorasick_rs", "yaml"}


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_layers(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom) and node.module == "custaudit":
            yield from (name.name if name.name in LAYERS else "__init__" for name in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("custaudit."):
            yield (node.module or "").split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (name.name.split(".")[1] for name in node.names if name.name.startswith("custaudit."))


def breaches(own: str, code: str) -> list[str]:
    return [other for other in imported_layers(code) if LAYERS.index(other) > LAYERS.index(own)]


def test_every_part_of_the_package_has_its_layer() -> None:
    assert {layer(path) for path in MODULES} == set(LAYERS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_downwards(path: Path) -> None:
    assert breaches(layer(path), path.read_text(encoding="utf-8")) == []


def test_a_core_module_that_imports_the_command_line_is_caught() -> None:
    inside_a_function = "def f():\n    from custaudit.cli.console import hint\n"
    assert breaches("score", inside_a_function) == ["cli"]
    assert breaches("match", "import custaudit.audit") == ["audit"]
    assert breaches("cli", "from custaudit.audit import coverage") == []


def imports_between(folder: Path) -> dict[str, set[str]]:
    """For each module and folder in a folder those beside it that it imports."""
    name = ".".join(("custaudit", *folder.relative_to(PACKAGE).parts))
    found: dict[str, set[str]] = {}
    for path in folder.rglob("*.py"):
        own = path.relative_to(folder).with_suffix("").parts[0]
        modules = (node.module or "" for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom))
        beside = {module.removeprefix(f"{name}.").split(".")[0] for module in modules if module.startswith(f"{name}.")}
        found.setdefault(own, set()).update(beside - {own})
    return found


FOLDERS = [folder for folder in [PACKAGE, *PACKAGE.rglob("*")] if (folder / "__init__.py").is_file()]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(PACKAGE).as_posix())
def test_what_stands_in_a_folder_imports_each_other_one_way_only(folder: Path) -> None:
    TopologicalSorter(imports_between(folder)).prepare()


def test_folders_that_import_each_other_are_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "PACKAGE", tmp_path)
    for folder, other in (("rows", "headings"), ("headings", "rows")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "reading.py").write_text(f"from custaudit.{other}.words import x\n", encoding="utf-8")
    with pytest.raises(CycleError):
        TopologicalSorter(imports_between(tmp_path)).prepare()


# Letters of Japanese; brackets, marks and the ends of ranges in patterns do not count.
_WORD = re.compile("[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]")
_RANGE = re.compile(".-.")


def japanese_words(code: str) -> list[str]:
    constants = [node.value for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [value for value in constants if _WORD.search(_RANGE.sub("", value))]


def test_japanese_words_stand_in_messages_and_rules_only() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): words
        for path in [*MODULES, *(ROOT / "tools").rglob("*.py")]
        if layer_or_tool(path) != "messages" and (words := japanese_words(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def layer_or_tool(path: Path) -> str:
    return layer(path) if path.is_relative_to(PACKAGE) else "tools"


def test_a_japanese_word_in_code_is_caught() -> None:
    assert japanese_words('x = "住民票"') == ["住民票"]
    assert japanese_words('"""住民票の説明"""\nx = "[ぁ-ん]。"') == ["住民票の説明"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_heavy_libraries_are_imported_where_they_are_used(path: Path) -> None:
    at_start = ast.parse(path.read_text(encoding="utf-8")).body
    names = {name.name for node in at_start if isinstance(node, ast.Import) for name in node.names}
    names |= {node.module for node in at_start if isinstance(node, ast.ImportFrom) and node.module}
    assert {name.split(".")[0] for name in names} & HEAVY == set()


def test_the_command_tree_starts_without_heavy_libraries() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys; from custaudit.cli.app import run; run(['--help']); print(*sys.modules, file=sys.stderr)"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stderr.split()
    assert set(loaded) & NOT_AT_START == set()


def test_version_takes_at_most_six_times_as_long_as_python_itself() -> None:
    programs = {"pass": ["-c", "pass"], "version": ["-m", "custaudit", "--version"]}
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(7):
        for name, program in programs.items():
            begin = time.perf_counter()
            subprocess.run([sys.executable, *program], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            times[name].append(time.perf_counter() - begin)
    assert statistics.median(times["version"]) <= 6 * statistics.median(times["pass"])
