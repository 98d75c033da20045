"""Makes the documents of this folder with the programs named in README.md; run it again after a change here.

usage: python make.py   (needs python-docx, pillow, LibreOffice Writer's soffice and chromium, with a Japanese font)
"""

from __future__ import annotations

import copy
import json
import subprocess
import tempfile
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from PIL import Image, ImageDraw

HERE = Path(__file__).resolve().parent
PLAIN = """住民記録システム更改業務　調達仕様書

１　背景及び目的
　本市の住民記録システムは、平成２５年度に導入し、１０年が経過している。
２　機能要件
２．１　検索
（１）氏名、生年月日、住所のいずれかを組み合わせて検索できること。なお、㈱髙﨑電算の端末でも同じ操作で検索できるもの
とし、あいまい検索も可能とすること。
（２）検索結果は一覧で表示し、並べ替えができること。
　なお、表示件数は①５００件とする。
２．２　帳票
　次の帳票を出力できること。
　ア　住民票の写し
　イ　区別人口集計表
　　（ア）男女別
　　（イ）年齢別
・国民健康保険システムへ異動データを日次で連携すること。
３　契約に関する事項
（１）契約期間　契約締結日から令和８年３月３１日まで
（２）受注者は、業務の一部を再委託してはならない。
"""


HANGING = (
    "転入届の入力時に、前住所地の市区町村コードを自動で設定できること。",
    "転出予定日を過ぎても転出確定通知が届かない者を一覧で表示できること。",
    "異動入力の途中で中断した内容を一時保存し、後から呼び出して再開できること。",
    "届出期間（14日）を超過した届出について、期間経過通知書を作成できること。",
    "支援措置対象者を照会した場合は、画面の上部に赤色で警告を表示すること。",
    "方書の部分一致で検索できること。",
)


def numbering(document: WordDocument, formats: list[tuple[str, str]]) -> str:
    """A multi-level list with those formats and texts; gives its id."""
    part = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(formats)
    )
    name = str(900 + len(part))
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{name}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    part.insert(0, abstract)
    part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{name}"><w:abstractNumId w:val="{name}"/></w:num>'))
    return name


def listed(document: WordDocument, text: str, list_id: str, level: int) -> None:
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')
    )


def specification(path: Path) -> None:
    """Styled headings, a Japanese multi-level list, bullets, a table merged down, page breaks, header and footer."""
    document = Document()
    document.styles["Normal"].font.size = Pt(10.5)
    document.sections[0].header.paragraphs[0].text = "みなと市　住民記録システム調達仕様書"
    document.sections[0].footer.paragraphs[0].text = "取扱注意"
    document.add_heading("住民記録システム調達仕様書", 0)
    document.add_heading("１　背景", 1)
    document.add_paragraph("本市では、平成20年に現行システムを導入し、区役所が５か所ある。")
    document.add_heading("２　機能要件", 1)
    document.add_heading("２．１　証明", 2)
    outline = numbering(
        document,
        [("decimalFullWidth", "（%1）"), ("aiueoFullWidth", "%2"), ("decimalEnclosedCircle", "%3"), ("irohaFullWidth", "（%4）")],
    )
    listed(document, "住民票の写しを発行するとき、支所の名称を認証文に印字できること。", outline, 0)
    listed(document, "次の項目で交付履歴を検索できること。", outline, 0)
    listed(document, "氏名", outline, 1)
    listed(document, "生年月日", outline, 1)
    listed(document, "和暦で入力した日付", outline, 2)
    listed(document, "西暦で入力した日付", outline, 2)
    listed(document, "本人の通称", outline, 3)
    listed(document, "交付した証明書の枚数を支所ごとに月次で集計できること。", outline, 0)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_heading("２．２　連携", 2)
    document.add_paragraph(
        "国民健康保険システムへ住民異動のデータを日次で連携すること。連携に失敗したときは、担当者の画面に警告を表示すること。なお、警告は翌日まで残すこと。"
    )
    document.add_paragraph("次のシステムとも連携すること。")
    for name in ("個人住民税システム", "選挙人名簿システム"):
        document.add_paragraph(name, style="List Bullet")
    document.add_heading("２．３　機能一覧", 2)
    rows = [
        ("No", "大分類", "機能名", "内容", "理由"),
        ("1", "異動", "転入の入力補助", "転入届を入力するとき、前住所の郵便番号から住所を補う。", "窓口の件数が多いため"),
        ("2", "", "異動者一覧", "その日に異動した人を受付番号の順に一覧で印刷する。", ""),
        ("3", "証明", "封筒の文言", "窓あき封筒に合わせて宛名の位置を２mm下げる。", "区ごとに封筒が違うため"),
    ]
    table = document.add_table(rows=0, cols=5)
    table.style = "Table Grid"
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.cell(1, 1).merge(table.cell(2, 1))
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_heading("３　契約に関する事項", 1)
    document.add_paragraph("受注者は、善良な管理者の注意をもって業務を行うこと。")
    document.add_paragraph("契約期間は、契約の日から令和８年３月３１日までとする。")
    document.save(path)


