"""The page: nothing from outside, nothing that a cell can run, readable without scripts, better with them."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from custaudit import i18n
from custaudit.report import GateFindings, ReportContext, render
from tests.report.browser import chromium
from tests.report.conftest import INJECTION

TEMPLATES = Path(__file__).parents[2] / "custaudit" / "report" / "templates"


class Reader(HTMLParser):
    """Collects tags, attributes and the visible text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._hidden = False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._hidden = tag in ("script", "style")

    def handle_endtag(self, tag):
        self._hidden = False

    def handle_data(self, data):
        if not self._hidden:
            self.text += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def page(diff, gate, requirements) -> str:
    return render(diff, "html", ReportContext(gate=gate, requirements=requirements, rules={"org-words": "区や窓口の違いを言う"}))


def test_the_rate_and_its_interval_come_before_everything_else(page):
    text = Reader(page).text
    assert text.index("61.5%") < text.index("46.2% ～ 69.2%") < text.index("判定の対象 13 件のうち 8 件") < text.index("やめられるもの")
    assert (
        text.index("やめられるもの")
        < text.index("取りやめるもの")
        < text.index("取りやめるか、必要性を示すもの")
        < text.index("項目（元の文）")
    )


def test_it_asks_for_nothing_from_outside(page):
    reader = Reader(page)
    for tag, attributes in reader.tags:
        assert not {"src", "srcset", "action", "style"} & attributes.keys(), tag
        assert not any(name.startswith("on") for name in attributes), tag
        assert (attributes.get("href") or "#").startswith("#"), tag
    assert not reader.of("link")
    assert "url(" not in (TEMPLATES / "style.css").read_text(encoding="utf-8")
    assert "default-src 'none'" in next(one["content"] for one in reader.of("meta") if one.get("http-equiv"))


def test_a_cell_never_becomes_markup(page):
    assert INJECTION not in page
    assert page.count("<script>") == 1
    assert not Reader(page).of("img")
    assert "&lt;script&gt;document.title=&#34;hacked&#34;&lt;/script&gt;" in page


def test_evidence_is_marked_in_the_words_of_the_item(page):
    assert "<mark>区</mark><mark class=b>ごとに</mark><mark class=d>異</mark>動者を抽出し" in page
    assert "<li>類型「組織の違い」: 区ごとに（区や窓口の違いを言う）" in page


def test_a_rule_on_one_column_is_explained_by_its_kind(diff):
    evidence = [msgspec.structs.replace(diff.items[0].evidence[0], rule="lexicon/screen@object")]
    item = msgspec.structs.replace(diff.items[0], evidence=evidence)
    made = render(msgspec.structs.replace(diff, items=[item]), "html", ReportContext(rules={"lexicon/screen": "画面のこと"}))
    assert "（画面のこと）" in made
    assert "lexicon/" not in made


def test_the_item_stands_beside_the_requirement_that_it_met(page):
    row = page[page.index('<tr id="i-c000000000009"') : page.index('<tr id="i-c00000000000a"')]
    assert "表示した異動者の一覧を" in row
    assert "2.1.3 異動者一覧の絞り込み" in row
    assert "異動者一覧の絞り込みについて、業務に必要な範囲で行えること。" in row


def test_the_words_of_a_requirement_stand_once_and_later_rows_say_where(diff, requirements):
    first = next(item for item in diff.items if item.match and item.match.requirement in requirements)
    again = msgspec.structs.replace(first, id="again", no="99")
    made = render(msgspec.structs.replace(diff, items=[first, again]), "html", ReportContext(requirements=requirements))
    words = requirements[first.match.requirement].text
    assert made.count(words) == 1
    assert f'<a href="#r-1">要件の内容は番号 {first.no} の行</a>' in made[made.index('<tr id="i-again"') :]


def test_many_items_are_several_tables_that_a_browser_lays_out_when_they_are_seen(diff):
    items = [msgspec.structs.replace(diff.items[0], id=f"n{number}", no=str(number)) for number in range(1, 502)]
    reader = Reader(render(msgspec.structs.replace(diff, items=items), "html"))
    assert len([one for one in reader.of("table") if one.get("class") == "list"]) == 3
    assert "項目 401 ～ 501" in reader.text
    assert len([one for one in reader.of("tr") if "data-f" in one]) == 501


def test_the_markup_of_a_row_is_short(diff, requirements):
    """Twenty thousand rows make a file that a browser still opens: the words outweigh what is around them."""
    items = [msgspec.structs.replace(item, id=f"{item.id}-{turn}") for turn in range(20) for item in diff.items]
    made = render(msgspec.structs.replace(diff, items=items), "html", ReportContext(requirements=requirements))
    table = made[made.index('<tr id="i-') : made.index("</section>", made.index('<tr id="i-'))]
    tags = sum(len(tag.encode()) for tag in re.findall("<[^>]*>", table))
    assert tags < 0.45 * len(table.encode())


