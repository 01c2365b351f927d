"""A fault at the k-th call to the disk, for every k: killed, cut off half-way, full, read-only, failing."""

from __future__ import annotations

import errno
import random
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.errors import WrongPassphrase
from tests.faults.door import WHERE, Door
from tests.faults.shim import AT, COUNTED, FOR_EVER, MORE, Board, library
from tests.faults.study import KEY_PASSPHRASE, NEW_PASSPHRASE, PASSPHRASE, SCRIPT, Place, judge, line
from tests.faults.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

UNFORESEEN = {1, 70}
"""Exit codes of a program that did not know what to say."""
LINES = 3
VERIFIED_EACH = 4


class Fault(NamedTuple):
    """What happens at the k-th call: which calls count, what they do, and how many more do it."""

    name: str
    how: str
    calls: str = "wscno"
    more: int = 0

    @property
    def kills(self) -> bool:
        return not self.how.isdigit()


FAULTS = (
    Fault("kill -9 before a call", "kill"),
    Fault("kill -9 half-way in a write", "torn", "w"),
    Fault("kill -9 after a call", "done"),
    Fault("disk full from then on, then room again", str(errno.ENOSPC), "wo", FOR_EVER),
    Fault("read-only from then on, then writable again", str(errno.EROFS), "wscno", FOR_EVER),
    Fault("one write or fsync fails (EIO)", str(errno.EIO), "wsc"),
    Fault("every call fails from then on (EIO)", str(errno.EIO), "wscno", FOR_EVER),
    Fault("one read fails (EIO)", str(errno.EIO), "r"),
)


@dataclass(frozen=True)
class Deed:
    """Something a person does: a sitting at the plain door, or one command."""

    name: str
    words: Callable[[Place], Sequence[str]] | None = None
    """The command; None for a sitting."""
    prepare: str = ""
    """Which of the prepared studies it is done to."""
    last: tuple[str, ...] = ()
    """Lines of a sitting after its notes."""


def tried(deed: Deed, fault: Fault, prepared: Place, at: Sequence[int]) -> Tally:
    """Do a deed once for each call in ``at``, with the fault there; return what became of the study."""
    tally = Tally(f"{deed.name}: {fault.name}")
    if library() is None:
        tally.skipped = "no C compiler"
        return tally
    for number in at:
        root = Path(tempfile.mkdtemp(prefix="interview-tui-faults-"))
        place = prepared.copy(root)
        with Board(root / "board") as board:
            board[AT], board[MORE] = number, fault.more
            extra = board.environment(place.folder.parent, fault.calls, fault.how)
            what = f"call {number}"
            if deed.words is None:
                sitting(deed, fault, place, board, extra, tally, what)
            else:
                command(deed.words(place), place, extra, tally, what)
            # Every fourth time the program's own check has the first look, at what the fault left behind.
            if number % VERIFIED_EACH == 0 and (said := verified(place)):
                tally.unreadable += 1
                tally.say(f"{what}: verify says {said}")
            verdict = judge(place)
        tally.acknowledged += len(place.acknowledged) - len(prepared.acknowledged)
        tally.take(place, verdict, what)
        if verdict.is_well:
            shutil.rmtree(root)
    return tally


def counted(deed: Deed, fault: Fault, prepared: Place) -> int:
    """Return how many calls of a fault's sort a deed makes when nothing goes wrong."""
    with tempfile.TemporaryDirectory(prefix="interview-tui-faults-") as name:
        place = prepared.copy(Path(name))
        with Board(Path(name) / "board") as board:
            extra = board.environment(Path(name), fault.calls)
            tally = Tally("")
            if deed.words is None:
                sitting(deed, None, place, board, extra, tally)
            else:
                command(deed.words(place), place, extra, tally)
            assert not tally.broken, tally.said
            return board[COUNTED]


def sitting(  # noqa: PLR0917 - what happens, to which study, and who is told
    deed: Deed,
    fault: Fault | None,
    place: Place,
    board: Board,
    extra: dict[str, str],
    tally: Tally,
    what: str = "",
) -> None:
    """Type a few lines; when the fault can be healed, heal it and demand that every line is saved."""
    rng = random.Random(0)  # noqa: S311 - words, not secrets
    with Door(place, extra) as door:
        alive = bool(door.until(WHERE))
        for number in range(LINES if alive else 0):
            door.type(line(rng, number))
            alive = alive and door.answer()
        kills = fault is not None and fault.kills
        lasts = fault is not None and fault.more == FOR_EVER
        healed = fault is not None and lasts and fault.how in {str(errno.ENOSPC), str(errno.EROFS)}
        if healed:
            board[AT] = 0
        for text in ("", *deed.last) if alive and not kills else deed.last:
            door.send(text + "\n")
            door.answer()
        code, waiting = door.finish(), door.waiting
        said = " / ".join(door.said[-3:])
    if code in UNFORESEEN:
        tally.crashed += 1
        tally.say(f"{what}: ended with {code}: {said}")
    if alive and waiting and not kills and (healed or not lasts):
        tally.lost += waiting
        tally.say(f"{what}: {waiting} lines are not saved though the disk is well again: {said}")


def verified(place: Place) -> str:
    """Return what ``interview-tui verify`` says against a study; empty when nothing."""
    for secret in (PASSPHRASE, NEW_PASSPHRASE):
        done = subprocess.run(
            [SCRIPT, "verify", str(place.folder)], check=False, capture_output=True, text=True, timeout=120,
            env={**place.environment(), "INTERVIEW_TUI_PASSPHRASE": secret},
        )  # fmt: skip
        if done.returncode != WrongPassphrase.exit_code:
            break
    return "" if done.returncode == 0 else f"{done.returncode} {done.stdout[:300]}{done.stderr[-200:]}"


def command(words: Sequence[str], place: Place, extra: dict[str, str], tally: Tally, what: str = "") -> int:
    """Run one command and return its exit code; count it when it did not know what to say."""
    environment = {
        **place.environment(), "INTERVIEW_TUI_KEY_PASSPHRASE": KEY_PASSPHRASE, **extra,
    }  # fmt: skip
    done = subprocess.run(
        [SCRIPT, *words], check=False, capture_output=True, text=True, env=environment, timeout=120
    )
    if done.returncode in UNFORESEEN or "Traceback" in done.stderr:
        tally.crashed += 1
        tally.say(f"{what}: ended with {done.returncode}: {done.stderr.strip()[-200:]}")
    return done.returncode
