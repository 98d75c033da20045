"""Which deviations are of a kind that needs no fine standard, with the reason (``rules/exemptions.yaml``)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from custaudit.i18n import language
from custaudit.model import ClassifiedItem, DomainCode, Exemption, TypeCode, Verdict
from custaudit.rules.language import FileShape, Identifier
from custaudit.rules.lexicon import Lexicon
from custaudit.text import normal_form


class ExemptionRule(FileShape, frozen=True):
    """Holds for a verdict when type and domain are listed (an empty list: any) and a concept is mentioned (none: no condition)."""

    id: Identifier
    ja: str
    en: str
    verdicts: list[Verdict]
    types: list[TypeCode] = []
    domains: list[DomainCode] = []
    mentions: list[Identifier] = []


class ExemptionFile(FileShape, frozen=True):
    """``rules/exemptions.yaml``."""

    exemptions: list[ExemptionRule]


class Exemptions(Struct, frozen=True):
    """The rules with the lexicon that finds their mentions."""

    rules: Sequence[ExemptionRule]
    lexicon: Lexicon

    def exemption(self, item: ClassifiedItem, verdict: Verdict) -> Exemption | None:
        """The first rule that holds for the item, as a reason in the reader's language."""
        for rule in self.rules:
            if (
                verdict in rule.verdicts
                and (not rule.types or item.type.code in rule.types)
                and (not rule.domains or item.domain.code in rule.domains)
                and (not rule.mentions or self._mentions(item, rule))
            ):
                return Exemption(reason=rule.ja if language() == "ja" else rule.en)
        return None

    def _mentions(self, item: ClassifiedItem, rule: ExemptionRule) -> bool:
        wanted = self.lexicon.bits(rule.mentions)
        text = normal_form("\n".join((item.title, item.detail, item.object or "")))
        return any(wanted & self.lexicon.masks[hit.concept] for hit in self.lexicon.hits(text))
