"""Themes that claim a change and do not ask how it was before.

Source: fieldwork P3, 3.6 and R22: the founding study reports changed expectations, and its theme of that name
has no question about before. What was is remembered better when it is asked for on its own, with something to
hold on to (``anchor=``), than when only the difference is asked for (life-history-calendar studies).

A theme claims change when its braces say ``time=before``, or when the study is about change (its research
question, or other questions about before, say so) and the theme speaks of change or of what was expected. A
question is about before when its braces or its words say so, or when it is put in the past tense. What is
asked of the future is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.guidefile.lint.forms import tongue_of
from interview_tui.i18n import _
from interview_tui.model.advice import Advice, AdviceKind
from interview_tui.model.guide import ThemeRole, TimeTag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.model.guide import Guide, Question, Theme

EXAMPLES = (
    (
        "nb",
        "Hva er annerledes etter reformen?",
        "## Forventninger\n- Hvordan er forventningene dine til kontoret?\n",
    ),
    ("nn", "Kva vart endra frå før?", "## Samarbeid\n- Korleis har samarbeidet endra seg?\n"),
    ("en", "How did work change?", "## Tasks {time=before,now}\n- What do you do on a day?\n"),
)
"""Language, research question and a theme that lacks before."""

_CHANGE = {
    "no": re.compile(
        r"\b(?:endr\w*|forandr\w*|annerledes|annleis|utvikl(?:et|a|ing)\w*|overgang\w*|omstilling\w*|forventning\w*|"
        r"forventing\w*|ikke\s+lenger|ikkje\s+lenger|blitt\s+\w*(?:ere|re)|vorte\s+\w*(?:are|re))\b"
    ),
    "en": re.compile(
        r"\b(?:chang\w+|evolv\w+|transition\w*|shift(?:s|ed)|no\s+longer|expectations?|become|became)\b"
    ),
}
_BEFORE = {
    "no": re.compile(
        r"\b(?:før|tidligere|tidlegare|den\s*gangen|den\s*gong(?:en)?|opprinnelig\w*|opphavleg\w*|siden|sidan|sammenlign\w*|"
        r"samanlikn\w*|først|første|fyrste|begynnelsen|byrjinga|starten|tilbake|forrige|førre|etter\s+at|"
        r"var|hadde|gjorde|fikk|fekk|ble|blei|vart|kunne|måtte|gikk|gjekk|kom|brukte|arbeidet|arbeidde|jobbet|jobba|tenkte|"
        r"opplevde|følte|kjente|skjedde|forventet|forventa|håpet|håpa|trodde|trudde|visste|syntes|sa|så\s+(?:du|dere|en))\b"
    ),
    "en": re.compile(
        r"\b(?:before|previous\w*|earlier|used\s+to|past|back\s+then|at\s+the\s+time|at\s+first|first|originally|"
        r"initially|since|compar\w+|prior|formerly|beginning|outset|last|old|former|until|"
        r"did|was|were|had|worked|felt|thought|happened|expected|hoped|went|came)\b"
    ),
}
_AHEAD = {
    "no": re.compile(
        r"\b(?:framtid\w*|fremtid\w*|framover|fremover|om\s+(?:\w+\s+)?år|håper|håpar|ønsk\w+|ville\s+du|vil\s+du|skulle|"
        r"burde|bør|neste|videre|vidare)\b"
    ),
    "en": re.compile(
        r"\b(?:future|ahead|in\s+\w+\s+(?:years?|months?)|hope|would|should|could|will|next|wish|plans?)\b"
    ),
}
_STUDY = {
    "no": re.compile(
        r"\b(?:før|etter|endr\w*|forandr\w*|annerledes|annleis|sammenlign\w*|samanlikn\w*|utvikl\w*|siden|sidan)\b"
    ),
    "en": re.compile(
        r"\b(?:before|after|since|chang\w+|compar\w+|different(?:ly)?|transition\w*|over\s+time|evolv\w+)\b"
    ),
}


def find(guide: Guide) -> Iterator[Advice]:
    """Yield advice for each theme that claims a change without asking about before."""
    tongue = tongue_of(guide.language)
    name = tongue.name if tongue else ""
    themes = [theme for theme in guide.themes if theme.role is ThemeRole.ORDINARY and theme.questions]
    changes = any(_says(_STUDY, name, text) for text in (guide.title, *(one.text for one in guide.asks)))
    changes = changes or any(
        TimeTag.BEFORE in question.times for theme in themes for question in theme.questions
    )
    for theme in themes:
        if any(_about_before(question, name) for question in theme.questions):
            continue
        if TimeTag.BEFORE in theme.times or (changes and _claims(theme, name)):
            yield Advice(
                AdviceKind.NO_BEFORE,
                theme.line,
                _("change is claimed here, and no question asks how it was before; add one"),
                theme.id,
            )


def _about_before(question: Question, name: str) -> bool:
    if question.times:
        return TimeTag.BEFORE in question.times
    return _says(_BEFORE, name, question.text)


def _claims(theme: Theme, name: str) -> bool:
    """Return whether a theme speaks of change: in its title or a question, not one about the future."""
    if TimeTag.FUTURE in theme.times or _says(_AHEAD, name, theme.title):
        return False
    asked = [one for one in theme.questions if not _ahead(one, name)]
    return bool(asked) and (
        any(TimeTag.COMPARE in one.times for one in asked)
        or _says(_CHANGE, name, theme.title)
        or any(_says(_CHANGE, name, one.text) for one in asked)
    )


def _ahead(question: Question, name: str) -> bool:
    return TimeTag.FUTURE in question.times or _says(_AHEAD, name, question.text)


def _says(patterns: dict[str, re.Pattern[str]], name: str, text: str) -> bool:
    return name in patterns and patterns[name].search(text.lower()) is not None
