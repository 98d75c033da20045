"""What ``evaluate`` says."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "cli.evaluate.help": (
        "正解ラベルと比べて、分類と判定の正確さを測ります。",
        "Measures classification and verdicts against labels.",
    ),
    "cli.labels.help": (
        "正解ラベルの CSV（列: file, no または id, type, domain, flow, sections, verdict）",
        "labels as CSV with the columns file, no or id, type, domain, flow, sections, verdict",
    ),
    "labels.no_key": (
        "行を見分ける列（no または id）がありません。列: {columns}",
        "has neither a column no nor id; columns: {columns}",
    ),
    "labels.no_axis": (
        "正解の列（type, domain, flow, sections, verdict）が一つもありません。列: {columns}",
        "has none of the columns type, domain, flow, sections, verdict; columns: {columns}",
    ),
    "labels.empty": ("ラベルが一つもありません", "holds no label"),
    "labels.unmatched": (
        "「{name}」に当たる項目が入力にありません。番号とファイル名を確かめてください",
        "no item of the inputs is {name!r}; check the number and the file",
    ),
    "labels.ambiguous": (
        "「{name}」に当たる項目が {count} 件あります。file 列を足すか、id で指定してください",
        "{count} items are {name!r}; add a column file, or name them by id",
    ),
    "labels.twice": ("「{name}」のラベルが重複しています", "{name!r} is labelled twice"),
    "labels.code": (
        "{column} の「{code}」は使えません。使えるもの: {codes}",
        "{column} cannot be {code!r}; known: {codes}",
    ),
    "labels.section": ("標準に節「{code}」はありません", "the standard has no section {code!r}"),
    "labels.other_files": (
        "入力のファイルのラベルがありません。ラベルのあるファイル: {files}",
        "holds no label for the inputs, but for {files}",
    ),
    "evaluate.elsewhere": ("入力にないファイルのラベル {count} 件は使いません", "{count} labels are for other files and are left out"),
    "evaluate.title": ("正解ラベル {labelled} 件（項目 {items} 件のうち）", "{labelled} labels (of {items} items)"),
    "evaluate.standard": ("標準: {standard}", "standard: {standard}"),
    "evaluate.axis": ("軸", "axis"),
    "evaluate.labels": ("件数", "labels"),
    "evaluate.accuracy": ("正解率", "accuracy"),
    "evaluate.macro_f1": ("マクロF1", "macro-F1"),
    "evaluate.ece": ("較正誤差", "calibration error"),
    "evaluate.axis.type": ("類型", "type"),
    "evaluate.axis.domain": ("領域", "domain"),
    "evaluate.axis.flow": ("向き", "flow"),
    "evaluate.axis.verdict": ("判定", "verdict"),
    "evaluate.axis.section": ("節", "section"),
    "evaluate.axis.deviation": ("逸脱の確率", "probability of deviating"),
    "evaluate.section": (
        "節: 最初の候補が正しい {first}、三つの候補に含まれる {three}（{labels} 件）",
        "section: first {first}, within three {three} ({labels} labels)",
    ),
    "evaluate.prohibited": (
        "実装不可の再現率 {recall}（{found}/{count} 件）、適合率 {precision}",
        "recall of prohibited {recall} ({found}/{count}), precision {precision}",
    ),
    "evaluate.review": (
        "要確認の割合 {share}。それ以外の正解率: {rest}",
        "share for review {share}; accuracy on the rest: {rest}",
    ),
    "evaluate.rate": (
        "カスタマイズ率 {rate}（90% 区間 {low}～{high}）、正解では {truth}、差 {difference} ポイント",
        "customization rate {rate} (90% interval {low}–{high}), truth {truth}, difference {difference} points",
    ),
    "evaluate.confusion": ("{axis}の混同行列（行が正解、列が結果）", "Confusion of {axis} (rows: truth, columns: found)"),
    "evaluate.reliability": ("{axis}の確信度と正解率（較正誤差 {error}）", "Reliability of {axis} (calibration error {error})"),
    "evaluate.bin": ("確信度", "confidence"),
    "evaluate.mean_confidence": ("平均", "mean"),
}
