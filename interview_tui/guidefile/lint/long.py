"""Long questions.

Source: Kvale & Brinkmann, InterViews, ch. 7: an interviewer's questions are brief and simple. Payne, The Art
of Asking Questions (1951), found that questions above some twenty words are misheard; what is said face to
face may be half as long again before it is told here, for a spoken guide often has a preface.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.i18n import _
from interview_tui.model.advice import AdviceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_WORDS = 30
"""Most words of a question before it counts as long."""

EXAMPLES = (
    (
        "nb",
        (
            "Når du nå ser tilbake på hele denne perioden, fra du begynte ved det gamle kontoret til i dag, "
            "og tenker på alt som har hendt med oppgaver og kolleger underveis, hva sitter du igjen med?"
        ),
    ),
    (
        "en",
        (
            "Thinking about everything that has happened since the first day you came here, with all the "
            "people who have come and gone and the routines that have been made anew, what stays with you?"
        ),
    ),
)
"""Language and a question that is too long."""


def judge(text: str) -> Iterator[tuple[AdviceKind, str]]:
    """Yield advice when the question has more than ``MOST_WORDS`` words."""
    count = sum(any(sign.isalnum() for sign in word) for word in text.split())
    if count > MOST_WORDS:
        yield (
            AdviceKind.LONG,
            _("this is {n} words long, much to keep in mind; shorten it, or make parts of it probes").format(
                n=count
            ),
        )
