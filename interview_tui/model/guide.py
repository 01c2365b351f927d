"""A guide: themes with questions, probes and hints, and always a closing question.

A guide that exists is valid: ids are unique, every theme has a title, there is exactly one closing theme and
it comes last. ``Guide.canonical()`` is the form that is hashed and kept with each interview.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from typing import Any

from interview_tui.model.values import dataclass

CLOSING_ID = "closing"
"""Id of the built-in closing theme and its question's stem."""

BUILT_IN_CLOSING = {
    "en": ("Closing", "Is there anything we have not talked about that you would like to add?"),
    "nb": ("Avslutning", "Er det noe vi ikke har snakket om, som du gjerne vil legge til?"),
}
"""Closing theme and question used when a guide has none, by the guide's language."""


class TimeTag(StrEnum):
    """What time a question asks about."""

    BEFORE = "before"
    NOW = "now"
    COMPARE = "compare"
    FUTURE = "future"


class QuestionType(StrEnum):
    """Kvale's question types, plus ``fact`` for warm-ups (Kvale & Brinkmann, InterViews, ch. 7)."""

    FACT = "fact"
    INTRODUCING = "introducing"
    FOLLOW_UP = "follow-up"
    PROBING = "probing"
    SPECIFYING = "specifying"
    DIRECT = "direct"
    INDIRECT = "indirect"
    STRUCTURING = "structuring"
    SILENCE = "silence"
    INTERPRETING = "interpreting"


class Priority(StrEnum):
    """How much a question matters when time runs short; A first."""

    A = "A"
    B = "B"
    C = "C"


