"""What each key of a rule file means: shown by editors (JSON Schema) and in the reference of docs/rules.md."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "rulefile.KnowledgeFile": (
        "辞書・ルール・文例のファイル。組み込みのものも、自分で足すものも同じ形です。どの項目も省けます。",
        "A file of lexicon, rules and exemplars, built in or your own. Every key may be left out.",
    ),
    "rulefile.KnowledgeFile.concepts": ("概念（辞書の見出し）の一覧", "concepts: the entries of the lexicon"),
    "rulefile.KnowledgeFile.rules": ("ルール（概念の組合せが何を意味するか）の一覧", "rules: what combinations of concepts mean"),
    "rulefile.KnowledgeFile.exemplars": (
        "文例の一覧。ルールで決めきれない行を、似た文例で補います",
        "typical lines, for items about which the rules are unsure",
    ),
    "rulefile.KnowledgeFile.names": (
        "すでにある概念に、自分の団体の呼び名を足します（概念の id: [語, 語]）",
        "your municipality's own names for concepts that exist (concept id: [word, word])",
    ),
    "rulefile.Concept": (
        "業務の一つの考えと、その書き方のすべて。文にどれかの書き方があれば、その概念が「ある」とみなします。",
        "One notion of the field with all the ways to write it; a text mentions it when one of them stands there.",
    ),
    "rulefile.Concept.id": ("変わらない名前（半角の英小文字・数字・-）", "its name, which never changes (a-z, 0-9, -)"),
    "rulefile.Concept.label": ("一覧や説明に出す呼び名", "how lists and explanations call it"),
    "rulefile.Concept.terms": (
        "書き方の一覧。全角・半角、大文字・小文字、長音記号の違いはそろえて比べます。長い語の内側にある短い語は数えません",
        "the words; widths, case and dashes are evened out; a term inside a longer one does not count",
    ),
    "rulefile.Concept.patterns": (
        "正規表現（RE2）。数字など、語では書き並べられないもののために使います。文字をそろえた後の文（半角・小文字）と比べます",
        "RE2 regular expressions, for what words cannot list; compared with the normalised (half-width, lower-case) text",
    ),
    "rulefile.Concept.is": (
        "上位の概念。この概念があれば、上位の概念も「ある」ことになります",
        "broader concepts, mentioned along with this one",
    ),
    "rulefile.Concept.votes": (
        "この概念があるだけで言えること。軸ごとに、区分: 重み（正は「らしい」、負は「らしくない」）",
        "what its mention alone says: for each axis the weight of a code (positive for, negative against)",
    ),
    "rulefile.Concept.note": ("書いた人の覚え書き", "a remark of its author"),
    "rulefile.Rule": (
        "概念の組合せが何を意味するか。例（hits と misses）がこのルールの試験であり、説明でもあります。",
        "What a combination of concepts means, with the texts that prove it.",
    ),
    "rulefile.Rule.id": (
        "変わらない名前。根拠の表示やほかの出力にも、この名前が出ます",
        "its name, which never changes and stands in all output",
    ),
    "rulefile.Rule.why": ("なぜそう言えるのか。根拠として利用者に見せる一文", "why it holds: a sentence shown to readers"),
    "rulefile.Rule.when": ("条件", "the condition"),
    "rulefile.Rule.votes": ("条件が成り立つときに言えること（軸ごとに、区分: 重み）", "what follows: for each axis the weight of a code"),
    "rulefile.Rule.aliases": (
        "前の名前。名前を変えたときに書いておくと、古い名前でも引けます。組み込みのルールの名前を書くと、そのルールと入れ替わります",
        "former names; the name of a built-in rule here replaces that rule",
    ),
    "rulefile.Rule.hits": ("当たるべき文。文だけを書くと「内容」欄とみなします", "texts that must match; a plain text is the detail cell"),
    "rulefile.Rule.misses": ("当たってはいけない、似た文", "similar texts that must not match"),
    "rulefile.When": (
        "条件。書いた項目がすべて成り立つとき、ルールが当たります。",
        "A condition; the rule applies when everything written here holds.",
    ),
    "rulefile.When.all": (
        "全部そろうべき概念。[a, b] のように一覧で書いた要素は「どれか一つ」",
        "concepts that must all be mentioned; an entry that is a list means any one of it",
    ),
    "rulefile.When.any": ("どれか一つあればよい概念", "concepts of which one is enough"),
    "rulefile.When.none": ("どの欄にもあってはいけない概念", "concepts that no column may mention"),
    "rulefile.When.columns": (
        "見る欄（title 件名、detail 内容、reason 理由、object 対象）。省くと全部の欄",
        "the columns to look at; all without it",
    ),
    "rulefile.When.within": (
        "all の概念が同じ欄でこの文字数以内に並んでいること（ある概念の終わりから次の概念の始めまで）",
        "the parts of `all` stand in one column with at most this many characters from one to the next",
    ),
    "rulefile.When.in_order": (
        "true なら、all の概念が同じ欄で書いた順に並んでいること",
        "true: the parts of `all` stand in one column in this order",
    ),
    "rulefile.When.fields": (
        "この業務の行だけに使う（jumin 住民記録、inkan 印鑑、kaigo 介護、juminzei 住民税）。省くと全部",
        "only for these fields of work; all without it",
    ),
    "rulefile.Example": ("例を欄ごとに書くときの形。一つ以上の欄を書きます。", "An example written cell by cell; at least one of them."),
    "rulefile.Example.title": ("件名", "title"),
    "rulefile.Example.detail": ("内容", "detail"),
    "rulefile.Example.reason": ("理由", "reason"),
    "rulefile.Example.object": ("対象（帳票・画面など）", "object (form, screen)"),
    "rulefile.Example.department": ("担当課", "department"),
    "rulefile.Exemplar": (
        "典型的な文例。ルールの確信度が低い行だけに、文の近さで使います。",
        "A typical line, compared by likeness where the rules are unsure.",
    ),
    "rulefile.Exemplar.text": ("文", "the text"),
    "rulefile.Exemplar.type": ("その類型", "its type"),
    "rulefile.Exemplar.domain": ("その領域", "its domain"),
    "rulefile.Policy": ("判断の進め方（classification/policy.yaml）。", "How mentions become a decision (classification/policy.yaml)."),
    "rulefile.Policy.negation": ("打消しの扱い", "what undoes a mention"),
    "rulefile.Policy.clause_ends": (
        "文の切れ目とみなす文字。打消しはこれを越えて効きません",
        "characters that end a clause; a negation does not reach over them",
    ),
    "rulefile.Policy.own_department": ("自分の課の名前の扱い", "what the item's own department counts as"),
    "rulefile.Policy.precedence": ("原因がいくつも読み取れるときの優先順位", "which cause wins when the text supports several"),
    "rulefile.Policy.exemplars": ("文例をいつ、どれだけ効かせるか", "when exemplars count, and how much"),
    "rulefile.Negation": ("直前の語を打ち消すことば（「…は変えない」）。", "Words that undo what stands before them."),
    "rulefile.Negation.terms": ("打ち消すことばの一覧", "the words"),
    "rulefile.Negation.reach": (
        "語の終わりから打消しの始めまでの最大の文字数",
        "most characters from the end of a mention to the negation",
    ),
    "rulefile.OwnDepartment": (
        "担当課の欄と同じ課名を、ほかの課とみなさないための読替え。",
        "A section named like the item's own department is no other section.",
    ),
    "rulefile.OwnDepartment.mentions_of": (
        "この概念で、担当課の欄と同じものは",
        "mentions of this concept that repeat the department column",
    ),
    "rulefile.OwnDepartment.count_as": ("この概念とみなす", "count as this concept"),
    "rulefile.Precedence": ("原因の優先順位。", "The order of causes."),
    "rulefile.Precedence.order": ("先に書いた類型が優先", "types, the first one wins"),
    "rulefile.Precedence.margin": (
        "確率の差がこれ以下なら「同じくらい」とみなす",
        "the largest difference in probability that is about equal",
    ),
    "rulefile.ExemplarPolicy": ("文例の使い方。", "How exemplars are used."),
    "rulefile.ExemplarPolicy.below": ("類型の確信度がこれより低い行だけに使う", "only for items with a lower confidence of type"),
    "rulefile.ExemplarPolicy.similarity": ("文の近さ（0〜100）の下限", "the least likeness, 0 to 100"),
    "rulefile.ExemplarPolicy.weight": ("足す重み", "the weight that is added"),
    "rulefile.WeightsFile": (
        "重みのファイル（classification/weights.yaml）。`custaudit rules fit` が書き、同じ名前のルールの votes に代わります。",
        "The weights that `custaudit rules fit` writes; they replace the votes of the same name.",
    ),
    "rulefile.WeightsFile.axes": ("軸ごとの出発点と、確信度の調整", "for each axis where sums start, and how confidence is scaled"),
    "rulefile.WeightsFile.review": ("要確認とする確信度の境", "the confidence below which a person confirms"),
    "rulefile.WeightsFile.weights": (
        "ルールの id か lexicon/概念（欄ごとなら @title, @reason, @object を付ける）: 軸: 区分: 重み",
        "a rule's id, or lexicon/CONCEPT (with @title, @reason or @object for one column): axis: code: weight",
    ),
    "rulefile.AxisFit": ("一つの軸の調整。", "The numbers of one axis."),
    "rulefile.AxisFit.bias": ("何も根拠がないときの各区分の重み", "the weight of each code before any evidence"),
    "rulefile.AxisFit.temperature": (
        "合計をこれで割ってから確率にする（大きいほど控えめ）",
        "sums are divided by it (the larger, the more modest)",
    ),
    "rulefile.Review": ("要確認とする確信度の境。", "Limits of confidence."),
    "rulefile.Review.type": ("類型の確信度がこれ未満なら要確認", "below this confidence of type"),
    "rulefile.Review.domain": ("領域の確信度がこれ未満なら要確認", "below this confidence of domain"),
    "rulefile.heading.key": ("項目", "key"),
    "rulefile.heading.kind": ("書くもの", "value"),
    "rulefile.heading.meaning": ("意味", "meaning"),
    "rulefile.required": ("（必須）", "(required)"),
    "rulefile.list_of": ("{kind}の一覧", "list of {kind}"),
    "rulefile.mapping_of": ("名前: {kind}", "name: {kind}"),
    "rulefile.one_of": ("{kinds} のどれか", "one of {kinds}"),
    "rulefile.votes": ("軸: {区分: 数}", "axis: {code: number}"),
}
