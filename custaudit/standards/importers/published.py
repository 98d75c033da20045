"""The published text layout: numbered sections, a heading for each class, one statement a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from msgspec.structs import replace
from rapidfuzz import fuzz

from custaudit.i18n import text as message
from custaudit.model import KINDS, MunicipalityKind, RequirementClass, Skipped
from custaudit.standards.catalogue import KindClass
from custaudit.standards.importers.editions import version_in
from custaudit.standards.importers.model import Assumption, Draft, DraftSection, FileAccount, FileReading
from custaudit.standards.importers.origin import origin_of
from custaudit.standards.importers.statements import Statement, group, line_kind
from custaudit.standards.importers.titles import title_of
from custaudit.standards.importers.words import StandardWords, kinds_named, plain

# After a number without a closing dot, a bracket says that the line goes on with a reference: 4.1.1 (...).
_SECTION = re.compile(r"(?P<number>\d+(?:\.\d+)+)(?:\.\s*(?=\D)|\s+(?![(\uff08]))(?P<title>\S.{0,60})$")
_CHAPTER = re.compile(r"(?:\u7b2c\s*)?(?P<number>\d{1,2})(?:\u7ae0\s*|\.\s*|\s+)(?P<title>[^\s\d/(\uff08].{0,40})$")
_PAGE = re.compile(r"\d{1,4}\s*/\s*\d{1,4}$|[-\u2013\u30fc]?\s*\d{1,4}\s*[-\u2013\u30fc]?$|p\.?\s*\d+$")
_CLASS_HEADING = re.compile(r"\u3010(?P<name>[^\u3011]+)\u3011$")
_DIGITS = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF0E: "."}
_SURE = 85
_SAME_SUBJECT = 50
_SAME_NAME = 10
_HIRAGANA = re.compile("[\u3041-\u309f]")


@dataclass
class _Reading:
    """What has been read so far of one file."""

    sections: list[DraftSection] = field(default_factory=list)
    blocks: dict[RequirementClass, list[tuple[int, str]]] = field(default_factory=dict)
    current: RequirementClass | None = None
    chapter: str = ""
    title: str = ""
    opening: list[str] = field(default_factory=list)
    read: int = 0
    used: int = 0
    headings: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    assumptions: list[Assumption] = field(default_factory=list)

    def skip(self, line: int, reason: str) -> None:
        self.skipped.append(Skipped(reason=message(f"standard.skipped.{reason}"), line=line))


def read_published(content: str, path: str, words: StandardWords) -> FileReading:
    """The sections of one text file; every line that is not blank is part of a requirement, a heading, or skipped with its reason."""
    state = _Reading()
    for number, raw in enumerate(content.splitlines(), start=1):
        line = raw.replace("\f", " ").strip().strip("\ufeff\u3000")
        if line:
            state.read += 1
            _take(state, number, line, words)
    _close(state, words)
    _fold_parents(state)
    account = FileAccount(
        path=path,
        read=state.read,
        in_requirements=state.used,
        headings=state.headings,
        skipped=sorted(state.skipped, key=lambda skipped: skipped.line or 0),
        requirements=sum(len(section.drafts) for section in state.sections),
    )
    origin = origin_of(state.opening, words)
    version = next(filter(None, map(version_in, state.opening)), "")
    return FileReading(
        sections=state.sections,
        title=state.title,
        account=account,
        assumptions=state.assumptions,
        version=version,
        publisher=origin.publisher,
    )


def class_of_heading(line: str, words: StandardWords) -> RequirementClass | None:
    """The class that a bracketed line announces, also when a letter of it is wrong."""
    found = _CLASS_HEADING.match(line)
    if found is None:
        return None
    name = plain(found["name"])
    scores = {code: max(fuzz.ratio(name, plain(known)) for known in spoken.names) for code, spoken in words.classes.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] >= _SURE else None


def _take(state: _Reading, number: int, line: str, words: StandardWords) -> None:
    form = line.translate(_DIGITS)
    if _PAGE.match(form):
        state.skip(number, "page")
        return
    section = _SECTION.match(form)
    if section and not form.endswith("\u3002"):
        _close(state, words)
        state.headings += 1
        state.current = None
        state.sections.append(DraftSection(section["number"], section["title"].strip(), state.chapter, None, []))
        return
    announced = class_of_heading(line, words)
    if announced:
        state.headings += 1
        state.current = announced
        state.blocks.setdefault(announced, [])
        return
    chapter = _CHAPTER.match(form)
    if chapter and _is_next_chapter(state, form, int(chapter["number"])):
        _close(state, words)
        state.headings += 1
        state.current, state.chapter = None, chapter["title"].strip()
        return
    if state.current is not None and state.sections:
        state.blocks[state.current].append((number, line))
    else:
        state.title = state.title or line
        state.opening += [] if state.sections else [line]
        state.skip(number, "before_class")


def _is_next_chapter(state: _Reading, form: str, number: int) -> bool:
    """A chapter's number comes right after that of the sections before it, and its line is no sentence."""
    before = int(state.sections[-1].number.split(".")[0]) if state.sections else number - 1
    return number == before + 1 and not form.endswith("\u3002")


