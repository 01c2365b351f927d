"""How far answers can be compared over the versions of a guide: what could be asked, and what was (R13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.model.interview import QuestionState
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from interview_tui.model.guide import Guide
    from interview_tui.model.interview import InterviewState

ASKED = frozenset({QuestionState.ASKED, QuestionState.PARTLY})
"""States in which a question was put into words."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One question over all versions, in counts of interviews.

    ``versions`` are those of the guide that have it; ``could`` be asked: the interview's guide has it;
    ``asked``, wholly or partly; ``unasked``: answered without being asked. ``replaces`` is the question
    before it that meant something else, empty when there is none; ``gone`` when the newest guide does not
    have it.
    """

    question_id: str
    theme: str
    text: str
    versions: tuple[str, ...]
    could: int
    asked: int
    unasked: int
    replaces: str = ""
    gone: bool = False


def compared(
    held: Iterable[tuple[Guide, InterviewState]], guides: Sequence[Guide], replaces: Mapping[str, str]
) -> list[Compared]:
    """Return every question but those of warm-ups, in the newest guide's order, those that are gone last.

    What is gone and could be asked in none of the interviews (in a pilot only, say) is left out.

    Args:
        held: Guide and state of each interview that counts; pilots are not among them.
        guides: Every version, oldest first.
        replaces: New question id -> the id it replaces.
    """
    rows: dict[str, tuple[str, str, list[str]]] = {}
    for guide in reversed(guides):
        for theme in guide.themes:
            for question in theme.questions if theme.counts else ():
                row = rows.setdefault(question.id, (theme.title, question.text, []))
                row[2].insert(0, guide.version)
    interviews = [({q.id for t in guide.themes for q in t.questions}, state) for guide, state in held]
    newest = {question.id for theme in guides[-1].themes for question in theme.questions} if guides else set()
    found = []
    for name, (theme_title, text, versions) in rows.items():
        states = [state.state(name) for ids, state in interviews if name in ids]
        if name not in newest and not states:
            continue
        found.append(
            Compared(
                name, theme_title, text, tuple(dict.fromkeys(versions)), len(states),
                sum(state in ASKED for state in states), states.count(QuestionState.UNASKED),
                replaces.get(name, ""), name not in newest,
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: one.gone)
