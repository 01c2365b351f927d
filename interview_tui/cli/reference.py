"""All commands as text: the table for the README, made from the commands themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui.cli.group import cli
from interview_tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator


def every_command() -> Iterator[tuple[str, click.Command, click.Context]]:
    """Yield each command that does something, as (what is typed before its arguments, command, context)."""
    top = click.Context(cli, info_name="interview-tui")
    for name in cli.list_commands(top):
        command = cli.get_command(top, name)
        if command is None:
            continue
        ctx = click.Context(command, parent=top, info_name=name)
        if not isinstance(command, click.Group):
            yield name, command, ctx
            continue
        for verb in command.list_commands(ctx):
            inner = command.get_command(ctx, verb)
            if inner is not None:
                yield f"{name} {verb}", inner, click.Context(inner, parent=ctx, info_name=verb)


def usage(command: click.Command, ctx: click.Context) -> str:
    """Return the command line with its arguments and, where there are own ones, its options."""
    words = [ctx.command_path]
    words += [param.make_metavar(ctx) for param in command.params if isinstance(param, click.Argument)]
    for param in command.params:
        if isinstance(param, click.Option) and not param.hidden and param.name not in _EVERYWHERE:
            both = "|".join([param.opts[0], *param.secondary_opts])
            word = both if param.is_flag else f"{param.opts[0]} {param.metavar}"
            words.append(word if param.required else f"[{word}]")
            if param.multiple:
                words[-1] += " ..."
    return " ".join(words)


_EVERYWHERE = {"help", "passphrase_file", "key_passphrase_file", "as_json"}


def table() -> str:
    """Return a Markdown table of every command: the line to type, what it does, if it answers in JSON."""
    rows = ["| " + " | ".join((_("Command"), _("What it does"), "JSON")) + " |", "| --- | --- | --- |"]
    for _name, command, ctx in every_command():
        line = usage(command, ctx).replace("|", "\\|")
        json = "✓" if any(param.name == "as_json" for param in command.params) else ""
        rows.append(f"| `{line}` | {_(command.help) if command.help else ''} | {json} |")
    return "\n".join(rows) + "\n"
