"""A diff as the pipeline makes it, small enough to check by eye, with the traps that real inventories hold."""

from __future__ import annotations

import msgspec
import pytest

from custaudit import i18n
from custaudit.model import (
    AssessedItem,
    Classification,
    ClassifiedItem,
    CoverageLine,
    Diff,
    DomainLabel,
    Evidence,
    Exemption,
    InputSummary,
    RateLine,
    RequirementMatch,
    Score,
    Skipped,
    Source,
    StandardInfo,
    Summary,
    Tool,
    TypeLabel,
)
from custaudit.report import CrossedLimit, GateFindings, RequirementText

PATH = "受付/カスタマイズ一覧.xlsx"
SHEET = "住民記録（本番）"
INJECTION = '<script>document.title="hacked"</script><img src=x onerror="document.title=\'hacked\'">'
FORMULA = '=HYPERLINK("http://example.invalid","ここを押す")'

# no, department, title, detail, reason, object, days, type, domain, flow, medium,
# verdict, p, section, class, similarity, review, exempt, marked words
_LINES: list[tuple[object, ...]] = [
    (
        "1",
        "市民課",
        "区別の異動者リスト",
        "区ごとに異動者を抽出し、区役所別に振り分けて印刷する。",
        "区役所が５つあり、まとめて出すと仕分けに手間がかかるため。",
        "帳票",
        6.0,
        "org",
        "A2",
        None,
        None,
        "covered",
        0.08,
        "2.1.1",
        "required",
        0.82,
        False,
        None,
        "区ごとに",
    ),
    (
        "2",
        "市民課",
        "転出証明書の文字の大きさ",
        "氏名欄を10.5ポイントから14ポイントにする。",
        "高齢の来庁者から読みにくいとの声があった。",
        "帳票",
        3.0,
        "wording",
        "C",
        "outbound",
        "paper",
        "outside",
        0.81,
        None,
        None,
        0.31,
        False,
        "帳票の体裁は細かな標準化が必ずしも要らない",
        "文字の大きさ",
    ),
    (
        "3",
        "市民課",
        "転入者情報の国保システムへの即時連携",
        "転入の確定と同時に国民健康保険システムへ異動データを連携する。",
        "二重入力をなくすため。",
        "IF",
        22.0,
        "linkage",
        "B",
        None,
        None,
        "covered",
        0.12,
        "7.3",
        "required",
        0.77,
        False,
        None,
        "連携する",
    ),
    (
        "4",
        "市民課",
        "異動者一覧の再絞り込み",
        "表示した異動者の一覧を、更に町名などで絞り込む。",
        "毎日300件近く並ぶため。",
        "画面",
        4.0,
        "volume",
        "A2",
        None,
        None,
        "prohibited",
        0.94,
        "2.1.3",
        "prohibited",
        0.88,
        False,
        None,
        "絞り込む",
    ),
    (
        "5",
        "市民課",
        "市民センター専用の公印",
        "各市民センターで渡す写しには、センターごとの公印を印字する。",
        "公印規程によりセンターごとに公印が置かれている。",
        "帳票",
        9.0,
        "org",
        "C",
        "outbound",
        "paper",
        "prohibited",
        0.9,
        "5.6",
        "prohibited",
        0.79,
        False,
        None,
        "センターごとの公印",
    ),
    (
        "6",
        "市民課",
        "コンビニ交付の利用停止",
        "支援措置の対象者についてコンビニ交付を自動で止める。",
        "",
        "画面・バッチ",
        11.0,
        "linkage",
        "C",
        "outbound",
        "electronic",
        "covered",
        0.15,
        "7.4.2",
        "required",
        0.71,
        False,
        None,
        "コンビニ交付",
    ),
    (
        "7",
        "市民課",
        "町丁別・年齢別の人口表",
        "毎月末の町丁別、男女別、５歳刻みの人口を集計し、ホームページに載せる。",
        "統計書の原稿にもしている。",
        "バッチ",
        5.0,
        "statistics",
        "C",
        "outbound",
        "electronic",
        "outside",
        0.74,
        None,
        None,
        0.44,
        True,
        None,
        "人口を集計",
    ),
    (
        "8",
        "市民課",
        "独自の子育て応援給付の対象者抽出",
        "市の条例による応援給付の対象となる世帯を抽出し、通知書を作成する。",
        "○○市子育て応援条例第４条",
        "帳票・バッチ",
        18.0,
        "ordinance",
        "A1",
        None,
        None,
        "outside",
        0.9,
        None,
        None,
        0.22,
        False,
        None,
        "市の条例",
    ),
    (
        "9",
        "市民課",
        "介護保険の資格者証の交付",
        "本庁の介護保険課に代わり、窓口で資格者証を交付する。",
        "ワンストップ窓口のため。",
        "帳票",
        15.0,
        "scope",
        "C",
        "outbound",
        "paper",
        "outside",
        0.88,
        None,
        None,
        0.35,
        False,
        "担当課の事務範囲の違いは細かな標準化が必ずしも要らない",
        "介護保険課に代わり",
    ),
    (
        "10",
        "市民課",
        "支援措置対象者の警告",
        "支援措置の対象者を開いたときに警告を表示し、理由を選ばないと進めないようにする。",
        "誤交付を防ぐため。",
        "画面",
        5.0,
        "volume",
        "A2",
        None,
        None,
        "covered",
        0.05,
        "10.1",
        "required",
        0.91,
        False,
        None,
        "警告を表示",
    ),
    (
        "11",
        "市民課",
        "通称の印字の選択",
        "宛名ラベルに本名と通称のどちらを刷るかを登録する。",
        "",
        "帳票・DB",
        4.0,
        "wording",
        "C",
        "outbound",
        "paper",
        "optional",
        0.2,
        "1.1.19",
        "optional",
        0.75,
        True,
        None,
        "宛名ラベル",
    ),
    (
        "12",
        "情報政策課",
        "窓口端末の入替え",
        "パソコン42台とプリンタ18台を更新する。",
        "",
        None,
        None,
        "none",
        "none",
        None,
        None,
        None,
        0.0,
        None,
        None,
        0.0,
        False,
        None,
        "パソコン42台",
    ),
    (
        "13-①",
        "市民課",
        INJECTION,
        f"備考欄の例: {INJECTION} & 𠮷野家 ㈱髙橋 を印字する。",
        "",
        "画面",
        2.0,
        "wording",
        "A2",
        None,
        None,
        "outside",
        0.66,
        None,
        None,
        0.18,
        True,
        None,
        "を印字する",
    ),
    (
        None,
        "+市民課",
        FORMULA,
        "@SUM(A1)を確かめる| 備考\n二行目の説明。連携は不要。",
        "-1",
        "=IF",
        1.5,
        "volume",
        "A2",
        None,
        None,
        "outside",
        0.6,
        None,
        None,
        0.2,
        True,
        None,
        "確かめる",
    ),
]

