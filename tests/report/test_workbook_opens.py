"""No repair prompt: whatever stands in an inventory, the workbook keeps to the rules that Excel enforces on opening.

Excel itself runs on no test machine. In its place: a port of the Open XML SDK's validator on every part, and the limits
that make Excel offer a repair although the schemas say nothing of them (``tests/report/repair.py``).
"""

from __future__ import annotations

import datetime
import io
import math
import re
import zipfile

import msgspec
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from custaudit import i18n
from custaudit.report import ReportContext, render
from custaudit.report.workbook.style import sheet_name, shortened
from custaudit.sources.model import OriginalTable
from tests.report.conftest import PATH, SHEET
from tests.report.repair import causes_of_repair, refused_by_the_sdk

NASTY = [
    "",
    " ",
    "=1+1",
    "+81-3-1234",
    "-",
    "@SUM(A1)",
    "\t=cmd|' /C calc'!A0",
    "改行\r\nの\nある\vセル",
    "制御\x00\x01\x0b\x1f\x7f文字",
    "孤立\ud800した\udfff代用",
    "\ufffe\uffff",
    "👨‍👩‍👧‍👦𠮷野家",
    "𩸽" * 20_000,
    "長" * 40_000,
    "\n" * 400,
    "_x000D_ と _x0041_",
    "'前後の引用符'",
    "[角]:*?/\\括弧",
    "</t></si><!-- & ]]> -->",
    '"二重"の"引用符"',
    "https://example.invalid/?a=1&b=2",
    "History",
    "概要",
]
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(st.characters(), max_size=60))
CELLS = st.one_of(
    TEXTS,
    st.none(),
    st.booleans(),
    st.floats(),
    st.integers(-(10**400), 10**400),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@pytest.fixture
def nasty(diff):
    """The diff with a nasty text in every place, and its original table."""
    items = [
        msgspec.structs.replace(
            item,
            no=text[:300],
            title=text,
            detail=text,
            reason=text,
            department=text,
            evidence=[],
            source=msgspec.structs.replace(item.source, sheet=text),
        )
        for item, text in zip(diff.items * 2, NASTY, strict=False)
    ]
    items = [msgspec.structs.replace(item, id=f"n{number}") for number, item in enumerate(items)]
    tables = [
        OriginalTable(path=PATH, sheet=text, headings=["同じ", "同じ", "", text], rows={item.id: [text, text, None, text]})
        for item, text in zip(items, NASTY, strict=False)
    ]
    return msgspec.structs.replace(diff, items=items), tables


@pytest.fixture
def plain(diff, gate, requirements) -> bytes:
    rows = {item.id: [item.no, item.title, item.detail, item.effort_days] for item in diff.items}
    table = OriginalTable(path=PATH, sheet=SHEET, headings=["番号", "件名", "内容", "工数"], rows=rows)
    return render(diff, "xlsx", ReportContext(originals=[table], gate=gate, requirements=requirements))


def test_every_part_keeps_to_the_rules(plain, tmp_path):
    assert refused_by_the_sdk(plain, tmp_path) == []
    assert causes_of_repair(plain) == []


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("kind", ["diff", "classification"])
def test_in_both_languages_with_and_without_a_standard(request, lang, kind, tmp_path):
    i18n.set_language(lang)
    made = render(request.getfixturevalue(kind), "xlsx")
    assert refused_by_the_sdk(made, tmp_path) == []
    assert causes_of_repair(made) == []


def test_the_nastiest_texts_each_on_a_sheet_of_its_own(nasty, tmp_path):
    document, tables = nasty
    made = render(document, "xlsx", ReportContext(originals=tables))
    assert refused_by_the_sdk(made, tmp_path) == []
    assert causes_of_repair(made) == []
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert len([name for name in book.sheetnames if name.startswith("項目")]) == len(NASTY)
    assert all(cell.data_type != "f" for name in book.sheetnames if name.startswith("項目") for row in book[name] for cell in row)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TEXTS, st.lists(CELLS, max_size=6)), min_size=1, max_size=14), TEXTS, st.lists(TEXTS, max_size=8))
