"""What the study's screen says while there is nobody on it yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.i18n import _
from interview_tui.tui.widgets.prose import Para

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interview_tui.model.study import Site


def first_steps(sites: Sequence[Site], keys: Mapping[str, str], *, bare: bool = False) -> list[Para]:
    """Return what a study without respondents needs first.

    Args:
        sites: Those there are.
        keys: The key of each command, by its id.
        bare: Whether the study must hold no personal data.
    """
    last = _("{key} keeps names and contacts in a key file outside this study, never here.")
    if bare:
        last = _("A study without personal data: people are known by their code alone.")
    steps = [
        ("add_site", _("add a site: a place where you find respondents")),
        ("gatekeeper", _("note what the leader of a site said")),
        ("add_respondent", _("add a respondent; the code is made at random")),
        ("consent", _("record what they agreed to, line by line")),
        ("open_row", _("start the interview")),
        ("show_guide", _("look at the guide")),
    ]
    before = [
        ("sheet", _("write down what the study is for, and what was notified")),
        ("letters", _("keep the information letter, and what it promises")),
        ("deadlines", _("set when things must be deleted")),
    ]
    head = _("No respondents yet.")
    if sites:
        head += " " + _("Sites: {names}").format(names="; ".join(site.name for site in sites))
    return [
        Para(head, "head"),
        Para(),
        *(Para(text, "text", 12, keys[name] + "  ") for name, text in steps),
        Para(),
        Para(_("For a study that was notified, with a letter to those who are asked:"), "text"),
        *(Para(text, "text", 12, keys[name] + "  ") for name, text in before),
        Para(),
        Para(
            last.format(key=keys["names"]),
            "dim",
        ),
    ]
