"""Item and standard -> candidates, verdict, probability of deviating."""

from custaudit.match.matcher import Matcher

__all__ = ["Matcher"]
