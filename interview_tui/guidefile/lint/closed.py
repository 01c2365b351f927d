"""Questions in the form of yes or no.

Source: Kvale & Brinkmann, InterViews, ch. 7 (ask for descriptions: what, how; not for yes or no); Patton,
Qualitative Research & Evaluation Methods, ch. 7 (a question is open when no answer is presupposed; "are you",
"do you", "have you" are dichotomous). Fieldwork R21: five of the founding guide's fifteen were open in intent
and closed in form, two of them "Har du noen tanker rundt dette?". A request to tell ("kan du fortelle", "can
you describe") is open in all but form, and so is asking what there is to add.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.guidefile.lint.forms import Form, form, sentences
from interview_tui.i18n import _
from interview_tui.model.advice import AdviceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.guidefile.lint.forms import Tongue

EXAMPLES = (
    ("nb", "Har du noen tanker om dette?"),
    ("nn", "Er du nøgd med arbeidet?"),
    ("en", "Do you have any thoughts about this?"),
)
"""Language and a question in the form of yes or no."""


def judge(text: str, tongue: Tongue) -> Iterator[tuple[AdviceKind, str]]:
    """Yield advice when the first sentence that asks can be answered with yes or no.

    What comes after an open question is not judged here: that there are two questions is told already.
    """
    for sentence in sentences(text):
        found = form(sentence, tongue)
        if found is Form.NONE or (found is Form.INVITES and not sentence.endswith("?")):
            continue
        if found in {Form.CLOSED, Form.STATES} and not tongue.adds.search(sentence):
            yield (
                AdviceKind.CLOSED,
                _("this can be answered with yes or no; begin with how, what, or tell me about"),
            )
        return
