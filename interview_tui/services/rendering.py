"""From a summary to the bytes that may leave: made in every format that was chosen, then last_search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.errors import GateClosed, UsageProblem
from interview_tui.export import account, gate
from interview_tui.export import expect as expected
from interview_tui.export.formats import FORMATS
from interview_tui.export.held import Held
from interview_tui.i18n import _
from interview_tui.services import last_search
from interview_tui.services.going import Going, Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.deidentify.leak import Forbidden
    from interview_tui.model.summary import Summary


def let_out(
    summary: Summary, formats: Sequence[str], forbidden: Sequence[Forbidden], going: Going, *, expect: bool
) -> Held:
    """Return every file as it leaves, each searched; GateClosed when one holds what must not leave."""
    content = rendered(summary, formats, going)
    content.put(expected.render(summary) if expect else {})
    content.put(gate.render(summary, content))
    leaks = last_search.leaks(content, forbidden, going)
    if leaks:
        raise GateClosed(leaks)
    if expect and summary.sample:
        content.put(expected.render(summary, [one.value for one in forbidden]))
    return content


def check_formats(formats: Sequence[str]) -> None:
    """Raise UsageProblem unless every format is known and there is one."""
    for name in formats:
        if name not in FORMATS:
            raise UsageProblem(
                _("There is no format called {name}.").format(name=name[:40]),
                "",
                _("Formats: {names}.").format(names=", ".join(FORMATS)),
            )
    if not formats:
        known = ", ".join(FORMATS)
        raise UsageProblem(_("No format was chosen."), "", _("Formats: {names}.").format(names=known))


def rendered(summary: Summary, formats: Sequence[str], going: Going) -> Held:
    """Return file name -> content of a summary in these formats, with the file about the summary."""
    content = Held()
    for name in going.over(Stage.MAKING, list(dict.fromkeys(formats))):
        content.put(FORMATS[name].render(summary))
    content.put(account.render(summary))
    return content
