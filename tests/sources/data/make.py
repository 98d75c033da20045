"""Makes the workbooks of this folder with the programs named in README.md; run it again after a change here.

usage: python make.py   (needs openpyxl, xlsxwriter, formulon, msoffcrypto-tool, LibreOffice's soffice and python3-uno)
"""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

HERE = Path(__file__).resolve().parent
HEAD = [
    ["項番", "大分類", "機能", "", "所管課", "見積工数(人日)", ""],
    ["", "", "件名", "カスタマイズ内容", "", "設計", "計"],
]
ROWS = [
    [1, "帳票", "住民票の備考欄", "備考欄を２段にし、転出先の住所を印字できるようにする。", "市民課", 1, 2.5],
    [2, "", "転出証明書", "公印の位置を変える。", "市民課", 1, 2],
    [3, "連携", "国保連携", "国保システムへ異動データを日次で渡す、", "国保年金課", 2, 5],
    ["", "", "", "ただし休日は渡さない。", "", "", ""],
    ["小計", "", "", "", "", "", 9.5],
    ["項番", "大分類", "件名", "カスタマイズ内容", "所管課", "設計", "計"],
    [4, "統計", "人口統計表", "区ごとに年齢別の\n人口を集計する。", "総務課", 1, 3],
    [5, "統計", "使わない統計表", "使わなくなった統計表を出す。", "総務課", 1, 3],
    [6, "統計", "欠番", "", "", "", ""],
    ["※ 工数は概算", "", "", "", "", "", ""],
]


def untidy(path: Path) -> None:
    """Cover, title rows, two heading rows, merges, a hidden row and column, strike-through, a subtotal, a repeated heading."""
    book = openpyxl.Workbook()
    cover = book.active
    cover.title = "表紙"
    cover["A1"], cover["A2"] = "カスタマイズ一覧", "みなと市"
    sheet = book.create_sheet("一覧(住基)")
    sheet.append(["住民記録システム カスタマイズ一覧"])
    sheet.append([])
    for row in HEAD + ROWS:
        sheet.append([None if value == "" else value for value in row])
    for cells in ("A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:G3", "B5:B6", "A7:A8", "C7:C8"):
        sheet.merge_cells(cells)
    for cell in ("C12", "D12"):
        sheet[cell].font = Font(strike=True)
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["E"].hidden = True
    book.save(path)


def struck_in_part(path: Path) -> None:
    """Rich text: one cell struck through in part, one row wholly by its runs; a formula without and one with a value."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "印鑑"
    sheet.append(["No", "件名", "内容", "工数"])
    struck = InlineFont(strike=True)
    plain = InlineFont()
    sheet.append([1, "印影の大きさ", CellRichText(TextBlock(struck, "10mm"), TextBlock(plain, "12mmにする")), 1])
    sheet.append(
        [2, CellRichText(TextBlock(struck, "廃印の一覧")), CellRichText(TextBlock(struck, "日次で"), TextBlock(struck, "出力する")), 1]
    )
    sheet.append([3, "登録証の文言", "裏面の注意書きを変える", "=1+1"])
    book.save(path)


def calculated(path: Path) -> None:
    """Formulas with their values, dates, numbers as text, a far styled cell and a sheet formatted down to its last row."""
    book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy/mm/dd"})
    sheet = book.add_worksheet("介護保険")
    border = book.add_format({"border": 1})
    sheet.write_row(0, 0, ["№", "件名", "仕様", "導入日", "人日"])
    import datetime

    for index in range(1, 6):
        sheet.write_number(index, 0, index)
        sheet.write_formula(index, 1, f'="帳票"&A{index + 1}', None, f"帳票{index}")
        sheet.write_string(index, 2, f"通知書の様式{index}を変える")
        sheet.write_datetime(index, 3, datetime.datetime(2019, 4, index))
        sheet.write_formula(index, 4, f"=A{index + 1}*1.5", None, index * 1.5)
    sheet.write_blank(1_048_575, 0, None, border)
    book.close()


def convert(source: Path, target: str) -> None:
    """LibreOffice saves the workbook in another format."""
    subprocess.run(["soffice", "--headless", "--convert-to", target, "--outdir", str(HERE), str(source)], check=True, capture_output=True)


def password(source: Path) -> None:
    """LibreOffice, told over its Python bridge, saves ods and xls with a password."""
    script = HERE / "_password.py"
    script.write_text(
        "import subprocess, time, uno\n"
        "from com.sun.star.beans import PropertyValue\n"
        "def p(n, v):\n    q = PropertyValue(); q.Name, q.Value = n, v; return q\n"
        "process = subprocess.Popen(['soffice', '--headless', '--accept=socket,host=localhost,port=2199;urp;', '--norestore'])\n"
        "local = uno.getComponentContext()\n"
        "resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)\n"
        "for _ in range(60):\n"
        "    try:\n        context = resolver.resolve('uno:socket,host=localhost,port=2199;urp;StarOffice.ComponentContext'); break\n"
        "    except Exception:\n        time.sleep(0.5)\n"
        "desktop = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', context)\n"
        f"document = desktop.loadComponentFromURL('file://{source}', '_blank', 0, (p('Hidden', True),))\n"
        "for ending, name in (('ods', 'calc8'), ('xls', 'MS Excel 97')):\n"
        f"    document.storeToURL('file://{HERE}/password.' + ending, (p('FilterName', name), p('Password', 'himitsu')))\n"
        "document.close(True)\n"
        "try:\n    desktop.terminate()\nexcept Exception:\n    pass\n"
        "process.wait()\n",
        encoding="utf-8",
    )
    try:
        subprocess.run(["/usr/bin/python3", str(script)], check=True)
    finally:
        script.unlink()


def encrypted(source: Path) -> None:
    """msoffcrypto-tool encrypts the way Excel does."""
    from msoffcrypto.format.ooxml import OOXMLFile

    with source.open("rb") as plain, (HERE / "password.xlsx").open("wb") as target:
        OOXMLFile(plain).encrypt("himitsu", target)


def xlsb(source: Path) -> None:
    """formulon loads the xlsx and writes the binary format; LibreOffice must be able to open the result."""
    import formulon

    book = formulon.Workbook.load(source.read_bytes())
    source.with_suffix(".xlsb").write_bytes(book.save_as(formulon.WorkbookFormat.XLSB))


def macros(source: Path) -> None:
    """An xlsm with a part where a macro project would be."""
    target = source.with_suffix(".xlsm")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(
                    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                    b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                )
            new.writestr(name, data)
        new.writestr("xl/vbaProject.bin", b"not run")


def main() -> None:
    """All files."""
    first = HERE / "untidy.xlsx"
    untidy(first)
    struck_in_part(HERE / "rich-text.xlsx")
    calculated(HERE / "calculated.xlsx")
    convert(first, "xls:MS Excel 97")
    convert(first, "ods:calc8")
    convert(HERE / "rich-text.xlsx", "ods:calc8")
    convert(HERE / "rich-text.xlsx", "xls:MS Excel 97")
    xlsb(first)
    macros(first)
    password(HERE / "rich-text.xlsx")
    encrypted(HERE / "rich-text.xlsx")


if __name__ == "__main__":
    main()
