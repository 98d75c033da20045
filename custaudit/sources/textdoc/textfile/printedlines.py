"""Texts taken from a print with numbered lines, or with an empty line behind every line: neither says anything of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from custaudit.sources.textdoc.lines.joining import goes_on
from custaudit.sources.textdoc.lines.width import display_width
from custaudit.sources.textdoc.textfile.texttables import RawLine
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.markers import split_marker

# A line's number stands behind its text, after a blank or not.
_NUMBERED = re.compile("^(?P<text>|.*?[^\\s0-9])\\s*(?P<n>[0-9]{1,4})$")
_BEHIND_SENTENCE = "\u3002"
_SHORTEST_RUN, _FEWEST_SENTENCES = 6, 2
# Of the lines, so many have an empty one before them; of these, so many go on from the line before.
_NEARLY_ALL, _FEWEST_LINES, _FEWEST_BROKEN = 0.75, 5, 2
# In columns: a line may end so early, and no page is narrower.
_KINSOKU, _NARROWEST = 4, 40


def without_line_numbers(lines: Sequence[str]) -> list[str]:
    """The lines, each at its place, without numbers at their ends that count them one by one; a line of nothing else becomes empty."""
    done = list(lines)
    run: list[tuple[int, str, int]] = []
    for place, line in [*((at, line) for at, line in enumerate(lines) if line.strip()), (len(lines), "")]:
        found = _NUMBERED.match(line.rstrip())
        if found and run and int(found["n"]) == run[-1][2] + 1:
            run.append((place, found["text"], int(found["n"])))
            continue
        for at, text, _ in run if _counts_lines(run) else []:
            done[at] = text
        run = [(place, found["text"], int(found["n"]))] if found else []
    return done


def _counts_lines(run: Sequence[tuple[int, str, int]]) -> bool:
    """Whether numbers count lines of sentences, and not the pages of chapters or the names of forms."""
    return len(run) >= _SHORTEST_RUN and sum(text.endswith(_BEHIND_SENTENCE) for _, text, _ in run) >= _FEWEST_SENTENCES


def telling_gaps(lines: Sequence[RawLine], gaps: set[int], knowledge: ClauseKnowledge) -> set[int]:
    """The lines that a gap precedes; only wider ones where an empty line stands before nearly every line, also inside sentences."""
    single = {index for index in gaps if 0 < index < len(lines) and lines[index].line - lines[index - 1].line == 2}
    if len(lines) < _FEWEST_LINES or len(single) < _NEARLY_ALL * (len(lines) - 1):
        return gaps
    edge = max(display_width(line.text) for line in lines)
    broken = sum(_is_broken(lines[index - 1].text, lines[index].text, edge, knowledge) for index in single)
    return gaps - single if broken >= _FEWEST_BROKEN else gaps


def _is_broken(text: str, following: str, edge: int, knowledge: ClauseKnowledge) -> bool:
    """Whether a line goes on in the next one by its words, or reaches the edge without an end before a line without a sign."""
    if goes_on(text, following, knowledge):
        return True
    full = edge >= _NARROWEST and display_width(text) >= edge - _KINSOKU and not text.rstrip().endswith(_BEHIND_SENTENCE)
    return full and split_marker(following, knowledge)[0] is None
