"""The front door: names of formats, file endings, lazy loading, sameness of two runs."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from custaudit.errors import UserError
from custaudit.report import FORMATS, ReportContext, format_for, render


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("結果.xlsx", "xlsx"),
        ("result.CSV", "csv"),
        ("a.json", "json"),
        ("a.jsonl", "jsonl"),
        ("page.html", "html"),
        ("comment.md", "md"),
        ("a.sarif", "sarif"),
        ("a.sarif.json", "sarif"),
        ("junit.xml", "junit"),
        ("gl-code-quality-report.json", "gitlab"),
        ("out.txt", "table"),
    ],
)
def test_the_ending_of_the_file_chooses_the_format(name, format):
    assert format_for(Path("out") / name) == format


def test_an_unknown_ending_lists_the_known_ones():
    with pytest.raises(UserError, match=r"\.xlsx.*\.html") as error:
        format_for(Path("報告.doc"))
    assert str(error.value).startswith("報告.doc: ")


def test_an_unknown_format_lists_the_known_ones(diff):
    with pytest.raises(UserError, match=r"pdf.*table, json"):
        render(diff, "pdf")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("kind", ["diff", "classification"])
def test_every_format_renders_both_documents_and_twice_the_same(format, kind, request, gate, requirements):
    document = request.getfixturevalue(kind)
    context = ReportContext(gate=gate, requirements=requirements)
    first = render(document, format, context)
    assert isinstance(first, bytes) == (format in ("csv", "xlsx"))
    assert first == render(document, format, context)
    assert isinstance(first, bytes) or first.endswith("\n")


def test_the_heavy_libraries_are_not_loaded_before_a_report_needs_them():
    heavy = ("jinja2", "xlsxwriter", "openpyxl", "rich", "xml.etree")
    code = f"import sys, custaudit.report; print([name for name in {heavy!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["table", "md", "html", "xlsx"])
def test_the_kind_of_municipality_and_the_warnings_stand_with_the_standard(diff, name):
    words = shown(diff, name, ReportContext(kind="ordinary", warnings=["標準「町の標準」は公表の文言だけを持ちます"]))
    assert f"（要件 {diff.standard.requirements}、一般市区町村として判定）" in words
    assert "標準「町の標準」は公表の文言だけを持ちます" in words
    without = shown(diff, name, ReportContext())
    assert f"（要件 {diff.standard.requirements}）" in without
    assert "公表の文言だけ" not in without


def shown(document, name, context):
    """The report's words; of a workbook those of its first sheet."""
    made = render(document, name, context)
    if isinstance(made, str):
        return made
    rows = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0].iter_rows(values_only=True)
    return "\n".join(str(cell) for row in rows for cell in row if cell is not None)
