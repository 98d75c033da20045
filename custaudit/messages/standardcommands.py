"""What ``standards list``, ``show``, ``validate``, ``search``, ``export``, ``import`` and ``compare`` say."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "standards.list.help": ("使える標準の一覧を出します。", "Lists the standards that can be named."),
    "standards.show.help": (
        "標準の節の一覧、一つの節、または一つの要件を表示します。",
        "Shows the sections of a standard, one section, or one requirement.",
    ),
    "standards.validate.help": (
        "標準のファイルを点検します。問題があれば終了コード1。",
        "Looks through the files of standards; exit status 1 if there are problems.",
    ),
    "standards.search.help": (
        "言葉や文から要件を探します。",
        "Finds requirements by words or by a whole sentence.",
    ),
    "standards.export.help": (
        "標準を csv, xlsx, json, md に書き出します（csv と xlsx は取り込み直せます）。",
        "Writes a standard as csv, xlsx, json or md (csv and xlsx can be imported again).",
    ),
    "standards.import.help": (
        "公表された標準（一覧表、本文、それらのフォルダ）を、このプロジェクトの standards/ に取り込みます。",
        "Imports a published standard (spreadsheet, text, or a folder of them) into this project's standards/.",
    ),
    "standards.compare.help": (
        "二つの版の違いを出します。--inventory を付けると、判定の変わる項目も示します。",
        "Says how two versions differ; with --inventory also which items change their verdict.",
    ),
    "standards.name.help": ("標準の名前（例: jumin-v1）", "name of a standard, such as jumin-v1"),
    "standards.names.help": ("標準の名前（省略すると全部）", "names of standards (default: all)"),
    "standards.entry.help": ("節番号、要件番号、機能ID のどれか", "number of a section, id or published number of a requirement"),
    "standards.words.help": ("探す言葉や文", "words or a sentence"),
    "standards.limit.help": ("出す件数の上限", "how many at most"),
    "standards.format.help": ("出力形式", "output format"),
    "standards.export.format.help": (
        "csv, xlsx, json, md（省略すると出力先の拡張子、画面には md）",
        "csv, xlsx, json or md (default: the output's ending; md on the terminal)",
    ),
    "standards.file.help": ("取り込むファイルまたはフォルダ", "file or folder to import"),
    "standards.as.help": ("この名前で取り込みます（--standard で指定する名前）", "name to give it (for --standard)"),
    "standards.title.help": ("題名（省略するとファイルから）", "title (default: from the file)"),
    "standards.version.help": ("版", "version"),
    "standards.publisher.help": ("作成者（省庁など）", "publisher"),
    "standards.published.help": ("公表日（2020-09-11 の形）", "day of publication, like 2020-09-11"),
    "standards.field.help": (
        "どの業務の標準か（省略すると名前と題名から。複数可）",
        "field that it is the standard of (default: from name and title; may be repeated)",
    ),
    "standards.sheet.help": ("このシートだけを読みます", "read this sheet only"),
    "standards.replace.help": ("同じ名前の取込み済みの標準を置き換えます", "overwrite the standard imported under this name"),
    "standards.old.help": ("旧い版の名前", "name of the older version"),
    "standards.new.help": ("新しい版の名前", "name of the newer version"),
    "standards.inventory.help": (
        "両方の版で判定し直す一覧表や調達仕様書（複数可）",
        "inventory or RFP to judge with both (may be repeated)",
    ),
    "standards.counted": ("{shown} 件", "{shown} found"),
    "standards.found_nothing": ("「{words}」に当たる要件はありません", "no requirement found for {words!r}"),
    "standards.no_problem": (
        "{name}: 問題はありません（節 {sections}、要件 {requirements}）",
        "{name}: sound ({sections} sections, {requirements} requirements)",
    ),
    "standards.problems": ("{name}: 問題 {count} 件", "{name}: {count} problems"),
    "standards.imported": (
        "「{title}」を {name} として取り込みました"
        "（節 {sections}、要件 {requirements}: 必須 {required}、オプション {optional}、不可 {prohibited}）",
        "imported {title!r} as {name}: {sections} sections, {requirements} requirements "
        "({required} required, {optional} optional, {prohibited} prohibited)",
    ),
    "standards.imported.folder": ("場所: {folder}", "in {folder}"),
    "standards.imported.columns": ("列の扱い", "How the columns were read"),
    "standards.imported.assumed": ("取込みで決めたこと（違っていれば直してください）", "Decided on import; mend what is wrong"),
    "standards.imported.skipped": ("要件にしなかった行", "Rows that are no requirements"),
    "standards.imported.next": (
        "次は: `custaudit standards show {name}` で確かめ、`custaudit diff 一覧表 --standard {name}` で使えます",
        "next: look through it with `custaudit standards show {name}` and use it with `custaudit diff INVENTORY --standard {name}`",
    ),
    "standards.imported.problems": (
        "注意: 点検で {count} 件の問題が見つかりました。`custaudit standards validate {name}` で確かめてください",
        "note: {count} problems found; see `custaudit standards validate {name}`",
    ),
    "standards.unknown_field": ("業務「{field}」はありません。使えるもの: {known}", "no field {field!r}; known: {known}"),
    "standards.column.letter": ("列", "column"),
    "standards.column.heading": ("見出し", "heading"),
    "standards.column.role": ("扱い", "read as"),
    "standards.column.reason": ("理由", "reason"),
    "standards.column.rows": ("行数", "rows"),
    "standards.column.sheet": ("シート", "sheet"),
    "standards.role.section": ("節番号", "section number"),
    "standards.role.major": ("大項目", "chapter"),
    "standards.role.middle": ("中項目", "parent section"),
    "standards.role.minor": ("小項目", "section"),
    "standards.role.number": ("機能ID", "number"),
    "standards.role.branch": ("枝番", "branch number"),
    "standards.role.name": ("機能名称", "title"),
    "standards.role.text": ("機能要件", "requirement"),
    "standards.role.class": ("実装区分", "class"),
    "standards.role.revision": ("改定の種別", "revision"),
    "standards.role.required": ("必須の要件", "required functions"),
    "standards.role.optional": ("オプションの要件", "optional functions"),
    "standards.role.prohibited": ("不可の要件", "prohibited functions"),
    "standards.role.unused": ("使わない", "not used"),
    "standards.changes": ("要件ごとの変更", "Changes by requirement"),
    "standards.changes.by_section": ("節ごとの変更の数", "Changes by section"),
    "standards.rates": (
        "カスタマイズ率: {old} {old_rate} → {new} {new_rate}",
        "Customization rate: {old} {old_rate} -> {new} {new_rate}",
    ),
}
