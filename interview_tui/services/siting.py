"""Mending where people belong: a site gets its right name, goes when nobody is there; people are moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.errors import UsageProblem
from interview_tui.i18n import _
from interview_tui.services.recruiting import find_respondent, find_site, free_name, nothing

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.model.study import Respondent, Site
    from interview_tui.store.store import Store


class Siting:
    """The verbs on sites that are there."""

    def __init__(self, store: Store, look: Callable[..., None] = nothing) -> None:
        """``look`` is called with a name that is about to be stored; it may ask first."""
        self._store, self._look = store, look

    def rename(self, name: str, new: str) -> Site:
        """Give a site another name. UsageProblem when it is not there, or the new name is no good."""
        site = find_site(self._store, name)
        line = free_name(self._store, new, but=site.id)
        self._look(line)
        self._store.rename_site(site.id, line)
        return find_site(self._store, line)

    def empty(self) -> list[Site]:
        """Return the sites where nobody is and on which no leader has decided."""
        used = {person.site_id for person in self._store.respondents()} | set(self._store.leaders())
        return [site for site in self._store.sites() if site.id not in used]

    def remove(self, name: str) -> Site:
        """Take away a site; UsageProblem when somebody is there or its leader's decision is on record."""
        site = find_site(self._store, name)
        if site in self.empty():
            self._store.remove_site(site.id)
            return site
        there = [one.code for one in self._store.respondents() if one.site_id == site.id]
        sentence = _("The decision of its leader is on record for {site}.")
        if there:
            sentence = _("There are respondents at {site}: {codes}.")
        raise UsageProblem(sentence.format(site=site.name, codes=", ".join(there)), _("Nothing was changed."))

    def move(self, code: str, site: str) -> Respondent:
        """Let a respondent belong to another site. UsageProblem names the nearest code or site."""
        person, place = find_respondent(self._store, code), find_site(self._store, site)
        if person.site_id != place.id:
            self._store.move_respondent(person.id, place.id)
        return find_respondent(self._store, person.code)


def renamed(old: str, new: str) -> str:
    """Return what is said when a site got another name: the old one is no longer known as a site's."""
    return _(
        "{old} is called {new} now. Notes are no longer searched for {old} as the name of a site."
    ).format(old=old, new=new)
