"""What the list of quotes says: how each stands at export and to what was first written, and its uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import words
from interview_tui.i18n import N_, _, ngettext
from interview_tui.model.values import dataclass
from interview_tui.tui import reasons, render
from interview_tui.tui.screens.note_acts import uses
from interview_tui.tui.widgets.prose import Para
from interview_tui.tui.widgets.table import Row
from interview_tui.words_identifying import meaning

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from interview_tui.services.quoting import Quote
    from interview_tui.tui.ink import Name


@dataclass(frozen=True, slots=True)
class Some:
    """A sort of quotes that can be shown alone: those that ``holds`` is true of."""

    name: str
    holds: Callable[[Quote], bool]
    narrows: bool = True

    @property
    def title(self) -> str:
        """What they are called."""
        return _(self.name)


SOME = (
    Some(N_("all quotes"), lambda _one: True, narrows=False),
    Some(N_("those that may leave"), lambda one: not one.held),
    Some(N_("those that stay behind"), lambda one: bool(one.held)),
    Some(N_("those whose words were changed"), lambda one: not one.against_raw.verbatim),
    Some(N_("those used more than once"), lambda one: one.uses > 1),
    Some(N_("those under no claim"), lambda one: not one.claims),
)
"""In the order that one key goes through them."""


def row(quote: Quote) -> Row:
    """Return a quote on one line."""
    at_export, look = standing(quote)
    used = f"{'△ ' * quote.repeated}{quote.uses}" if quote.uses else ""
    cells = (quote.code, at_export, wording(quote), used, " ".join(quote.note.text.split()))
    return Row(cells, ("accent", look, "text", "warn" if quote.repeated else "text", "quote"))


def standing(quote: Quote) -> tuple[str, Name]:
    """Return what becomes of a quote at export, in a few words with a sign."""
    if quote.held:
        return f"✗ {reasons.stays(quote.held)}", "warn"
    if quote.unsure:
        return _("? meaning kept?"), "warn"
    if not quote.note.signed:
        return _("○ to read"), "dim"
    if quote.held_linked:
        return _("△ unlinked only"), "warn"
    return (_("✓ cleared"), "good") if quote.note.cleared else (_("✓ may leave"), "good")


def wording(quote: Quote) -> str:
    """Return how the words stand to what was first written."""
    found = quote.against_raw
    changed = found.altered + found.left_out
    said = _("verbatim")
    if changed:
        said = ngettext("{n} word changed", "{n} words changed", changed).format(n=changed)
    if found.cuts:
        said += ", " + ngettext("{n} cut", "{n} cuts", found.cuts).format(n=found.cuts)
    return said


def below(quote: Quote, most: int) -> list[Para]:
    """Return all that is known of a quote; of its words as many lines as ``most``."""
    note = quote.note
    place = [quote.code, _("note {number}").format(number=note.id)]
    place.append(_("after the talk") if note.after else render.minutes(note.elapsed_ms))
    said_to = ": ".join(part for part in (quote.theme, quote.question) if part)
    said, look = _at_export(quote)
    stands = wording(quote)
    if note.meaning is not None:
        stands += " · " + _("is the meaning kept: {answer}").format(answer=meaning(note.meaning))
    agreed = _("agreed: quote {quote} under code {code}")
    stands = f"{agreed.format(quote=_sign(quote.granted), code=_sign(quote.attributed))} · {stands}"
    used = uses(len(quote.claims), len(quote.exports)) or _("not used yet")
    if quote.months:
        used += f" ({', '.join(quote.months)})"
    claims = " · ".join(words.quoted(claim) for claim in quote.claims)
    return [
        Para(note.text, "quote", 1, most=most),
        Para(" · ".join([*place, said_to] if said_to else place), "dim", 1, most=2),
        Para(said, look, 1, most=1),
        Para(f"{stands} · {used}", "text", 1, most=1),
        *([Para(claims, "text", 1, most=1)] if claims else []),
    ]


def _sign(yes: bool) -> str:
    return "✓" if yes else "✗"


def _at_export(quote: Quote) -> tuple[str, Name]:
    """Return what becomes of a quote at export, as a sentence."""
    if quote.held:
        return _("✗ At export: stays behind ({reason}).").format(reason=reasons.stays(quote.held)), "warn"
    if quote.unsure:
        return _("? At export: shuts the gate until you say that its meaning is kept (edit, Enter)."), "warn"
    if not quote.note.signed:
        return _("○ At export: shuts the gate until somebody has read it through."), "warn"
    if quote.held_linked:
        return _("✓ At export: leaves in the unlinked form; under a code not agreed to."), "good"
    return _("✓ At export: leaves."), "good"


def claim_row(
    claim: str, notes: Sequence[int], speakers: Mapping[int, str], alike: Mapping[str, Sequence[str]]
) -> Row:
    """Return a claim on one line: how many quotes and people stand behind it."""
    there = [note for note in notes if note in speakers]
    people = len({speakers[note] for note in there})
    sign = "△ " if alike.get(claim) else ""
    return Row((str(len(there)), str(people), sign + claim), ("text", "text", "warn" if sign else "text"))


def claim_below(
    claim: str, notes: Sequence[int], quotes: Sequence[Quote], alike: Mapping[str, Sequence[str]]
) -> list[Para]:
    """Return a claim in full, whose words it rests on, and what is to be thought of."""
    behind = [one for one in quotes if one.note.id in set(notes)]
    held = sum(bool(one.held) for one in behind)
    lines = [Para(claim, "text", 1, most=2)]
    lines += [Para(f"△ {sentence}", "warn", 1, most=2) for sentence in alike.get(claim, ())]
    if held:
        stay = ngettext("{n} of its quotes stays behind", "{n} of its quotes stay behind", held)
        lines.append(Para(stay.format(n=held), "warn", 1, most=1))
    lines += [Para(f"{one.code}: {' '.join(one.note.text.split())}", "quote", 1, most=1) for one in behind]
    return lines
