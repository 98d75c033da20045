"""Lists under headings about an estimate or a contract: of functions that are built or changed, or of the steps of a project."""

from __future__ import annotations

from custaudit.sources.table.grid import Grid, cell_text
from custaudit.sources.table.headings.head import Head
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.text import normal_form

_FEWEST = 2


def functions_listed(grid: Grid, head: Head, knowledge: ClauseKnowledge) -> int:
    """How many rows of a table with names and contents name a function of the system; 0 where most do not, or name a step of the work."""
    if not head.clear or head.columns["title"] == head.columns["detail"]:
        return 0
    title, detail = head.columns["title"], head.columns["detail"]
    rows = [(normal_form(cell_text(row[title])).strip(), normal_form(cell_text(row[detail])).strip()) for row in grid.rows[head.body :]]
    filled = [(name, content) for name, content in rows if name and content]
    found = sum(_is_function(name, content, knowledge) for name, content in filled)
    return found if found >= min(_FEWEST, len(filled)) and found * 2 > len(filled) else 0


def _is_function(name: str, content: str, knowledge: ClauseKnowledge) -> bool:
    if knowledge.project_step.search(name):
        return False
    words = f"{name}\n{content}"
    return any(says.search(words) for says in (knowledge.function, knowledge.system_act, knowledge.works_on_data))
