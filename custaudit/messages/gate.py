"""What the gate says: its limits, what crosses them and what to do, baselines and waivers."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # limits by name
    "gate.max_rate": ("カスタマイズ率", "customization rate"),
    "gate.max_rate_upper": ("カスタマイズ率の区間の上端", "upper end of the rate's interval"),
    "gate.max_review": ("要確認の割合", "share to be confirmed"),
    "gate.max_rate_by_type": ("類型ごとの率", "rate of a type"),
    "gate.max_rate_by_domain": ("領域ごとの率", "rate of a domain"),
    "gate.no_prohibited": ("実装不可の項目", "prohibited items"),
    "gate.no_new_deviations": ("基準にない新しい逸脱", "deviations that the baseline does not have"),
    "gate.unreadable": ("読めないファイル", "unreadable files"),
    "gate.empty": ("項目のないファイル", "files without an item"),
    "gate.undecodable": ("文字が壊れている行", "rows with broken characters"),
    "gate.unjudged": ("標準の対象業務ではない項目", "items of a field that the standard is not for"),
    "gate.waiver_expired": ("期限の切れた例外承認", "expired waivers"),
    # values
    "gate.of": ("{share}（{total} 件中 {count} 件）", "{share} ({count} of {total})"),
    "gate.of_named": ("{name} {value}", "{name} {value}"),
    "gate.at_most": ("{share} 以下", "at most {share}"),
    "gate.count": ("{count} 件", "{count}"),
    "gate.none_allowed": ("0 件", "none"),
    # what to do
    "gate.max_rate.advice": (
        "逸脱の項目を減らすか、限度（custaudit.toml の [check] max_rate）を決め直してください",
        "reduce the deviations, or decide anew on max_rate under [check] in custaudit.toml",
    ),
    "gate.max_rate_upper.advice": (
        "逸脱の項目を減らすか、要確認の項目の書き方を具体的にして区間を狭めてください（限度は [check] max_rate_upper）",
        "reduce the deviations, or narrow the interval by wording doubtful items concretely (limit: max_rate_upper under [check])",
    ),
    "gate.max_review.advice": (
        "要確認の項目は、対象の帳票・画面・条件を具体的に書くか、人が判断して例外承認に記録してください",
        "say which form, screen or condition is meant, or let a person decide and record it as a waiver",
    ),
    "gate.max_rate_by_type.advice": (
        "この類型の逸脱を減らすか、限度（[check.max_rate_by_type]）を決め直してください",
        "reduce the deviations of this type, or decide anew on its limit under [check.max_rate_by_type]",
    ),
    "gate.max_rate_by_domain.advice": (
        "この領域の逸脱を減らすか、限度（[check.max_rate_by_domain]）を決め直してください",
        "reduce the deviations of this domain, or decide anew on its limit under [check.max_rate_by_domain]",
    ),
    "gate.no_prohibited.advice": (
        "標準仕様書が実装しないと定めています。取りやめるか、やむを得ない理由を例外承認（waivers.yaml）に記録してください",
        "the standard says not to implement them: withdraw them, or record why not in waivers.yaml",
    ),
    "gate.no_new_deviations.advice": (
        "取りやめるか、例外承認（waivers.yaml）に記録してください。認めて基準を改めるには `custaudit baseline write`",
        "withdraw them, or record a waiver; to accept them, renew the baseline with `custaudit baseline write`",
    ),
    "gate.unreadable.advice": (
        "ファイルを直してください。読まずに進めるには [check] allow_unreadable = true",
        "mend the files; to go on without them, set allow_unreadable = true under [check]",
    ),
    "gate.empty.advice": (
        "`custaudit inspect` で読み取り方を確かめてください。空でよいなら [check] allow_empty = true",
        "see `custaudit inspect`; if they may be empty, set allow_empty = true under [check]",
    ),
    "gate.undecodable.advice": (
        "元のソフトで UTF-8 で保存し直してください。このまま判定するには [check] allow_undecodable = true",
        "save the file as UTF-8 again; to judge it as it is, set allow_undecodable = true under [check]",
    ),
    "gate.unjudged.advice": (
        "業務を --field で指定するか、その業務の標準を取り込んでください。判定せずに進めるには [check] allow_unjudged = true",
        "name the field with --field or import its standard; to go on without a verdict, set allow_unjudged = true under [check]",
    ),
    "gate.waiver_expired.advice": (
        "期限を改めて決裁を受けるか、waivers.yaml から削除してください",
        "have it decided anew with a later date, or remove it from waivers.yaml",
    ),
    "gate.expired_on": ("{name}（期限 {until}）", "{name} (until {until})"),
    # notes
    "gate.note.unused_waiver": (
        "使われていない例外承認: {name}（項目がないか、逸脱ではありません）",
        "unused waiver: {name} (no such item, or no deviation)",
    ),
    "gate.note.gone": (
        "基準にあった逸脱のうち {count} 件はなくなりました。`custaudit baseline write` で基準を改められます",
        "{count} deviations of the baseline are gone; renew it with `custaudit baseline write`",
    ),
    "gate.note.other_rules": (
        "基準は別の版のルールか標準で作られています。判定が変わった項目は新しい逸脱に見えることがあります",
        "the baseline was made with other rules or another edition of the standard; a changed verdict may look like a new deviation",
    ),
    "gate.note.left_out": ("除いたファイル: {problem}", "left out: {problem}"),
    # baselines
    "baseline.missing": (
        "基準がありません。`custaudit baseline write` で作ってください",
        "no baseline; make it with `custaudit baseline write`",
    ),
    "baseline.wrong": (
        "基準のファイルではありません（{problem}）。`custaudit baseline write` で作り直してください",
        "is not a baseline ({problem}); make it again with `custaudit baseline write`",
    ),
    "baseline.other_standard": (
        "基準は {theirs} のものです（今回の標準は {ours}）。`custaudit baseline write` で作り直してください",
        "is a baseline of {theirs}, and the standard now is {ours}; make it again with `custaudit baseline write`",
    ),
    "baseline.written": (
        "逸脱 {count} 件を基準として記録しました",
        "{count} deviations recorded as the baseline",
    ),
    # waivers
    "waiver.names_one": (
        "item か、file と no の組のどちらか一方で項目を指してください",
        "name the item either by `item`, or by `file` and `no`",
    ),
    "waiver.blank": ("reason と decided_by は空にできません", "reason and decided_by must not be empty"),
    "waiver.ambiguous": (
        "{name} に当てはまる項目が {count} 件あります。item に ID（{ids}）を書いて一つに決めてください",
        "{count} items are {name}; name one by its id ({ids})",
    ),
    # command line
    "cli.check.help": (
        "自動の点検（CI 用）。限度を超えたら終了コード 1、判定できなければ 2 で終わります。",
        "The gate for CI: exit status 1 when a limit is crossed, 2 when nothing could be judged.",
    ),
    "cli.baseline.write.help": (
        "今ある逸脱を基準として記録します。",
        "Records today's deviations as the baseline.",
    ),
    "cli.baseline.output.help": (
        "基準のファイル（既定は設定の [check] baseline）",
        "the baseline's file (default: baseline under [check])",
    ),
    "cli.max_rate.help": ("カスタマイズ率の上限（0～1）", "highest customization rate (0 to 1)"),
    "cli.max_rate_upper.help": ("区間の上端の上限（0～1）", "highest upper end of the rate's interval (0 to 1)"),
    "cli.max_review.help": ("要確認の割合の上限（0～1）", "largest share to be confirmed (0 to 1)"),
    "cli.max_rate_by_type.help": (
        "類型ごとの率の上限（例: wording=0.2、繰り返し可）",
        "limit for a type, such as wording=0.2 (repeatable)",
    ),
    "cli.max_rate_by_domain.help": ("領域ごとの率の上限（例: B=0.2、繰り返し可）", "limit for a domain, such as B=0.2 (repeatable)"),
    "cli.no_prohibited.help": ("実装不可の項目を認めません", "allow no prohibited item"),
    "cli.no_new_deviations.help": ("基準にない逸脱を認めません", "allow no deviation that the baseline lacks"),
    "cli.check.baseline.help": ("基準のファイル", "the baseline's file"),
    "cli.waivers.help": ("例外承認のファイル（waivers.yaml）", "the file of waivers"),
    "cli.allow_empty.help": ("項目のないファイルを認めます", "let files without an item pass"),
    "cli.allow_unreadable.help": ("読めないファイルを除いて進めます", "go on without unreadable files"),
    "cli.allow_undecodable.help": ("文字が壊れている行を認めます", "let rows with broken characters pass"),
    "cli.allow_unjudged.help": ("標準の対象業務ではない項目を認めます", "let items of other fields pass"),
    "cli.today.help": ("例外承認の期限を見る日（既定は今日）", "the day on which waivers are judged (default: today)"),
    "cli.also.help": (
        "報告をこのファイルにも書きます（形式は拡張子で決まります。繰り返し可）",
        "also write the report to this file, in the format of its ending (repeatable)",
    ),
    "cli.not_a_date": (
        "--today は 2026-04-01 の形で書いてください（{given} は使えません）",
        "--today is a date such as 2026-04-01, not {given!r}",
    ),
    "cli.not_a_limit": (
        "{option} は {example} の形で書いてください（{given} は使えません。使える名前: {known}）",
        "{option} is written {example}, not {given!r}; names: {known}",
    ),
    "check.no_limits": (
        "限度が一つも決まっていません。custaudit.toml の [check] に書くか、--max-rate 0.3 や --no-prohibited を付けてください",
        "no limit is set: write some under [check] in custaudit.toml, or add --max-rate 0.3 or --no-prohibited",
    ),
}
