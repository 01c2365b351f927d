"""What the made-up respondent of the practice interview says, in Norwegian and in English.

All of it is invented. The same cues in both languages (``practice_nb.txt``, ``practice_en.txt``): a branch
library that is open without staff, told by one who works there. A line is a kind of cue (with its seconds),
the hint shown below it, and words.
"""

from __future__ import annotations

from pathlib import Path

from interview_tui.i18n import N_
from interview_tui.model.practice import Cue, Kind

TITLE = {
    "nb": "Øveintervju: biblioteket som låser seg opp selv",
    "en": "Practice: the library that opens itself",
}
THEMES = {
    "nb": ("Oppvarming", "En vanlig dag", "Samarbeid"),
    "en": ("Warm-up", "An ordinary day", "Co-operation"),
}
ASKED = {
    "nb": {
        "start-years": "Hvor lenge har du arbeidet her?",
        "day-before": "Hvordan var en vanlig dag før døra sto åpen uten betjening?",
        "day-now": "Og hvordan er den nå?",
        "together-now": "Hvordan samarbeider dere med de andre i huset?",
    },
    "en": {
        "start-years": "How long have you worked here?",
        "day-before": "What was an ordinary day like before the doors stood open without staff?",
        "day-now": "And what is it like now?",
        "together-now": "How do you work together with the others in the building?",
    },
}
CLOSING = {"nb": "Er det noe du vil legge til?", "en": "Is there anything you would like to add?"}
HINTS = {
    "": "",
    "listen": N_("You need not type the question. Write down what you would want to find again."),
    "asked": N_("{question_state} marks the question as asked. What is not marked, the end check lists."),
    "later": N_("A word you do not know? A line that begins with ? comes back at the end."),
    "quote": N_('Their own words? Begin the line with ".'),
    "seen": N_("What you see: begin the line with !."),
    "name": N_("A name: write # before it, as in #Tuva."),
    "broken": N_("{interruption} notes that something broke in; once more when it is over."),
    "silent": N_("Let it be. {mark} stamps the moment without words."),
    "aside": N_("{craft} and then o: off the record. The same again when they go on."),
    "next": N_("{next_question} goes to the question that is asked; {question_state} marks it as asked."),
    "late": N_("Began a note some 10 seconds late? {back_date} moves its time 10 seconds back."),
    "time": N_("Of before, or of now? {time_about} says so of your line, else of the last note."),
    "skip": N_("A question you leave out: {skip_question} skips it and asks why."),
    "here": N_("You are at the question that is asked; {question_state} marks it as asked."),
    "check": N_("{end_check} shows what was not asked, before you thank them."),
}
"""What one could try, by the word for it in the files; they name keys by command id.

``here`` stands in place of ``next`` for who is there already.
"""


def spoken(language: str) -> tuple[Cue, ...]:
    """Return the cues in a language (``nb`` or ``en``)."""
    file = Path(__file__).with_name(f"practice_{language}.txt")
    return tuple(_cue(line) for line in file.read_text(encoding="utf-8").splitlines())


def _cue(line: str) -> Cue:
    first, hint, words = (part.strip() for part in f"{line} ".split("|", 2))
    kind, _blank, seconds = first.partition(" ")
    return Cue(Kind(kind), words, HINTS[hint], int(seconds or 0))
