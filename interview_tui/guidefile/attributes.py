"""Attributes in braces at the end of a heading or an item: ``{#id .closing minutes=10 time=before,now}``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from interview_tui.guidefile.faults import Faults, instead, short
from interview_tui.i18n import _
from interview_tui.model.guide import Priority, QuestionType, TimeTag
from interview_tui.text import FIELD_LIMIT, clean_line

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_MINUTES = 600
"""Most minutes a guide, theme or question may be given."""

MOST_ID = 80
"""Most characters in an id."""

WARMUP = "warmup"
CLOSING = "closing"

_LAST = re.compile(r"(?<!\\)\{([^{}]*)\}\s*\Z")
_ASTRAY = re.compile(r"(?<!\\)\{\s*(?:[#.][^\W_]|\w+=)")
_CODE = re.compile(r"`[^`\n]+`")
_PIECE = re.compile(r"(\w[\w-]*)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s,]*(?:\s*,\s*[^\s,]+)*)|(\S+)")
_ID = re.compile(r"[^\W_][\w-]*\Z")


class Place(StrEnum):
    """What the braces stand on."""

    THEME = "theme"
    QUESTION = "question"


KEYS: Mapping[Place, tuple[str, ...]] = {
    Place.THEME: ("minutes", "time", "rq", "anchor"),
    Place.QUESTION: ("minutes", "time", "type", "priority", "rq", "anchor"),
}
CLASSES: Mapping[Place, tuple[str, ...]] = {
    Place.THEME: (WARMUP, CLOSING),
    Place.QUESTION: (CLOSING,),
}

_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(slots=True)
class Attributes:
    """What the braces said; empty where they said nothing."""

    id: str = ""
    classes: set[str] = field(default_factory=set)
    minutes: int | None = None
    times: tuple[TimeTag, ...] = ()
    type: QuestionType | None = None
    priority: Priority | None = None
    serves: tuple[str, ...] = ()
    anchor: str = ""


def split(content: str) -> tuple[str, str | None]:
    """Return the words of a heading or item, and what stands in braces at its end (None without)."""
    found = _LAST.search(content)
    if found is None:
        return content, None
    return content[: found.start()].rstrip(), found.group(1)


def astray(content: str) -> int | None:
    """Return where attributes stand that do not close or do not come last, as an offset, or None."""
    found = _ASTRAY.search(_CODE.sub(lambda span: " " * len(span[0]), content))
    return found.start() if found else None


def read(inside: str, place: Place, line: int, faults: Faults) -> Attributes:
    """Return the attributes written inside the braces; what cannot be used becomes a fault.

    Args:
        inside: The text between the braces.
        place: What the braces stand on.
        line: The line of the braces in the file.
        faults: Where faults are gathered.
    """
    reader = _Reader(place, line, faults)
    for piece in _PIECE.finditer(inside):
        key, value, word = piece.groups()
        if key is not None:
            reader.key(key.lower(), value.strip("\"'").strip())
        elif word.startswith("#"):
            reader.id(word[1:])
        elif word.startswith("."):
            reader.class_(word[1:].lower())
        else:
            reader.fault(
                _(
                    "{word} is not an attribute; write #id, .class or name=value, or \\{{ for a plain brace"
                ).format(word=short(word))
            )
    return reader.attributes


def minutes(value: str) -> int | None:
    """Return a whole number of minutes from 1 to ``MOST_MINUTES``, or None when the text is not one."""
    if re.fullmatch(r"[0-9]{1,4}", value) and 1 <= int(value) <= MOST_MINUTES:
        return int(value)
    return None


class _Reader:
    def __init__(self, place: Place, line: int, faults: Faults) -> None:
        self.attributes = Attributes()
        self._place = place
        self._line = line
        self._faults = faults
        self._seen: set[str] = set()

    def fault(self, sentence: str) -> None:
        self._faults.add(self._line, sentence)

    def id(self, name: str) -> None:
        if not _ID.match(name) or len(name) > MOST_ID:
            self.fault(
                _("#{id} is no good id; use letters, digits and hyphens, at most {most} of them").format(
                    id=short(name), most=MOST_ID
                )
            )
        elif self.attributes.id:
            self.fault(_("there are two ids here; keep one of them"))
        else:
            self.attributes.id = name

    def class_(self, name: str) -> None:
        if name in CLASSES[self._place]:
            self.attributes.classes.add(name)
        elif name == WARMUP:
            self.fault(_(".warmup belongs on a theme; move it to the heading"))
        else:
            mend = instead("." + name, ["." + known for known in CLASSES[self._place]])
            self.fault(_("the class .{name} is not known; {mend}").format(name=short(name), mend=mend))

    def key(self, key: str, value: str) -> None:
        if key not in KEYS[self._place]:
            if key in KEYS[Place.QUESTION]:
                self.fault(_("{key} belongs on a question; move it to the question").format(key=key))
                return
            mend = instead(key, KEYS[self._place])
            self.fault(_("the attribute {key} is not known; {mend}").format(key=short(key), mend=mend))
        elif key in self._seen:
            self.fault(_("{key} is written twice; keep one of them").format(key=key))
        else:
            self._seen.add(key)
            self._set(key, value)

    def _set(self, key: str, value: str) -> None:
        if key == "minutes":
            self.attributes.minutes = minutes(value)
            if self.attributes.minutes is None:
                self.fault(
                    _("minutes={value} cannot be used; write a whole number from 1 to {most}").format(
                        value=short(value), most=MOST_MINUTES
                    )
                )
        elif key == "time":
            words = [word for word in re.split(r"\s*,\s*", value) if word] or [""]
            tags = [tag for word in words if (tag := self._word(TimeTag, key, word.lower()))]
            self.attributes.times = tuple(dict.fromkeys(tags))
        elif key == "rq":
            self._serves(value)
        elif key == "anchor":
            self._anchor(value)
        elif key == "type":
            self.attributes.type = self._word(QuestionType, key, value.lower())
        else:
            self.attributes.priority = self._word(Priority, key, value.upper())

    def _serves(self, value: str) -> None:
        names = [name for name in re.split(r"\s*,\s*", value) if name]
        self.attributes.serves = tuple(dict.fromkeys(names))
        if not names:
            self.fault(_("rq is empty; write the id of a research question, such as rq=1"))

    def _anchor(self, value: str) -> None:
        self.attributes.anchor = clean_line(value)
        if not self.attributes.anchor or len(value) > FIELD_LIMIT:
            self.fault(
                _("an anchor is a few words in quotation marks, at most {most} characters").format(
                    most=FIELD_LIMIT
                )
            )

    def _word(self, kind: type[_Word], key: str, value: str) -> _Word | None:
        if value in [str(known) for known in kind]:
            return kind(value)
        mend = instead(value, [str(known) for known in kind])
        self.fault(_("{key}={value} is not known; {mend}").format(key=key, value=short(value), mend=mend))
        return None
