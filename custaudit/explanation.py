"""Joins the stages for one item: everything that led to its type, domain and verdict, as one document."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from custaudit import __version__
from custaudit.audit import assess_items
from custaudit.classify.engine import Classifier
from custaudit.classify.explain import AxisExplanation, explain
from custaudit.exemptions import Exemptions
from custaudit.match.explain import MatchExplanation, explain_match
from custaudit.match.matcher import Matcher
from custaudit.model import ClassifiedItem, Item, Tool


class Explanation(Struct, frozen=True):
    """The document of ``explain``: the item as ``classify`` (or, with a standard, ``diff``) gives it, and what led there."""

    schema: Literal["custaudit.explanation/1"]
    tool: Tool
    item: ClassifiedItem
    axes: list[AxisExplanation]
    match: MatchExplanation | None


def explain_item(item: Item, classifier: Classifier, held_against: tuple[Matcher, Exemptions] | None) -> Explanation:
    """The explanation of an item; with a matcher also of its verdict."""
    found: ClassifiedItem
    match: MatchExplanation | None = None
    if held_against is None:
        found = classifier.classify([item])[0]
    else:
        matcher, exemptions = held_against
        found = assessed = assess_items([item], classifier, matcher, exemptions)[0]
        if assessed.verdict is not None:
            types = classifier.classify_with_probabilities([item])[1][0]
            match = explain_match(matcher, item, types, assessed.candidates)
    return Explanation(
        schema="custaudit.explanation/1",
        tool=Tool(name="custaudit", version=__version__, rules=classifier.ruleset.digest),
        item=found,
        axes=explain(classifier, item),
        match=match,
    )
