"""A study that must hold no personal data: what it is, said before it is made, and what it refuses.

It is chosen when a study is made and cannot be changed: what was on the disk cannot be made coarser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.errors import KeyFileProblem, NotAllowedNow, UsageProblem
from interview_tui.i18n import _, translator
from interview_tui.model import impersonal
from interview_tui.model.consent import Decision, Method

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interview_tui.model.consent import Asking, ConsentScope
    from interview_tui.model.study import Study


def meaning() -> list[str]:
    """Return what such a study is, sentence by sentence; told before it is made."""
    return [
        _("There is no key file: nobody is known by name, and nobody can be found again but by their code."),
        _("There is no recorder. Consent is asked for and answered by word of mouth."),
        _("Background facts are few and coarse. Dates are kept as months, those of its files too."),
        _("What looks like a name, a number or an address is asked about before it is stored."),
        _("Whether your project may be held so is for your institution to say, not for this program."),
        _("It cannot be changed later."),
    ]


def withdrawing_by_code() -> str:
    """Return how somebody withdraws from such a study."""
    return _(
        "Give the person their code on a slip of paper: with it they can withdraw, and without it nobody "
        "can find what they said."
    )


def refuse_key(study: Study) -> None:
    """Refuse a key file. KeyFileProblem: the study is one that must hold no names."""
    if study.anonymous:
        raise KeyFileProblem(
            no_key_file(), _("Nothing was changed."), _("People are known by their code alone here.")
        )


def no_key_file() -> str:
    """Return why there is no key file, and so no log of what was replaced for whom."""
    return _(
        "This study holds no personal data, so it has no key file: no names, no contacts, no list of what "
        "was replaced."
    )


def refuse_recorder() -> None:
    """Refuse a recorder mark, with NotAllowedNow."""
    raise NotAllowedNow(
        _("This study is without a recorder: a voice is personal data."), _("Nothing was changed.")
    )


def check_consent(scopes: Sequence[ConsentScope], decision: Decision, method: Method, asking: Asking) -> None:
    """Refuse consent to what such a study cannot do, and ways of giving it that say who it was.

    Raises:
        UsageProblem: then; nothing was recorded.
    """
    if decision is Decision.WITHDRAWN:
        return
    if decision is Decision.GRANTED and not set(scopes) <= set(impersonal.SCOPES):
        raise UsageProblem(
            _("This study holds no personal data: no recorder, and no way to reach people again."),
            _("Nothing was recorded."),
            _("There are: {scopes}.").format(scopes=", ".join(one.value for one in impersonal.SCOPES)),
        )
    if method not in impersonal.METHODS:
        raise UsageProblem(
            _("A signature, an e-mail or a recording says who it was; this study holds no personal data."),
            _("Nothing was recorded."),
            _("Ask by word of mouth: oral_logged, or oral_witnessed with a role as the witness."),
        )
    if asking.evidence:
        raise UsageProblem(
            _("There is no signed paper in a study without personal data."),
            _("Nothing was recorded."),
            _("Leave it out: the answer by word of mouth is what is on record."),
        )


def fields(study: Study, names: Sequence[str]) -> tuple[str, ...]:
    """Return background fields as they are called in the study; any name in other studies.

    Raises:
        UsageProblem: when there are too many, or one is not among the few there may be.
    """
    if not study.anonymous:
        return tuple(names)
    shown = translator(study.language)
    found = [impersonal.fact(name, shown) for name in names]
    if None in found or len(found) > impersonal.MOST_FACTS:
        raise UsageProblem(
            _(
                "A study without personal data has at most {most} background fields, of these: {names}."
            ).format(
                most=impersonal.MOST_FACTS, names=", ".join(shown(one.name) for one in impersonal.FACTS)
            ),
            _("Nothing was changed."),
        )
    return tuple(shown(one.name) for one in found if one)


def values(study: Study, given: Mapping[str, str]) -> dict[str, str]:
    """Return values of background fields as they are kept; any value in other studies.

    Raises:
        UsageProblem: when a value is not one of the few a field may have.
    """
    if not study.anonymous:
        return dict(given)
    shown, kept = translator(study.language), {}
    for name, typed in given.items():
        fact = impersonal.fact(name, shown)
        value = impersonal.value(fact, typed, shown) if fact else None
        if value is None:
            allowed = choices(study, name)
            raise UsageProblem(
                _("{name} is one of: {values}.").format(name=name, values=", ".join(allowed)),
                _("Nothing was added."),
                _("Leave it out when none of them fits."),
            )
        kept[name] = value
    return kept


def choices(study: Study, name: str) -> list[str]:
    """Return the values a background field may have, in the study's language; none where all are free."""
    shown = translator(study.language)
    fact = impersonal.fact(name, shown) if study.anonymous else None
    return [shown(value) for value in fact.values] if fact else []


def allowed_facts(language: str) -> list[tuple[str, list[str]]]:
    """Return name and values of each background field there may be, in the language of a study."""
    shown = translator(language)
    return [(shown(one.name), [shown(value) for value in one.values]) for one in impersonal.FACTS]
