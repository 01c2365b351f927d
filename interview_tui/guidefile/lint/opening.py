"""How a theme opens: with a wide question, and direct ones only after it.

Source: Kvale & Brinkmann, InterViews, ch. 7: introducing questions open a topic ("can you tell me about
..."), and direct ones are put off until the person has given descriptions of their own. Fieldwork 3.1.

A question says its type with ``type=``; one that does not counts as introducing when it is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.guidefile.lint.forms import opens, tongue_of
from interview_tui.i18n import _
from interview_tui.model.advice import Advice, AdviceKind
from interview_tui.model.guide import QuestionType, ThemeRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.guidefile.lint.forms import Tongue
    from interview_tui.model.guide import Guide, Question

EXAMPLES = (
    ("no_introducing", "## Pay\n- What do you earn? {type=direct}\n- Who decides it? {type=specifying}\n"),
    (
        "direct_first",
        "## Pay\n- What do you earn? {type=direct}\n- How is pay set here? {type=introducing}\n",
    ),
)
"""Kind of advice and a theme that gets it."""


def find(guide: Guide) -> Iterator[Advice]:
    """Yield advice on themes that nothing opens, and on direct questions before what opens the theme."""
    tongue = tongue_of(guide.language)
    for theme in guide.themes:
        if theme.role is not ThemeRole.ORDINARY or not theme.questions:
            continue
        first = next((at for at, one in enumerate(theme.questions) if _introduces(one, tongue)), None)
        if first is None:
            yield Advice(
                AdviceKind.NO_INTRODUCING,
                theme.line,
                _("no question opens this theme; begin with a wide one, such as: tell me about …"),
                theme.id,
            )
        for question in theme.questions[: first or 0]:
            if question.type is QuestionType.DIRECT:
                yield Advice(
                    AdviceKind.DIRECT_FIRST,
                    question.line,
                    _("a direct question comes before the one that opens the theme; move it further down"),
                    theme.id,
                    question.id,
                )


def _introduces(question: Question, tongue: Tongue | None) -> bool:
    if question.type is not None:
        return question.type is QuestionType.INTRODUCING
    return tongue is None or opens(question.text, tongue)
