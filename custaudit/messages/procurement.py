"""What is said of procurement specifications: how fine they are, and which required functions they never ask for."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "cli.missing.help": (
        "入力がどこでも求めていない標準の必須機能も示します",
        "also list the required functions that the inputs never ask for",
    ),
    "missing.not_with_compare": (
        "--missing と --compare は一緒に使えません。新しい版だけを指定して --missing を付けてください",
        "--missing and --compare exclude each other; name the newer version alone with --missing",
    ),
    "granularity.coarse": ("概要のみ", "coarse"),
    "granularity.fine": ("詳細", "fine"),
    "granularity.mixed": ("混在", "mixed"),
    "granularity.coarse.why": (
        "概要だけを示す書き方です。カスタマイズの範囲は契約後の協議で決まり、抑制しにくくなります。",
        "Outlines only: what to customize is settled after the contract, which does not hold customizations back.",
    ),
    "granularity.fine.why": (
        "機能要件を細かく定めています。カスタマイズの抑制に向いた書き方です。",
        "Detailed functional requirements: the pattern that holds customizations back.",
    ),
    "granularity.mixed.why": (
        "細かな要件と概要だけの要件が混ざっています。あいまいな文を書き直し、要件の少ない機能を書き足してください。",
        "Detailed requirements and outlines are mixed; make vague statements concrete and fill in functions with few requirements.",
    ),
    "report.granularity": ("調達仕様書の粒度", "Granularity of the RFP"),
    "report.granularity.line": (
        "{path}: {verdict}（要件 {requirements}、1機能当たり {per_function}、あいまいな文 {vague}、具体的な文 {concrete}）",
        "{path}: {verdict} ({requirements} requirements, {per_function} per function, {vague} vague, {concrete} concrete)",
    ),
    "report.granularity.vague": ("あいまいな文", "Vague statements"),
    "report.granularity.concrete": ("具体的な文", "Concrete statements"),
    "report.granularity.words": ("あいまいな語", "Vague words"),
    "report.granularity.function": ("機能（見出し）", "Function (heading)"),
    "report.granularity.functions": ("機能（見出し）の数", "Functions (headings)"),
    "report.granularity.requirements": ("要件の数", "Requirements"),
    "report.granularity.per_function": ("1機能当たりの要件", "Requirements per function"),
    "report.granularity.verdict": ("粒度", "Granularity"),
    "report.granularity.note": (
        "具体的な文は、画面・帳票・項目・条件のどれかを名指しする文です。",
        "A concrete statement names a screen, a form, a field or a condition.",
    ),
    "report.granularity.quote": ("{no}「{text}」（{words}）", "{no} “{text}” ({words})"),
    "report.missing": ("求めていない必須機能", "Required functions that nobody asks for"),
    "report.missing.sentence": (
        "{kind}の必須機能 {required} のうち {missing} を、どの行も求めていません（うち {untouched} は節ごと触れていません）。",
        "{missing} of {required} functions required of a {kind} are never asked for "
        "({untouched} of them in sections that no item touches).",
    ),
    "report.missing.none": (
        "{kind}の必須機能 {required} をすべて求めています。",
        "All {required} functions required of a {kind} are asked for.",
    ),
    "report.missing.untouched": ("節ごと触れていない", "section not touched"),
    "report.missing.touched": ("同じ節の別の機能を求めている", "section asks for something else"),
    "report.missing.state": ("節への言及", "Section"),
    "report.missing.count": ("求めていない数", "Not asked for"),
    "report.missing.functions": ("機能", "Functions"),
    "report.missing.of": ("{missing}/{required}", "{missing}/{required}"),
    "report.missing.items": ("同じ節の行", "Items in the section"),
    "report.missing.decision": ("対応（記入）", "Decision"),
    "report.missing.note": ("メモ（記入）", "Note"),
    "report.missing.add": ("追記する", "add it"),
    "report.missing.leave": ("標準に従うとだけ書く", "refer to the standard"),
    "report.missing.needless": ("不要", "not needed"),
    "report.more_sections": ("ほか {count} 節（全部は xlsx か html で）", "and {count} more sections (see xlsx or html)"),
    "report.sheet.granularity": ("粒度", "Granularity"),
    "report.sheet.missing": ("求めていない機能", "Not asked for"),
}
