"""Sites, respondents and background fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui.cli import say
from interview_tui.cli.desk import Desk, anyway_option, folder_argument, json_option, passphrase_option
from interview_tui.cli.pairs import pairs
from interview_tui.cli.recruit import reason_option
from interview_tui.cli.words import Group, Option, short
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _
from interview_tui.model.recruitment import Reason

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.model.study import Respondent
    from interview_tui.services.recruiting import Recruiting


site = Group("site", help=N_("Add, list and mend the sites of a study. Their names never leave it."))


@site.command("add", help=N_("Add a site to the study in FOLDER."))
@folder_argument()
@click.argument("name", metavar="NAME")
@anyway_option()
@passphrase_option()
@json_option()
@click.pass_obj
def add_site(  # noqa: PLR0913 - one parameter for each option
    desk: Desk, /, *, folder: Path, name: str, anyway: bool, passphrase_file: Path | None, as_json: bool
) -> None:
    """Add a site and say so."""
    with desk.study(folder, passphrase_file, anyway=anyway) as opened:
        added = opened.recruiting.add_site(_named(name))
    if as_json:
        say.data({"id": added.id, "name": added.name})
    else:
        say.line(_("Site added: {name}").format(name=added.name))


@site.command("list", help=N_("List the sites of the study in FOLDER."))
@folder_argument()
@passphrase_option()
@json_option()
@click.pass_obj
def list_sites(desk: Desk, /, *, folder: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Write one site on each line."""
    with desk.study(folder, passphrase_file) as opened:
        sites = opened.recruiting.sites()
    if as_json:
        say.data([{"id": one.id, "name": one.name} for one in sites])
        return
    for one in sites:
        say.line(one.name)


@site.command("rename", help=N_("Give the site NAME in FOLDER another name."))
@folder_argument()
@click.argument("name", metavar="NAME")
@click.argument("new", metavar="NEW")
@anyway_option()
@passphrase_option()
@click.pass_obj
def rename_site(  # noqa: PLR0913 - one parameter for each option
    desk: Desk, /, *, folder: Path, name: str, new: str, anyway: bool, passphrase_file: Path | None
) -> None:
    """Rename it and say so."""
    from interview_tui.services.siting import Siting, renamed

    with desk.study(folder, passphrase_file, anyway=anyway) as opened:
        now = Siting(opened.store, opened.recruiting.look).rename(name, _named(new))
    say.line(renamed(name, now.name))


@site.command("remove", help=N_("Take away the site NAME from FOLDER; nobody may be there."))
@folder_argument()
@click.argument("name", metavar="NAME")
@passphrase_option()
@click.pass_obj
def remove_site(desk: Desk, /, *, folder: Path, name: str, passphrase_file: Path | None) -> None:
    """Take it away and say so."""
    from interview_tui.services.siting import Siting

    with desk.study(folder, passphrase_file) as opened:
        gone = Siting(opened.store).remove(name)
    say.line(_("{site} is taken away.").format(site=gone.name))


respondent = Group("respondent", help=N_("Add, list and cancel respondents. They are known by code only."))


@respondent.command("add", help=N_("Add a respondent to the study in FOLDER and write the new code."))
@folder_argument()
@click.option("--site", "site_name", cls=Option, metavar="NAME",
              help=N_("The site; may be left out while there is only one."))  # fmt: skip
@click.option("--field", "written", cls=Option, multiple=True, metavar="NAME=VALUE",
              help=N_("A background field of the study and its value; may be repeated."))  # fmt: skip