def revised(path: Path) -> None:
    """Tracked changes, a text box, hidden and struck-through text, ruby, a footnote-like note, a soft line break."""
    document = Document()
    document.add_heading("機能要件", 1)

    def run(text: str, properties: str = "", tag: str = "t") -> str:
        return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'

    author = 'w:id="1" w:author="x" w:date="2024-01-01T00:00:00Z"'
    changed = (
        run("(1) 区別に")
        + f"<w:del {author}>{run('手作業で', tag='delText')}</w:del><w:ins {author}>{run('自動で')}</w:ins>"
        + run("集計できること。")
    )
    ruby = "<w:r><w:ruby><w:rt><w:r><w:t>かなめ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>要</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    box = (
        "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml' style='width:200pt;height:60pt'><v:textbox><w:txbxContent>"
        "<w:p><w:r><w:t>(5) 枠の中の警告を表示すること。</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    merged = f"<w:pPr><w:rPr><w:del {author}/></w:rPr></w:pPr>" + run("(4) 二つの段落を")
    for body in (
        changed,
        run("(2) 取り消された要件を印字すること。", "<w:strike/>"),
        run("(3) 見える要件を表示すること。") + run("隠した注釈", "<w:vanish/>") + box,
        merged,
        run("つないで読めること。"),
        run("(6) ") + ruby + run("介護認定の一覧を印刷すること。") + "<w:r><w:br/></w:r>" + run("(7) 改行で始めた要件を出力すること。"),
    ):
        document.element.body.insert(len(document.element.body) - 1, parse_xml(f"<w:p {nsdecls('w')}>{body}</w:p>"))
    document.save(path)


def columns(path: Path) -> None:
    """A title across the page, then two columns of wrapped clauses."""
    document = Document()
    document.styles["Normal"].font.size = Pt(10.5)
    document.add_paragraph("介護保険システム改修仕様書（二段組）")
    section = document.add_section(WD_SECTION.CONTINUOUS)
    for part in document.sections:
        part.left_margin = part.right_margin = Cm(2)
    section._sectPr.find(qn("w:cols")).set(qn("w:num"), "2")
    for number in range(1, 25):
        document.add_paragraph(
            f"({number}) 被保険者台帳の画面{number}では、要介護認定の申請から認定結果の通知までの日数を表示し、"
            "遅れている申請を色で区別できること。"
        )
    document.save(path)


def long_pages(path: Path) -> None:
    """Five pages with a header, a footer with page numbers, and clauses that break over lines and pages."""
    document = Document()
    document.styles["Normal"].font.size = Pt(10.5)
    section = document.sections[0]
    section.header.paragraphs[0].text = "個人住民税システム要求仕様書"
    footer = section.footer.paragraphs[0]
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        inner = f'<w:fldChar w:fldCharType="{kind}"/>' if kind else f"<w:instrText>{text}</w:instrText>"
        footer._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inner}</w:r>"))
    document.add_heading("１　機能要件", 1)
    for number in range(1, 61):
        document.add_paragraph(
            f"({number}) 納税通知書の様式{number}について、市の条例で定める減免の区分と税額を印字し、区役所ごとに仕分けて出力できること。"
            "また、再発行のときは、再発行の旨と発行した日を欄外に印字し、発行の履歴を画面で照会できること。"
        )
    document.save(path)


