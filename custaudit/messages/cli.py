"""What the command line says: help, hints, errors of command and configuration."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "cli.help": (
        "自治体情報システムのカスタマイズを標準仕様書と照らし、分類・判定・カスタマイズ率の算出を行います。",
        "Audits the customizations of municipal information systems against published standards.",
    ),
    "cli.epilog": (
        "例: custaudit classify inventory.xlsx ／ custaudit diff --standard jumin-v1",
        "Examples: custaudit classify inventory.xlsx; custaudit diff --standard jumin-v1",
    ),
    "cli.version.help": (
        "バージョンを表示します",
        "show the version and exit",
    ),
    "cli.lang.help": (
        "表示する言語（既定は日本語、LANG が英語なら英語）",
        "language (Japanese unless LANG asks for English)",
    ),
    "cli.quiet.help": (
        "案内や警告を出しません",
        "no hints and warnings",
    ),
    "cli.no_color.help": (
        "色を使いません（環境変数 NO_COLOR でも同じ）",
        "no colours (as with NO_COLOR)",
    ),
    "cli.rules.help": (
        "分類ルールの一覧・点検・重みの算出",
        "the classification rules",
    ),
    "cli.standards.help": (
        "標準仕様書の一覧・検索・取込み・版の比較",
        "the standards",
    ),
    "cli.baseline.help": (
        "CI の基準となる現状の記録",
        "today's findings as the baseline of the gate",
    ),
    "cli.inputs.help": (
        "読み込むファイルまたはフォルダ（省略すると custaudit.toml の inputs）",
        "files or folders to read (default: inputs of custaudit.toml)",
    ),
    "cli.standard.help": (
        "照らす標準の名前（例: jumin-v1）",
        "the standard, such as jumin-v1",
    ),
    "cli.field.help": (
        "業務（省略すると自動判定）",
        "field of work (default: found automatically)",
    ),
    "cli.kind.help": (
        "団体の種別: designated=指定都市, core=中核市等, ordinary=一般市区町村",
        "kind of municipality: designated, core or ordinary",
    ),
    "cli.format.help": (
        "出力形式: table, json, jsonl, csv, xlsx, html, md, sarif, junit, github, gitlab",
        "output format: table, json, jsonl, csv, xlsx, html, md, sarif, junit, github, gitlab",
    ),
    "cli.output.help": (
        "出力先のファイル（形式は拡張子で決まります）",
        "file to write; its ending says the format",
    ),
    "cli.result_format.help": ("出力形式", "output format"),
    "cli.encoding.help": (
        "CSV の文字コード",
        "encoding of CSV",
    ),
    "cli.summary.help": (
        "要約だけを表示します",
        "the summary only",
    ),
    "cli.show_skipped.help": (
        "読み飛ばした行とその理由を表示します",
        "list the rows that were skipped, with the reason",
    ),
    "cli.classify.help": (
        "一覧表や調達仕様書の各行を、類型と領域に分類します。",
        "Classifies each line of an inventory or RFP by type and domain.",
    ),
    "cli.diff.help": (
        "各行を標準と照らし、判定とカスタマイズ率を出します。",
        "Holds each line against a standard: verdicts and the customization rate.",
    ),
    "cli.interrupted": (
        "中断しました",
        "interrupted",
    ),
    "cli.wrong_command": (
        "コマンドの指定が違います: {problem}（`custaudit --help` で使い方を確かめられます）",
        "wrong command: {problem} (see `custaudit --help`)",
    ),
    "cli.unknown_language": (
        "--lang は ja か en です（{lang} は使えません）",
        "--lang is ja or en, not {lang!r}",
    ),
    "cli.binary_to_terminal": (
        "この形式は画面に出せません。--output ファイル名 を付けてください",
        "this format cannot be shown on a terminal; add --output FILE",
    ),
    "cli.cannot_write": (
        "書き込めません（{cause}）",
        "cannot be written ({cause})",
    ),
    "cli.no_folder": (
        "フォルダ「{folder}」がありません。先に作ってください",
        "there is no folder {folder}; make it first",
    ),
    "cli.is_read": (
        "読み込むファイルと同じ名前には書き出せません。元のファイルを守るため中止しました。別の名前を付けてください（例: 結果.xlsx）",
        "is a file that is read here; nothing was written, so that it is not lost. Choose another name, such as result.xlsx",
    ),
    "cli.written": (
        "{path} に書き出しました",
        "written to {path}",
    ),
    "cli.warning": (
        "注意 {warning}",
        "note: {warning}",
    ),
    "cli.skipped": (
        "読み飛ばし {path} {place}: {reason}",
        "skipped {path} {place}: {reason}",
    ),
    "config.not_utf8": (
        "UTF-8 ではありません。UTF-8 で保存し直してください",
        "is not UTF-8; save it as UTF-8",
    ),
    "config.backslash": (
        "パスの \\ は / にするか、'…' で囲んでください（\"…\" の中の \\ は特別な意味を持ちます）",
        "write \\ in paths as /, or put the path in '…' (inside \"…\" a \\ has a meaning of its own)",
    ),
    "config.twice": (
        "同じ項目が二度書かれています。一つにしてください",
        "stands here a second time; keep one",
    ),
    "config.missing_key": (
        "「{found}」がありません。{found} = … の行を書き足してください",
        "{found!r} is missing; add a line {found} = …",
    ),
    "config.wrong_kind": (
        '{wanted}を書くところに{found}があります（文字は "…" で囲み、一覧は ["a", "b"]、はい・いいえは true・false の形にしてください）',
        '{wanted} belongs here, not {found} (write words as "…", lists as ["a", "b"], yes and no as true and false)',
    ),
    "config.no_share": (
        "{name} には率を 0 から 1 までの数で書いてください（40% は 0.4）",
        "{name} takes a rate as a number from 0 to 1 (40% is 0.4)",
    ),
    "config.at_least": ("{bound} 以上の数を書いてください", "write a number of at least {bound}"),
    "config.at_most": ("{bound} 以下の数を書いてください", "write a number of at most {bound}"),
    "config.kind": ("{code}（{name}）", "{code} ({name})"),
    "config.unknown_kind": (
        "団体の種別「{found}」はありません。書けるもの: {known}",
        "no kind of municipality {found!r}; known: {known}",
    ),
    "config.broken": (
        '設定ファイル（TOML）の形になっていません。項目は 名前 = 値 の形で書き、文字は "…" で囲んでください',
        'is not valid TOML; write name = value, and words as "…"',
    ),
    "config.open_text": (
        "文字の終わりの引用符がありません。\"…\" か '…' を同じ行の中で閉じてください",
        "the quotation mark that ends the words is missing; close \"…\" or '…' on the same line",
    ),
    "config.open_bracket": (
        "括弧が閉じていません。[ … ] や { … } の終わりと、間のコンマを確かめてください",
        "a bracket is not closed; check the end of [ … ] or { … }, and the commas inside",
    ),
    "config.no_equals": (
        "「名前 = 値」の形になっていません。= は半角で書き、説明の行には初めに # を付けてください",
        "is not name = value; write the =, and begin a remark with #",
    ),
    "config.no_value": (
        '= の右が値になっていません。文字は "…" で囲み、数は 0.4、はい・いいえは true・false の形で書いてください',
        'what stands to the right of = is no value; write words as "…", numbers as 0.4, yes and no as true and false',
    ),
    "config.more_words": (
        '値の後に余分な文字があります。項目は一行に一つ、文字は全体を "…" で囲み、説明は # の後に書いてください',
        'something follows the value; write one setting a line, all of the words inside "…", and a remark after #',
    ),
    "config.no_name": (
        "項目の名前になっていません。名前は半角の英字で書き、説明の行には初めに # を付けてください",
        "is not the name of a setting; begin a remark with #",
    ),
    "config.wrong": (
        "設定の書き方が違います（{problem}）。`custaudit init` が作る見本と比べてください",
        "is not a configuration ({problem}); compare the one that `custaudit init` writes",
    ),
    "config.no_standard": (
        "標準が決まっていません。--standard 名前 で指定するか、custaudit.toml に standard を書いてください"
        "（使えるものは `custaudit standards list`。"
        "その業務の標準がまだなければ `custaudit standards import ファイル --name 名前` で取り込めます）",
        "no standard: name one with --standard, or in custaudit.toml (`custaudit standards list` shows what there is; "
        "import a published one with `custaudit standards import FILE --name NAME`)",
    ),
    "config.no_inputs": (
        "読み込むファイルがありません。ファイル名を付けるか、custaudit.toml の inputs に書いてください"
        "（`custaudit init` で見本を作れます）",
        "no inputs: name files, or list them under inputs in custaudit.toml (`custaudit init` writes one)",
    ),
    "input.more_problems": ("読めないファイルがほかに {count} 件あります", "{count} more files cannot be read"),
    "input.no_items": (
        "項目が一つも見つかりません。`custaudit inspect` で読み取り方を確かめてください",
        "not a single item found; see `custaudit inspect`",
    ),
    "cli.unexpected": (
        "予期しない誤りです（{kind}: {problem}）。結果は出していません。環境変数 CUSTAUDIT_DEBUG=1 を付けて実行すると詳しい記録が出ます",
        "an unexpected error ({kind}: {problem}); nothing was written. CUSTAUDIT_DEBUG=1 shows the details",
    ),
    "cli.reading": ("読み込み", "reading"),
}