@passphrase_option()
@json_option()
@click.pass_obj
def add_respondent(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    /,
    *,
    folder: Path,
    site_name: str | None,
    written: tuple[str, ...],
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Write the new code alone on a line, so that a script can keep it; warn where they are alone."""
    from interview_tui.services.impersonal import withdrawing_by_code

    values = pairs(written)
    with desk.study(folder, passphrase_file) as opened:
        where = _named(site_name) if site_name is not None else _only_site(opened.recruiting)
        added = opened.recruiting.add_respondent(where, values)
        alone = opened.fieldwork.sampling.single_sentence(added.code)
        by_code = withdrawing_by_code() if opened.study.anonymous else ""
    if as_json:
        say.data(_as_data(added))
    else:
        say.line(added.code)
    if by_code:
        say.warn(by_code)
    if alone:
        say.warn(alone)


@respondent.command("list", help=N_("List the respondents of the study in FOLDER."))
@folder_argument()
@passphrase_option()
@json_option()
@click.pass_obj
def list_respondents(desk: Desk, /, *, folder: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Write one respondent on each line: code, site, fields."""
    with desk.study(folder, passphrase_file) as opened:
        everyone = opened.recruiting.respondents()
        sites = {one.id: one.name for one in opened.recruiting.sites()}
    if as_json:
        say.data([{**_as_data(one), "site": sites[one.site_id]} for one in everyone])
        return
    say.table(
        [
            one.code,
            sites[one.site_id],
            *(f"{name}={value}" for name, value in one.fields.items()),
            *([_("cancelled")] if one.cancelled else []),
            *([_("pilot")] if one.pilot else []),
        ]
        for one in everyone
    )


@respondent.command("move", help=N_("Let the respondent CODE belong to another SITE of the study in FOLDER."))
@folder_argument()
@click.argument("code", metavar="CODE")
@click.argument("site_name", metavar="SITE")
@passphrase_option()
@click.pass_obj
def move(desk: Desk, /, *, folder: Path, code: str, site_name: str, passphrase_file: Path | None) -> None:
    """Move a respondent and say so."""
    from interview_tui.services.siting import Siting

    with desk.study(folder, passphrase_file) as opened:
        moved = Siting(opened.store).move(code, site_name)
        where = next(one.name for one in opened.recruiting.sites() if one.id == moved.site_id)
    say.line(_("{code} is at {site} now.").format(code=moved.code, site=where))


@respondent.command("cancel", help=N_("Say that the respondent CODE will not be interviewed after all."))
@folder_argument()
@click.argument("code", metavar="CODE")
@reason_option()
@passphrase_option()
@click.pass_obj
def cancel(desk: Desk, /, *, folder: Path, code: str, reason: str, passphrase_file: Path | None) -> None:
    """Cancel a respondent and say so."""
    with desk.study(folder, passphrase_file) as opened:
        gone = opened.fieldwork.approaching.cancel(code, Reason(reason))
    say.line(_("{code} is cancelled.").format(code=gone.code))


field = Group("field", help=N_("Choose the background fields of a study: as few as the analysis needs."))


@field.command("set", help=N_("Let the study in FOLDER have these background fields, in this order."))
@folder_argument()
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@passphrase_option()
@click.pass_obj
def set_fields(desk: Desk, /, *, folder: Path, names: tuple[str, ...], passphrase_file: Path | None) -> None:
    """Define the fields and say them back."""
    with desk.study(folder, passphrase_file) as opened:
        study = opened.recruiting.define_fields([_named(name) for name in names])
    say.line(_("Background fields: {names}").format(names=", ".join(study.fields)))


def _named(name: str) -> str:
    if not short(name):
        raise UsageProblem(_("A name without letters cannot be used."))
    return name


def _only_site(recruiting: Recruiting) -> str:
    names = [one.name for one in recruiting.sites()]
    if len(names) == 1:
        return names[0]
    if names:
        raise UsageProblem(
            _("The study has several sites."),
            _("They are: {names}").format(names=", ".join(names)),
            _("Say which with --site NAME."),
        )
    raise UsageProblem(
        _("The study has no site yet."), "", _("Add one with: interview-tui site add FOLDER NAME")
    )


def _as_data(one: Respondent) -> dict[str, object]:
    return {"code": one.code, "fields": dict(one.fields), "cancelled": one.cancelled, "pilot": one.pilot}