_TITLES = {
    "2.1.1": "異動者リストの抽出",
    "7.3": "庁内他業務への異動データの連携",
    "2.1.3": "異動者一覧の絞り込み",
    "5.6": "公印の種類",
    "7.4.2": "コンビニ交付の停止",
    "10.1": "支援措置対象者の警告",
    "1.1.19": "郵送先の氏名の選択",
    "4.0.1": "異動対象者の選択",
}


def _evidence(item_type: str, domain: str, title: str, detail: str, words: str) -> list[Evidence]:
    column = "title" if words in title else "detail"
    cell = title if column == "title" else detail
    start = cell.index(words)
    found = [
        Evidence("type", f"{item_type}-words", for_=item_type, weight=1.84, column=column, start=start, end=start + len(words), text=words)
    ]
    if domain != "none":
        end = min(len(cell), start + len(words) + 1)
        found.append(
            Evidence(
                "domain",
                f"domain-{domain.lower()}",
                for_=domain,
                weight=0.92,
                column=column,
                start=start + 1,
                end=end,
                text=cell[start + 1 : end],
            )
        )
    return found


def _match(section: str, class_: str, similarity: float) -> RequirementMatch:
    return RequirementMatch("jumin-v1", section, f"{section}-r1", class_, _TITLES[section], similarity)


def _item(number: int, line: tuple[object, ...]) -> AssessedItem:
    (
        no,
        department,
        title,
        detail,
        reason,
        object_,
        days,
        type_,
        domain,
        flow,
        medium,
        verdict,
        p,
        section,
        class_,
        similarity,
        review,
        exempt,
        words,
    ) = line
    candidates = [_match(section, class_, similarity)] if section else []
    candidates.append(_match("4.0.1", "required", 0.2))
    return AssessedItem(
        id=f"c{number + 5:012x}",
        no=no,
        source=Source(PATH, sheet=SHEET, row=number + 5),
        field="jumin",
        department=department,
        title=title,
        detail=detail,
        reason=reason,
        object=object_,
        effort_days=days,
        type=TypeLabel(type_, i18n.label("type", type_), 0.83),
        domain=DomainLabel(domain, i18n.label("domain", domain), 0.76, flow, medium),
        review=review,
        evidence=_evidence(type_, domain, title, detail, words),
        verdict=verdict,
        exempt=Exemption(exempt) if exempt else None,
        p_deviation=p,
        match=candidates[0] if section else None,
        candidates=candidates[:3],
        explanation="" if verdict is None else f"もっとも近い要件との近さは {similarity} です。",
    )


