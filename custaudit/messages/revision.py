"""What is said of two versions of an inventory or RFP."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "revision.title": ("カスタマイズの変更", "Changes of the customizations"),
    "revision.versions": ("{old} → {new}", "{old} -> {new}"),
    "revision.rate": ("カスタマイズ率 {old} → {new}（{change}）", "Customization rate {old} -> {new} ({change})"),
    "revision.points": ("{points:+.1f} ポイント", "{points:+.1f} points"),
    "revision.no_change": ("増減なし", "no change"),
    "revision.counts": (
        "追加 {added} 件、削除 {removed} 件、変更 {changed} 件、変更なし {unchanged} 件",
        "{added} added, {removed} removed, {changed} changed, {unchanged} unchanged",
    ),
    "revision.deviations": (
        "逸脱 {old} 件 → {new} 件（追加で {added}、削除で {removed}、変更で {changed}）",
        "Deviations {old} -> {new} (added {added}, removed {removed}, changed {changed})",
    ),
    "revision.added": ("追加", "Added"),
    "revision.removed": ("削除", "Removed"),
    "revision.changed": ("変更", "Changed"),
    "revision.section": ("{name} {count} 件", "{name} ({count})"),
    "revision.rewordings": ("書き換えられたところ", "Rewordings"),
    "revision.rewording": ("{part}: 「{old}」→「{new}」", '{part}: "{old}" -> "{new}"'),
    "revision.nothing": ("変更はありません。", "Nothing changed."),
    "revision.column.what": ("変更箇所", "What changed"),
    "revision.column.verdict": ("判定", "Verdict"),
    "revision.from_to": ("{old} → {new}", "{old} -> {new}"),
    "revision.part.comma": ("、", ", "),
    "revision.part.verdict": ("判定", "verdict"),
    "revision.part.effort_days": ("工数", "effort"),
    "revision.part.title": ("件名", "title"),
    "revision.part.detail": ("内容", "detail"),
    "revision.part.reason": ("理由", "reason"),
    "revision.part.object": ("対象", "object"),
    "revision.part.department": ("担当課", "department"),
    "revision.no_such_format": (
        "二つの版の比較は {known} で出せます（{name} では出せません。--no-compare を付けると通常の差分になります）",
        "two versions can be compared as {known}, not {name}; --no-compare gives the plain report",
    ),
    "revision.needs_two": (
        "--compare には旧版と新版の二つを指定してください（{count} 個指定されています）",
        "--compare takes two inputs, the old and the new version ({count} given)",
    ),
    "revision.taken_as_versions": (
        "{old} と {new} を同じ一覧の旧版と新版として比べました（まとめて判定するには --no-compare）",
        "{old} and {new} were compared as two versions of one list (--no-compare takes them together)",
    ),
    "revision.taken_together": (
        "二つのファイルをまとめて一つの一覧として判定しました。版の比較は --output 比較.md で出せます",
        "the two files were judged together as one list; --output comparison.md compares them as two versions",
    ),
    "cli.compare.help": (
        "二つの入力を旧版・新版として比べ、追加・削除・変更と率の増減を出します"
        "（table と md では、二つのファイルの項目の半分以上が同じなら自動）",
        "compare two inputs as old and new version: what was added, removed, changed, and the effect on the rate "
        "(on by itself in table and md when the files share at least half of their items)",
    ),
}
