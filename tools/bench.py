"""Measures in one run: items a second of classify and diff, how long reading a workbook takes beside python-calamine alone
and how much memory it needs, and the time of whole processes beside Python's own start.

``python tools/bench.py`` prints a table; ``--json`` prints the numbers for other tools.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import xlsxwriter
from python_calamine import CalamineWorkbook

from custaudit.audit import classify_inputs, diff_inputs
from custaudit.classify.engine import Classifier
from custaudit.cli.session import Session
from custaudit.config import Config
from custaudit.model import InputSummary, Item
from custaudit.sources import InputRequest, read_input
from custaudit.sources.model import ReadInput

ROOT = Path(__file__).resolve().parent.parent
SIZES = (1_000, 20_000)
READ_ROWS = 50_000
HEADINGS = {
    "title": "title",
    "detail": "detail",
    "reason": "reason",
    "department": "department",
    "object": "object",
    "effort_days": "effort",
}
RUNS = 5
STARTS = 15


def different_items(count: int) -> list[Item]:
    """Items of which no two are alike: titles, details and reasons of real lists, paired anew and numbered."""
    paths = [ROOT / "samples" / "inventory.xlsx", *sorted((ROOT / "tests" / "data" / "labelled").glob("*.csv"))]
    known = [item for path in paths for item in read_input(InputRequest(path=path, label=path.name)).items if item.field == "jumin"]
    items = []
    for number in range(count):
        turn, place = divmod(number, len(known))
        base, other, third = (known[(place + step * turn) % len(known)] for step in (0, 17, 31))
        items.append(
            msgspec.structs.replace(
                base, id=f"b{number}", no=str(number), title=f"{base.title} {number}", detail=f"{other.detail}{number}", reason=third.reason
            )
        )
    if len({(item.title, item.detail) for item in items}) != count:
        raise SystemExit("items are not different")
    return items


def as_input(items: Sequence[Item]) -> ReadInput:
    """Items as if they had been read from one file."""
    made = read_input(InputRequest(path=ROOT / "samples" / "inventory.xlsx", label="inventory.xlsx"))
    summary = InputSummary(path="bench", kind="inventory", rows_read=len(items), items=len(items), skipped=[])
    return msgspec.structs.replace(made, summary=summary, items=list(items), originals=[])


def median_seconds(work: Callable[[], object], runs: int) -> float:
    """The median time of several runs."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def throughput() -> dict[str, float]:
    """Items a second, for each stage and size."""
    session = Session(Config(folder=ROOT, standard="jumin-v1"))
    classifier = Classifier(session.ruleset())
    matcher, exemptions = session.matcher(session.standard()), session.exemptions(classifier)
    rates: dict[str, float] = {}
    for size in SIZES:
        inputs = [as_input(different_items(size))]
        rates[f"classify, {size:,} items"] = size / median_seconds(lambda inputs=inputs: classify_inputs(inputs, classifier), RUNS)  # type: ignore[misc]
        rates[f"diff, {size:,} items"] = size / median_seconds(
            lambda inputs=inputs: diff_inputs(inputs, classifier, matcher, exemptions),  # type: ignore[misc]
            RUNS,
        )
    return rates


def reading() -> dict[str, float]:
    """A large workbook: the processor's seconds for python-calamine's cells alone and for all of reading, and memory over text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.xlsx"
        text = large_workbook(path)
        request = InputRequest(path=path, label=path.name)
        times: dict[str, list[float]] = {"calamine": [], "read_input": []}
        for _ in range(RUNS):
            for name, work in (("calamine", lambda: calamine_cells(path)), ("read_input", lambda: read_input(request))):
                begin = time.process_time()
                work()
                times[name].append(time.process_time() - begin)
        tracemalloc.start()
        read = read_input(request)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        if len(read.items) != READ_ROWS:
            raise SystemExit("not every row became an item")
    return {name: statistics.median(found) for name, found in times.items()} | {"memory over text": peak / text}


def large_workbook(path: Path) -> int:
    """Write a list of many different items; the bytes of its cells in UTF-8."""
    text = 0
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["No", *HEADINGS.values()])
        for row, item in enumerate(different_items(READ_ROWS), 1):
            cells = [row, *(getattr(item, name) or "" for name in HEADINGS)]
            sheet.write_row(row, 0, cells)
            text += sum(len(str(cell).encode("utf-8")) for cell in cells)
    return text


def calamine_cells(path: Path) -> list[list[object]]:
    """All cells of the first sheet."""
    with CalamineWorkbook.from_path(path) as book:
        return list(book.get_sheet_by_index(0).iter_rows())  # type: ignore[arg-type]


def processes() -> dict[str, float]:
    """The median seconds of whole processes, run in turn so that a noisy machine treats all alike."""
    command = [sys.executable, "-m", "custaudit"]
    programs = {"python -c pass": [sys.executable, "-c", "pass"], "custaudit --version": [*command, "--version"]}
    times = timed_in_turn(programs, STARTS, ROOT)
    return times | timed_in_turn({"diff of samples/inventory.xlsx": [*command, "diff", "--quiet"]}, RUNS, ROOT / "samples")


def timed_in_turn(programs: dict[str, list[str]], runs: int, folder: Path) -> dict[str, float]:
    """The median seconds of each program."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(runs):
        for name, program in programs.items():
            begin = time.perf_counter()
            subprocess.run(program, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
            times[name].append(time.perf_counter() - begin)
    return {name: statistics.median(found) for name, found in times.items()}


def main() -> None:
    """Prints all measures."""
    seconds = processes()
    # First in this process: a full heap would slow both readers, and not alike.
    read = reading()
    rates = throughput()
    ratio = seconds["custaudit --version"] / seconds["python -c pass"]
    if "--json" in sys.argv[1:]:
        print(json.dumps({"items_per_second": rates, "seconds": seconds, "version_ratio": ratio, "reading": read}, indent=2))
        return
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, median of {RUNS} runs ({STARTS} for start-up)\n")
    for name, rate in rates.items():
        print(f"{name:<32}{rate:>12,.0f} items/s")
    print(f"{f'read {READ_ROWS:,} rows / calamine':<32}{read['read_input'] / read['calamine']:>12.2f}")
    print(f"{'  memory / text':<32}{read['memory over text']:>12.2f}")
    for name, taken in seconds.items():
        print(f"{name:<32}{taken * 1000:>12,.0f} ms")
    print(f"{'--version / python -c pass':<32}{ratio:>12.2f}")


if __name__ == "__main__":
    main()
