"""The console entry point. Kept free of imports so that ``custaudit --version`` answers at once."""

import os
import sys

from custaudit import __version__


def main() -> None:
    """Run the command line; the exit status follows the contract (0 done, 1 gate crossed, 2 wrong input)."""
    if sys.argv[1:] == ["--version"]:
        print(f"custaudit {__version__}")
        return
    # numpy's library reads it as it loads: for many small products threads cost more than they bring.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from custaudit.cli.app import run

    sys.exit(run())


if __name__ == "__main__":
    main()
