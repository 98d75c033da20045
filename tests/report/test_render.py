"""The front door: names of formats, file endings, lazy loading, sameness of two runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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
    assert isinstance(first, bytes) == FORMATS[format].binary
    assert first == render(document, format, context)
    assert FORMATS[format].binary or first.endswith("\n")


def test_the_heavy_libraries_are_not_loaded_before_a_report_needs_them():
    heavy = ("jinja2", "xlsxwriter", "openpyxl", "rich", "xml.etree")
    code = f"import sys, custaudit.report; print([name for name in {heavy!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert run.stdout.strip() == "[]"