def make_diff() -> Diff:
    """14 items of one workbook: 4 covered, 1 optional, 2 prohibited, 6 outside, 1 that is no customization."""
    items = [_item(number, line) for number, line in enumerate(_LINES, start=1)]

    def count(values: list[str]) -> dict[str, int]:
        return {value: values.count(value) for value in dict.fromkeys(values)}

    def lines(of: list[tuple[str, bool]]) -> dict[str, RateLine]:
        found = {}
        for code in dict.fromkeys(code for code, _ in of):
            deviating = [deviation for one, deviation in of if one == code]
            found[code] = RateLine(len(deviating), sum(deviating), round(sum(deviating) / len(deviating), 4))
        return found

    assessed = [(item, item.verdict in ("prohibited", "outside")) for item in items if item.verdict]
    verdicts = [item.verdict for item in items if item.verdict]
    return Diff(
        schema="custaudit.diff/1",
        tool=Tool("custaudit", "0.1.0", "3f2a9c0d1e4b5a67"),
        inputs=[
            InputSummary(
                PATH,
                "inventory",
                17,
                14,
                [
                    Skipped("空の行です", sheet=SHEET, row=9),
                    Skipped("見出しの繰返しです", sheet=SHEET, row=20),
                    Skipped("合計の行です", sheet=SHEET, row=21),
                ],
            )
        ],
        items=items,
        summary=Summary(
            14, count([item.type.code for item in items]), count([item.domain.code for item in items]), sum(item.review for item in items)
        ),
        standard=StandardInfo("jumin-v1", "住民記録システム標準仕様書 第1.0版", "1.0", 612, "a1b2c3d4e5f60718"),
        score=Score(
            customization_rate=8 / 13,
            interval=(0.4615, 0.6923),
            level=0.9,
            items_assessed=13,
            deviations=8,
            by_verdict=count(verdicts),
            by_type=lines([(item.type.code, deviation) for item, deviation in assessed]),
            by_domain=lines([(item.domain.code, deviation) for item, deviation in assessed]),
            by_chapter={"2": RateLine(2, 1, 0.5), "5": RateLine(1, 1, 1.0), "7": RateLine(2, 0, 0.0), "10": RateLine(1, 0, 0.0)},
            by_department=lines([(item.department, deviation) for item, deviation in assessed]),
            effort_weighted_rate=0.5545,
            deviations_per_100_requirements=1.31,
            definition="逸脱（実装不可・標準外）の件数 ÷ 判定の対象の件数",
        ),
        coverage=[
            CoverageLine("1.1.19", _TITLES["1.1.19"], "optional", ["c000000000010"]),
            CoverageLine("2.1.1", _TITLES["2.1.1"], "required", ["c000000000006"]),
            CoverageLine("2.1.3", _TITLES["2.1.3"], "prohibited", ["c000000000009"]),
            CoverageLine("4.0.1", _TITLES["4.0.1"], "required", []),
            CoverageLine("5.6", _TITLES["5.6"], "prohibited", ["c00000000000a"]),
            CoverageLine("7.3", _TITLES["7.3"], "required", ["c000000000008"]),
            CoverageLine("7.4.2", _TITLES["7.4.2"], "required", ["c00000000000b"]),
            CoverageLine("10.1", _TITLES["10.1"], "required", ["c00000000000f"]),
        ],
    )


def make_classification(diff: Diff) -> Classification:
    """The same items without a standard."""
    fields = ClassifiedItem.__struct_fields__
    items = [ClassifiedItem(**{name: getattr(item, name) for name in fields}) for item in diff.items]
    return Classification("custaudit.classification/1", diff.tool, diff.inputs, items, diff.summary)


@pytest.fixture(autouse=True)
def japanese():
    i18n.set_language("ja")
    yield
    i18n.set_language("ja")


@pytest.fixture
def diff() -> Diff:
    return make_diff()


@pytest.fixture
def classification(diff: Diff) -> Classification:
    return make_classification(diff)


@pytest.fixture
def many(diff: Diff):
    """Makes a diff that repeats the items up to a number."""

    def make(number: int) -> Diff:
        items = [
            msgspec.structs.replace(diff.items[n % len(diff.items)], id=f"many-{n}", title=f"{diff.items[n % len(diff.items)].title} {n}")
            for n in range(number)
        ]
        return msgspec.structs.replace(diff, items=items)

    return make


@pytest.fixture
def requirements() -> dict[str, RequirementText]:
    return {
        f"{section}-r1": RequirementText(section, title, f"{title}について、業務に必要な範囲で行えること。")
        for section, title in _TITLES.items()
    }


@pytest.fixture
def gate() -> GateFindings:
    return GateFindings(
        (
            CrossedLimit("max-rate", "50.0%", "61.5%", (), "逸脱を減らすか、限度を見直してください。"),
            CrossedLimit("no-prohibited", "0 件", "2 件", ("c000000000009", "c00000000000a"), "実装不可の項目を取り下げてください。"),
        )
    )
