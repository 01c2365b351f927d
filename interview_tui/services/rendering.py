"""From a summary to the bytes that may leave: made in every format that was chosen, then last_search."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from interview_tui.deidentify import leak
from interview_tui.errors import GateClosed, UsageProblem
from interview_tui.export import account, gate
from interview_tui.export import expect as expected
from interview_tui.export.formats import FORMATS
from interview_tui.export.held import Held
from interview_tui.i18n import _
from interview_tui.services import blank, last_search, stopping
from interview_tui.services.going import Going, Stage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from interview_tui.deidentify.leak import Forbidden
    from interview_tui.export.spool import Spool
    from interview_tui.model.summary import Summary


def aside(folder: Path) -> Spool:
    """Return where files lie, sealed, until they leave; ``folder`` is where it goes when it is large."""
    from interview_tui.export.spool import Spool

    return Spool(folder)


def let_out(  # noqa: PLR0913 - what, whereto, and who is told
    summary: Summary,
    formats: Sequence[str],
    forbidden: Sequence[Forbidden],
    spool: Spool,
    going: Going,
    *,
    expect: bool,
) -> Held:
    """Return every file as it leaves, in the spool, each searched.

    Raises:
        GateClosed: one of them holds what must not leave.
        BrokenOff, NotSaved: a person or the disk said no.
    """
    sought, content = leak.Sought(forbidden), Held(spool)
    found = _searched(summary, formats, content, sought, going)
    last = {
        **content.put(account.render(summary)),
        **content.put(expected.files(summary) if expect else {}),
    }
    last |= content.put(gate.render(summary, content.facts))
    found += last_search.leaks(last.items(), sought, going)
    if found:
        raise GateClosed(found, stopping.go_on_in_review())
    if expect and summary.sample:
        content.put(expected.files(summary, [one.value for one in forbidden]))
    return content


def unmade(formats: Sequence[str], *, linked: bool) -> list[str]:
    """Return a sentence when some formats are not made, since they have times or tell who said it."""
    left = [] if linked else [name for name in formats if FORMATS[name].linked]
    if not left:
        return []
    return [_("Not written: {formats}. Unlinked, there are no markers.").format(formats=", ".join(left))]


def check_formats(formats: Sequence[str], *, linked: bool = True) -> None:
    """Raise UsageProblem unless every format is known and one of them is made in this form."""
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
    if not linked and all(FORMATS[name].linked for name in formats):
        raise UsageProblem(
            _("Unlinked, there are no markers: they tell when each note was taken."),
            _("Nothing was written."),
            _("Choose another format, or the form with codes."),
        )


def leaks(
    summary: Summary, formats: Sequence[str], forbidden: Sequence[Forbidden], spool: Spool, going: Going
) -> list[str]:
    """Return a line per file in these formats that holds what must not leave; they go with the spool."""
    sought = leak.Sought(forbidden)
    found = _searched(summary, formats, Held(spool), sought, going)
    return found + last_search.leaks(account.render(summary).items(), sought, going)


def _searched(
    summary: Summary, formats: Sequence[str], content: Held, sought: leak.Sought, going: Going
) -> list[str]:
    """Make and search one format after the other, and add it to ``content``."""
    found: list[str] = []
    fixed = partial(blank.fixed, summary.language)
    for name in going.over(Stage.MAKING, list(dict.fromkeys(formats))):
        made = content.put(FORMATS[name].files(summary))
        found += last_search.leaks(made.items(), sought, going, fixed)
    return found


def rendered(summary: Summary, formats: Sequence[str], spool: Spool, going: Going) -> Held:
    """Return the files of a summary in these formats, in the spool, with the file about the summary."""
    content = Held(spool)
    for name in going.over(Stage.MAKING, list(dict.fromkeys(formats))):
        content.put(FORMATS[name].files(summary))
    content.put(account.render(summary))
    return content
