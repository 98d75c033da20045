"""Any further labelled file against the rules and weights as they are: printed only."""

from __future__ import annotations

from pathlib import Path

from custaudit.fit.labelled import read_labelled
from tools.accuracy.unseen import installed_file


def extra_report(path: Path) -> str:
    """The measures of a labelled CSV file, one a line."""
    labelled = read_labelled([path])
    own, matching, rate = installed_file(labelled)
    found: dict[str, object] = dict(vars(own))
    for name, part in (("match", matching), ("rate", rate)):
        found |= {f"{name}_{key}": value for key, value in (vars(part) if part else {}).items()}
    lines = [f"{path.name}: {len(labelled)} items, rules and weights as installed"]
    lines += [
        f"  {key:<28}{value:.3f}" if isinstance(value, float) else f"  {key:<28}{value}"
        for key, value in found.items()
        if value is not None
    ]
    return "\n".join(lines)
