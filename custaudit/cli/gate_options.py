"""The options of ``check``: each limit of ``[check]`` can be set anew for one call."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from custaudit.i18n import text

AlsoOption = Annotated[list[Path] | None, typer.Option("--also", metavar="PATH", help=text("cli.also.help"), show_default=False)]
MaxRate = Annotated[
    float | None, typer.Option("--max-rate", min=0, max=1, metavar="RATE", help=text("cli.max_rate.help"), show_default=False)
]
MaxRateUpper = Annotated[
    float | None, typer.Option("--max-rate-upper", min=0, max=1, metavar="RATE", help=text("cli.max_rate_upper.help"), show_default=False)
]
MaxReview = Annotated[
    float | None, typer.Option("--max-review", min=0, max=1, metavar="RATE", help=text("cli.max_review.help"), show_default=False)
]
MaxRateByType = Annotated[
    list[str] | None, typer.Option("--max-rate-by-type", metavar="TYPE=RATE", help=text("cli.max_rate_by_type.help"), show_default=False)
]
MaxRateByDomain = Annotated[
    list[str] | None,
    typer.Option("--max-rate-by-domain", metavar="DOMAIN=RATE", help=text("cli.max_rate_by_domain.help"), show_default=False),
]
NoProhibited = Annotated[
    bool | None, typer.Option("--no-prohibited/--allow-prohibited", help=text("cli.no_prohibited.help"), show_default=False)
]
NoNewDeviations = Annotated[
    bool | None, typer.Option("--no-new-deviations/--allow-new-deviations", help=text("cli.no_new_deviations.help"), show_default=False)
]
BaselineOption = Annotated[
    Path | None, typer.Option("--baseline", metavar="PATH", help=text("cli.check.baseline.help"), show_default=False)
]
WaiversOption = Annotated[Path | None, typer.Option("--waivers", metavar="PATH", help=text("cli.waivers.help"), show_default=False)]
AllowEmpty = Annotated[bool | None, typer.Option("--allow-empty", help=text("cli.allow_empty.help"), show_default=False)]
AllowUnreadable = Annotated[bool | None, typer.Option("--allow-unreadable", help=text("cli.allow_unreadable.help"), show_default=False)]
AllowUndecodable = Annotated[bool | None, typer.Option("--allow-undecodable", help=text("cli.allow_undecodable.help"), show_default=False)]
AllowUnjudged = Annotated[bool | None, typer.Option("--allow-unjudged", help=text("cli.allow_unjudged.help"), show_default=False)]
TodayOption = Annotated[str | None, typer.Option("--today", metavar="YYYY-MM-DD", help=text("cli.today.help"), show_default=False)]
BaselineOutput = Annotated[Path | None, typer.Option("--output", metavar="PATH", help=text("cli.baseline.output.help"), show_default=False)]
