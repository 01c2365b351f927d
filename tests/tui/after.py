"""Interviews that have ended, for the tests of the screens after the interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.model.consent import ConsentScope, Decision

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from interview_tui.model.note import Note
    from interview_tui.services.opening import OpenStudy
    from tests.tui.conftest import Hand

QUOTES = (ConsentScope.QUOTE_VERBATIM,)
START = (ConsentScope.PARTICIPATION, ConsentScope.NOTES)

HOSTILE = [
    "[/x] closes nothing",
    "[@click=app.quit]x[/] and [bold]y[/bold]",
    "=cmd()|' /C calc'!A0",
    "family 👩‍👩‍👧‍👦 and flag 🇳🇴 at the desk",
    "\u0301\u0308 lone marks, then e\u0301",
    "the long one " + "word " * 3997,
]
"""Words that mean something to some program; a note holds them as they are."""


def held(
    study: OpenStudy,
    *lines: str,
    quotes: bool = False,
    site: str = "Hill",
    close: bool = False,
    read: bool = True,
    fields: Mapping[str, str] | None = None,
) -> str:
    """Hold and end an interview with these typed lines; return the respondent's code."""
    if site not in {one.name for one in study.recruiting.sites()}:
        study.recruiting.add_site(site)
    code = study.recruiting.add_respondent(site, fields or {}).code
    study.consenting.record(code, [*START, *(QUOTES if quotes else ())], Decision.GRANTED)
    session = study.interviewing.start(code)
    session.go_to("tasks-1")
    for line in lines:
        session.note(line)
    session.end()
    if close:
        session.close()
    if read:
        study.reviewing.sign([one.id for one in notes(study)])
    return code


def telling(*lines: str, **more: bool) -> Callable[[OpenStudy], str]:
    """Return what holds one interview in a study."""
    return lambda study: held(study, *lines, **more)  # type: ignore[arg-type]


def notes(study: OpenStudy) -> list[Note]:
    """Return the notes of every interview that has ended."""
    return [one for row in study.reviewing.interviews() for one in study.reviewing.notes(row.interview.id)]


def recruited(study: OpenStudy, site: str = "Hill") -> str:
    """Add a site with one respondent, of whom nothing is recorded yet; return the code."""
    study.recruiting.add_site(site)
    return study.recruiting.add_respondent(site, {}).code


async def to_candidates(hand: Hand) -> None:
    """Go from the review to the candidates."""
    await hand.press("d")
    await hand.on("CandidatesScreen")


def named(place: Path, names: Sequence[str], passphrase: str) -> Path:
    """Make a key file with these names; return where it is."""
    from interview_tui.keyfile.entry import Entry
    from interview_tui.keyfile.keyfile import KeyFile
    from interview_tui.sealing import QUICK

    made = KeyFile.create(place, passphrase, cost=QUICK)
    for name in names:
        made.add(Entry.new(name))
    made.save()
    return place


async def write(hand: Hand, to: Path) -> None:
    """Press the key that writes, and give the folder in place of the one offered."""
    await hand.press("w")
    await hand.on("AskLine")
    await hand.press("ctrl+u")
    await hand.type(str(to))
    await hand.press("enter")
