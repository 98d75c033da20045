"""What is said of an item, and of the score."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "verdict.none": (
        "業務機能のカスタマイズではないため、判定しません。",
        "No customization of a function; not judged.",
    ),
    "standard.maybe_other_field": (
        "標準「{standard}」は別の業務のもののようです（項目の業務: {fields}）。判定と率はその業務のものとして読まないでください",
        "the standard {standard} seems to be of another field than the items ({fields}); do not read verdicts and rate as theirs",
    ),
    "standard.unsaid_field": (
        "標準「{standard}」の業務の一覧かどうかは、{places} の名前や列からは分かりません。別の業務なら、判定と率を読まないでください",
        "neither names nor columns say whether {places} is of the field of {standard}; if it is not, do not read verdicts and rate",
    ),
    "verdict.other_field": (
        "{field}の項目で、この標準の対象業務ではないため、判定しません。",
        "An item of {field}, which this standard is not for; not judged.",
    ),
    "verdict.covered_because": (
        "標準 {section} の実装すべき機能「{title}」（{requirement}）で足りるため、カスタマイズは不要になります。",
        "Section {section} requires “{title}” ({requirement}), so the customization can be dropped.",
    ),
    "verdict.optional_because": (
        "標準 {section} の実装してもしなくても良い機能「{title}」（{requirement}）に当たります。"
        "逸脱ではありませんが、全てのパッケージにあるとは限りません。",
        "Section {section} allows “{title}” ({requirement}) as an option; no deviation, but not every package has it.",
    ),
    "verdict.prohibited_because": (
        "標準 {section} が実装しない機能とする「{title}」（{requirement}）に当たるため、やめる必要があります。",
        "Section {section} says “{title}” ({requirement}) is not to be implemented; it must go.",
    ),
    "verdict.outside_because": (
        "近い定めは標準 {section} の「{title}」（{requirement}）ですが、求める内容までは定めがなく、標準からの逸脱です。",
        "The nearest is “{title}” ({requirement}, section {section}), which does not go as far; a deviation.",
    ),
    "verdict.outside_far": ("標準に当たる定めがなく、標準からの逸脱です。", "The standard has nothing of the kind; a deviation."),
    "score.definition": (
        "カスタマイズ率＝逸脱（実装不可＋標準外）の件数÷判定した件数。対象外の項目は数えません。"
        "区間は、項目ごとの逸脱の確率から求めた逸脱の件数の90%区間です（項目どうしは独立とみなします）。",
        "Customization rate = deviations (prohibited + outside) / items assessed; rows that are no customization do not count. "
        "The interval is the central 90% of the sum of independent trials with each item's probability of deviating.",
    ),
}
