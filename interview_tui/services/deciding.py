"""Deciding what identifies someone, once for each distinct string of the study, and taking it back."""

from __future__ import annotations

from dataclasses import replace as replace_in
from typing import TYPE_CHECKING

from interview_tui.deidentify import candidates, ladders, replace
from interview_tui.deidentify.lexicon.relations import RELATIONS, relation
from interview_tui.errors import UsageProblem
from interview_tui.i18n import _
from interview_tui.model.dialect import dialect
from interview_tui.model.identifier import APART, UNREPLACED, Choice, Decision, IdentifierType, Rulings
from interview_tui.services import parting, suspects
from interview_tui.services.recruiting import nothing, short

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interview_tui.clock import Clock
    from interview_tui.model.identifier import Candidate, KnownName
    from interview_tui.services.suspects import CandidateGroup
    from interview_tui.store.store import Store

SHORTEST_IDENTIFIER = 2
"""Fewest letters and digits in words marked as identifying; one letter would be found everywhere."""

_SPEAKS = frozenset({Choice.RELATION, Choice.GENERALISE})


class Deciding:
    """The verbs on candidates."""

    def __init__(self, store: Store, clock: Clock, actor: str = "") -> None:
        self._store, self._clock, self._actor = store, clock, actor
        self.look: Callable[..., None] = nothing
        """Called with words that are about to be stored; it may ask first."""

    def candidates(self, names: Sequence[KnownName] = ()) -> list[CandidateGroup]:
        """Return what may identify someone, one group per entity; those that wait for a decision come first.

        Args:
            names: Names from the key file, if it is open.
        """
        rulings = Rulings(self._store.decisions())
        whose = parting.whose(self._store) if rulings.apart else {}
        found = [
            (note_id, one)
            for note_id, each in self._found(names)
            for one in parting.parted(each, rulings, whose[note_id].respondent_id if note_id in whose else 0)
        ]
        return [
            replace_in(one, whose=whose[one.note_ids[0]].code)
            if one.entity.startswith(APART) and one.note_ids[0] in whose
            else one
            for one in suspects.group(found, rulings)
        ]

    def speech(self) -> list[CandidateGroup]:
        """Return the notes that tell how somebody speaks, as one group; none where no note does."""
        language = self._store.study().language
        heard = [
            (note_id, text[start:end].casefold())
            for note_id, text in suspects.material(self._store)
            for start, end in (dialect(text, language)[:1] if note_id else ())
        ]
        return [suspects.speaking(heard, Rulings(self._store.decisions()))] if heard else []

    def decide(
        self,
        entity: str,
        type: IdentifierType,  # noqa: A002 - the contract's word
        choice: Choice,
        *,
        text: str = "",
        note_id: int = 0,
    ) -> Decision:
        """Decide on all forms of an entity over the study, or in one note; the latest decision counts.

        Args:
            entity: What all forms share, as a candidate has it.
            type: What sort of thing it is.
            choice: What is done with it.
            text: What stands instead (a relation, coarser words), or for SAME the other entity.
            note_id: The note, for KEEP and OPEN in one note only; 0 for the study.

        Raises:
            UsageProblem: nothing to decide on, no words to put instead, or an entity that would be itself.
        """
        return self._store.add_decision(
            self.checked(Decision(entity, type, choice, 0, text=text, note_id=note_id))
        )

    def checked(self, wanted: Decision) -> Decision:
        """Return a decision as it would be stored now; nothing is stored.

        Raises:
            UsageProblem: as ``decide`` says.
        """
        if not wanted.entity.strip():
            raise UsageProblem(_("There is nothing to decide on."))
        if wanted.note_id and wanted.choice not in UNREPLACED:
            raise UsageProblem(
                _("Only keeping can be decided for one note; the rest is for the whole study.")
            )
        said = self._instead(wanted.choice, wanted.text)
        same = wanted.choice is Choice.SAME
        if same and Rulings(self._store.decisions()).behind(wanted.text) == wanted.entity:
            raise UsageProblem(_("These are already the same."), _("Nothing was decided."))
        return replace_in(wanted, at=self._clock.now().wall_ms, text=said, by=self._actor)

    def _instead(self, choice: Choice, text: str) -> str:
        """Return what stands instead as it is kept; UsageProblem when it says nothing."""
        if choice not in _SPEAKS:
            return text if choice is Choice.SAME else ""
        said = replace.bare(short(text, _("what stands instead")))
        if not any(sign.isalnum() for sign in said):
            raise UsageProblem(
                _("A replacement is never blank."),
                _("Nothing was decided."),
                _("Say what stands there instead."),
            )
        self.look(said)
        return relation(said, self._store.study().language) if choice is Choice.RELATION else said

    def known_again(self, names: Sequence[KnownName]) -> tuple[int, int]:
        """Let what was decided on words hold for the names in a key file that are written like them.

        A name in the key file is another entity than the same words were before it was given. Out: on how
        many names the words that stand instead were carried over; and how many were kept before, which a
        name in the key file never is.
        """
        rulings = Rulings(self._store.decisions())
        carried = kept = 0
        for name in names:
            before = [rulings.everywhere.get(suspects.entity_of(form)) for form in name.forms]
            found = max((one for one in before if one is not None), key=lambda one: one.id, default=None)
            if found is None or rulings.on(name.entity) is not None:
                continue
            kept += found.choice is Choice.KEEP
            if found.choice in _SPEAKS:
                self.decide(name.entity, found.type, found.choice, text=found.text)
                carried += 1
        return carried, kept

    def mark_identifier(self, words: str, type: IdentifierType) -> Decision:  # noqa: A002 - the contract's word
        """Say that words identify someone; they are replaced wherever they stand in the study.

        Raises:
            UsageProblem: when hardly a letter is left of them, or they are a whole paragraph.
        """
        return self.decide(self.entity_of(words), type, Choice.REPLACE)

    @staticmethod
    def entity_of(words: str) -> str:
        """Return the entity of words that a person points out; UsageProblem as ``mark_identifier``."""
        line = short(words, _("identifier")).lstrip("#").strip()
        if sum(sign.isalnum() for sign in line) < SHORTEST_IDENTIFIER:
            raise UsageProblem(
                _("An identifier has at least {n} letters or digits.").format(n=SHORTEST_IDENTIFIER)
            )
        return suspects.entity_of(line)

    # -- what may stand instead ----------------------------------------------------------------------------

    def relations(self) -> dict[str, str]:
        """Return what a person can be to the speaker: name -> word in the language of the study."""
        language = self._store.study().language
        return {name: relation(name, language) for name in RELATIONS}

    def steps(self, form: str, type: IdentifierType) -> tuple[str, ...]:  # noqa: A002 - the contract's word
        """Return coarser words for something, finest first: the study's own, else those that ship."""
        own = self._store.ladders().get((type.value, ladders.folded(form)))
        return own or ladders.steps(form, type, self._store.study().language)

    def ladders(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """Return the study's own steps: (type, value) -> coarser words, finest first."""
        return self._store.ladders()

    def set_ladder(self, type: IdentifierType, form: str, steps: Sequence[str]) -> None:  # noqa: A002 - as above
        """Keep how a value is made coarser in this study; without steps as the program ships it.

        Raises:
            UsageProblem: when the value or a step says nothing.
        """
        said = [replace.bare(short(step, _("step"))) for step in steps]
        if not ladders.folded(form) or not all(any(map(str.isalnum, step)) for step in said):
            raise UsageProblem(_("A step says what stands there instead; none is blank."))
        self._store.set_ladder(type.value, ladders.folded(form), said)

    def add_step(self, type: IdentifierType, form: str, words: str) -> None:  # noqa: A002 - as above
        """Put words before the steps of a value, so that they are proposed for it from now on."""
        known = self.steps(form, type)
        self.set_ladder(type, form, [words, *(step for step in known if step != words)])

    def _found(self, names: Sequence[KnownName]) -> list[tuple[int, list[Candidate]]]:
        wanted, language = suspects.names_to_find(self._store, names), self._store.study().language
        return [
            (note_id, candidates.find(text, wanted, language))
            for note_id, text in suspects.material(self._store)
        ]
