"""The front matter of a guide: a few ``key: value`` lines between two lines of ``---``, read line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from interview_tui.guidefile.attributes import MOST_MINUTES, minutes
from interview_tui.guidefile.faults import Faults, instead, short
from interview_tui.i18n import _
from interview_tui.model.guide import ResearchQuestion
from interview_tui.text import FIELD_LIMIT, clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

KEYS = ("title", "language", "version", "planned_minutes", "research_question", "research_questions")
"""The keys a guide may have, in the order they are usually written."""

PLANNED_MINUTES = 60
"""Length of an interview, in minutes, when the guide does not say."""

MOST_CHARACTERS = {"research_question": 2000}
"""Most characters in a value, where it is not ``text.FIELD_LIMIT``."""

LIST_KEY = "research_questions"
"""The key that is followed by a list: one research question on each line, after a ``-``."""

MOST_RESEARCH_QUESTIONS = 50
"""Most research questions of one guide."""

_NAMED = re.compile(r"([^\W_][\w-]{0,59}):\s+(.*)\Z", re.DOTALL)
_LINE = re.compile(r"([^\W\d][\w -]{0,40}?)\s*:(?:\s+(.*))?\Z", re.DOTALL)
_LANGUAGE = re.compile(r"[a-z]{2,3}\Z")


@dataclass(slots=True)
class Front:
    """The front matter as read; ``at`` holds the line of each key that was written."""

    values: dict[str, str] = field(default_factory=dict)
    at: dict[str, int] = field(default_factory=dict)
    planned_minutes: int = PLANNED_MINUTES
    research_questions: list[ResearchQuestion] = field(default_factory=list)

    def get(self, key: str) -> str:
        """Return the value of ``key``, empty when it was not written."""
        return self.values.get(key, "")


def read(lines: Sequence[str], first: int, faults: Faults) -> Front:
    """Return what the lines between the dashes say; what cannot be used becomes a fault.

    Args:
        lines: The lines between the two lines of dashes.
        first: The number of the first of them in the file.
        faults: Where faults are gathered.
    """
    front = Front()
    listing = False
    for number, raw in enumerate(lines, first):
        line = clean_line(raw)
        if listing and line.startswith("- "):
            _research(line[2:], number, front, faults)
        elif line and not line.startswith("#"):
            listing = _take(line, number, front, faults) == LIST_KEY
    _check(front, faults)
    return front


def _research(item: str, number: int, front: Front, faults: Faults) -> None:
    """Take one research question: ``id: question``, or only the question, whose id is then its number."""
    found = _NAMED.match(item.strip())
    name, text = found.groups() if found else (str(len(front.research_questions) + 1), item)
    text = _unquoted(text.strip())
    if not text:
        faults.add(number, _("the research question has no words; write it on this line"))
    elif len(text) > MOST_CHARACTERS["research_question"]:
        faults.add(
            number,
            _("{key} is {count} characters long; shorten it to {most}").format(
                key=name, count=len(text), most=MOST_CHARACTERS["research_question"]
            ),
        )
    elif any(asked.id == name for asked in front.research_questions):
        faults.add(
            number, _("the research question {id} is there twice; give it an id of its own").format(id=name)
        )
    elif len(front.research_questions) == MOST_RESEARCH_QUESTIONS:
        faults.add(
            number, _("there are more than {most} research questions").format(most=MOST_RESEARCH_QUESTIONS)
        )
    elif len(front.research_questions) < MOST_RESEARCH_QUESTIONS:
        front.research_questions.append(ResearchQuestion(name, text, number))


def _take(line: str, number: int, front: Front, faults: Faults) -> str:
    """Take one line of the front matter and return its key, empty when it is none."""
    found = _LINE.match(line)
    if found is None:
        faults.add(number, _("this line is not understood; write it as key: value, all on one line"))
        return ""
    key = found.group(1).lower().replace("-", "_").replace(" ", "_")
    if key not in KEYS:
        mend = instead(key, KEYS)
        faults.add(number, _("the key {key} is not known; {mend}").format(key=short(key), mend=mend))
        return ""
    if key in front.at:
        faults.add(
            number,
            _("{key} was already given on line {line}; keep one of them").format(key=key, line=front.at[key]),
        )
        return ""
    front.at[key] = number
    front.values[key] = _unquoted((found.group(2) or "").strip())
    return key


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value


def _check(front: Front, faults: Faults) -> None:
    for key, number in front.at.items():
        value = front.values[key]
        most = MOST_CHARACTERS.get(key, FIELD_LIMIT)
        if key == LIST_KEY:
            if value or not front.research_questions:
                faults.add(number, _("research_questions is followed by lines such as: - 1: How ...?"))
        elif not value and key != "research_question":
            faults.add(
                number, _("{key} is empty; write a value after the colon, or take it out").format(key=key)
            )
        elif len(value) > most:
            faults.add(
                number,
                _("{key} is {count} characters long; shorten it to {most}").format(
                    key=key, count=len(value), most=most
                ),
            )
    language = front.get("language").lower()
    if language and not _LANGUAGE.match(language):
        faults.add(
            front.at["language"],
            _(
                "the language {value} is not understood; write two or three letters, such as nb, nn or en"
            ).format(value=short(language)),
        )
    front.values["language"] = language
    planned = front.get("planned_minutes")
    if planned:
        whole = minutes(planned)
        front.planned_minutes = whole or PLANNED_MINUTES
        if whole is None:
            faults.add(
                front.at["planned_minutes"],
                _("planned_minutes cannot be {value}; write a whole number from 1 to {most}").format(
                    value=short(planned), most=MOST_MINUTES
                ),
            )