def test_headings_do_not_skip_a_level_and_tables_have_headers(page):
    reader = Reader(page)
    levels = [int(tag[1]) for tag, _ in reader.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert reader.of("html") == [{"lang": "ja"}]
    assert reader.of("caption")
    assert all(one.get("scope") in ("row", "col") for one in reader.of("th"))
    ids = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in reader.tags:
        assert set((attributes.get("aria-labelledby") or "").split()) <= set(ids)


def test_the_english_page_says_so(diff):
    i18n.set_language("en")
    assert Reader(render(diff, "html")).of("html") == [{"lang": "en"}]


def test_skipped_rows_and_the_passed_gate_are_shown(diff):
    text = Reader(render(diff, "html", ReportContext(gate=GateFindings(notes=("例外承認 1 件",))))).text
    assert "読み取った 17 行のうち 3 行は項目ではないため読み飛ばしました" in text
    assert "見出しの繰返しです" in text
    assert "点検: 合格" in text
    assert "例外承認 1 件" in text


def test_a_document_without_items_deviating_says_none(diff):
    without = msgspec.structs.replace(diff, items=[item for item in diff.items if item.verdict == "covered"])
    assert render(without, "html").count("<p>ありません</p>") == 2


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", block))


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("theme", [0, 1, 2], ids=["light", "dark", "print"])
def test_text_has_enough_contrast(theme):
    blocks = re.findall(r":root \{.*?\}", (TEMPLATES / "style.css").read_text(encoding="utf-8"), re.DOTALL)
    colours = _colours(blocks[0]) | _colours(blocks[theme])
    pairs = [("ink", "paper"), ("ink", "ground"), ("soft", "paper"), ("soft", "ground"), ("link", "paper"), ("accent", "ground")]
    pairs += [(f"{name}-ink", f"{name}-tint") for name in ("prohibited", "outside", "covered", "optional", "review", "neutral")]
    pairs += [("mark-ink", "mark-type"), ("mark-ink", "mark-domain")]
    for ink, behind in pairs:
        light, dark = sorted((_luminance(colours[ink]), _luminance(colours[behind])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, behind)


DRIVER = """
<script>
addEventListener("load", () => {
  const log = {};
  const rows = () => [...document.querySelectorAll(".list tbody tr")];
  const shown = () => rows().filter((row) => !row.hidden).map((row) => row.cells[0].firstChild.data);
  const click = (name) => document.querySelector(`th[data-sort=${name}] button`).click();
  const form = document.getElementById("filter");
  const set = (name, value) => { form.elements[name].value = value; form.dispatchEvent(new Event("input")); };
  log.formVisible = !form.hidden;
  click("number"); log.ascending = shown();
  log.sort = document.querySelector("th[data-sort=number]").getAttribute("aria-sort");
  click("number"); log.descending = shown();
  click("verdict"); log.verdicts = rows().map((row) => row.dataset.f.split(" ")[0]);
  set("verdict", "covered"); log.covered = shown(); log.count = document.getElementById("shown").textContent;
  set("words", "ＩＦ 国保"); log.words = shown();
  set("words", ""); set("verdict", ""); set("domain", "A2");
  log.domain = new Set(rows().filter((row) => !row.hidden).map((row) => row.dataset.f.split(" ")[2])).size;
  dispatchEvent(new Event("beforeprint")); log.left = document.querySelectorAll("a[href^='#r-']").length;
  document.body.dataset.log = JSON.stringify(log);
});
</script>
"""


def test_in_a_browser_an_injected_script_does_not_run(page, tmp_path):
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    seen = chromium("--virtual-time-budget=2000", "--dump-dom", (tmp_path / "page.html").as_uri(), profile=tmp_path / "profile")
    assert "<title>カスタマイズと標準仕様書の差分" in seen
    assert '<button type="button">番号</button>' in seen, "the page's own script ran under its content security policy"


def test_in_a_browser_the_policy_stops_a_foreign_script(page, tmp_path):
    foreign = page.replace("</body>", "<script>document.title='hacked'</script></body>")
    (tmp_path / "page.html").write_text(foreign, encoding="utf-8")
    seen = chromium("--virtual-time-budget=2000", "--dump-dom", (tmp_path / "page.html").as_uri(), profile=tmp_path / "profile")
    assert "<title>カスタマイズと標準仕様書の差分" in seen


def test_in_a_browser_the_table_sorts_and_filters(diff, gate, requirements, tmp_path):
    met = diff.items[0].match
    items = [msgspec.structs.replace(item, match=met) if item.match else item for item in diff.items]
    same = dict.fromkeys([met.requirement], next(iter(requirements.values())))
    page = render(msgspec.structs.replace(diff, items=items), "html", ReportContext(gate=gate, requirements=same))
    assert '<a href="#r-1">' in page
    driven = re.sub(r"<meta http-equiv[^>]*>", "", page).replace("</body>", f"{DRIVER}</body>")
    (tmp_path / "page.html").write_text(driven, encoding="utf-8")
    seen = chromium("--virtual-time-budget=2000", "--dump-dom", (tmp_path / "page.html").as_uri(), profile=tmp_path / "profile")
    log = msgspec.json.decode(html.unescape(re.search(r'data-log="([^"]*)"', seen)[1]))
    assert log["formVisible"]
    assert log["ascending"][:4] == ["1", "2", "3", "4"]
    assert log["ascending"][9:13] == ["10", "11", "12", "13-①"], "numbers sort as numbers"
    assert log["sort"] == "ascending"
    assert log["descending"] == log["ascending"][::-1]
    assert log["verdicts"][:3] == ["prohibited", "prohibited", "outside"]
    assert log["verdicts"][-1] == "none", "what was not assessed comes last"
    assert sorted(log["covered"]) == ["1", "10", "3", "6"]
    assert log["count"] == "4 / 14 件を表示"
    assert log["domain"] == 1
    assert log["left"] == 0, "on paper each requirement stands beside its item"
    assert log["words"] == ["3"], "full-width letters find half-width ones, and all words must be there"


def test_in_a_browser_it_prints_on_a4(page, tmp_path):
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    paper = tmp_path / "page.pdf"
    chromium("--no-pdf-header-footer", f"--print-to-pdf={paper}", (tmp_path / "page.html").as_uri(), profile=tmp_path / "profile")
    boxes = re.findall(rb"/MediaBox ?\[([\d. ]+)\]", paper.read_bytes())
    assert 2 <= len(boxes) <= 8
    assert all(box.split()[2:] in ([b"594.95996", b"841.91998"], [b"595", b"842"], [b"594.96", b"841.92"]) for box in boxes)
