"""An interview of an hour as a script: what is done at which second, and the record it must leave.

The record is worked out from the script alone, by rules written down here, not by the program.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tests.faults.study import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.model.guide import Guide

HOUR = 3600
ASLEEP = 600
FIRST = {"note": "", "quote": '"', "observation": "!", "ask_later": "?", "own_reaction": "~"}


class Step(NamedTuple):
    """One thing done: on the interview's clock in seconds, what, with which words.

    ``began`` is when the first letter of a line was typed; ``wall`` how far the wall clock is off then.
    """

    at: int
    act: str
    words: str = ""
    kind: str = "note"
    began: int = 0
    wall: int = 0


def script(guide: Guide, notes: int, jumps: int, seed: int) -> list[Step]:
    """Return an hour with so many notes and jumps, two pauses, sleep in a word, the clock set back."""
    rng = random.Random(seed)  # noqa: S311 - words and moments, not secrets
    order = [question.id for theme in guide.themes for question in theme.questions]
    acts = ["note"] * notes + ["jump"] * jumps
    rng.shuffle(acts)
    acts.insert(2, "recorder")
    for share, act in (
        (0.2, "mark"), (0.25, "pause"), (0.3, "flag"), (0.4, "undo"), (0.5, "sleep"), (0.6, "back"),
        (0.65, "interruption"), (0.7, "state"), (0.75, "pause"), (0.8, "mark"),
        (0.85, "back_date"), (0.95, "recorder"),
    ):  # fmt: skip
        acts.insert(int(share * len(acts)), act)
    return list(_steps(acts, order, rng))


def _steps(acts: list[str], order: list[str], rng: random.Random) -> Iterator[Step]:
    now, wall, number, here, gap = 0, 0, 0, 0, (HOUR - ASLEEP - 120) / len(acts)
    for act in acts:
        now += rng.randint(int(gap * 0.6), int(gap * 1.4))
        if act in {"note", "undo", "sleep"}:
            number += 1
            began, kind = now, rng.choice(list(FIRST)) if act == "note" else "note"
            now += ASLEEP if act == "sleep" else rng.randint(0, 4)
            yield Step(now, "note", line(rng, number, 4), kind, began, wall)
            if act == "undo":
                yield Step(now, "undo", wall=wall)
        elif act == "jump":
            here, way = _place(here, len(order), rng)
            yield Step(now, way, order[here], wall=wall)
        elif act == "back_date":
            yield Step(now, "mark", wall=wall)
            yield Step(now, act, wall=wall)
        elif act == "back":
            wall -= HOUR
            yield Step(now, act, wall=wall)
        elif act in {"pause", "interruption"}:
            yield Step(now, act, wall=wall)
            now += rng.randint(20, 40)
            yield Step(now, act, wall=wall)
        else:
            yield Step(now, act, order[here], wall=wall)
    for act in ("check", "end"):
        now += 5
        yield Step(now, act, wall=wall)
    yield Step(now + 5, "close", wall=wall)


def _place(here: int, last: int, rng: random.Random) -> tuple[int, str]:
    """Return the next place, and the way there: a step on, a step back, or to any question by its words."""
    ways = [("next", here + 1)] * (here + 1 < last) + [("previous", here - 1)] * (here > 0)
    far = rng.choice([place for place in range(last) if place != here])
    way, place = rng.choice([*ways, ("go", far)])
    return place, way


class Noted(NamedTuple):
    """A note as it must stand: times in ms from the start, on the interview's clock and on the wall."""

    elapsed: int
    at: int
    kind: str
    text: str
    theme: str
    question: str
    flags: tuple[str, ...] = ()
    undone: bool = False


class Happened(NamedTuple):
    """An event as it must stand."""

    elapsed: int
    at: int
    kind: str
    value: str = ""
    detail: str = ""


@dataclass
class Expected:
    """The record a script must leave."""

    notes: list[Noted] = field(default_factory=list)
    events: list[Happened] = field(default_factory=lambda: [Happened(0, 0, "started")])
    paused_ms: int = 0
    ended_ms: int = 0


BY_TURNS = {
    "pause": ("pause", "continue"), "interruption": ("interruption", "interruption_over"),
    "recorder": ("recorder_on", "recorder_off"),
}  # fmt: skip
ONCE = {"check": ("end_check", ""), "end": ("ended", "done"), "close": ("closed", "")}


def expected(guide: Guide, steps: list[Step], *, first_key: bool) -> Expected:
    """Return the record; with ``first_key`` a line's time is that of its first letter, else of its Enter."""
    made = Expected()
    theme_of = {question.id: theme.id for theme in guide.themes for question in theme.questions}
    question = guide.themes[0].questions[0].id
    for step in steps:
        if step.act in {"note", "mark"}:
            began = step.began if first_key and step.act == "note" else step.at
            kind = step.kind if step.act == "note" else "mark"
            words = step.words if step.act == "note" else ""
            when = (began * 1000, (began + step.wall) * 1000)
            made.notes.append(Noted(*when, kind, words, theme_of[question], question))
        elif step.act in {"undo", "flag", "back_date"}:
            made.notes[-1] = _changed(made.notes[-1], step.act)
        elif step.act in {"next", "previous", "go"}:
            before, question = question, step.words
            if theme_of[question] != theme_of[before]:
                _happened(made, step, "theme", theme_of[question], question)
            else:
                _happened(made, step, "question", question)
        elif step.act == "state":
            _happened(made, step, "state", question, "asked")
        elif step.act != "back":
            _in_time(made, step)
    return made


def _changed(note: Noted, act: str) -> Noted:
    if act == "undo":
        return note._replace(undone=True)
    if act == "flag":
        return note._replace(flags=("identifying",))
    return note._replace(elapsed=note.elapsed - 10_000, at=note.at - 10_000)


def _in_time(made: Expected, step: Step) -> None:
    if step.act in ONCE:
        if step.act == "close":
            _happened(made, step, "debrief_skipped")
        _happened(made, step, *ONCE[step.act])
        made.ended_ms = step.at * 1000 if step.act == "end" else made.ended_ms
        return
    on, off = BY_TURNS[step.act]
    last = next((event for event in reversed(made.events) if event.kind in {on, off}), None)
    is_on = last is not None and last.kind == on
    if step.act == "pause" and last is not None and is_on:
        made.paused_ms += step.at * 1000 - last.elapsed
    _happened(made, step, off if is_on else on)


def _happened(made: Expected, step: Step, kind: str, value: str = "", detail: str = "") -> None:
    made.events.append(Happened(step.at * 1000, (step.at + step.wall) * 1000, kind, value, detail))
