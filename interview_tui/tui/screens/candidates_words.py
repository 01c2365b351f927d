"""The acts on candidates that ask something first: type, relation, coarser words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui import words
from interview_tui.i18n import _, ngettext
from interview_tui.model.identifier import Choice, IdentifierType, Why
from interview_tui.model.note import Meaning
from interview_tui.model.values import dataclass
from interview_tui.text import clean, clean_line
from interview_tui.tui import commands
from interview_tui.tui.widgets.place_list import PlaceList
from interview_tui.words_identifying import meaning

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interview_tui.services.lookout import Place
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.suspects import CandidateGroup


GOES = "→ "
"""What an outcome begins with where something else stands instead."""

OWN = "\N{HORIZONTAL ELLIPSIS}"
"""The choice of words of one's own, in a list of words; nothing is called that."""


REPLACES = frozenset({Choice.REPLACE, Choice.RELATION, Choice.GENERALISE, Choice.SAME})
"""The choices by which something else stands instead."""


@dataclass(frozen=True, slots=True)
class Past:
    """What takes back one act: the group as it was, and the note if it was kept in one, or its wording."""

    group: CandidateGroup
    note_id: int = 0
    wording: str = ""


def choice_of(group: CandidateGroup) -> Choice | None:
    """Return what becomes of a group; None while it waits for a decision."""
    if group.decision is not None:
        return group.decision.choice
    if group.certain:
        return Choice.REPLACE
    return None if group.undecided else Choice.KEEP


def instead_of(group: CandidateGroup) -> str:
    """Return what a person said shall stand instead; empty when nobody did."""
    return group.decision.text if group.decision is not None else ""


def called(group: CandidateGroup, *, few: bool = False) -> str:
    """Return how a group is written, and who means it, where that is somebody else than elsewhere."""
    forms = group.examples[0] if few else ", ".join(group.examples)
    return f"{forms} ({group.whose})" if group.whose else forms


def ended(group: CandidateGroup) -> str:
    """Return what is said of single notes in which it was kept, and is not any more."""
    here = sorted(set(group.kept_in) & set(group.note_ids))
    if not here:
        return ""
    said = ngettext(
        "; in note {numbers} too, where it was kept", "; in notes {numbers} too, where it was kept", len(here)
    )
    return said.format(numbers=", ".join(map(str, here)))


def kept_here(group: CandidateGroup, note_id: int) -> str:
    """Return what is said once words are kept in a note; ``{words}`` stands for them."""
    here = sorted({*group.kept_in, note_id} & set(group.note_ids))
    if choice_of(group) in REPLACES:
        said = ngettext(
            "Kept in note {numbers}, replaced elsewhere: {{words}}",
            "Kept in notes {numbers}, replaced elsewhere: {{words}}",
            len(here),
        )
    else:
        said = ngettext(
            "Kept in note {numbers} alone: {{words}}", "Kept in notes {numbers}: {{words}}", len(here)
        )
    return said.format(numbers=", ".join(map(str, here)))


