"""Joins the stages: read inputs become the document of ``classify`` or of ``diff``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import UNSET, UnsetType

from custaudit import __version__
from custaudit.business import refuse_other_business
from custaudit.classify.engine import Classifier
from custaudit.exemptions import Exemptions
from custaudit.garbage import collection_paused
from custaudit.granularity import granularity
from custaudit.i18n import label, text
from custaudit.match.matcher import Candidate, Match, Matcher
from custaudit.model import (
    DOMAINS,
    TYPES,
    AssessedItem,
    Classification,
    ClassifiedItem,
    CoverageLine,
    Diff,
    Granularity,
    Item,
    MunicipalityKind,
    RequirementClass,
    RequirementMatch,
    StandardInfo,
    Summary,
    Tool,
    Verdict,
)
from custaudit.score import score
from custaudit.sources.model import ReadInput
from custaudit.standards.catalogue import Section, Standard

# Below this probability a requirement is no longer worth naming beside an item that nothing answers.
_WORTH_NAMING = 0.15
# What a requirement is for the item's kind of municipality; one that is not for it keeps its class.
_CLASS_OF: dict[Verdict, RequirementClass] = {"covered": "required", "optional": "optional", "prohibited": "prohibited"}


def classify_inputs(inputs: Sequence[ReadInput], classifier: Classifier) -> Classification:
    """The document of ``classify``."""
    with collection_paused():
        items = classifier.classify(_items(inputs))
    return Classification(
        schema="custaudit.classification/1",
        tool=_tool(classifier),
        inputs=[read.summary for read in inputs],
        items=items,
        summary=_summary(items),
        granularity=_granularity(inputs, items),
    )


def diff_inputs(inputs: Sequence[ReadInput], classifier: Classifier, matcher: Matcher, exemptions: Exemptions) -> Diff:
    """The document of ``diff``.

    Items of a field that the standard is not for get no verdict. Raises UserError when that is all of them.
    """
    standard = matcher.standard
    refuse_other_business(inputs, standard)
    assessed = assess_items(_items(inputs), classifier, matcher, exemptions)
    return Diff(
        schema="custaudit.diff/1",
        tool=_tool(classifier),
        inputs=[read.summary for read in inputs],
        items=assessed,
        summary=_summary(assessed),
        standard=StandardInfo(
            name=standard.meta.name,
            title=standard.meta.title,
            version=standard.meta.version,
            requirements=len(standard.requirements),
            digest=standard.digest,
        ),
        score=score(assessed, standard),
        coverage=coverage(assessed, standard, matcher.kind),
        granularity=_granularity(inputs, assessed),
    )


def assess_items(items: Sequence[Item], classifier: Classifier, matcher: Matcher, exemptions: Exemptions) -> list[AssessedItem]:
    """The items with their verdicts, in order; none for type ``none`` and for fields that the standard is not for."""
    fields = matcher.standard.meta.fields
    with collection_paused():
        classified, types = classifier.classify_with_probabilities(items)
        held = [n for n, item in enumerate(classified) if item.type.code != "none" and (not fields or item.field in fields)]
        matches = dict(zip(held, matcher.match([items[n] for n in held], types[held]), strict=True))
        return [_assess(item, matches.get(n), matcher, exemptions) for n, item in enumerate(classified)]


def asked_beside(inputs: Sequence[ReadInput], document: Diff, classifier: Classifier, matcher: Matcher) -> dict[str, RequirementMatch]:
    """By its id what each line of type ``none`` asks for that the standard has, if anything.

    A specification asks for functions that are no customizations, such as a log of accesses: they get no verdict, and yet are asked for.
    """
    fields = matcher.standard.meta.fields
    beside = {item.id for item in document.items if item.type.code == "none" and (not fields or item.field in fields)}
    items = [item for item in _items(inputs) if item.id in beside]
    with collection_paused():
        _, types = classifier.classify_with_probabilities(items)
        matches = matcher.match(items, types)
    return {
        item.id: _requirement_match(match.candidates[0], matcher)
        for item, match in zip(items, matches, strict=True)
        if match.verdict != "outside" and match.candidates
    }


def coverage(items: Sequence[AssessedItem], standard: Standard, kind: MunicipalityKind) -> list[CoverageLine]:
    """For each section and class of the standard, as it is for that kind, the ids of the items that it answers, in the standard's order.

    A class that a section has only for the kind of single items has a line where one of these is answered.
    """
    answered: dict[tuple[str, RequirementClass], list[str]] = {}
    for item in items:
        if item.match is not None and item.verdict not in (None, "outside"):
            answered.setdefault((item.match.section, item.match.class_), []).append(item.id)
    return [
        CoverageLine(section.section, section.title, class_, answered.get((section.section, class_), []))
        for section in standard.sections
        for class_ in _classes(section, kind, [class_ for number, class_ in answered if number == section.section])
    ]


def _classes(section: Section, kind: MunicipalityKind, others: Sequence[RequirementClass]) -> list[RequirementClass]:
    own: list[RequirementClass] = []
    for requirement in section.requirements:
        class_ = requirement.class_for(kind)
        if class_ != "none":
            own.append(class_)
    return list(dict.fromkeys([*own, *others]))


def _assess(item: ClassifiedItem, match: Match | None, matcher: Matcher, exemptions: Exemptions) -> AssessedItem:
    fields = {name: getattr(item, name) for name in ClassifiedItem.__struct_fields__}
    if match is None:
        return AssessedItem(**fields, verdict=None, exempt=None, p_deviation=0.0, match=None, candidates=[], explanation=_unjudged(item))
    candidates = [_requirement_match(candidate, matcher) for candidate in match.candidates]
    named = candidates[0] if candidates and (match.verdict != "outside" or candidates[0].similarity >= _WORTH_NAMING) else None
    fields["review"] = item.review or match.confidence < matcher.judgement.review
    return AssessedItem(
        **fields,
        verdict=match.verdict,
        exempt=exemptions.exemption(item, match.verdict),
        p_deviation=match.p_deviation,
        match=named,
        candidates=candidates,
        explanation=_explanation(match, named),
    )


def _unjudged(item: ClassifiedItem) -> str:
    """Why an item gets no verdict: it is no customization, or the standard is not for its field."""
    if item.type.code == "none":
        return text("verdict.none")
    return text("verdict.other_field", field=label("field", item.field))


def _explanation(match: Match, named: RequirementMatch | None) -> str:
    if named is None:
        return text("verdict.outside_far")
    return text(f"verdict.{match.verdict}_because", section=named.section, title=named.title, requirement=named.requirement)


def _requirement_match(candidate: Candidate, matcher: Matcher) -> RequirementMatch:
    return RequirementMatch(
        standard=matcher.standard.meta.name,
        section=candidate.section.section,
        requirement=candidate.requirement.id,
        class_=_CLASS_OF.get(candidate.verdict, candidate.requirement.class_),
        title=candidate.requirement.title,
        similarity=candidate.similarity,
    )


def _items(inputs: Sequence[ReadInput]) -> list[Item]:
    return [item for read in inputs for item in read.items]


def _summary(items: Sequence[ClassifiedItem]) -> Summary:
    types = Counter(item.type.code for item in items)
    domains = Counter(item.domain.code for item in items)
    return Summary(
        items=len(items),
        by_type={code: types[code] for code in TYPES},
        by_domain={code: domains[code] for code in DOMAINS},
        review=sum(item.review for item in items),
    )


def _granularity(inputs: Sequence[ReadInput], items: Sequence[ClassifiedItem]) -> list[Granularity] | UnsetType:
    """How fine each RFP is, where there is one."""
    return granularity([read.summary for read in inputs], items) or UNSET


def _tool(classifier: Classifier) -> Tool:
    return Tool(name="custaudit", version=__version__, rules=classifier.ruleset.digest)
