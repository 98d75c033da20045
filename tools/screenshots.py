"""Takes the pictures of docs/images/ from the samples: the terminal as SVG, the page by Chromium, the workbook by LibreOffice.

``python tools/screenshots.py`` (or ``make screenshots``); needs the programs `chromium` and `soffice` and a Japanese font.
"""

from __future__ import annotations

import contextlib
import html
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image
from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from custaudit.cli.app import run

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
IMAGES = ROOT / "docs" / "images"
COLUMNS = 80
_COLOURS = 160
_FONTS = '"Noto Sans Mono CJK JP", "BIZ UDGothic", "MS Gothic", "Osaka-Mono", monospace'
# As shares of the printed sheet: the last columns of the original list and the first of the findings.
_ITEM_COLUMNS = (0.379, 0.03, 0.985, 0.36)
_SUMMARY = (0.03, 0.03, 0.92, 0.71)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def main() -> None:
    """Takes all pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(SAMPLES):
        folder = Path(name)
        terminal("diff-summary", ["diff", "--standard", "jumin-v1", "--summary"])
        page(folder)
        workbook(folder)


def terminal(name: str, arguments: list[str]) -> None:
    """What a terminal of 80 columns shows."""
    shown = _Terminal()
    os.environ["COLUMNS"] = str(COLUMNS)
    with contextlib.redirect_stdout(shown):
        run(["--lang", "ja", *arguments])
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), highlight=False)
    console.print(Text("> custaudit " + " ".join(arguments), style="bold"))
    console.print(Text.from_ansi(shown.getvalue()))
    svg = _for_wide_characters(console.export_svg(title="custaudit", theme=MONOKAI, unique_id="terminal"))
    (IMAGES / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")


def _for_wide_characters(svg: str) -> str:
    """Rich measures every character as one column, widens digits, and asks for a font from the network that has no Japanese."""
    svg = re.sub(r"@font-face \{.*?\}\s*|\s*font-variant-east-asian: full-width;", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code, monospace", _FONTS)
    return re.sub(r'textLength="([\d.]+)"([^>]*)>([^<]*)<', _measured, svg)


def _measured(found: re.Match[str]) -> str:
    length, attributes, content = found.groups()
    words = html.unescape(content)
    wide = float(length) / len(words) * cell_len(words)
    return f'textLength="{wide:.1f}" lengthAdjust="spacingAndGlyphs"{attributes}>{content}<'


def page(folder: Path) -> None:
    """The page on the screen, and its first sheet as a council paper."""
    written = folder / "page.html"
    _custaudit(["diff", "--standard", "jumin-v1", "--output", str(written)])
    browser = [
        _program("chromium", "chromium-browser", "google-chrome"),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
    ]
    shot, paper = folder / "page.png", folder / "page.pdf"
    _quietly([*browser, f"--user-data-dir={folder / 'profile'}", "--window-size=1180,1175", f"--screenshot={shot}", written.as_uri()])
    _save(Image.open(shot), "page.png")
    printed = ["--no-pdf-header-footer", f"--print-to-pdf={paper}"]
    _quietly([*browser, f"--user-data-dir={folder / 'profile'}", *printed, written.as_uri()])
    _save(_sheet(paper, 0, 1.2), "page-printed.png")


def workbook(folder: Path) -> None:
    """The first two sheets of the workbook, as LibreOffice lays them out."""
    written = folder / "report.xlsx"
    _custaudit(["diff", "--standard", "jumin-v1", "--output", str(written)])
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    _quietly([_program("soffice"), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(written)])
    _save(_sheet(folder / "report.pdf", 0, 1.6, _SUMMARY), "workbook-summary.png")
    _save(_sheet(folder / "report.pdf", 1, 2.0, _ITEM_COLUMNS), "workbook-items.png")


def _sheet(pdf: Path, number: int, scale: float, part: tuple[float, float, float, float] = (0, 0, 1, 1)) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    picture: Image.Image = document[number].render(scale=scale).to_pil()
    document.close()
    left, top, right, bottom = part
    return picture.crop((int(left * picture.width), int(top * picture.height), int(right * picture.width), int(bottom * picture.height)))


def _save(picture: Image.Image, name: str) -> None:
    picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(IMAGES / name, optimize=True)


def _custaudit(arguments: list[str]) -> None:
    if run(["--lang", "ja", "--quiet", *arguments]) != 0:
        sys.exit(1)


def _program(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        sys.exit(f"{names[0]} is not installed")
    return found


def _quietly(command: list[str]) -> None:
    subprocess.run(command, capture_output=True, timeout=180, check=True)  # noqa: S603


if __name__ == "__main__":
    main()
