"""Searching the notes of a whole study for words."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.errors import UsageProblem
from interview_tui.i18n import _
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.model.note import Note
    from interview_tui.store.store import Store
    from interview_tui.store.word_index import WordIndex

MOST = 200
"""Most notes that are shown of what was found."""

LONGEST = 200
"""Most characters to search for."""

_WORD = re.compile(r"[^\W_]+")
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
                quotation marks, or has a sign inside, is looked for as it stands.
            most: How many notes at most.

        Raises:
            UsageProblem: when there is no word in it.
            NotSaved: when there is no room for the index of words. StoreDamaged: see its class.
        """
        from interview_tui.store.word_index import WordIndex

        wanted = Wanted.of(words)
        with WordIndex(self._store) as index:
            found = self._found(index, wanted, most + 1)
        more, shown = len(found) > most, found[:most]
        shown.sort(key=lambda note: (note.interview_id, note.elapsed_ms, note.id))
        codes = self._store.codes_of(sorted({note.interview_id for note in shown}))
        return Found([Hit(codes[note.interview_id], note) for note in shown], more)

    def _found(self, index: WordIndex, wanted: Wanted, most: int) -> list[Note]:
        found: list[Note] = []
        before = 0
        while numbers := index.find(wanted.expression, most, before):
            before = numbers[-1]
            found += [note for note in self._store.notes_of(numbers) if wanted.is_in(note.text)]
            if len(found) >= most or len(numbers) < most:
                break
        return found[:most]


class Wanted(NamedTuple):
    """What is looked for: an expression of FTS5 in which every word is quoted, and words in a row."""

    expression: str
    rows: tuple[str, ...]

    @classmethod
    def of(cls, words: str) -> Wanted:
        """Return what a person typed as that.

        Raises:
            UsageProblem: when there is no word in it, or it is too long.
        """
        line = unicodedata.normalize("NFC", clean_line(words)).translate(_QUOTES)
        if len(line) > LONGEST:
            raise UsageProblem(_("At most {limit} characters can be searched for.").format(limit=LONGEST))
        terms: list[str] = []
        rows: list[str] = []
        for part, whole in _parts(line):
            found = _WORD.findall(part)
            last = "" if whole else " *"
            terms += [f'"{word}"' for word in found[:-1]]
            terms += [f'"{word}"{last}' for word in found[-1:]]
            if len(found) > 1:
                rows.append(_folded(part))
        if not terms:
            raise UsageProblem(
                _("There is no word in that to search for."), "", _("Write a word, or how it begins.")
            )
        return cls(" AND ".join(dict.fromkeys(terms)), tuple(rows))

    def is_in(self, text: str) -> bool:
        """Return whether the words in a row stand in a text that holds every word."""
        if not self.rows:
            return True
        folded = _folded(text)
        return all(row in folded for row in self.rows)


def _parts(line: str) -> Iterator[tuple[str, bool]]:
    """Yield what is looked for by itself, and whether it ends where its last word ends."""
    for place, part in enumerate(line.split('"')):
        if place % 2:
            yield part, True
        else:
            yield from ((word, False) for word in part.split())


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
