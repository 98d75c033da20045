"""What is said of standards."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "standard.unknown": (
        "標準「{name}」がありません。使えるもの: {known}"
        "（ほかの標準は、公表された一覧表を `custaudit standards import ファイル --name {name}` で取り込むと使えます）",
        "no standard {name!r}; known: {known} (import a published one with `custaudit standards import FILE --name {name}`)",
    ),
    "standard.unknown_nearest": (
        "標準「{name}」がありません。「{nearest}」のことですか（使えるもの: {known}。"
        "ほかの標準は `custaudit standards import ファイル --name {name}` で取り込めます）",
        "no standard {name!r}; did you mean {nearest!r}? (known: {known}; "
        "import another with `custaudit standards import FILE --name {name}`)",
    ),
    "standard.twice": ("番号「{id}」が重複しています", "{id!r} is there twice"),
    "standard.other_field": (
        "{fields}の標準がありません（指定された「{standard}」は別の業務のものです）。"
        "公表された標準仕様書の一覧表を `custaudit standards import ファイル --name 名前` で取り込み、--standard 名前 で指定してください"
        "（取込み済みのものは `custaudit standards list` で分かります）",
        "there is no standard for {fields} ({standard} is of another field); import the published one with "
        "`custaudit standards import FILE --name NAME` and name it with --standard NAME (`custaudit standards list` shows what there is)",
    ),
    "standard.import.bad_name": (
        "標準の名前「{name}」は使えません。文字か数字で始め、文字・数字・「-」「_」「.」だけにしてください",
        "{name!r} cannot name a standard; begin with a letter or digit and use letters, digits, '-', '_' and '.' only",
    ),
    "standard.import.builtin_name": (
        "「{name}」は付属の標準の名前です。--name で別の名前を付けてください",
        "{name!r} is the name of a standard that comes with the tool; give another with --name",
    ),
    "standard.import.exists": (
        "標準「{name}」は取込み済みです。置き換えるなら --replace を付けるか、別の --name にしてください",
        "standard {name!r} is there already; add --replace to overwrite it or choose another --name",
    ),
    "standard.import.unknown_kind": (
        "この種類のファイルは取り込めません。取り込めるもの: {known}",
        "cannot import this kind of file; known: {known}",
    ),
    "standard.import.empty_folder": ("取り込めるファイル（{known}）がありません", "holds no file that can be imported ({known})"),
    "standard.import.nothing": (
        "要件が一つも見つかりません。表なら「機能要件」と「実装区分」の見出し、"
        "本文なら「1.1.1. 題名」と【実装必須機能】等の行があるか確かめてください",
        "no requirement found; a table needs headings for the requirement and its class, "
        "a text needs numbered sections with a heading for each class",
    ),
    "standard.import.no_class": (
        "要件の表はありますが、実装区分の分かる行が一つもありません: {marks}。"
        "意味を書いた凡例（「記号：実装必須機能」の形）をファイルに加えるか、◎・○・×に直してください",
        "there is a table of requirements, but no class in it is understood: {marks}; "
        "add a legend that names the class of each mark, or write a known mark",
    ),
    "standard.import.no_kinds": (
        "「{headings}」は、どの種別の市区町村の実装区分か分からず、列によって区分が違うため取り込めません。"
        "見出しを「指定都市」「中核市」「一般市区町村」などの種別の名に直してください",
        "the columns {headings!r} give different classes, and no kind of municipality is known for them; "
        "head them with the kinds, as in 指定都市, 中核市, 一般市区町村",
    ),
    "standard.import.no_sheet": ("シート「{sheet}」がありません。あるもの: {known}", "no sheet {sheet!r}; known: {known}"),
    "standard.import.marks": ("「{mark}」{count} 件", "{mark!r} ({count})"),
    "standard.import.only_section": ("要件", "requirements"),
    "standard.skipped.page": ("ページ番号", "page number"),
    "standard.skipped.before_class": ("区分の見出しより前の行", "before the first heading of a class"),
    "standard.skipped.kinds": (
        "市区町村の種別の定めとして要件に反映",
        "says for which municipalities the requirements hold; applied to them",
    ),
    "standard.skipped.no_table": ("要件の表がないシート", "sheet without a table of requirements"),
    "standard.skipped.above_table": ("見出しより上の行", "above the heading"),
    "standard.skipped.heading_again": ("見出しの繰返し", "the heading again"),
    "standard.skipped.no_text": ("要件の文がない行", "no requirement text"),
    "standard.skipped.no_class": ("実装区分がない行", "no class"),
    "standard.skipped.unknown_class": ("実装区分の書き方が分からない行", "a class that is not understood"),
    "standard.skipped.kinds_unknown": ("どの種別の実装区分か分からない行", "classes of kinds of municipality that are not known"),
    "standard.skipped.for_nobody": ("どの市区町村にも当てはまらない行", "holds for no kind of municipality"),
    "standard.skipped.legend": ("凡例・改版履歴（要件ではない）", "legend or history of changes"),
    "standard.skipped.total": ("合計の行", "total"),
    "standard.skipped.older_edition": ("旧い版のシート", "sheet of an older version"),
    "standard.skipped.deleted": ("削除された要件", "deleted requirement"),
    "standard.assumed.title": (
        "題名を「{title}」としました（--title で変えられます）",
        "took {title!r} for the title (change it with --title)",
    ),
    "standard.assumed.version": (
        "版を {version} としました（--version で変えられます）",
        "took {version} for the version (change it with --version)",
    ),
    "standard.assumed.publisher": (
        "作成者を「{publisher}」としました（--publisher で変えられます）",
        "took {publisher!r} for the publisher (change it with --publisher)",
    ),
    "standard.assumed.edition_columns": (
        "新旧の列が並んでいるため、新しい「{newer}」を取り込み、「{older}」は使いませんでした",
        "two versions stand side by side: took the newer {newer!r} and left out {older!r}",
    ),
    "standard.assumed.older_sheet": (
        '「{newer}」より旧い版とみて取り込みませんでした（こちらを取り込むときは --sheet "{older}"）',
        'taken for an older version of {newer!r} and left out (to import it instead: --sheet "{older}")',
    ),
    "standard.assumed.sheets_alike": (
        "シート {sheets} は同じ要件の別の版のようですが、どれが新しいか分からないため全部を取り込みました（一つだけにするときは --sheet）",
        "the sheets {sheets} seem to be versions of the same requirements, none plainly newer; all were imported (choose one with --sheet)",
    ),
    "standard.assumed.kind_twice": (
        "{kinds}の実装区分の列が重なっているため「{used}」を使い、「{left}」は{kinds}には使いませんでした",
        "several columns give the class for {kinds}: used {used!r}, not {left!r}",
    ),
    "standard.assumed.kinds_others": (
        "列のない{kinds}には「{heading}」の実装区分を当てはめました",
        "{kinds} has no column of its own; took the class of {heading!r}",
    ),
    "standard.assumed.blank_kinds": (
        "一部の種別の実装区分が空欄の行 {count} 件は、その種別もほかの種別と同じ区分としました（当てはまらないなら「－」を書いてください）",
        "{count} rows give no class for some kinds of municipality; took the class of the others (write '-' where a row does not apply)",
    ),
    "standard.assumed.kind_unknown": (
        "「{heading}」は、どの種別の市区町村の実装区分か分からないため使いませんでした"
        "（見出しを「指定都市」「中核市」「一般市区町村」などの種別の名に直すと取り込めます）",
        "{heading!r} gives the class for a kind of municipality that is not known and was not used; "
        "head it with the kind, as in 指定都市, 中核市, 一般市区町村",
    ),
    "standard.assumed.kinds_unknown": (
        "「{headings}」は、どの種別の市区町村の実装区分か分からないため、列によって区分の違う要件 {count} 件を取り込みませんでした"
        "（見出しを「指定都市」「中核市」「一般市区町村」などの種別の名に直すと取り込めます）",
        "no kind of municipality is known for {headings!r}; {count} requirements whose class differs between these columns "
        "were left out (head them with the kinds, as in 指定都市, 中核市, 一般市区町村)",
    ),
    "standard.assumed.kind_sheets": (
        "シート {sheets} は市区町村の種別ごとの実装区分とみて、番号と文の同じ要件を一つにまとめました"
        "（一方にだけある要件は、ほかの種別では対象外）",
        "took the sheets {sheets} for the classes of each kind of municipality; requirements of the same number and words were made one "
        "(what stands on one only does not apply to the other kinds)",
    ),
    "standard.assumed.kind_sheets_differ": (
        "番号が同じで文が種別ごとに違う要件（{numbers}）は、種別ごとの要件として取り込みました",
        "requirements of the same number whose words differ between the kinds ({numbers}) were imported for each kind by itself",
    ),
    "standard.assumed.kind_sheets_others": (
        "シートのない{kinds}には「{sheet}」の実装区分を当てはめました",
        "{kinds} has no sheet of its own; took the class of {sheet!r}",
    ),
    "standard.assumed.numbers_filled": (
        "番号のない節 {count} 件（{titles}）には、ある番号に続く番号を振りました",
        "{count} sections without a number ({titles}) were counted on after those that have one",
    ),
    "standard.assumed.unknown_marks": (
        "実装区分の意味が分からない行は取り込んでいません: {marks}。"
        "意味を書いた凡例（「記号：実装必須機能」の形）をファイルに加えるか、◎・○・×に直すと取り込めます",
        "rows whose class is not understood were left out: {marks}; add a legend that names the class of each mark, or write a known mark",
    ),
    "standard.assumed.mark_of_legend": (
        "「{mark}」は、凡例により「{name}」としました",
        "took {mark!r} for {name!r}, as the legend says",
    ),
    "standard.assumed.class_in_text": (
        "実装区分の列がないため、機能要件の初めの【 】を実装区分としました",
        "there is no column for the class; took it from the brackets at the head of the text",
    ),
    "standard.assumed.zeros_kept": (
        "数値で入っている番号 {count} 件に、先頭の 0 を補いました",
        "gave {count} numbers their leading zeros",
    ),
    "standard.assumed.struck_left_out": (
        "一部に取消線のあるセル {count} 個（{places}）から、取消線の文を除きました",
        "left the words struck through out of {count} cells ({places})",
    ),
    "standard.assumed.struck_unclear": (
        "一部に取消線のあるセル {count} 個（{places}）は、取消線の文を除けないため全文を取り込みました（xlsx で保存し直すと除けます）",
        "took {count} cells struck through in part ({places}) whole; save the file as xlsx to leave those words out",
    ),
    "standard.assumed.fields": (
        "業務を {fields} としました（--field で変えられます）",
        "took {fields} for the field (change it with --field)",
    ),
    "standard.assumed.no_field": (
        "業務は特定しませんでした。--standard で名前を指定すれば使えます",
        "no field of work was recognised; the standard works when named with --standard",
    ),
    "standard.assumed.numbers_counted": (
        "節番号がそろっていないため、大項目・中項目・小項目の順に番号を振りました",
        "sections have no numbers of their own throughout, so they were counted in order",
    ),
    "standard.assumed.numbers_twice": (
        "同じ節番号（{numbers}）が複数あるため、出てくる順に番号を振り直しました",
        "section numbers occur twice ({numbers}), so all were counted in order",
    ),
    "standard.assumed.kinds_by_likeness": (
        "「{sentence}」を、文の似ている要件「{titles}」の定めとしました",
        "took {sentence!r} to speak of {titles!r}, which it resembles",
    ),
    "standard.assumed.kinds_of_nothing": (
        "「{sentence}」がどの要件の定めか分からず、反映していません",
        "could not tell which requirement {sentence!r} speaks of",
    ),
    "class.none": ("対象外", "none"),
    "municipality.designated": ("指定都市", "designated city"),
    "municipality.core": ("中核市", "core city"),
    "municipality.ordinary": ("一般市区町村", "ordinary municipality"),
    "standard.builtin": ("付属", "built in"),
    "standard.of_project": ("取込み", "imported"),
    "standard.total": ("計", "total"),
    "standard.no_entry": (
        "標準「{name}」に「{entry}」という節も要件もありません。`custaudit standards search` で探してください",
        "no section or requirement {entry!r} in {name}; try `custaudit standards search`",
    ),
    "standard.export.ending": ("この拡張子では書き出せません。使えるもの: {known}", "unknown ending; known: {known}"),
    "standard.compare.sentence": (
        "{old} から {new} へ: 追加 {added}、廃止 {dropped}、移動 {moved}、"
        "文言変更 {reworded}、区分変更 {reclassified}、変更なし {unchanged}",
        "{old} to {new}: {added} added, {dropped} dropped, {moved} moved, "
        "{reworded} reworded, {reclassified} of another class, {unchanged} unchanged",
    ),
    "standard.change.added": ("追加", "added"),
    "standard.change.dropped": ("廃止", "dropped"),
    "standard.change.moved": ("移動", "moved"),
    "standard.change.reworded": ("文言変更", "reworded"),
    "standard.change.reclassified": ("区分変更", "other class"),
    "standard.rejudged.some": ("{items} 件のうち {count} 件の判定が変わります", "{count} of {items} items change their verdict"),
    "standard.rejudged.none": ("{items} 件の判定はどれも変わりません", "none of {items} items changes its verdict"),
    "standard.column.name": ("名前", "name"),
    "standard.column.title": ("機能名称", "title"),
    "standard.column.standard_title": ("題名", "title"),
    "standard.column.version": ("版", "version"),
    "standard.column.fields": ("業務", "fields"),
    "standard.column.sections": ("節の数", "sections"),
    "standard.column.requirements": ("要件の数", "requirements"),
    "standard.column.origin": ("所在", "origin"),
    "standard.column.id": ("要件番号", "id"),
    "standard.column.class": ("実装区分", "class"),
    "standard.column.kinds": ("種別による違い", "kinds"),
    "standard.column.text": ("機能要件", "text"),
    "standard.column.section": ("節番号", "section"),
    "standard.column.section_title": ("小項目", "section title"),
    "standard.column.chapter": ("大項目", "chapter"),
    "standard.column.parent": ("中項目", "parent"),
    "standard.column.number": ("機能ID", "number"),
    "standard.column.reason": ("要件の考え方・理由", "reason"),
    "standard.column.remarks": ("備考", "remarks"),
    "standard.column.due": ("適合基準日", "due"),
    "standard.column.forms": ("帳票・画面", "forms"),
    "standard.column.data": ("データ", "data"),
    "standard.column.actions": ("操作", "actions"),
    "standard.column.aliases": ("別の言い方", "aliases"),
    "standard.column.excludes": ("含まないもの", "excludes"),
    "standard.column.examples": ("当たる例", "examples"),
    "standard.lacks": ("この節の話題で、標準にないもの", "in this subject, not in the standard"),
    "standard.column.near_misses": ("当たらない例", "near misses"),
    "standard.column.entry": ("項目", "entry"),
    "standard.column.content": ("内容", "content"),
    "standard.column.required": ("必須", "required"),
    "standard.column.optional": ("オプション", "optional"),
    "standard.column.prohibited": ("不可", "prohibited"),
    "standard.column.differing": ("種別で異なる", "differs by kind"),
    "standard.column.score": ("一致度", "score"),
    "standard.column.place": ("場所", "place"),
    "standard.column.problem": ("問題", "problem"),
    "standard.column.mend": ("直し方", "mend"),
    "standard.column.file": ("ファイル", "file"),
    "standard.column.read": ("読んだ行", "lines read"),
    "standard.column.in_requirements": ("要件の行", "in requirements"),
    "standard.column.headings": ("見出し", "headings"),
    "standard.column.skipped": ("使わない行", "skipped"),
    "standard.column.change": ("変更", "change"),
    "standard.column.old": ("旧", "old"),
    "standard.column.new": ("新", "new"),
    "standard.column.old_class": ("旧の区分", "old class"),
    "standard.column.new_class": ("新の区分", "new class"),
    "standard.column.item": ("項番", "item"),
    "standard.column.old_requirement": ("旧の要件", "old requirement"),
    "standard.column.new_requirement": ("新の要件", "new requirement"),
    "standard.column.class_designated": ("実装区分（指定都市）", "class (designated)"),
    "standard.column.class_core": ("実装区分（中核市）", "class (core)"),
    "standard.column.class_ordinary": ("実装区分（一般市区町村）", "class (ordinary)"),
    "standard.problem.empty": ("要件が一つもありません", "has no requirement"),
    "standard.mend.empty": ("標準のファイルを取り込み直してください", "import the standard again"),
    "standard.problem.no_title": ("題名がありません", "has no title"),
    "standard.mend.no_title": ("title を書いてください", "write a title"),
    "standard.problem.no_text": ("要件の文がありません", "has no text"),
    "standard.mend.no_text": ("text を書いてください", "write its text"),
    "standard.problem.bad_date": ("日付「{date}」が読めません", "{date!r} is no date"),
    "standard.mend.bad_date": ("published を 2020-09-11 の形で書いてください", "write published like 2020-09-11"),
    "standard.problem.section_number": (
        "節番号「{number}」が数字と「.」だけではありません",
        "section number {number!r} is not digits and dots",
    ),
    "standard.mend.section_number": ("1.2.3 の形にしてください", "write it like 1.2.3"),
    "standard.problem.same_section": ("同じ節番号が二つあります", "section number occurs twice"),
    "standard.mend.same_section": ("一方の番号を変えるか、一つの節にまとめてください", "change one or join them"),
    "standard.problem.empty_section": ("要件のない節です", "section without requirements"),
    "standard.mend.empty_section": ("要件を書くか、節を消してください", "write its requirements or remove it"),
    "standard.problem.requirement_number": (
        "番号が順番や区分と合っていません（{expected} のはず）",
        "out of order or not of its class (expected {expected})",
    ),
    "standard.mend.requirement_number": (
        "{expected} に直すか、区分（r 必須、o オプション、p 不可）を確かめてください",
        "make it {expected}, or check its class (r required, o optional, p prohibited)",
    ),
    "standard.problem.covers_nothing": ("covers にある {class} の要件がありません", "covers names {class}, but no requirement is of it"),
    "standard.mend.covers_nothing": ("要件を足すか、covers から消してください", "add a requirement or remove it from covers"),
    "standard.problem.not_in_covers": (
        "{class} の要件があるのに covers にありません",
        "has requirements of {class} that covers does not name",
    ),
    "standard.mend.not_in_covers": ("covers に {class} を一文で書いてください", "describe {class} in covers"),
    "standard.problem.long_title": ("題名が {length} 字あります（{most} 字まで）", "title has {length} characters (at most {most})"),
    "standard.mend.long_title": ("短くしてください", "shorten it"),
    "standard.problem.long_text": ("文が {length} 字あります（{most} 字まで）", "text has {length} characters (at most {most})"),
    "standard.mend.long_text": ("要件を分けてください", "split the requirement"),
    "standard.problem.idle_kind": ("kinds の {kind}: {class} は元の区分と同じです", "kinds {kind}: {class} repeats its class"),
    "standard.mend.idle_kind": ("kinds から消してください", "remove it from kinds"),
    "standard.problem.for_nobody": ("どの種別の市区町村にも当てはまりません", "holds for no kind of municipality"),
    "standard.mend.for_nobody": ("kinds を直すか、要件を消してください", "mend kinds or remove the requirement"),
    "standard.problem.bad_alias": (
        "別の言い方「{alias}」が空か {most} 字を超えています",
        "alias {alias!r} is empty or longer than {most} characters",
    ),
    "standard.mend.bad_alias": ("短い言い方にしてください", "make it short"),
    "standard.problem.said_twice": ("「{words}」が二度書かれています", "{words!r} is there twice"),
    "standard.mend.said_twice": ("一方を消してください", "remove one"),
    "standard.problem.few_aliases": ("別の言い方が {count} 件です（{fewest} 件以上）", "has {count} aliases (at least {fewest})"),
    "standard.mend.few_aliases": ("職員や事業者の言い方を aliases に足してください", "add the words that officials and vendors use"),
    "standard.problem.few_examples": ("例が {count} 件です（{fewest} 件以上）", "has {count} examples (at least {fewest})"),
    "standard.mend.few_examples": ("当たる行の例を examples に足してください", "add examples of lines that it answers"),
    "standard.problem.inside_and_outside": (
        "「{alias}」は標準にあるもの（{id}）にも、ないものにも挙げてあります",
        "{alias!r} stands both with {id} and among what the standard lacks",
    ),
    "standard.mend.inside_and_outside": ("どちらのことか分かる言い方に変えてください", "make clear which is meant"),
    "standard.problem.same_text": ("要件 {other} と同じ文です", "says the same as {other}"),
    "standard.mend.same_text": ("一方を消してください", "remove one"),
    "standard.problem.same_number": ("機能ID {number} が二度あります", "number {number} occurs twice"),
    "standard.mend.same_number": ("元のファイルの番号を確かめてください", "check the number in the source file"),
}
