"""What a user installs: the wheel, in an environment of its own, outside the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"


def run(*command: str | Path, folder: Path) -> str:
    """Runs a program away from the checkout; its standard output."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "LANG", "LC_ALL", "LC_MESSAGES")}
    done = subprocess.run(
        list(map(str, command)), cwd=folder, env={**environment, "PYTHONUTF8": "1"}, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, folder=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``custaudit`` program of a new environment that borrows its libraries, and nothing else, from this one."""
    folder = tmp_path_factory.mktemp("elsewhere") / "env"
    venv.create(folder, with_pip=False)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    own = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).strip())
    # A path file adds the folder to the search path but does not follow the path files in it, such as that of this checkout.
    (own / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel, folder=folder)
    return scripts / ("custaudit.exe" if os.name == "nt" else "custaudit")


def test_the_wheel_holds_rules_standards_and_templates(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "custaudit/_rules/headings.yaml",
        "custaudit/_rules/standards/jumin-v1/standard.yaml",
        "custaudit/_rules/classification/weights.yaml",
        "custaudit/templates/ja/custaudit.toml",
    } <= names
    assert not [name for name in names if name.startswith(("tests/", "samples/", "tools/"))]


def test_classify_anywhere(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "inventory.xlsx").write_bytes((SAMPLES / "inventory.xlsx").read_bytes())
    shown = run(installed, "classify", "inventory.xlsx", folder=tmp_path)
    assert shown.startswith("83 件を分類しました")


def test_diff_in_a_folder_with_settings(installed: Path, tmp_path: Path) -> None:
    for name in ("inventory.xlsx", "custaudit.toml"):
        (tmp_path / name).write_bytes((SAMPLES / name).read_bytes())
    document = json.loads(run(installed, "diff", "--standard", "jumin-v1", "--format", "json", folder=tmp_path))
    assert document["schema"] == "custaudit.diff/1"
    assert document["standard"]["name"] == "jumin-v1"
    assert len(document["items"]) == 83


def test_init_then_classify(installed: Path, tmp_path: Path) -> None:
    run(installed, "init", "town", folder=tmp_path)
    assert (tmp_path / "town" / "my-rules" / "names.yaml").is_file()


def test_it_is_the_installed_package_that_runs(installed: Path, tmp_path: Path) -> None:
    python = installed.with_name("python.exe" if os.name == "nt" else "python")
    place = run(python, "-c", "import custaudit; print(custaudit.__file__)", folder=tmp_path)
    assert ROOT not in Path(place.strip()).parents
