"""What is protected and what is not: the words of `interview-tui about security` and of the README.

Every figure is read from what does the work, never typed twice.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from interview_tui import recoverycode, sealing
from interview_tui.i18n import N_
from interview_tui.settings import LOCK_AFTER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Section(NamedTuple):
    """A heading and its sentences, in one language."""

    title: str
    points: tuple[tuple[str, str], ...]
    """Each a few words and what is said of them."""


_AGAINST = (
    (
        N_("Against whom"),
        N_(
            "Somebody who gets the laptop, a memory stick or a copy of the study while it is closed or "
            "locked, and does not know the passphrase. Not against somebody who rules the computer while "
            "the study is open."
        ),
    ),
    (
        N_("The study"),
        N_(
            "One database, study.db, encrypted page by page with SQLCipher {sqlcipher} (AES-256 in CBC "
            "mode, each page of {page} bytes sealed with {hmac}) under a random key of {bits} bits. Its "
            "log of recent changes, half-written lines, backups and the index of words that a search makes "
            "(search.db) are encrypted with it. Nothing is written in clear to a temporary file."
        ),
    ),
    (
        N_("The ways in"),
        N_(
            "keyslots.json holds that key, sealed with AES-256-GCM: once under the passphrase, once under "
            "the recovery code if there is one ({code} random bits). Both go through Argon2id ({memory} "
            "MiB of memory, {passes} passes, {lanes} lanes, a random salt), so that each guess costs "
            "time. A short passphrase can still be guessed."
        ),
    ),
    (
        N_("The key file"),
        N_(
            "Names and contacts lie in a file of their own, sealed in the same way with a key and a "
            "passphrase of its own. It has no recovery code."
        ),
    ),
    (
        N_("A study without personal data"),
        N_(
            "A study made so has no key file and keeps nothing finer than the month, in its rows and in the "
            "times of its files and backups; within an interview, time is counted from its start. A study "
            "that was killed shows when it was read last until it is opened again. When a file was made or "
            "its entry changed (ctime) is kept by the file system, and nobody can set it."
        ),
    ),
    (
        N_("Files"),
        N_(
            "What the program makes can be read by your account alone (files 0600, folders 0700). A study "
            "can be open in one window at a time. A wrong passphrase changes nothing, however often."
        ),
    ),
    (
        N_("No network"),
        N_(
            "Nothing uses a network. Tests see to it that no part of the program loads what would be "
            "needed for one, and run its main paths with the network forbidden by the operating system. "
            "There are no reports to anyone, no updates, no accounts."
        ),
    ),
    (
        N_("Errors"),
        N_("Errors and crashes show no words of a note, and no memory is written to a core file."),
    ),
    (
        N_("The record"),
        N_(
            "What was done in the study is on record without contents: what sort of act, on which number, "
            "by whom, when. Each entry seals the one before, so that one that was changed, taken out or "
            "cut off is named by verify. Whoever has the passphrase could write a whole new record: it "
            "shows damage, and is no proof against yourself."
        ),
    ),
    (
        N_("Files of somebody else"),
        N_(
            "A study, key file or guide that somebody else made is looked at before it is used: a "
            "database with anything in it that this program does not put there is refused before any of "
            "it runs, and no file is read that is not an ordinary one of a sensible size."
        ),
    ),
)

_MEANING = (
    (
        N_("A lost laptop"),
        N_(
            "While the study is closed or locked, whoever has it must guess the passphrase or have the "
            "recovery code. While it is open, they have what you have."
        ),
    ),
    (
        N_("A locked study"),
        N_(
            "An open study locks itself after {minutes} minutes without a key (lock_after_minutes in the "
            "settings), and at once with Ctrl+Space; during an interview the key only blanks the screen. "
            "Locked, its files are closed and its key is overwritten in memory, where it stood once. What "
            "was on the screens, and what was typed as passphrase, may stay in memory until the program "
            "has ended: Python cannot promise more."
        ),
    ),
    (
        N_("A shared account"),
        N_(
            "Who can use your account can take copies, and can put another program in the place of this "
            "one. Use an account of your own."
        ),
    ),
    (
        N_("A hostile program under your account"),
        N_(
            "It can read the keys you press and the screen. On Linux the memory of this program is closed "
            "to it; elsewhere not. No encryption helps against it."
        ),
    ),
    (
        N_("A seen screen"),
        N_(
            "The blank key hides it from the next person, not from the one who sat beside you, nor from a "
            "camera."
        ),
    ),
    (
        N_("The terminal"),
        N_(
            "The screens leave nothing in the scrollback. The plain door and commands that print words "
            "do. What you type as an argument stands in the history of your shell; a passphrase is never "
            "an argument."
        ),
    ),
    (
        N_("Passphrases in files and variables"),
        N_(
            "They are as safe as the file and the account. INTERVIEW_TUI_PASSPHRASE stays in the shell "
            "that set it, and the administrator can read it from the running program."
        ),
    ),
    (
        N_("Swap and hibernation"),
        N_(
            "The system may write memory to the disk, and with it the key and the words of an open study. "
            "Turn on full-disk encryption, and do not let the computer sleep with a study open."
        ),
    ),
    (
        N_("Backups of the system and synchronised folders"),
        N_(
            "They copy the study as it is: encrypted, and out of your reach. After you change the "
            "passphrase or the recovery code an old copy still opens with the old one, and its "
            "keyslots.json opens today's study too, for the key behind it is the same."
        ),
    ),
    (
        N_("A forensic look at the disk"),
        N_(
            "On an SSD or a memory stick a deleted file may live on, an old keyslots.json too. Without "
            "keyslots.json and every copy of it the study can never be read again; that is the surest way "
            "to end it."
        ),
    ),
    (
        N_("A forgotten passphrase"),
        N_("With the recovery code you set a new one. Without it nobody can open the study."),
    ),
    (
        N_("What can be seen from outside"),
        N_(
            "That it is a study of this program, the name of its folder, its size, when it was changed "
            "last, the mark of its recovery page. Do not name a folder after a person or a workplace."
        ),
    ),
    (
        N_("Your own files"),
        N_("Guides, the information letter, exports and the page with the recovery code are not encrypted."),
    ),
    (N_("The sample study"), N_("The demo hides nothing: its passphrases are demo and demo-key.")),
)


def sections(said: Callable[[str], str]) -> list[Section]:
    """Return all of it in one language; ``said`` translates a marked sentence."""
    facts = figures()
    return [
        Section(said(title), tuple((said(words), said(text).format_map(facts)) for words, text in points))
        for title, points in (
            (N_("What is protected"), _AGAINST),
            (N_("What that means, and what is not protected"), _MEANING),
        )
    ]


def figures() -> Mapping[str, object]:
    """Return the parameters as they are at work in this program."""
    from interview_tui.store.keying import cipher

    at_work, cost = cipher(), sealing.STANDARD
    random = recoverycode.GROUPS * (recoverycode.SIZE - 1) * math.log2(len(recoverycode.ALPHABET))
    return {
        "sqlcipher": at_work.version.split()[0],
        "page": at_work.page_bytes,
        "hmac": at_work.seal,
        "bits": sealing.KEY_BYTES * 8,
        "code": int(random),
        "memory": cost.memory_kib // 1024,
        "passes": cost.iterations,
        "lanes": cost.lanes,
        "minutes": LOCK_AFTER,
    }
