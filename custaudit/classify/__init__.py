"""Item and rules -> type, domain, flow, medium, and the evidence for them."""

from custaudit.classify.engine import Classifier

__all__ = ["Classifier"]