class ThemeRole(StrEnum):
    """What a theme is for. Warm-up counts neither in coverage nor in time per theme."""

    ORDINARY = "ordinary"
    WARMUP = "warmup"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Probe:
    """A reminder of how to go further into a question."""

    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``minutes`` is its budget or None; ``line`` its line in the guide file, 0 if none.

    ``serves`` holds the ids of the research questions it serves (its theme's when empty); ``anchor`` is what
    helps the respondent back to the time it asks about, such as a last winter or a first day.
    """

    id: str
    text: str
    probes: tuple[Probe, ...] = ()
    times: tuple[TimeTag, ...] = ()
    type: QuestionType | None = None
    priority: Priority | None = None
    minutes: int | None = None
    line: int = 0
    serves: tuple[str, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: a title, hints to the interviewer and questions in the order they are planned."""

    id: str
    title: str
    questions: tuple[Question, ...] = ()
    hints: tuple[str, ...] = ()
    role: ThemeRole = ThemeRole.ORDINARY
    minutes: int | None = None
    times: tuple[TimeTag, ...] = ()
    line: int = 0
    serves: tuple[str, ...] = ()
    anchor: str = ""

    @property
    def counts(self) -> bool:
        """Whether the theme counts in coverage: everything but warm-up does."""
        return self.role is not ThemeRole.WARMUP


@dataclass(frozen=True, slots=True)
class ResearchQuestion:
    """What the study asks, as opposed to what is asked in the room. ``line`` as in Question."""

    id: str
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide as read; ``planned_minutes`` is the length promised, in minutes.

    Raises:
        ValueError: when ids clash or are empty, a theme has no title, or the last theme is not the only
            closing one.
    """

    title: str
    language: str
    version: str
    planned_minutes: int
    themes: tuple[Theme, ...]
    research_question: str = ""
    opening: tuple[str, ...] = ()
    research_questions: tuple[ResearchQuestion, ...] = ()

    def __post_init__(self) -> None:
        ids = [theme.id for theme in self.themes] + [q.id for theme in self.themes for q in theme.questions]
        if len(set(ids)) != len(ids):
            raise ValueError("ids in a guide must differ")
        if not all(ids) or not all(theme.title.strip() for theme in self.themes):
            raise ValueError("everything in a guide has an id, and every theme a title")
        if [theme.role for theme in self.themes].count(ThemeRole.CLOSING) != 1:
            raise ValueError("a guide has exactly one closing theme")
        if self.themes[-1].role is not ThemeRole.CLOSING or not self.themes[-1].questions:
            raise ValueError("the closing theme comes last and has a question")

    @property
    def closing(self) -> Question:
        """The closing question: the last question of the closing theme."""
        return self.themes[-1].questions[-1]

    @property
    def asks(self) -> tuple[ResearchQuestion, ...]:
        """All research questions: those with ids, else the only one, with the id ``1``; or none."""
        if self.research_questions or not self.research_question:
            return self.research_questions
        return (ResearchQuestion("1", self.research_question),)

    def served_by(self, question: Question) -> tuple[str, ...]:
        """Return the ids of the research questions that a question of this guide serves."""
        return question.serves or self.theme_of(question.id).serves

    def anchor_of(self, question: Question) -> str:
        """Return what takes the respondent back before this question; empty unless it asks of before."""
        theme = self.theme_of(question.id)
        if TimeTag.BEFORE not in (question.times or theme.times):
            return ""
        return question.anchor or theme.anchor

    def theme(self, theme_id: str) -> Theme:
        """Return the theme with this id; KeyError when there is none."""
        for theme in self.themes:
            if theme.id == theme_id:
                return theme
        raise KeyError(theme_id)

    def theme_of(self, question_id: str) -> Theme:
        """Return the theme a question belongs to; KeyError when no theme has it."""
        for theme in self.themes:
            if any(question.id == question_id for question in theme.questions):
                return theme
        raise KeyError(question_id)

    def question(self, question_id: str) -> Question:
        """Return the question with this id; KeyError when there is none."""
        for theme in self.themes:
            for question in theme.questions:
                if question.id == question_id:
                    return question
        raise KeyError(question_id)

    def canonical(self) -> str:
        """Return the guide as canonical JSON: sorted keys, no line numbers; equal guides give equal text."""
        plain = _plain(asdict(self))
        return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def hash(self) -> str:
        """Return the tagged hash of ``canonical()``, as ``sha256:<hex>``."""
        import hashlib

        return "sha256:" + hashlib.sha256(self.canonical().encode()).hexdigest()

    @classmethod
    def from_canonical(cls, text: str) -> Guide:
        """Return the guide that ``canonical()`` wrote; ValueError or KeyError when it is not one."""
        raw = json.loads(text)
        try:
            themes = tuple(_theme(item) for item in raw["themes"])
            return cls(
                _text(raw["title"]), _text(raw["language"]), _text(raw["version"]),
                _minutes(raw["planned_minutes"]), themes,
                _text(raw["research_question"]), _texts(raw["opening"]),
                tuple(
                    ResearchQuestion(_text(item["id"]), _text(item["text"]))
                    for item in raw.get("research_questions", ())
                ),
            )  # fmt: skip
        except TypeError:
            raise ValueError("this is not a guide") from None


def closing_theme(language: str) -> Theme:
    """Return the built-in closing theme in the guide's language (English when it has no other)."""
    title, question = BUILT_IN_CLOSING["nb" if language[:2] in {"nb", "no", "nn"} else "en"]
    return Theme(CLOSING_ID, title, (Question(f"{CLOSING_ID}-1", question),), role=ThemeRole.CLOSING)


_LATER = frozenset({"serves", "anchor", "research_questions"})
"""Fields that older guides do not have: left out while empty, so that an older guide keeps its hash."""


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: _plain(item) for key, item in value.items() if key != "line" and (item or key not in _LATER)
        }
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _theme(raw: dict[str, Any]) -> Theme:
    return Theme(
        _text(raw["id"]), _text(raw["title"]), tuple(_question(item) for item in raw["questions"]),
        _texts(raw["hints"]), ThemeRole(raw["role"]), _given_minutes(raw["minutes"]),
        tuple(TimeTag(tag) for tag in raw["times"]),
        serves=_texts(raw.get("serves", [])), anchor=_text(raw.get("anchor", "")),
    )  # fmt: skip


def _question(raw: dict[str, Any]) -> Question:
    return Question(
        _text(raw["id"]), _text(raw["text"]), tuple(Probe(_text(item["text"])) for item in raw["probes"]),
        tuple(TimeTag(tag) for tag in raw["times"]),
        QuestionType(raw["type"]) if raw["type"] else None,
        Priority(raw["priority"]) if raw["priority"] else None, _given_minutes(raw["minutes"]),
        serves=_texts(raw.get("serves", [])), anchor=_text(raw.get("anchor", "")),
    )  # fmt: skip


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text was expected")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("a list of texts was expected")
    return tuple(_text(item) for item in value)


def _minutes(value: object) -> int:
    if type(value) is not int or not 0 < value < 10_000:  # noqa: PLR2004 - a week: more is no interview
        raise TypeError("a number of minutes was expected")
    return value


def _given_minutes(value: object) -> int | None:
    return None if value is None else _minutes(value)