def hanging_clauses(path: Path) -> None:
    """Numbered clauses with a hanging indent and white below each; some break so that the last line holds one or two characters."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.size = Pt(10.5)
    normal.font.name = "Noto Serif CJK JP"
    normal.element.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), "Noto Serif CJK JP")
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.header.paragraphs[0].text = "住民記録システム更新業務　仕様書"
    document.add_paragraph("２　異動")
    for number, text in enumerate(HANGING, start=1):
        paragraph = document.add_paragraph(f"（{number}）　{text}")
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(1.2), Cm(-0.8)
        paragraph.paragraph_format.space_after = Pt(14)
    document.save(path)


def scanned(path: Path) -> None:
    """A page that is only an image."""
    image = Image.new("1", (600, 800), 1)
    ImageDraw.Draw(image).text((80, 80), "SCANNED PAGE", fill=0)
    image.save(path)


def to_pdf(document: Path, *, password: str = "") -> None:
    """LibreOffice Writer's own export."""
    options = {"EncryptFile": {"type": "boolean", "value": "true"}, "DocumentOpenPassword": {"type": "string", "value": password}}
    target = f"pdf:writer_pdf_Export:{json.dumps(options)}" if password else "pdf"
    with tempfile.TemporaryDirectory() as folder:
        command = [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            target,
            "--outdir",
            folder,
            str(document),
        ]
        subprocess.run(command, check=True, capture_output=True)
        made = Path(folder) / f"{document.stem}.pdf"
        name = "password.pdf" if password else made.name
        (HERE / name).write_bytes(made.read_bytes())


BROWSER_LIST = """<!doctype html><html lang="ja"><meta charset="utf-8"><title>住民記録システム仕様書</title>
<style>@page{size:A5;margin:14mm}body{font-family:"Noto Sans CJK JP";font-size:10.5pt}h1{font-size:14pt;font-weight:normal}</style>
<h1>住民記録システム仕様書</h1><p>検索の画面では、次のことができること。</p><ul><li>氏名の一部で検索すること。</li>
<li>検索の結果を、氏名、住所、生年月日、続柄の順に並べ替え、画面と紙の一覧に出力すること。</li></ul>
<p>住民票の写しには、以下の項目を印字できること。</p><ul><li>世帯主の氏名及び続柄</li><li>住民票コード</li></ul>
<p>発行の履歴は、一覧で照会できること。</p></html>
"""


def browser_list(target: Path) -> None:
    """A list as a browser prints it: its bullets are drawn, no characters."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "list.html"
        page.write_text(BROWSER_LIST, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={target}"]
        subprocess.run(["chromium", *options, str(page)], check=True, capture_output=True)


def main() -> None:
    """All of them."""
    browser_list(HERE / "browser-list.pdf")
    specification(HERE / "specification.docx")
    revised(HERE / "revised.docx")
    to_pdf(HERE / "specification.docx")
    to_pdf(HERE / "specification.docx", password="himitsu")
    with tempfile.TemporaryDirectory() as folder:
        for make in (columns, long_pages, hanging_clauses):
            path = Path(folder) / f"{make.__name__.replace('_', '-')}.docx"
            make(path)
            to_pdf(path)
    scanned(HERE / "scanned.pdf")
    for name, codec in (("cp932", "cp932"), ("utf-8", "utf-8"), ("utf-16", "utf-16")):
        (HERE / f"plain-{name}.txt").write_bytes(PLAIN.replace("\n", "\r\n").encode(codec))
    without = copy.copy(PLAIN).replace("㈱髙﨑", "高崎").replace("①", "")
    for name, codec in (("euc-jp", "euc_jp"), ("iso-2022-jp", "iso2022_jp")):
        (HERE / f"plain-{name}.txt").write_bytes(without.encode(codec))


if __name__ == "__main__":
    main()
