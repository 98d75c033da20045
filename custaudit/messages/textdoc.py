"""What is said of running text: why a paragraph is no requirement, why a document is refused."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "textdoc.heading": ("見出し・表題", "heading"),
    "textdoc.lead_out": ("前の各項に付けて読みました", "read together with each name above it"),
    "textdoc.quoted": ("前のメールの引用", "quoted from an earlier mail"),
    "textdoc.lead_in": ("導入文（続く各項に付けて読みました）", "lead-in, read together with each clause under it"),
    "textdoc.before_table": ("表の前書き", "presents the table below it"),
    "textdoc.background": ("背景・概要の説明で、要件ではありません", "background, not a requirement"),
    "textdoc.contract": ("契約・手続の記載で、要件ではありません", "contract or procedure, not a requirement"),
    "textdoc.party": ("契約の当事者の義務で、機能の要件ではありません", "duty of a contract party, not of the system"),
    "textdoc.present_state": ("現状の説明で、要件ではありません", "describes the present state, not a requirement"),
    "textdoc.question": ("質問で、要件を述べていません", "a question, not a requirement"),
    "textdoc.caption": (
        "図・表・様式の題名や図中の語で、要件ではありません",
        "caption or words of a figure, a table or a form, not a requirement",
    ),
    "textdoc.definition": ("用語の定義で、要件ではありません", "defines a word, asks for nothing"),
    "textdoc.telling": ("説明文で、要件を述べていません", "tells something, asks for nothing"),
    "textdoc.of_document": ("文書そのものの説明で、要件を述べていません", "says what the document lays down, asks for nothing"),
    "textdoc.document_label": ("担当・期限など文書についての行", "tells of the document: who, to whom, by when"),
    "textdoc.contents": ("目次", "table of contents"),
    "textdoc.number_only": ("番号だけで本文がありません", "a number without text"),
    "textdoc.says_nothing": ("内容のない項（「その他」「欠番」など）", "says nothing (others, deleted …)"),
    "textdoc.withdrawn": ("取消線で消されています", "struck through"),
    "textdoc.hidden": ("隠し文字です", "hidden text"),
    "textdoc.comment": ("コメントまたは書式だけの行", "comment or markup only"),
    "textdoc.code": ("コードの囲み", "a block of code"),
    "textdoc.front_matter": ("文書の属性（前付け）", "front matter"),
    "textdoc.furniture": ("ページのヘッダー・フッター・ページ番号", "running header, footer or page number"),
    "textdoc.footnote": ("脚注", "footnote"),
    "textdoc.damaged_page": ("壊れているページ", "damaged page"),
    "textdoc.no_text_page": ("文字情報のないページ（画像など）", "page without text (an image)"),
    "textdoc.legend": ("記号・記入のしかたの説明で、要件ではありません", "explains signs or how to fill in the table, not a requirement"),
    "textdoc.table_heading": ("表の見出し行", "heading row of a table"),
    "textdoc.table_telling": ("表の行で、要件を述べていません", "row of a table that asks for nothing"),
    "textdoc.instruction": ("記入・回答・提出などを求める文で、要件ではありません", "tells the reader what to fill in, answer or hand in"),
    "textdoc.table_apart": (
        "契約・見積り・背景などの見出しの下にある一覧の行で、要件の一覧と見分けられません",
        "row of a list under a heading about a contract, an estimate or the background",
    ),
    "textdoc.table": ("{number}番目の表", "table {number}"),
    "textdoc.table_row": ("{table}の {row} 行目", "row {row} of {table}"),
    "textdoc.table_no_list": ("一覧ではない表（1行目: {words}）", "no list (row 1: {words})"),
    "textdoc.no_table": ("「{sheet}」という表がありません。この文書の表: {known}", "no {sheet!r}; tables of this document: {known}"),
    "textdoc.no_tables": (
        "この文書には表がありません（sheet・header_row・last_row・area・columns は表にだけ使えます）",
        "has no table (sheet, header_row, last_row, area and columns are for tables only)",
    ),
    "textdoc.asked_twice": (
        "この見出しについて [[inputs]] が二つあります。一つにまとめてください",
        "two [[inputs]] entries speak of this heading; make them one",
    ),
    "textdoc.not_docx": (
        "Word 文書（docx）として読めません（{problem}）。Word で開いて保存し直してください",
        "is not a Word document ({problem}); open it in Word and save it again",
    ),
    "textdoc.too_nested": (
        "入れ子が深すぎます（上限 {limit}）。段を減らすか、custaudit.toml の [limits] nesting を上げてください",
        "is nested too deeply (limit {limit}); use fewer levels, or raise nesting under [limits] in custaudit.toml",
    ),
    "textdoc.too_many_pages": ("{pages} ページあります（上限 {limit}）", "has {pages} pages (limit {limit})"),
    "textdoc.too_much_text": (
        "本文が {limit} 文字を超えています。分割するか、custaudit.toml の [limits] text_chars を上げてください",
        "has more than {limit} characters of text; split it or raise text_chars under [limits] in custaudit.toml",
    ),
    "textdoc.too_many_paragraphs": (
        "段落が {limit} を超えています。分割するか、custaudit.toml の [limits] paragraphs を上げてください",
        "has more than {limit} paragraphs; split it or raise paragraphs under [limits] in custaudit.toml",
    ),
    "textdoc.too_much_drawn": (
        "{size} KB のファイルに {drawn} 個を超える文字や線があります。信頼できないファイルなので読みません",
        "draws {drawn} characters and lines from {size} KB; refused as untrustworthy",
    ),
    "textdoc.all_damaged": (
        "壊れていて読めません（{pages} ページ目）。元のソフトで開けるか確かめ、PDF を作り直してください",
        "is damaged (page {pages}); see whether its own program can open it, and make the PDF anew",
    ),
    "textdoc.too_long": (
        "1つの段落が {limit} 文字を超えています。改行で分けるか、custaudit.toml の [limits] cell_chars を上げてください",
        "has a paragraph of more than {limit} characters; divide it, or raise cell_chars under [limits] in custaudit.toml",
    ),
    "textdoc.too_slow": (
        "このページの読み取りが {seconds} 秒で終わりません。信頼できないファイルか、壊れています",
        "takes more than {seconds} seconds on this page; it is untrustworthy or damaged",
    ),
    "textdoc.too_heavy": (
        "このページを読むとメモリが足りないか、読み取りが止まります。信頼できないファイルか、壊れています",
        "needs too much memory on this page or stops the reader; it is untrustworthy or damaged",
    ),
    "textdoc.not_pdf": ("PDF として読めません（{problem}）", "is not a PDF that can be read ({problem})"),
    "textdoc.scanned": (
        "文字情報がありません（スキャンした画像の PDF です）。OCR で文字を付けるか、元の文書を使ってください",
        "has no text (a scanned PDF); add text by OCR or use the original document",
    ),
    "textdoc.empty": ("本文がありません", "has no text"),
    "textdoc.no_items": (
        "要件が見つかりません（{skipped} 段落を読みました。内訳: {reasons}）",
        "has no requirement ({skipped} paragraphs were read: {reasons})",
    ),
    "textdoc.no_items_without_lines": (
        "要件が見つかりません（{skipped} 段落を読みました。内訳: {reasons}）。罫線のない PDF の表は読めないことがあります。"
        "元の Excel か Word のファイルを使うか、罫線を付けて PDF にしてください",
        "has no requirement ({skipped} paragraphs were read: {reasons}); a table without lines cannot always be read from a PDF: "
        "use the original file, or print it with lines",
    ),
    "textdoc.warn.columns": (
        "{place}: 空白で桁をそろえた表らしい文が {count} 件あり（「{title}」ほか）、列に分けずに読みました。"
        "元の Excel か、罫線のある表のファイルを使ってください",
        "{place}: {count} items look like rows of a table set in columns with blanks ({title} and others) and were read without dividing "
        "them; use the original file or a table with lines",
    ),
    "textdoc.warn.hidden": (
        "{place}: 隠し文字が {count} か所あり、読みませんでした",
        "{place}: {count} hidden pieces of text were not read",
    ),
    "textdoc.warn.several_in_row": (
        "{place}: 1行に (1)・(2) などの要件が複数書かれた行が {count} 行あります（「{title}」ほか）。1行を1件と数えました。"
        "分けて数えるには行を分けてください",
        "{place}: {count} rows list several requirements such as (1) and (2) each ({title} and others); a row counts as one. "
        "Divide the rows to count them one by one",
    ),
    "textdoc.warn.questions": (
        "{place}: 質問の文だけの行が {count} 行あり、1行を1件と数えました。"
        "質疑応答の表なら、要件が回答の列に書かれていないか確かめてください",
        "{place}: {count} rows only ask a question and count as an item each; in a table of questions and answers, see whether "
        "requirements stand in the answers",
    ),
    "textdoc.warn.dropped_table": (
        "{place}: 機能の一覧らしい表を、上の見出し（「{heading}」）が契約・見積り・背景などについてのものなので読みませんでした"
        '（機能らしい行 {count} 行）。要件なら、見出しを変えるか、custaudit.toml で表（sheet = "{sheet}"）を指定してください',
        "{place}: a table that looks like a list of functions was not read, since the heading above it ({heading}) is about a contract, "
        "an estimate or the background ({count} rows); if it lists requirements, change the heading or name the table in custaudit.toml "
        '(sheet = "{sheet}")',
    ),
    "textdoc.warn.struck": (
        "{place}: 取消線の文字が {count} か所あり、読みませんでした",
        "{place}: {count} struck-through pieces of text were not read",
    ),
    "textdoc.warn.struck_lines": (
        "{place}: 取消線らしい線の引かれた行が {count} 行あります。線のない行と同じに読みました。取下げの行がないか確かめてください",
        "{place}: {count} lines seem to be struck through and were read like the others; see whether some were withdrawn",
    ),
    "textdoc.warn.tracked": (
        "{place}: 変更履歴が {count} か所あり、すべて承諾したものとして読みました",
        "{place}: {count} tracked changes were read as accepted",
    ),
    "textdoc.warn.unsure_lists": (
        "{place}: {pages} ページ目の表は罫線が足りず、列か行の区切りが読み取れません。文が混ざっていないか確かめてください。"
        "元の Excel か、罫線を付けて作り直した PDF を使ってください",
        "{place}: the table on page {pages} has too few lines to tell its columns or rows; see whether texts were mixed. "
        "Use the original Excel file or a PDF made with borders",
    ),
    "textdoc.warn.side_pages": (
        "{place}: 一覧の右側の列が別のページに印刷されているようです（{pages} ページ目）。"
        "どの行の続きか確かめられないため、つなげずに読みました。1ページの幅に収めて印刷し直すか、元の Excel ファイルを使ってください",
        "{place}: the columns at the right of a list seem to be printed on pages of their own (page {pages}) and could not be joined "
        "to their rows for sure; print it fitted to the width of one page, or use the original workbook",
    ),
    "textdoc.warn.too_wide": (
        "{place}: 表の列数を超える幅のセルが {count} 個あり、表の幅に収めて読みました。Word で表の形を確かめてください",
        "{place}: {count} cells claim more columns than a table has, and were read as far as it goes; look at the table in Word",
    ),
    "textdoc.warn.damaged_pages": (
        "{place}: {pages} ページ目が壊れていて、文字の全部または一部を読めていません。元の文書から PDF を作り直してください",
        "{place}: page {pages} is damaged, and all or part of its text was not read; make the PDF anew from its original",
    ),
    "textdoc.warn.no_text_pages": (
        "{place}: {pages} ページ目には文字情報がなく（画像など）、読んでいません",
        "{place}: page {pages} has no text (an image) and was not read",
    ),
}
