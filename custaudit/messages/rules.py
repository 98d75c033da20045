"""What is said of rule files."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "file.missing": ("ファイルまたはフォルダがありません", "no such file or folder"),
    "file.unreadable": ("読めません（{cause}）", "cannot be read ({cause})"),
    "rules.not_utf8": (
        "UTF-8 ではありません（{byte} バイト目）。UTF-8 で保存し直してください",
        "is not UTF-8 (byte {byte}); save it as UTF-8",
    ),
    "rules.broken_yaml": ("YAML として読めません（{problem}）", "is not valid YAML ({problem})"),
    "rules.broken_colon": (
        'YAML として読めません。「名前: 値」の : は半角で書いて後に空白を置き、: を含む文字は "…" で囲んでください',
        'is not valid YAML: write "name: value" with a blank after the colon, and words with a colon as "…"',
    ),
    "rules.broken_bracket": (
        "YAML として読めません。括弧が閉じていないか、コンマが抜けています。[a, b] や {a: b} の形を確かめてください",
        "is not valid YAML: a bracket is not closed or a comma is missing, as in [a, b] and {a: b}",
    ),
    "rules.broken_quote": (
        "YAML として読めません。ここで始まる引用符が閉じていません。\"…\" か '…' の終わりを確かめてください",
        "is not valid YAML: the quotation mark that opens here is not closed",
    ),
    "rules.broken_escape": (
        "YAML として読めません。\"…\" の中では \\ をこのように書けません。'…' で囲んでください",
        "is not valid YAML: a \\ inside \"…\" cannot be written so; use '…'",
    ),
    "rules.broken_indent": (
        "YAML として読めません。字下げがそろっていません。並ぶ項目は同じ桁から始めてください",
        "is not valid YAML: the indents do not agree; begin entries of one list in the same column",
    ),
    "rules.broken_start": (
        'YAML として読めません。タブは半角の空白に直し、@ * & % などの記号で始まる文字は "…" で囲んでください',
        'is not valid YAML: write blanks for tabs, and words that begin with a sign such as @ * & % as "…"',
    ),
    "rules.broken_character": (
        "YAML として読めません。画面に出ない制御文字があります。消してください",
        "is not valid YAML: delete the control characters",
    ),
    "rules.too_deep": ("入れ子が深すぎます。字下げと括弧を確かめてください", "is nested too deeply; check indents and brackets"),
    "rules.key_twice": (
        "「{found}」が同じ場所に二度書かれています（先に書いた方が消えてしまいます）。一つにまとめてください",
        "{found!r} stands twice in the same place (the first would be lost); join them",
    ),
    "rules.wrong_shape": (
        "書き方が違います（{problem}）。docs/rules.md の例と比べてください",
        "is not as it should be ({problem}); compare docs/rules.md",
    ),
    "rules.unknown_key": ("「{found}」という項目はありません。ここに書けるのは: {known}", "no key {found!r} here; known: {known}"),
    "rules.unknown_key_nearest": (
        "「{found}」という項目はありません。「{nearest}」のことですか（ここに書けるのは: {known}）",
        "no key {found!r} here; did you mean {nearest!r}? (known: {known})",
    ),
    "rules.missing_key": ("「{found}:」がありません。書き足してください", "{found!r} is missing; add it"),
    "rules.unknown_value": ("「{found}」は使えません。ここに書けるのは: {known}", "{found!r} is not known here; known: {known}"),
    "rules.unknown_value_nearest": (
        "「{found}」は使えません。「{nearest}」のことですか（ここに書けるのは: {known}）",
        "{found!r} is not known here; did you mean {nearest!r}? (known: {known})",
    ),
    "rules.wrong_name": (
        "名前（id）は半角の英小文字・数字・「-」「.」「/」で書き、英小文字か数字で始めてください",
        "a name (id) is written with a-z, 0-9, '-', '.', '/', and starts with a letter or digit",
    ),
    "rules.either": ("か", " or "),
    "rules.wrong_kind": (
        '{wanted}を書くところに{found}があります（文字なら "…" で囲む、一覧なら [a, b] か「- a」の形にしてください）',
        "{wanted} belongs here, not {found} (quote words as \"…\", write lists as [a, b] or '- a')",
    ),
    "rules.wrong_date": ("日付は 2027-03-31 の形で書いてください", "write a date such as 2027-03-31"),
    "kind-of-value.date": ("日付（2027-03-31 の形）", "a date such as 2027-03-31"),
    "kind-of-value.str": ("文字", "a word"),
    "kind-of-value.int": ("整数", "a whole number"),
    "kind-of-value.float": ("数", "a number"),
    "kind-of-value.bool": ("true か false", "true or false"),
    "kind-of-value.array": ("一覧", "a list"),
    "kind-of-value.object": ("「項目: 値」の組", "keys with values"),
    "kind-of-value.null": ("空", "nothing"),
    "rules.unknown_concept": (
        "{id}: 概念「{concept}」は辞書にありません。`custaudit rules list` で名前を確かめてください",
        "{id}: no concept {concept!r} in the lexicon; see `custaudit rules list`",
    ),
    "rules.unknown_concept_nearest": (
        "{id}: 概念「{concept}」は辞書にありません。「{nearest}」のことですか（`custaudit rules list` で名前を確かめられます）",
        "{id}: no concept {concept!r} in the lexicon; did you mean {nearest!r}? (see `custaudit rules list`)",
    ),
    "rules.circle": (
        "{id}: is をたどると自分に戻ります（{circle}）。どれかの is を消してください",
        "{id}: its broader concepts lead back to it ({circle}); remove one `is`",
    ),
    "rules.unknown_code": (
        "{id}: {axis} に「{found}」という区分はありません。使えるのは: {known}",
        "{id}: {axis} has no code {found!r}; known: {known}",
    ),
    "rules.empty_term": (
        "{id}: 空の語は使えません。消してください",
        "{id}: an empty term cannot be found; remove it",
    ),
    "rules.bad_pattern": (
        "{id}: 正規表現 {pattern} は使えません（{problem}）。先読み・後読み (?=…) (?<=…) と後方参照 \\1 は書けません",
        "{id}: pattern {pattern} is not usable ({problem}); lookaround and back-references do not exist",
    ),
    "rules.chain_needs_parts": (
        "{id}: within と in_order には all に{fewest}〜{most}個の要素が要ります。all を直すか、within と in_order を消してください",
        "{id}: within and in_order need {fewest} to {most} parts in `all`; mend `all`, or remove them",
    ),
    "rules.empty_example": (
        "{id}: 例の欄がすべて空です。どれかの欄に文を書いてください",
        "{id}: an example has no text; fill at least one cell",
    ),
    "rules.twice": (
        "「{id}」は {other} でも定義されています。どちらかの id を変えてください",
        "{id!r} is also defined in {other}; rename one",
    ),
    "rules.nothing_to_test": (
        "例（hits / misses）のあるルールがありません。ルールに例を書いてください",
        "no rule has examples (hits, misses); add some",
    ),
    "rules.unknown_id": (
        "「{id}」というルールや概念はありません。`custaudit rules list` で一覧を見られます",
        "no rule or concept {id!r}; see `custaudit rules list`",
    ),
    "rules.unknown_id_nearest": (
        "「{id}」というルールや概念はありません。「{nearest}」のことですか（`custaudit rules list` で一覧を見られます）",
        "no rule or concept {id!r}; did you mean {nearest!r}? (see `custaudit rules list`)",
    ),
    "rules.cue_number": ("手掛かり「{cue}」の重みが数ではありません", "the weights of cue {cue!r} are not all numbers"),
    "rules.cue_length": (
        "手掛かり「{cue}」は一文字か二文字の文字（記号・数字・空白を除く）にしてください",
        "cue {cue!r} must be one or two letters, no signs, digits or blanks",
    ),
    "rules.cue_columns": ("手掛かり「{cue}」の列の数が見出しと合いません", "cue {cue!r} has more or fewer columns than the heading"),
    "labels.columns_missing": ("列がありません: {columns}", "columns missing: {columns}"),
    "labels.unknown_code": ("{column} の「{code}」は使えません（使えるもの: {codes}）", "{code!r} is no {column} (known: {codes})"),
    "cli.fit.help": (
        "ラベル付きの項目から重み・信頼度・要確認の境目を求め、交差検証の結果を表示します（要 pip install 'custaudit[fit]'）。",
        "Finds weights, confidence and review limits from labelled items and prints the cross-validation (needs custaudit[fit]).",
    ),
    "cli.fit.texts_only": ("{standard} の本文だけ（別名・例文なし）", "the texts of {standard} alone (no aliases, no examples)"),
    "cli.fit.labelled.help": ("ラベル付きの項目の CSV", "CSV files of labelled items"),
    "cli.fit.pairs.help": (
        "細部だけ違う項目を対にして作った CSV。確信度の調整には四件に一件だけを使う（繰り返し指定可）",
        "CSV of items made in pairs that differ in a detail; confidence is learned from every fourth (may be repeated)",
    ),
    "cli.fit.standard.help": ("照合の数値を求める標準", "the standard to fit the matcher for"),
    "cli.fit.output.help": (
        "数値を書き込む rules フォルダ（省略すると表示だけ）",
        "rules folder to write the numbers to (default: print only)",
    ),
    "lint.never-found": (
        "条件の「{names}」には語も正規表現もなく、決して成り立ちません。概念に terms を書くか、条件から外してください",
        "the condition can never hold: {names} has no terms and patterns; give it some, or take it out",
    ),
    "lint.never-allowed": (
        "「{names}」があると none の「{none}」も必ずあることになり、決して成り立ちません。none を直してください",
        "the condition can never hold: wherever {names} is mentioned, so is what `none` forbids ({none}); mend `none`",
    ),
    "lint.no-condition": (
        "all も any もなく、どの行にも当てはまります。条件を書いてください",
        "has neither `all` nor `any` and holds for every line; write a condition",
    ),
    "lint.no-hits": ("当たるべき例（hits）がありません。一つ以上書いてください", "has no hits; write at least one text that must match"),
    "lint.no-misses": (
        "当たってはいけない例（misses）がありません。似ているが違う文を一つ以上書いてください",
        "has no misses; write at least one similar text that must not match",
    ),
    "lint.empty-match": (
        "正規表現 {pattern} は何もないところにも当たります。必ず1文字以上に当たる形（* を + に、など）にしてください",
        "pattern {pattern} matches nothing at all; make it take at least one character (+ for *)",
    ),
    "lint.same-condition": (
        "{other} と条件が同じです。一つにまとめるか、条件を変えてください",
        "has the same condition as {other}; join them, or change one",
    ),
    "lint.alike": (
        "互いの例では {other} と区別がつきません。違いが分かる例を書くか、一つにまとめてください",
        "cannot be told from {other} by the examples of both; add one that parts them, or join them",
    ),
    "lint.silent": (
        "votes も重みもなく、判定に効きません。votes を書くか、消してください",
        "has no votes and no weights; give it votes, or remove it",
    ),
    "lint.same-term": (
        "{other} と同じ語があり、どちらの意味か分かりません: {terms}。片方から消すか、共通の上位概念（is）を作ってください",
        "shares terms with {other}: {terms}; remove them from one, or give both a common broader concept (is)",
    ),
    "lint.single-character": (
        "1文字の語「{found}」は別の語の一部にも当たります。2文字以上にしてください",
        "the single character {found!r} is found inside other words; use two or more",
    ),
    "lint.comma-in-term": (
        "「{found}」は読点を含む一つの語になっています。語を分けるには半角の「, 」を使ってください",
        "{found!r} is one term with a comma in it; part terms by ', '",
    ),
    "lint.hidden-term": (
        "「{found}」は、例の中ではいつも長い語に隠れて見つかりません: {hiders}。長い語をこの概念にも入れるか、消してください",
        "{found!r} is hidden by longer terms wherever examples have it: {hiders}; add those here too, or remove it",
    ),
    "lint.unnormalised": (
        "正規表現の中の「{lost}」は、文字をそろえた後の文には現れません。「{plain}」と書いてください",
        "{lost} never occurs in normalised text; write {plain}",
    ),
    "lint.stale-weight": (
        "この名前のルールや概念はもうありません。`custaudit rules fit` で重みを作り直してください",
        "no rule or concept has this name any more; run `custaudit rules fit` again",
    ),
    "lint.and_more": ("{shown} ほか{more}件", "{shown} and {more} more"),
}
