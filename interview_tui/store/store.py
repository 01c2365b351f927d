"""The store of one study. Everything that writes is one durable transaction and returns only after it.

What the driver or the disk refuses becomes StoreBusy, DiskFull, ReadOnlyPlace, StudyGone, WriteFailed or
StoreDamaged; the store is usable again as soon as the cause is gone. Used from one thread at a time, not
necessarily the one that opened it. All times are in milliseconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from interview_tui.store import database, migrations, rows
from interview_tui.store.approached import Approached
from interview_tui.store.conversation import Conversation
from interview_tui.store.ending import Ending
from interview_tui.store.erase import Erasing
from interview_tui.store.fieldwork import Fieldwork
from interview_tui.store.guarded import Guarded
from interview_tui.store.leaving import Leaving
from interview_tui.store.promised import Promised
from interview_tui.store.searched import Searched
from interview_tui.store.versions import Versions

if TYPE_CHECKING:
    from interview_tui.clock import Clock
    from interview_tui.model.guide import Guide
    from interview_tui.model.study import Study
    from interview_tui.paths import StudyPaths
    from interview_tui.store.keying import Key


class Store(  # each part of it in a room of its own
    Fieldwork, Versions, Approached, Promised, Conversation, Leaving, Erasing, Ending, Guarded, Searched
):
    """An open study. Made with ``create`` or ``open``; ``close`` it."""

    @classmethod
    def create(  # noqa: PLR0913 - what a study is made of
        cls,
        paths: StudyPaths,
        key: Key,
        study: Study,
        *,
        guide: Guide | None = None,
        clock: Clock | None = None,
        actor: str = "",
    ) -> Self:
        """Make a study's database: folder 0700, file 0600, encrypted with ``key`` (32 bytes).

        With a ``guide`` there is never a moment when the study is there and its guide is not; ``add_guide``
        then puts it on record.

        Raises:
            WouldOverwrite: when a database is there.
            NotSaved: when the disk does not take it.
        """
        first = {**migrations.identity(), **rows.study_row(study)}
        made = [("study", first)]
        if guide is not None:
            first["guide_hash"] = guide.hash()
            made.insert(0, ("guides", rows.guide_row(guide)))
        return cls(paths, key, database.make(paths, key, made), clock=clock, actor=actor)

    @classmethod
    def open(cls, paths: StudyPaths, key: Key, *, clock: Clock | None = None, actor: str = "") -> Self:
        """Open a study for this window alone; an older one is upgraded after an encrypted backup.

        Raises:
            NotAStudy, NewerStudy, StoreDamaged, StoreBusy: see their classes; nothing was changed.
            NotSaved: when the place cannot be written to.
        """
        connection: Any = database.open_existing(paths, key)
        try:
            return cls(paths, key, connection, clock=clock, actor=actor)
        except BaseException:
            connection.close()
            raise
