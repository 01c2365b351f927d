"""Adding sites and respondents, and what the leader of a site decided: one short question after another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_tui import words
from interview_tui.i18n import _
from interview_tui.model.consent import ConsentScope, Decision, Method

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.model.study import Respondent, Site
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.recruiting import RespondentRow
    from interview_tui.tui.overview import Overview

_ANOTHER = "\n"

_LEADER = {
    "written": (Decision.GRANTED, Method.WRITTEN),
    "email": (Decision.GRANTED, Method.EMAIL),
    "oral": (Decision.GRANTED, Method.ORAL_LOGGED),
    "no": (Decision.DECLINED, Method.ORAL_LOGGED),
    "withdrawn": (Decision.WITHDRAWN, Method.ORAL_LOGGED),
}


class At(NamedTuple):
    """Where a new respondent belongs; ``new`` when the site is made with them."""

    name: str
    new: bool = False


class Recruits:
    """The actions of the study's screen that add to it."""

    view: Overview | None
    keys: dict[str, str]

    if TYPE_CHECKING:
        app: Any
        study: OpenStudy
        say: Callable[..., None]
        work: Callable[..., None]
        ask_for: Callable[..., None]
        reload: Callable[..., None]

        @property
        def chosen(self) -> RespondentRow | None:  # noqa: D102 - the screen has the sentence
            ...

    # -- sites ---------------------------------------------------------------------------------------------

    def action_add_site(self) -> None:
        """Ask for the name of a site and add it."""

        def added(site: Site) -> None:
            self.reload()
            self.say(_("Site added: {name}").format(name=site.name))

        self._ask_site(self.study.recruiting.add_site, added)

    def _ask_new_site(self, question: str) -> None:
        """Ask for the site of a new respondent; it is made with the respondent, not before."""
        from interview_tui.services.recruiting import free_name

        store = self.study.store

        self._ask_site(
            lambda name: free_name(store, name),
            lambda line: self._ask_field(At(line, new=True), {}),
            question,
        )

    def _ask_site(self, call: Callable[[str], Any], then: Callable[[Any], None], question: str = "") -> None:
        from interview_tui.tui.screens.ask_short import AskShort

        asked = AskShort(question or _("What is the site called?"), asks=self.study.asks)
        self.ask_for(asked, call, then)

    # -- respondents ---------------------------------------------------------------------------------------

    def action_add_respondent(self) -> None:
        """Ask for the site and each background field, then add a respondent under a random code."""
        from interview_tui.tui.screens.picker import Choice, Picker

        if self.view is None:
            return
        sites = self.view.sites
        if not sites:
            question = _("First the site: where do you find this respondent?")
            self._ask_new_site(question)
            return
        choices = [Choice(str(site.id), site.name) for site in sites]
        choices.append(Choice(_ANOTHER, _("another site …")))
        names = {str(site.id): site.name for site in sites}

        def picked(chosen: str | None) -> None:
            if chosen == _ANOTHER:
                self._ask_new_site(_("The new site: what is it called?"))
            elif chosen is not None:
                self._ask_field(At(names[chosen]), {})

        # Nobody is put where the last one was by an Enter too many.
        self.app.push_screen(Picker(_("New respondent: at which site?"), choices, start=None), picked)

    def _ask_field(self, site: At, given: dict[str, str], typed: str = "") -> None:
        """Ask for the next field; ``Esc`` leads to the one before, with what was ``typed`` there."""
        from interview_tui.tui.screens.ask_short import AskShort

        fields = self.view.study.fields if self.view else ()
        if len(given) == len(fields):
            self.work(lambda: self._add(site, given), lambda found: self._added(*found))
            return
        name = fields[len(given)]
        if self.study.asks is not None:
            self._pick_value(site, given, name)
            return
        question = _("{site}: {field} ({n} of {all}; Enter alone leaves it empty)")

        def answered(value: str | None) -> None:
            if value is not None:
                self._ask_field(site, {**given, name: value})
            elif given:
                before = dict(given)
                self._ask_field(site, before, before.pop(fields[len(given) - 1]))
            else:
                self.say(_("No respondent was added."))

        said = question.format(site=site.name, field=name, n=len(given) + 1, all=len(fields))
        self.app.push_screen(AskShort(said, text=typed), answered)

    def _pick_value(self, site: At, given: dict[str, str], name: str) -> None:
        """Ask for one of the few values that a fact may have in a study without personal data."""
        from interview_tui.services import impersonal
        from interview_tui.tui.screens.picker import Choice, Picker

        study = self.view.study if self.view else self.study.study
        choices = [Choice(value, value) for value in impersonal.choices(study, name)]
        choices.append(Choice(_ANOTHER, _("leave it empty")))

        def picked(value: str | None) -> None:
            if value is None:
                self.say(_("No respondent was added."))
            else:
                self._ask_field(site, {**given, name: "" if value == _ANOTHER else value})

        self.app.push_screen(Picker(f"{site.name}: {name}", choices, start=None), picked)

    def _add(self, site: At, given: dict[str, str]) -> tuple[Respondent, str]:
        respondent = self.study.recruiting.add_respondent(site.name, given, new=site.new)
        return respondent, self.study.fieldwork.sampling.single_sentence(respondent.code)

    def _added(self, respondent: Respondent, alone: str) -> None:
        self.reload(respondent.code)
        sentence = _(
            "New respondent: {code}. {names} keeps the name, in your key file. {key} records consent."
        )
        if self.study.asks is not None:
            from interview_tui.services.impersonal import withdrawing_by_code

            sentence = _("New respondent: {code}. {key} records consent.") + " " + withdrawing_by_code()
        keys = {"key": self.keys["consent"], "names": self.keys["names"]}
        said = sentence.format(code=respondent.code, **keys)
        self.say(f"{said} {alone}" if alone else said, stay=True)

    def action_cancel_respondent(self) -> None:
        """Say that the respondent cancelled before the interview; asks once."""
        from interview_tui.tui.screens.picker import Choice, Picker

        row = self.chosen
        if row is None:
            self.say(_("Add a respondent first."))
            return
        code = row.respondent.code
        if row.respondent.cancelled:
            self.say(_("{code} has cancelled.").format(code=code))
            return
        if row.interview_id is not None:
            sentence = _("{code} has been interviewed; {key} records it if they withdraw.")
            self.say(sentence.format(code=code, key=self.keys["consent"]), warn=True)
            return
        choices = [
            Choice("", _("Leave it as it is")),
            Choice("yes", _("They cancelled; no interview is held. This stays")),
        ]

        def chosen(what: str | None) -> None:
            if what:
                self.work(lambda: self.study.fieldwork.approaching.cancel(code), self._cancelled)

        self.app.push_screen(Picker(_("Did {code} cancel?").format(code=code), choices), chosen)

    def _cancelled(self, respondent: Respondent) -> None:
        self.reload()
        self.say(_("{code} has cancelled.").format(code=respondent.code))

    def action_find_respondent(self) -> None:
        """Find a respondent by typing some of the code or site."""
        from interview_tui.tui.screens.picker import Choice, Picker
        from interview_tui.tui.widgets.respondent_row import interview

        if self.view is None or not self.view.rows:
            self.say(_("Add a respondent first."))
            return
        rows, started = self.view.rows, self.view.started
        choices = [
            Choice(row.respondent.code, f"{row.respondent.code}  {row.site}", interview(row, started))
            for row in rows
        ]

        def chosen(code: str | None) -> None:
            if code is not None:
                self.reload(code)

        here = next((at for at, row in enumerate(rows) if row is self.chosen), 0)
        self.app.push_screen(Picker(_("Find a respondent"), choices, start=here), chosen)

    # -- the leader of a site ------------------------------------------------------------------------------

    def action_gatekeeper(self) -> None:
        """Record what the leader decided: of the chosen respondent's site, or while one is empty of any."""
        from interview_tui.tui.screens.picker import Choice, Picker

        row, view = self.chosen, self.view
        sites = [site.name for site in view.sites] if view else []
        if view is None or not sites:
            self.say(_("Add a site first."))
        elif row is not None and {one.site for one in view.rows} >= set(sites):
            self._ask_leader(row.site, row.gatekeeper)
        elif len(sites) == 1:
            self._leader_of(sites[0])
        else:
            start = sites.index(row.site) if row is not None else 0
            picker = Picker(_("The leader of which site?"), [Choice(one, one) for one in sites], start=start)
            self.app.push_screen(picker, self._leader_of)

    def _leader_of(self, site: str | None) -> None:
        consenting = self.study.consenting
        if site:
            self.work(
                lambda: consenting.site_state(site).decision(ConsentScope.GATEKEEPER),
                lambda decision: self._ask_leader(site, decision),
            )

    def _ask_leader(self, site: str, before: Decision | None) -> None:
        from interview_tui.tui.screens.picker import Choice, Picker

        now = _("Leave it as it is: {decision}").format(decision=words.decision(before))
        choices = [
            Choice("", now),
            Choice("written", _("Yes, in writing: people at the site may be asked")),
            Choice("email", _("Yes, by e-mail")),
            Choice("oral", _("Yes, orally; you note it here")),
            Choice("no", _("No")),
            Choice("withdrawn", _("The yes is taken back")),
        ]
        if self.study.asks is not None:
            choices = [one for one in choices if one.id not in {"written", "email"}]

        def chosen(what: str | None) -> None:
            if what:
                decision, method = _LEADER[what]
                record = partial(self.study.consenting.gatekeeper, site, decision, method=method)
                self.work(record, lambda _event: self._recorded(site, decision))

        title = _("What did the leader of {site} say?").format(site=site)
        self.app.push_screen(Picker(title, choices), chosen)

    def _recorded(self, site: str, decision: Decision) -> None:
        self.reload()
        sentence = _("Leader of {site}: {decision}")
        self.say(sentence.format(site=site, decision=words.decision(decision)))
