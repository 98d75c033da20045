"""The numbers of the matcher: ``rules/matching.yaml``, readable, and fitted by ``custaudit rules fit``."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from custaudit.model import Verdict
from custaudit.rules.language import FileShape, Share


class Ranking(FileShape, frozen=True):
    """BM25 over the requirements: saturation ``k1``, length ``b``, and the share that a hiragana-only gram counts."""

    k1: Annotated[float, Meta(gt=0)]
    b: Share
    hiragana: Share
    candidates: Annotated[int, Meta(ge=3, le=20, description="how many of the best are judged closely")]


class Calibration(FileShape, frozen=True):
    """Makes the probabilities of the verdicts mean what they say: their logarithms times ``sharpness``, plus a ``bias`` each.

    ``doubt`` is the share that is spread evenly over all verdicts, for what one list has in common that no other list has
    shown: without it the interval of a rate is too narrow.
    """

    sharpness: Annotated[float, Meta(gt=0)]
    bias: dict[Verdict, float]
    doubt: Annotated[float, Meta(ge=0, lt=1)] = 0.0


class Judgement(FileShape, frozen=True):
    """``choice`` weighs the closer judgement of a candidate, ``answered`` decides whether any requirement answers the item.

    The keys are the names in ``custaudit.match.judge`` and, for ``answered``, ``type/CODE`` as well.
    """

    review: Annotated[float, Meta(ge=0, le=1, description="below this probability of the verdict a person confirms")]
    calibration: Calibration
    choice: dict[str, float]
    answered: dict[str, float]


class MatchingFile(FileShape, frozen=True):
    """``described`` is for standards whose requirements have aliases and examples, ``texts`` for those with their texts alone."""

    ranking: Ranking
    described: Judgement
    texts: Judgement
