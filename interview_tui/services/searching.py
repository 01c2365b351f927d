"""Searching the notes of a whole study for words."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.errors import UsageProblem
from interview_tui.i18n import _
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.model.note import Note
    from interview_tui.store.store import Store

MOST = 200
"""Most notes that are shown of what was found."""

LONGEST = 200
"""Most characters to search for."""

_QUOTES = str.maketrans("“”„«»", '"""""')


class Hit(NamedTuple):
    """A note that was found, and whose interview it is from."""

    code: str
    note: Note


class Found(NamedTuple):
    """What was found: notes by interview and time, and whether there are more than are shown."""

    hits: list[Hit]
    more: bool


class Searching:
    """The verb on all notes of one open study."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def search(self, words: str, most: int = MOST) -> Found:
        """Return the notes that hold all these words; the newest ones when there are more than ``most``.

        Args:
            words: Words, or beginnings of words, in any order, capital or small. What stands between
                quotation marks is looked for as it stands.
            most: How many notes at most.

        Raises:
            UsageProblem: when there is no word in it.
            NotSaved: when there is no room for the index of words. StoreDamaged: see its class.
        """
        from interview_tui.store.word_index import WordIndex

        with WordIndex(self._store) as index:
            numbers = index.find(expression(words), most + 1)
        shown = self._store.notes_of(numbers[:most])
        shown.sort(key=lambda note: (note.interview_id, note.elapsed_ms, note.id))
        codes = self._store.codes_of(sorted({note.interview_id for note in shown}))
        return Found([Hit(codes[note.interview_id], note) for note in shown], len(numbers) > most)


def expression(words: str) -> str:
    """Return what was typed as an expression of FTS5 in which every word of it is quoted.

    Raises:
        UsageProblem: when there is no word in it, or it is too long.
    """
    line = unicodedata.normalize("NFC", clean_line(words)).translate(_QUOTES)
    if len(line) > LONGEST:
        raise UsageProblem(_("At most {limit} characters can be searched for.").format(limit=LONGEST))
    wanted = list(_wanted(line))
    if not wanted:
        raise UsageProblem(
            _("There is no word in that to search for."), "", _("Write a word, or how it begins.")
        )
    return " AND ".join(wanted)


def _wanted(line: str) -> Iterator[str]:
    for place, part in enumerate(line.split('"')):
        if place % 2:
            if any(map(str.isalnum, part)):
                yield f'"{part}"'
            continue
        for word in part.split():
            if any(map(str.isalnum, word)):
                yield f'"{word}" *'
