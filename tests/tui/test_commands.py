"""The table of commands: keys as people read them, bindings as Textual takes them, clashes told."""

from __future__ import annotations

import re

import pytest

from interview_tui.tui import commands
from interview_tui.tui.commands import COMMANDS, EVERYWHERE, HOME, REVIEW, SCOPES, SESSION, Command
from interview_tui.tui.screens.help import beside

READABLE = re.compile(
    r"[A-Z0-9]|\^(?:[A-Z]|Space|[\\\]_^])|F\d\d?|(?:Alt|Ctrl|Shift)\+\S+|[A-Z][a-z]+|PgUp|PgDn|[↑↓←→?/,.+*!-]"
)


# -- the table -------------------------------------------------------------------------------------------


def test_every_command_is_found_by_its_id() -> None:
    assert len(commands.BY_ID) == len(COMMANDS)
    assert all(commands.BY_ID[command.id] is command for command in COMMANDS)


def test_an_id_can_be_the_name_of_an_action_and_of_a_setting() -> None:
    assert [command.id for command in COMMANDS if not re.fullmatch(r"[a-z]+(_[a-z]+)*", command.id)] == []


def test_every_place_has_a_title_and_commands() -> None:
    assert set(commands.SCOPE_TITLES) == set(SCOPES)
    assert len(set(SCOPES)) == len(SCOPES)
    assert [scope for scope in SCOPES if not commands.of(scope)] == []
    assert {command.scope for command in COMMANDS} == set(SCOPES)


def test_commands_come_by_place_in_the_order_of_the_table() -> None:
    assert commands.of() == []
    assert commands.of("nowhere") == []
    both = commands.of(HOME, EVERYWHERE)
    assert both == [*commands.of(HOME), *commands.of(EVERYWHERE)]
    assert commands.of(HOME) == [command for command in COMMANDS if command.scope == HOME]


# -- keys as they are written for people -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("ctrl+n", "^N"), ("ctrl+@", "^Space"), ("ctrl+space", "^Space"), ("ctrl+backslash", "^\\"),
        ("ctrl+underscore", "^_"), ("ctrl+right_square_bracket", "^]"), ("ctrl+circumflex_accent", "^^"),
        ("f5", "F5"), ("f12", "F12"), ("alt+x", "Alt+X"),
        ("enter", "Enter"), ("escape", "Esc"), ("shift+tab", "Shift+Tab"), ("pagedown", "PgDn"),
        ("pageup", "PgUp"), ("up", "↑"), ("n", "N"), ("space", "Space"), ("question_mark", "?"),
        ("slash", "/"), ("backspace", "Backspace"), ("home", "Home"),
    ],
)  # fmt: skip
def test_a_key_is_written_as_people_read_it(key: str, expected: str) -> None:
    assert commands.shown(key) == expected


def test_one_key_under_two_names_is_shown_once() -> None:
    assert commands.all_shown(("ctrl+@", "ctrl+space", "f10")) == ["^Space", "F10"]


def test_in_the_help_keys_never_touch_each_other_or_what_they_do() -> None:
    for command in COMMANDS:
        left = " · ".join(commands.all_shown(command.keys))
        assert beside(left, [command.help]) == [(f"  {left}".ljust(20), command.help)]
        assert len(left) < 18


def test_a_long_key_of_ones_own_stands_above_what_it_does() -> None:
    assert beside("Ctrl+Shift+Alt+F12", ["Blank"]) == [("  Ctrl+Shift+Alt+F12", ""), (" " * 20, "Blank")]


@pytest.mark.parametrize("key", sorted({key for command in COMMANDS for key in command.keys}))
def test_every_key_of_the_table_is_readable(key: str) -> None:
    assert READABLE.fullmatch(commands.shown(key)), commands.shown(key)


@pytest.mark.parametrize("scope", SCOPES[1:])
def test_no_two_keys_of_a_place_look_the_same(scope: str) -> None:
    for command in commands.of(EVERYWHERE, scope):
        looks = {commands.shown(key) for key in command.keys}
        for other in commands.of(EVERYWHERE, scope):
            if other is not command:
                assert not looks & {commands.shown(key) for key in other.keys}


# -- bindings --------------------------------------------------------------------------------------------


def test_a_binding_carries_the_command() -> None:
    for binding, command in zip(commands.bindings(*SCOPES), commands.of(*SCOPES), strict=True):
        assert binding.id == binding.action == command.id
        assert tuple(binding.key.split(","))[: len(command.keys)] == command.keys
        assert (binding.description, binding.tooltip) == (command.title, command.help)


def test_a_focused_field_decides_before_any_command() -> None:
    assert not any(binding.priority for binding in commands.bindings(*SCOPES))


def test_a_persons_own_keys_stand_in_place_of_ours() -> None:
    own = {"store": ("f20",), "nothing_of_ours": ("f21",)}
    by_id = {binding.id: binding for binding in commands.bindings(SESSION, remapped=own)}
    assert by_id["store"].key == "f20"
    assert by_id["mark"].key == ",".join(commands.BY_ID["mark"].keys)
    assert "nothing_of_ours" not in by_id


# -- clashes ---------------------------------------------------------------------------------------------


def test_our_own_keys_do_not_clash() -> None:
    assert commands.clashes({}) == []


def first(scope: str, *but: str) -> Command:
    return next(command for command in commands.of(scope) if command.id not in but)


@pytest.mark.parametrize("scope", SCOPES[1:])
def test_a_key_set_twice_in_one_place_is_told_once(scope: str) -> None:
    one, other = commands.of(EVERYWHERE)[0], first(scope)
    (sentence,) = commands.clashes({one.id: ("f20",), other.id: ("f20",)})
    assert "F20" in sentence
    assert one.id in sentence
    assert other.id in sentence
    assert sentence.endswith(f"{one.id} keeps it.")


def test_who_keeps_the_key_is_who_gets_it() -> None:
    """The first of the bindings wins, and those that hold everywhere stand first on each screen."""
    everywhere, own = commands.of(EVERYWHERE)[0], first(HOME)
    remapped = {everywhere.id: ("f20",), own.id: ("f20",)}
    bound = [b.action for b in commands.bindings(EVERYWHERE, HOME, remapped=remapped) if b.key == "f20"]
    assert bound[0] == everywhere.id
    assert f"{bound[0]} keeps it" in commands.clashes(remapped)[0]


def test_the_same_key_in_two_places_is_no_clash() -> None:
    assert commands.clashes({first(HOME).id: ("f20",), first(SESSION).id: ("f20",)}) == []


def test_a_key_that_review_shares_with_its_neighbours_clashes() -> None:
    assert commands.clashes({first(REVIEW).id: ("f20",), first(commands.AFTER).id: ("f20",)})


def test_one_command_may_have_a_key_twice() -> None:
    assert commands.clashes({"store": ("f20", "f20")}) == []