def test_whatever_stands_in_an_inventory(diff, rows, sheet, headings):
    items = [msgspec.structs.replace(item, title=text, detail=text) for item, (text, _) in zip(diff.items, rows, strict=False)]
    cells = {item.id: list(row) for item, (_, row) in zip(items, rows, strict=False)}
    tables = [OriginalTable(path=sheet, sheet=sheet, headings=headings, rows=cells)] * 2
    document = msgspec.structs.replace(diff, items=items)
    assert causes_of_repair(render(document, "xlsx", ReportContext(originals=tables))) == []
    assert causes_of_repair(render(document, "xlsx")) == []


def test_what_a_cell_cannot_hold_as_a_number_or_date_is_text(diff):
    cells = [datetime.date(1868, 10, 23), datetime.datetime(1, 1, 1), math.nan, math.inf, 10**400, datetime.date(2023, 4, 1), 1e10]
    table = OriginalTable(path=PATH, sheet=SHEET, headings=[], rows={diff.items[0].id: cells})
    sheet = openpyxl.load_workbook(io.BytesIO(render(diff, "xlsx", ReportContext(originals=[table]))))["項目"]
    row = [cell.value for cell in sheet[2]][: len(cells)]
    assert row[:4] == ["1868-10-23", "0001-01-01 00:00:00", "nan", "inf"]
    assert row[5:] == [datetime.datetime(2023, 4, 1), 1e10]


def test_lengths_are_counted_as_spreadsheet_programs_count():
    assert shortened("𩸽" * 40, 31) == "𩸽" * 15
    assert shortened("a" * 31, 31) == "a" * 31
    assert sheet_name("概要", ["概要"]) == "概要 2"
    assert sheet_name("straße", ["STRASSE"]) == "straße 2"


# The checks themselves: each finds what it is there for.


def _changed(workbook: bytes, part: str, pattern: str, replacement: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(written, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                changed = re.sub(pattern, lambda found: found.expand(replacement), content.decode("utf-8"), count=1)
                assert changed.encode("utf-8") != content
                content = changed.encode("utf-8")
            target.writestr(name, content)
    return written.getvalue()


@pytest.mark.parametrize(
    ("part", "pattern", "replacement"),
    [
        ("xl/workbook.xml", 'name="項目"', f'name="{"項" * 32}"'),
        ("xl/workbook.xml", 'name="項目"', f'name="{"𩸽" * 16}"'),
        ("xl/workbook.xml", 'name="項目"', 'name="項/目"'),
        ("xl/workbook.xml", 'name="項目"', 'name="概要"'),
        ("xl/workbook.xml", "_xlnm.Print_Area", "Print Area"),
        ("xl/workbook.xml", "項目!", "無い!"),
        ("xl/sharedStrings.xml", "<t>", f"<t>{'長' * 32_768}"),
        ("xl/worksheets/sheet1.xml", r'<mergeCells count="\d+">', r'\g<0><mergeCell ref="A1:E300"/><mergeCell ref="A2:E2"/>'),
        ("xl/worksheets/sheet2.xml", r'<formula1>"', r"\g<0>" + "あ," * 200),
        ("xl/worksheets/sheet2.xml", r' s="\d+"', ' s="999"'),
        ("xl/worksheets/sheet2.xml", r'promptTitle="', r"\g<0>" + "長" * 40),
        ("xl/worksheets/sheet2.xml", r'(<c r="[A-Z]+\d+" s="\d+">)<v>[^<]*</v>', r"\1<v>NaN</v>"),
        ("xl/worksheets/sheet3.xml", "'項目'!", "'無い'!"),
        ("xl/charts/chart1.xml", "<c:f>[^!]*!", "<c:f>無い!"),
    ],
)
def test_a_cause_of_repair_is_found(plain, part, pattern, replacement):
    assert causes_of_repair(_changed(plain, part, pattern, replacement))


@pytest.mark.parametrize(
    ("part", "pattern", "replacement"),
    [
        ("xl/worksheets/sheet2.xml", "<sheetData>", "<unknown/><sheetData>"),
        ("xl/worksheets/sheet2.xml", "(<sheetFormatPr[^>]*>)(<cols>.*</cols>)", r"\2\1"),
        ("xl/worksheets/sheet1.xml", "</worksheet>", '<drawing r:id="rId9"/></worksheet>'),
        ("xl/charts/chart1.xml", "c:barDir", "c:direction"),
        ("xl/sharedStrings.xml", "<si>.*</si>", ""),
    ],
)
def test_the_rules_of_the_sdk_are_enforced(plain, tmp_path, part, pattern, replacement):
    assert refused_by_the_sdk(_changed(plain, part, pattern, replacement), tmp_path)
