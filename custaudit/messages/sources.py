"""What is said of inputs: errors, reasons for skipping, warnings."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "sources.broken_bytes": (
        "{encoding} として読めない文字があります（バイト {byte}）。元のソフトで UTF-8 または Shift_JIS で保存し直してください",
        "has a byte that is no {encoding} ({byte}); save it again as UTF-8 or Shift_JIS",
    ),
    "sources.not_text": ("文字のファイルではありません（NUL があります）", "is not a text file (it has NUL bytes)"),
    "sources.is_folder": ("フォルダです。ファイルを指定してください", "is a folder; name a file"),
    "sources.missing_here": (
        "ファイルまたはフォルダがありません。今のフォルダにあるもの: {names}",
        "no such file or folder; the current folder has: {names}",
    ),
    "sources.missing_there": (
        "ファイルまたはフォルダがありません。フォルダ「{folder}」にあるもの: {names}",
        "no such file or folder; the folder {folder} has: {names}",
    ),
    "sources.unknown_ending": ("拡張子 {ending} は読めません。読めるもの: {known}", "has the unknown ending {ending}; known: {known}"),
    "sources.other_program": (
        "拡張子 {ending} は読めません。Word などの元のソフトで開き、{better} の形式で保存し直してください",
        "has the ending {ending}, which cannot be read; open it in Word or its own program and save it as {better}",
    ),
    "sources.wrong_ending": (
        "中身が拡張子 {ending} の形式ではありません。元のソフトで開き、正しい形式で保存し直してください",
        "is no {ending} file inside; open it with its own program and save it in the right format",
    ),
    "sources.really_html": (
        "拡張子は {ending} ですが、中身は HTML（Web ページの表）です。Excel で開き、xlsx で保存し直してください",
        "is a web page (HTML) inside and no {ending} file; open it in Excel and save it as xlsx",
    ),
    "sources.really_xml": (
        "拡張子は {ending} ですが、中身は XML（XML スプレッドシートなど）です。Excel で開き、xlsx で保存し直してください",
        "is XML inside, perhaps an XML spreadsheet, and no {ending} file; open it in Excel and save it as xlsx",
    ),
    "sources.really_text": (
        "拡張子は {ending} ですが、中身は文字だけです。拡張子を .csv（タブ区切りなら .tsv）に変えてください",
        "is plain text inside and no {ending} file; change its ending to .csv, or to .tsv where tabs separate the cells",
    ),
    "sources.not_a_file": (
        "通常のファイルではありません（パイプ・デバイスなど）。ファイルに保存して指定してください",
        "is no ordinary file but a pipe, a device or the like; save it as a file",
    ),
    "sources.dangling": ("リンク先のファイルがありません", "is a link to a file that does not exist"),
    "sources.really_other": (
        "拡張子は {ending} ですが、中身は {really} です。拡張子を {right} に変えてください",
        "is {really} inside and no {ending} file; change its ending to {right}",
    ),
    "sources.empty": ("中身が空です", "is empty"),
    "sources.empty_folder": ("読めるファイルがありません（{known}）", "holds no file that can be read ({known})"),
    "sources.all_left_out": (
        "読める {count} ファイルが、すべて custaudit.toml の include・exclude で外れています（{patterns}）",
        "holds {count} files that can be read, and include and exclude in custaudit.toml leave out all of them ({patterns})",
    ),
    "sources.too_large": (
        "{size} MB あり、上限 {limit} MB を超えています。分割するか、custaudit.toml の [limits] file_bytes を上げてください",
        "has {size} MB, over the limit of {limit} MB; split it or raise file_bytes under [limits] in custaudit.toml",
    ),
    "sources.password": ("パスワードが設定されています。解除して保存し直してください", "is protected by a password; save it without one"),
    "sources.damaged": (
        "壊れていて読めません（{cause}）。元のソフトで開けるか確かめてください",
        "is damaged ({cause}); see whether its own program can open it",
    ),
    "sources.damage": ("{kind}。詳細: {said}", "{kind}: {said}"),
    "sources.damage.container": ("圧縮された部分が壊れています", "its packed parts are broken"),
    "sources.damage.markup": ("中の XML の書き方が崩れています", "its XML is broken"),
    "sources.damage.parts": ("必要な部品がないか、参照が誤っています", "a part is missing or wrongly referred to"),
    "sources.damage.sectors": ("ファイルの区画のつながりが切れています", "the chain of its sectors is broken"),
    "sources.damage.records": ("中の記録が途中で切れているか、崩れています", "its records are cut off or broken"),
    "sources.damage.structure": ("中の構造が崩れています", "its structure is broken"),
    "sources.too_many_members": (
        "部品が {count} 個あり、上限 {limit} を超えています（custaudit.toml の [limits] members）",
        "has {count} parts, over the limit of {limit} (members under [limits] in custaudit.toml)",
    ),
    "sources.expands_too_far": (
        "展開すると {size} MB になり、上限 {limit} MB を超えます。"
        "信頼できるファイルなら custaudit.toml の [limits] expanded_bytes を上げてください",
        "expands to {size} MB, over the limit of {limit} MB; if you trust it, raise expanded_bytes under [limits] in custaudit.toml",
    ),
    "sources.part_too_large": (
        "部品が {size} MB あり、上限 {limit} MB を超えています。"
        "信頼できるファイルなら custaudit.toml の [limits] expanded_bytes を上げてください（その 8 分の 1 まで）",
        "has {size} MB, over the limit of {limit} MB for such a part (an eighth of expanded_bytes under [limits] in custaudit.toml);"
        " raise that if you trust the file",
    ),
    "sources.part_expands_too_far": (
        "展開すると部品が {size} MB になり、元の大きさの 100 倍を超えるものの上限 {limit} MB を超えます。"
        "信頼できるファイルなら custaudit.toml の [limits] expanded_bytes を上げてください（その 8 分の 1 まで）",
        "expands to {size} MB, more than 100 times its size and over the limit of {limit} MB for that (an eighth of expanded_bytes"
        " under [limits] in custaudit.toml); raise that if you trust the file",
    ),
    "sources.too_many_rows": (
        "行が上限 {limit} 行を超えています。分割するか、custaudit.toml の [limits] rows を上げてください",
        "has more than {limit} rows; split it or raise rows under [limits] in custaudit.toml",
    ),
    "sources.line_too_long": (
        "1行が {limit} 文字を超えています。改行のない壊れたファイルか、引用符の閉じ忘れと思われます",
        "has more than {limit} characters on one line; it seems damaged, without line ends or with an open quotation mark",
    ),
    "sources.path_trick": (
        "部品の名前が不正です。信頼できないファイルなので読みません",
        "has a part with a name that leads outside; refused as untrustworthy",
    ),
    "sources.entities": (
        "XML に外部参照・実体宣言があります。信頼できないファイルなので読みません",
        "declares XML entities; refused as untrustworthy",
    ),
    "sources.too_many_cells": (
        "表の範囲が {limit} セルを超えています。離れた場所にあるセルを消すか、custaudit.toml の [limits] sheet_cells を上げてください",
        "spans more than {limit} cells; clear cells far away, or raise sheet_cells under [limits] in custaudit.toml",
    ),
    "sources.cell_too_long": (
        "1つのセルが {limit} 文字を超えています"
        "（引用符の閉じ忘れがないか確かめるか、custaudit.toml の [limits] cell_chars を上げてください）",
        "has a cell of more than {limit} characters (look for a missing quote, or raise cell_chars under [limits] in custaudit.toml)",
    ),
    "sources.left_out.ending": (
        "読まなかったファイル {path}: {ending} は読めません。読める形式（{known}）で保存し直してください",
        "not read: {path} ({ending} cannot be read; save it as one of {known})",
    ),
    "sources.left_out.link": (
        "読まなかったファイル {path}: フォルダの外へのリンクです",
        "not read: {path} (a link that leads out of the folder)",
    ),
    "sources.left_out.dangling": (
        "読まなかったファイル {path}: リンク先がありません",
        "not read: {path} (it is a link that leads nowhere)",
    ),
    "sources.left_out.special": (
        "読まなかったファイル {path}: 通常のファイルではありません（パイプ・デバイスなど）",
        "not read: {path} (it is no ordinary file but a pipe, a device or the like)",
    ),
    "sources.left_out.report": (
        "読まなかったファイル {path}: custaudit の報告です（読むときはファイル名で指定してください）",
        "not read: {path} (a report of custaudit; name the file itself to read it)",
    ),
    "sources.left_out.empty": ("読まなかったファイル {path}: 中身が空です", "not read: {path} (it is empty)"),
    "sources.pattern_unused": (
        "custaudit.toml の include・exclude にある「{pattern}」に当たるファイルがありません",
        "no file fits {pattern!r} under include or exclude in custaudit.toml",
    ),
    "sources.left_out.more": ("読まなかったファイル ほか {count} 件", "not read: {count} more files"),
    "sources.or": ("・", ", "),
    "sources.no_sheet": ("シート「{sheet}」がありません。あるもの: {known}", "no sheet {sheet!r}; there are: {known}"),
    "sources.no_sheets": (
        "シートのない形式です。custaudit.toml の sheet = … の行を消してください",
        "has no sheets; remove the line sheet = … from custaudit.toml",
    ),
    "sources.wrong_area": (
        'area = "{area}" は列の範囲ではありません。"G:J" のように書いてください',
        'area = "{area}" names no columns; write it as "G:J"',
    ),
    "sources.unknown_column": (
        "columns に「{column}」という項目はありません。使えるもの: {known}",
        "columns has no {column!r}; known: {known}",
    ),
    "sources.column_outside": (
        '列「{wanted}」は area = "{area}" の外にあります。area を広げるか、その中の列を書いてください',
        'the column {wanted!r} lies outside area = "{area}"; widen the area or name a column in it',
    ),
    "sources.column_twice": (
        "列「{wanted}」を二つの項目に使っています（{names}）。columns では一つの列を一つの項目に使ってください",
        "the column {wanted!r} is used for {names}; under columns, use a column for one thing",
    ),
    "sources.asked_twice": (
        "同じ行を指す [[inputs]] が二つあり、項目を二重に数えてしまいます。"
        "custaudit.toml の一方を消すか、header_row・last_row・area で分けてください",
        "two [[inputs]] entries take the same rows, which would count twice; remove one from custaudit.toml or part them with header_row, "
        "last_row and area",
    ),
    "sources.no_column": ("見出し「{wanted}」の列がありません。見出し: {seen}", "no column {wanted!r}; headings: {seen}"),
    "sources.no_heading": (
        "一覧の見出しが見つかりません。見つけた語: {seen}。探した見出し: {wanted}。"
        "custaudit.toml の [[inputs]] header_row と columns で指定できます（見出しのない一覧は header_row = 0）",
        "no heading row recognised. Seen: {seen}. Looked for: {wanted}. "
        "Name them with header_row (0 for a list without headings) and columns under [[inputs]] in custaudit.toml",
    ),
    "sources.blank_heading": (
        "header_row で指定した行は空です（{rows} 行まであります）",
        "has nothing in the row named with header_row (there are {rows} rows)",
    ),
    "sources.more_seen": ("{seen} ほか {count} 個", "{seen} and {count} more"),
    "sources.none_seen": ("なし", "none"),
    "sources.no_items": (
        "見出しはありますが、項目が1件もありません（読み飛ばし {skipped} 行）。`custaudit inspect` で読み取り方を確かめてください",
        "has a heading but not a single item ({skipped} rows skipped); see `custaudit inspect`",
    ),
    "sources.skip.blank": ("空行", "blank row"),
    "sources.skip.subtotal": ("小計・合計の行", "a subtotal"),
    "sources.skip.heading": ("見出しの繰り返し", "the heading repeated"),
    "sources.skip.continues": ("上の項目の続き（上の項目に加えた）", "continues the item above (added to it)"),
    "sources.skip.struck": ("取消線（取下げとして除外）", "struck through (withdrawn)"),
    "sources.skip.withdrawn": ("取下げ・欠番と書かれた行", "marked as withdrawn"),
    "sources.skip.note": ("注記", "a footnote"),
    "sources.skip.page": ("頁の区切り・続きの案内", "about the turn of a page"),
    "sources.skip.section": ("区切りの見出し", "a heading inside the table"),
    "sources.skip.no_text": ("件名も内容もない行", "neither title nor detail"),
    "sources.skip.example": ("記入例", "an example of how to fill it in"),
    "sources.skip.guide": ("記入のしかた・列番号の行", "a hint or a number for each column"),
    "sources.skip.reply": ("要望に対する回答の行", "an answer to the item above"),
    "sources.skip.same": ("上と同じ番号・同じ項目の行（使わない列だけが違う）", "the item above once more (only unused columns differ)"),
    "sources.skip.form": ("個票の欄（項目に加えた）", "a line of a form (part of its item)"),
    "sources.skip.outside": ("表の外（表題・前書き）", "above the table (title or note)"),
    "sources.sheet.cover": ("表紙のシート", "on a cover sheet"),
    "sources.sheet.contents": ("目次のシート", "on a sheet of contents"),
    "sources.sheet.legend": ("凡例・記入要領", "part of a legend"),
    "sources.sheet.history": ("改版履歴", "part of a revision history"),
    "sources.sheet.summary": ("集計表", "part of a summary"),
    "sources.sheet.master": ("選択肢・コードの表", "part of a list of choices or codes"),
    "sources.sheet.forms": ("帳票の一覧（カスタマイズではない）", "part of a list of forms"),
    "sources.sheet.schedule": ("日程表", "part of a schedule"),
    "sources.sheet.questions": ("質問と回答", "part of questions and answers"),
    "sources.sheet.roster": ("名簿・連絡先", "part of a list of people"),
    "sources.sheet.form": ("個票のシート（一覧があるため読まない）", "on a sheet with a form, beside a list"),
    "sources.sheet.not_asked": ("custaudit.toml で指定していないシート", "on a sheet that custaudit.toml does not name"),
    "sources.sheet.no_table": ("一覧の見出しがないシート", "on a sheet without an inventory"),
    "sources.warn.hidden_sheet": ("{place}: 非表示のシートですが読みました", "{place}: the sheet is hidden, and was read"),
    "sources.warn.hidden_rows": (
        "{place}: 非表示の行 {count} 行も読みました（最初は {first} 行目）",
        "{place}: {count} hidden rows were read too (first in row {first})",
    ),
    "sources.warn.hidden_columns": ("{place}: 非表示の列も読みました（{columns}）", "{place}: hidden columns were read too ({columns})"),
    "sources.warn.partly_struck": (
        "{place}: 一部だけ取消線のあるセルが {count} 個あります（最初は {first}）。文字はそのまま読みました",
        "{place}: {count} cells are struck through in part (first: {first}); their text was kept whole",
    ),
    "sources.warn.places": ("{place} ほか {count} 表", "{place} and {count} more tables"),
    "sources.warn.withdrawn": (
        "{place}: 取下げ・廃止などと書かれた {count} 行を数えていません（--show-skipped で確かめられます）",
        "{place}: {count} rows are marked as withdrawn and do not count (see --show-skipped)",
    ),
    "sources.warn.maybe_withdrawn": (
        "{place}: 備考などが取下げ・見送りなどで終わる {count} 行も項目として数えました。"
        "取下げなら状況の列に「取下げ」とだけ書いてください",
        "{place}: {count} rows count though a remark ends in words for withdrawn;"
        " if they are, write nothing but that word into the column of remarks",
    ),
    "sources.warn.bare_items": (
        "{place}: 番号も内容もなく件名だけの {count} 行も項目として数えました（最初は {first} 行目）。"
        "区切りの見出しなら件名の前に「■」を、注記なら「※」を付けてください",
        "{place}: {count} rows with nothing but a title count (first in row {first});"
        " put ■ before the title of one that heads others, ※ before a note",
    ),
    "sources.warn.bare_sections": (
        "{place}: 番号も内容もなく件名だけの {count} 行は、下の項目の見出しとして数えていません（最初は {first} 行目）。"
        "項目なら番号を付けてください",
        "{place}: {count} rows with nothing but a title do not count, as they head those below (first in row {first});"
        " give them a number if they are items",
    ),
    "sources.warn.below": (
        "{place}: 表の下の {count} 行は、空行の後で番号も件名もないため注記として読んでいません（最初は {first} 行目）",
        "{place}: {count} rows below the list were taken for notes, since a blank row lies before them and they have neither"
        " number nor title (first in row {first})",
    ),
    "sources.warn.carried": (
        "{place}: 課が空の {count} 行は、各まとまりの最初の行だけに課があるため、上の課としました（最初は {first} 行目）",
        "{place}: {count} rows without a section were given the one above, since only the first row of each group names one"
        " (first in row {first})",
    ),
    "sources.warn.more_cells": (
        "{place}: {count} 行は見出しより列が多く、はみ出した文字を読んでいません（最初は {first} 行目）。"
        'セルの中に区切りの文字（カンマなど）があるなら、そのセルを「"」で囲んでください',
        "{place}: {count} rows have more cells than there are headings, and the text beyond is not read (first in row {first});"
        " put cells with the separator in them into quotation marks",
    ),
    "sources.warn.dated_numbers": (
        "{place}: 番号の列「{heading}」の {count} 行は日付です（最初は {first}）。1-1 などが日付に変わったのなら、"
        "Excel で列を文字列にして書き直してください",
        "{place}: {count} cells of the numbers ({heading}) are dates (first: {first});"
        " if the spreadsheet made them of numbers such as 1-1, write these again as text",
    ),
    "sources.warn.maybe_changed": (
        "{place}: 「{heading}」の列に削除・廃止などとある {count} 行も項目として数えました。"
        "取りやめなら状況の列に「取下げ」とだけ書いてください",
        "{place}: {count} rows count though the column {heading} says deleted or the like;"
        " if they are withdrawn, write just that into a column for the status",
    ),
    "sources.warn.fits": (
        "{place}: 「{heading}」の列で適合・カスタマイズなしなどとある {count} 行も項目として数えました（全 {items} 件のうち）。"
        "率に入れないなら、その行を除いた写しを読ませるか、「状態」の列に「不要」と書いてください",
        "{place}: {count} of {items} items say in the column {heading} that they need no customization, and count;"
        " to leave them out, give a copy without them or write withdrawn into a column for the status",
    ),
    "sources.warn.doubles": (
        "{place}: シート「{other}」と同じ項目が {count} 件あり、どちらも数えました。"
        "写しなら、custaudit.toml の [[inputs]] で読むシートを sheet で指定してください",
        "{place}: {count} items stand on the sheet {other} too, and count twice;"
        " if it is a copy, name the sheets to read with sheet under [[inputs]] in custaudit.toml",
    ),
    "sources.warn.no_such_column": (
        "{place}: 「{wanted}」の列が見つかりません。使っていない列: {spare}。custaudit.toml の columns で指定できます",
        "{place}: no column was taken for the {wanted}; not used: {spare}. Name it with columns in custaudit.toml",
    ),
    "sources.warn.unheaded": (
        "{place}: 見出しのない {column} 列を「{wanted}」として読みました（違うときは custaudit.toml の columns で指定できます）",
        "{place}: column {column} has no heading and was taken for the {wanted}; if it is none, name the column with columns",
    ),
    "sources.warn.unknown_heading": (
        "{place}: 列「{heading}」は知らない見出しですが、中身から「{wanted}」として読みました"
        "（違うときは custaudit.toml の columns で指定できます）",
        "{place}: the heading {heading} is unknown; by its cells the column was taken for the {wanted}."
        " If it is none, name the column with columns in custaudit.toml",
    ),
    "sources.warn.unused_text": (
        "{place}: 文の入った列「{headings}」は使っていません。一覧なら custaudit.toml の columns で指定できます",
        "{place}: not used though sentences stand in it: {headings}. In a list, columns in custaudit.toml takes it",
    ),
    "sources.warn.unused_name": (
        "{place}: 列「{headings}」は件名のような見出しですが使っていません（件名は「{used}」から）。"
        "一覧なら custaudit.toml の columns で指定できます",
        "{place}: not used though headed like titles: {headings}; the titles are from {used}."
        " In a list, columns in custaudit.toml takes it",
    ),
    "sources.warn.maybe_reason": (
        "{place}: 文の入った列「{heading}」を使っていません。理由の列なら custaudit.toml の [[inputs]] に"
        ' columns = {{ reason = "{wanted}" }} と書いてください',
        "{place}: not used though sentences stand in it: {heading}. If these are the reasons, write"
        ' columns = {{ reason = "{wanted}" }} under [[inputs]] in custaudit.toml',
    ),
    "sources.warn.other_heads": (
        "{place}: {rows} 行目にも一覧の見出しがあり、custaudit.toml で指定していないので読んでいません",
        "{place}: row {rows} heads an inventory too, which was not read since custaudit.toml does not name it",
    ),
    "sources.warn.other_columns": (
        "{place}: {columns} 列の {row} 行目にも一覧の見出しがあり、custaudit.toml で指定していないので読んでいません",
        "{place}: row {row} of the columns {columns} heads an inventory too, which was not read since custaudit.toml does not name it",
    ),
    "sources.warn.unread_columns": (
        "{place}: 表の横の {columns} 列は見出しがなく、読んでいません",
        "{place}: columns {columns} beside the table have no heading and were not read",
    ),
    "sources.warn.second_table": (
        "{place}: {columns} 列は別の表かもしれませんが、一つの表として読みました。custaudit.toml の area で分けられます",
        "{place}: columns {columns} may be a table of their own but were read as part of one; area in custaudit.toml parts them",
    ),
    "sources.warn.unread_sheet": (
        "{place}: 見出しがないため読んでいませんが、番号の付いた行があります",
        "{place}: was not read, for want of a heading, but has numbered rows",
    ),
    "sources.warn.form": (
        "{place}: 個票のシートです。別に一覧があるため読んでいません",
        "{place}: holds a form; it was not read since there is a list beside it",
    ),
    "sources.warn.private_use": (
        "{place}: 外字が {count} 文字あります。そのまま残しましたが、他の端末では表示されません",
        "{place}: {count} private-use characters; kept, but other machines cannot show them",
    ),
    "sources.warn.nuls": (
        "{place}: 文字ではないバイト（NUL）が {count} 個あり、除いて読みました",
        "{place}: {count} zero bytes (NUL) are no text and were left out",
    ),
    "sources.warn.other_field": (
        "{place}: 対象外の業務名があります（{names}、{count} 行）。シートやファイルの業務として扱いました",
        "{place}: {count} rows name a business outside this tool ({names}); they take the field of their sheet or file",
    ),
    "sources.warn.default_field": (
        "{place}: 業務の手掛かりがないため、{count} 件を{field}として扱いました。"
        "違うときは --field か custaudit.toml の field で指定してください",
        "{place}: nothing tells the business, so {count} items were taken for {field}; if that is wrong, say it with --field or with field"
        " in custaudit.toml",
    ),
    "sources.warn.no_business": (
        "{place}: 業務の列が空の {count} 行は、上の行の業務としました（最初は {first} 行目）",
        "{place}: {count} rows with nothing in the column of the business were given that of the row above (first in row {first})",
    ),
    "sources.warn.formulas": (
        "{place}: 計算されていない数式が {count} 個あり、空として読みました。Excel で開いて保存し直してください",
        "{place}: {count} formulas were never calculated and read as empty; open and save it in Excel",
    ),
    "sources.warn.formatting_unknown": (
        "{place}: 書式（取消線・非表示・結合）は読めませんでした。値だけを読みました",
        "{place}: its formatting (strike-through, hidden, merged) could not be read; only its values were",
    ),
}
