"""click's commands, groups and options, with help that is translated when it is shown."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, NoReturn

import click

from interview_tui.errors import UsageProblem
from interview_tui.i18n import LANGUAGES, N_, _
from interview_tui.text import FIELD_LIMIT, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    _WordType = click.ParamType[str]
    _NumberType = click.ParamType[int]
else:
    _WordType = _NumberType = click.ParamType


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a sentence that names the known word nearest to ``word``, or all of them when none is near."""
    from difflib import get_close_matches

    names = list(known)
    near = get_close_matches(word[:FIELD_LIMIT].lower(), names, n=1)
    if near:
        return _("Did you mean {nearest}?").format(nearest=near[0])
    return _("It is one of: {known}.").format(known=", ".join(names)) if names else ""


def short(value: object) -> str:
    """Return what somebody wrote as one clean line that fits in a sentence."""
    return clean_line(str(value))[:FIELD_LIMIT]


class Option(click.Option):
    """An option whose help is a msgid."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option's names and its help in the language in use."""
        record = super().get_help_record(ctx)
        return (record[0], _(self.help) if self.help else "") if record else None


class OneOf(_WordType):
    """One word of a few; an unknown one is answered with the nearest."""

    name = "word"

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """Return the word, whatever its case and with ``-`` for ``_``; UsageProblem when it is not known."""
        word = str(value).lower()
        for known in (word, word.replace("-", "_")):
            if known in self.words:
                return known
        raise UsageProblem(
            _("{value} is not a word that can be used here.").format(value=short(value)),
            "",
            nearest(word, self.words),
        )


class Number(_NumberType):
    """A whole number from 1."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ARG002
        """Return the number; UsageProblem when it is not one."""
        text = str(value).strip()
        if text.isascii() and text.isdigit() and len(text) <= 15 and int(text) > 0:  # noqa: PLR2004 - fits SQLite
            return int(text)
        raise UsageProblem(
            _("{value} is not a number that can be used here.").format(value=short(value)),
            "",
            _("Write a whole number from 1."),
        )


def _shared_options() -> list[click.Option]:
    return [
        Option(["--lang"], type=OneOf(LANGUAGES), expose_value=False, hidden=True),
        Option(
            ["-h", "--help"], is_flag=True, is_eager=True, expose_value=False, callback=_help,
            help=N_("Show this and stop."),
        ),
    ]  # fmt: skip


def _help(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


class Command(click.Command):
    """A command whose help is a msgid, with ``--help`` and ``--lang`` understood everywhere."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("add_help_option", False)
        kwargs.setdefault("options_metavar", N_("[options]"))
        kwargs.setdefault("context_settings", {"allow_extra_args": True, "max_content_width": 100})
        super().__init__(*args, **kwargs)
        have = {name for param in self.params for name in param.opts}
        self.params += [option for option in _shared_options() if not have.intersection(option.opts)]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; what is left over is refused in the language in use."""
        rest = super().parse_args(ctx, args)
        if rest and not isinstance(self, click.Group) and not ctx.resilient_parsing:
            raise UsageProblem(
                _("There is one thing too many: {words}").format(words=short(" ".join(rest))),
                self.get_usage(ctx),
                _("Words with blanks in them need quotation marks around them."),
            )
        return rest

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the parts of the usage line in the language in use."""
        return [_(piece) for piece in super().collect_usage_pieces(ctx) if piece]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_("Usage:") + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write what the command is for."""
        if self.help:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(_(self.help))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        records = [param.get_help_record(ctx) for param in self.params if isinstance(param, click.Option)]
        with formatter.section(_("Options")):
            formatter.write_dl([record for record in records if record])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the closing words."""
        if self.epilog:
            formatter.write_paragraph()
            formatter.write_text(_(self.epilog))


class Group(Command, click.Group):
    """A group of commands; those in ``table`` are imported only when they are asked for.

    Args:
        table: Command name to (module, name in it, one line of help as msgid).
    """

    command_class = Command

    def __init__(
        self, *args: Any, table: Mapping[str, tuple[str, str, str]] | None = None, **kwargs: Any
    ) -> None:
        kwargs.setdefault("invoke_without_command", True)
        kwargs.setdefault("subcommand_metavar", N_("COMMAND ..."))
        super().__init__(*args, **kwargs)
        self.table = dict(table or {})
        if self.callback is None:
            self.callback = _ask_for_command

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names in the order they were declared."""
        return [*self.table, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command, importing its module if need be; None when there is none of that name."""
        if cmd_name not in self.table:
            return self.commands.get(cmd_name)
        module, name, _line = self.table[cmd_name]
        found: click.Command = getattr(importlib.import_module(module), name)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return name, command and remaining arguments; UsageProblem with the nearest name when unknown."""
        name = args[0]
        command = self.get_command(ctx, name)
        if command is None:
            self._unknown(ctx, name)
        return name, command, args[1:]

    def _unknown(self, ctx: click.Context, name: str) -> NoReturn:
        raise UsageProblem(
            _("There is no command {name} here.").format(name=short(name)),
            nearest(name, self.list_commands(ctx)),
            _("Try: {command} --help").format(command=ctx.command_path),
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the commands, one line each, importing none of them."""
        Command.format_options(self, ctx, formatter)
        lines = [(name, self._line(name)) for name in self.list_commands(ctx)]
        with formatter.section(_("Commands")):
            formatter.write_dl(lines)

    def _line(self, name: str) -> str:
        line = self.table[name][2] if name in self.table else self.commands[name].help
        return _(line) if line else ""


@click.pass_context
def _ask_for_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        ctx.exit(2)
