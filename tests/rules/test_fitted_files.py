"""Fitted numbers as files: what is read from the built-in ones is written as it stands there, to the byte."""

from __future__ import annotations

from custaudit.fit.rulefiles import CUES, MATCHING, WEIGHTS, matching_yaml, weights_yaml
from custaudit.match.settings import MatchingFile
from custaudit.rules.cues import cues_csv, read_cues
from custaudit.rules.language import WeightsFile
from custaudit.rules.paths import builtin_rules
from custaudit.rules.yamlfile import read_yaml

RULES = builtin_rules()


def test_weights_come_back_as_they_stand():
    assert weights_yaml(read_yaml(RULES / WEIGHTS, WeightsFile)) == (RULES / WEIGHTS).read_text(encoding="utf-8")


def test_cues_come_back_as_they_stand():
    assert cues_csv(read_cues(RULES / CUES)) == (RULES / CUES).read_bytes()


def test_the_numbers_of_the_matcher_come_back_as_they_stand():
    assert matching_yaml(read_yaml(RULES / MATCHING, MatchingFile)) == (RULES / MATCHING).read_text(encoding="utf-8")