def _close(state: _Reading, words: StandardWords) -> None:
    """Turns the lines of the section that ends here into drafts, then applies what is said of kinds of municipality."""
    blocks, state.blocks = state.blocks, {}
    if not state.sections:
        return
    section = state.sections[-1]
    about_kinds: list[Statement] = []
    for code in words.classes:
        for statement in group(blocks.get(code, []), words.text):
            if code != "prohibited" and len(statement.parts) == 1 and optional_kinds(statement.lead, words):
                about_kinds.append(statement)
                continue
            state.used += len(statement.lines)
            title = title_of("", _title_part(statement, words))
            section.drafts.append(Draft(class_=code, title=title, text=statement.text, kinds=_own_kinds(statement, words)))
    for statement in about_kinds:
        for line in statement.lines:
            state.skip(line, "kinds")
        _apply(state, section, statement, words)


def _fold_parents(state: _Reading) -> None:
    """A heading without statements of its own, with numbered sections below it, names their parent."""
    parents = {section.number: section.title for section in state.sections if not section.drafts}
    for section in state.sections:
        above = section.number.rsplit(".", 1)[0]
        section.parent = parents.get(above)
    inner = {section.number.rsplit(".", 1)[0] for section in state.sections}
    state.sections = [section for section in state.sections if section.drafts or section.number not in inner]


def optional_kinds(sentence: str, words: StandardWords) -> list[MunicipalityKind]:
    """The kinds of municipality for which a sentence makes something optional."""
    form = plain(sentence)
    return kinds_named(sentence, words) if any(plain(phrase) in form for phrase in words.text.optional_for) else []


def _own_kinds(statement: Statement, words: StandardWords) -> dict[MunicipalityKind, KindClass]:
    """Kinds for which the statement differs: from a note that makes it optional, or from the kind it begins with."""
    kinds: dict[MunicipalityKind, KindClass] = {}
    for part in statement.parts:
        kinds.update(dict.fromkeys(optional_kinds(part, words), "optional"))
    lead = plain(statement.lead)
    for named, spoken in words.kinds.items():
        if any(lead.startswith(plain(name) + plain(only)) for name in spoken for only in words.text.only_for) and not kinds:
            return dict.fromkeys((kind for kind in KINDS if kind != named), "none")
    return kinds


def _apply(state: _Reading, section: DraftSection, statement: Statement, words: StandardWords) -> None:
    """Makes the required statements that a sentence speaks of optional for the kinds it names."""
    sentence = statement.lead
    chosen = [index for index, draft in enumerate(section.drafts) if draft.class_ == "required"]
    if not any(plain(word) in plain(sentence) for word in words.text.whole):
        chosen = _spoken_of(sentence, section.drafts, chosen)
        titles = " / ".join(section.drafts[index].title for index in chosen)
        if titles:
            state.assumptions.append(Assumption(section.number, "kinds_by_likeness", {"sentence": sentence, "titles": titles}))
    if not chosen:
        state.assumptions.append(Assumption(section.number, "kinds_of_nothing", {"sentence": sentence}))
    for index in chosen:
        draft = section.drafts[index]
        section.drafts[index] = replace(draft, kinds={**draft.kinds, **dict.fromkeys(optional_kinds(sentence, words), "optional")})


def _spoken_of(sentence: str, drafts: Sequence[Draft], among: Sequence[int]) -> list[int]:
    """The drafts that share a long name with the sentence, or else the one most like it."""
    said = _names_in(sentence)
    names = {index: _names_in(drafts[index].text) for index in among}
    sharing = [
        index for index, text in names.items() if SequenceMatcher(None, said, text, autojunk=False).find_longest_match().size >= _SAME_NAME
    ]
    if sharing or not among:
        return sharing
    best = max(among, key=lambda index: fuzz.partial_ratio(said, names[index]))
    return [best] if fuzz.partial_ratio(said, names[best]) >= _SAME_SUBJECT else []


def _names_in(text: str) -> str:
    """The text without hiragana: names are written in other characters, endings and particles in these."""
    return _HIRAGANA.sub("", plain(text))


def _title_part(statement: Statement, words: StandardWords) -> str:
    """The first part that is no label, so that the title says what is asked for."""
    return next((part for part in statement.parts if line_kind(part, words.text) != "label"), statement.lead)