class CandidateWords:
    """The acts that ask; ``CandidateActs`` carries out what was answered."""

    _groups: list[CandidateGroup]
    _places: dict[str, list[Place]]
    _past: list[Past]

    if TYPE_CHECKING:
        app: Any
        query_one: Any
        study: OpenStudy
        say: Callable[..., None]
        work: Callable[..., None]
        look: Callable[[], None]
        key_of: Callable[[str], str]
        _decide: Callable[..., None]
        _wanted: Callable[[], CandidateGroup | None]
        _outcome: Callable[[CandidateGroup], tuple[str, Any]]

        @property
        def _group(self) -> CandidateGroup | None: ...

    def _to_replace(self) -> CandidateGroup | None:
        """Return the group that something else is to stand for; a way of speaking has no such words."""
        group = self._wanted()
        if group is None or group.why is not Why.SPOKEN:
            return group
        said = _("Nothing stands for a way of speaking: {rewrite} writes the note anew, {keep} keeps it.")
        self.say(said.format(rewrite=self.key_of("rewrite"), keep=self.key_of("keep_word")))
        return None

    def action_same_word(self) -> None:
        """Say that the words are another way to write something else: what is proposed, or one chosen."""
        from interview_tui.tui.screens.picker import Choice as Option
        from interview_tui.tui.screens.picker import Picker

        group = self._to_replace()
        if group is None:
            return
        others = [
            one for one in self._groups if one.entity != group.entity and choice_of(one) is not Choice.KEEP
        ]
        # What it nearly is comes first; whether it is that, only a person knows.
        others.sort(key=lambda one: one.entity != group.nearly)
        choices = [
            Option(one.entity, called(one), f"{words.identifier(one.type)} {self._outcome(one)[0]}")
            for one in others
        ]

        def chosen(entity: str | None) -> None:
            kind = next((one.type for one in others if one.entity == entity), None)
            if entity is not None:
                self._decide(group, Choice.SAME, text=entity, type=kind)

        if not choices:
            self.say(_("There is nothing else that it could be."))
            return
        title = _("{words}: the same as").format(words=group.examples[0])
        self.app.push_screen(Picker(title, choices, keep=self._listed), chosen)

    def action_word_type(self) -> None:
        """Choose what sort of thing the words name; they are then replaced by a mark called after it."""
        from interview_tui.tui.screens.picker import Choice as Option
        from interview_tui.tui.screens.picker import Picker

        group = self._to_replace()
        if group is None:
            return
        kinds = list(IdentifierType)
        choices = [
            Option(kind.value, words.identifier(kind), f"→ [{words.identifier(kind)}]") for kind in kinds
        ]

        def chosen(value: str | None) -> None:
            if value is not None:
                self._decide(group, Choice.REPLACE, type=IdentifierType(value))

        self.app.push_screen(
            Picker(_("Replace them as"), choices, start=kinds.index(group.type), keep=self._listed), chosen
        )

    def action_relation(self) -> None:
        """Choose what the person is to the one who speaks."""
        group, reviewing = self._to_replace(), self.study.reviewing
        if group is None:
            return

        def came(known: dict[str, str]) -> None:
            self._pick(
                group, Choice.RELATION, _("What are they to the one who speaks?"), list(known.values())
            )

        self.work(reviewing.relations, came)

    def action_generalise(self) -> None:
        """Choose something coarser: the steps of its ladder, or words of one's own."""
        group, reviewing = self._to_replace(), self.study.reviewing
        if group is None:
            return
        form = max(group.examples, key=len)

        def came(steps: Sequence[str]) -> None:
            self._pick(group, Choice.GENERALISE, _("Say it more coarsely"), steps)

        self.work(lambda: reviewing.steps(form, group.type), came)

    def _pick(self, group: CandidateGroup, choice: Choice, question: str, known: Sequence[str]) -> None:
        from interview_tui.tui.screens.own_words import OwnWords
        from interview_tui.tui.screens.picker import Choice as Option

        choices = [Option(one, one, f"→ [{one}]") for one in known]
        own = Option(OWN, _("words of my own"))

        def chosen(value: str | None) -> None:
            if value == OWN:
                self._ask_words(group, choice, question)
            elif value is not None and value.startswith(OWN):
                self._say_own(group, choice, value.removeprefix(OWN))
            elif value is not None:
                self._decide(group, choice, text=value)

        if known:
            self.app.push_screen(OwnWords(question, choices, own, keep=self._listed), chosen)
        else:
            self._ask_words(group, choice, question, self._nothing_coarser())

    def _nothing_coarser(self) -> str:
        """Return what is said where no ladder knows the words: what to type, and which keys go on."""
        said = _(
            "Nothing coarser is known for this. Type words of your own, such as “a town in the east”: they "
            "stand in its place. Or {back}, then {replace} for a mark or {relation} for what they are to the "
            "speaker."
        )
        keys = {"replace": self.key_of("replace_word"), "relation": self.key_of("relation")}
        return said.format(back=commands.shown("escape"), **keys)

    def _ask_words(self, group: CandidateGroup, choice: Choice, question: str, hint: str = "") -> None:
        from interview_tui.tui.screens.ask import AskLine

        def typed(line: str | None) -> None:
            if said := clean_line(line or "").strip("[] "):
                self._say_own(group, choice, said)

        asked = _("{question}, in words of your own: {words}")
        asked = asked.format(question=question, words=group.examples[0])
        self.app.push_screen(AskLine(asked, keep=self._listed, hint=hint), typed)

    def _say_own(self, group: CandidateGroup, choice: Choice, said: str) -> None:
        """Decide with words of one's own; coarser ones are offered from then on."""
        self._decide(group, choice, text=said)
        if choice is Choice.GENERALISE:
            reviewing, form = self.study.reviewing, max(group.examples, key=len)
            self.work(lambda: reviewing.add_step(group.type, form, said))

    @property
    def _listed(self) -> PlaceList:
        """The places, which stay in sight while something is asked about them."""
        found: PlaceList = self.query_one(PlaceList)
        return found

    # -- writing anew --------------------------------------------------------------------------------------

    @property
    def _place(self) -> Place | None:
        """The place that is marked, of the group that is chosen."""
        group, listed = self._group, self.query_one(PlaceList)
        places = self._places.get(group.entity, []) if group is not None else []
        return places[min(listed.meant, len(places) - 1)] if places else None

    def action_rewrite(self) -> None:
        """Write the words of the note anew, where the way of speaking tells who it is."""
        from interview_tui.tui.screens.edit_note import EditNote

        place, group = self._place, self._group
        if place is None or group is None or not place.note_id:
            self.say(_("Only a note can be written anew."))
            return

        def edited(text: str | None) -> None:
            if text is not None and clean(text).strip() and clean(text).strip() != place.text:
                self._ask_meaning(Past(group, place.note_id, place.text), text)

        self.app.push_screen(EditNote(place.text), edited)

    def _ask_meaning(self, past: Past, text: str) -> None:
        from interview_tui.tui.screens.picker import Choice as Option
        from interview_tui.tui.screens.picker import Picker

        choices = [Option(one.value, meaning(one)) for one in Meaning]

        def chosen(value: str | None) -> None:
            if value is None:
                self.say(_("The note is as it was."))
                return
            self._revise(past.note_id, text, Meaning(value))
            self._past.append(past)

        self.app.push_screen(Picker(_("Is the meaning kept?"), choices, keep=self._listed), chosen)

    def _revise(self, note_id: int, text: str, said: Meaning | None) -> None:
        reviewing = self.study.reviewing

        def came(_done: object) -> None:
            self.say(_("Note {number} is written anew; the first wording is kept.").format(number=note_id))
            self.look()

        self.work(lambda: reviewing.revise(note_id, text, said), came)
