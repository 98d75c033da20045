"""``python -m tools.accuracy`` measures and writes docs/accuracy.md; ``--extra FILE`` only prints the measures of another labelled file."""

from __future__ import annotations

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

# Speeds are those of one core: read by numpy's libraries when they load.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")


def main() -> None:
    """Parses the arguments and runs."""
    from tools.accuracy.labels import ROOT, labelled_items

    parser = argparse.ArgumentParser(prog="python -m tools.accuracy", description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "accuracy.md", help="the page to write")
    parser.add_argument(
        "--extra", type=Path, action="append", metavar="FILE", help="labelled CSV to evaluate with the installed weights; writes nothing"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes at a time")
    arguments = parser.parse_args()
    if arguments.extra:
        from tools.accuracy.extra import extra_report

        print("\n\n".join(extra_report(path) for path in arguments.extra))
        return
    from tools.accuracy.page import measure_all, page

    with ProcessPoolExecutor(arguments.jobs) as executor:
        written = page(measure_all(labelled_items(), executor))
    arguments.output.write_text(written, encoding="utf-8", newline="\n")
    print(arguments.output)


if __name__ == "__main__":
    main()
