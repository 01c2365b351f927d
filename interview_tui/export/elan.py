"""Notes as an ELAN annotation file: a tier for each kind of note, from the sync marks.

Within a tier no annotation is without length and none overlaps the next, as ELAN's own model has it. The file
names no medium: a path would tell whose machine it was.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from interview_tui.export import markers, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interview_tui.export.markers import Marker
    from interview_tui.export.words import Translate
    from interview_tui.model.summary import Summary

LEAST_MS = 500
"""How long an annotation lasts, unless the next begins sooner."""

_SCHEMA = "http://www.mpi.nl/tools/elan/EAFv3.0.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_DATE = "1980-01-01T00:00:00Z"


class _Placed(NamedTuple):
    start: int
    end: int
    tier: str
    text: str


def files(summary: Summary) -> Iterator[tuple[str, bytes]]:
    """Yield an annotation file for each file of the recorder."""
    return markers.written(summary, ".eaf", _written)


def _written(t: Translate, found: Sequence[Marker]) -> bytes:
    root = ET.Element("ANNOTATION_DOCUMENT", {
        "AUTHOR": "", "DATE": _DATE, "FORMAT": "3.0", "VERSION": "3.0",
        "xmlns:xsi": _XSI, "xsi:noNamespaceSchemaLocation": _SCHEMA,
    })  # fmt: skip
    ET.SubElement(root, "HEADER", {"MEDIA_FILE": "", "TIME_UNITS": "milliseconds"})
    placed = list(_placed(t, found))
    slots = _slots(ET.SubElement(root, "TIME_ORDER"), placed)
    tiers: dict[str, ET.Element] = {}
    for number, (each, (start, end)) in enumerate(zip(placed, slots, strict=True), 1):
        if each.tier not in tiers:
            names = {"LINGUISTIC_TYPE_REF": "note", "TIER_ID": each.tier}
            tiers[each.tier] = ET.SubElement(root, "TIER", names)
        inside = ET.SubElement(tiers[each.tier], "ANNOTATION")
        aligned = ET.SubElement(inside, "ALIGNABLE_ANNOTATION", {
            "ANNOTATION_ID": f"a{number}", "TIME_SLOT_REF1": start, "TIME_SLOT_REF2": end,
        })  # fmt: skip
        ET.SubElement(aligned, "ANNOTATION_VALUE").text = each.text
    ET.SubElement(root, "LINGUISTIC_TYPE", {
        "GRAPHIC_REFERENCES": "false", "LINGUISTIC_TYPE_ID": "note", "TIME_ALIGNABLE": "true",
    })  # fmt: skip
    ET.indent(root, " ")
    return (
        b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode").encode() + b"\n"
    )


def _placed(t: Translate, found: Sequence[Marker]) -> Iterator[_Placed]:
    for kind, word in words.ONE_OF_KIND.items():
        own = [each for each in found if each.kind is kind]
        free = 0
        for each, after in zip_longest(own, own[1:]):
            start = max(each.start, free)
            longest = start + LEAST_MS
            free = max(start + 1, min(longest, after.start)) if after else longest
            yield _Placed(start, free, t(word), each.text)


def _slots(order: ET.Element, placed: Sequence[_Placed]) -> list[tuple[str, str]]:
    """Write two time slots for each annotation, sorted by time; return their ids, in the order given."""
    times = sorted((time, at, side) for at, each in enumerate(placed) for side, time in enumerate(each[:2]))
    ids = [["", ""] for _ in placed]
    for number, (time, at, side) in enumerate(times, 1):
        ids[at][side] = f"ts{number}"
        ET.SubElement(order, "TIME_SLOT", {"TIME_SLOT_ID": ids[at][side], "TIME_VALUE": str(time)})
    return [(start, end) for start, end in ids]
