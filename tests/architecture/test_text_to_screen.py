"""Text reaches the screen through ``render.py`` alone, and every sentence goes through gettext."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from interview_tui import errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.architecture.conftest import Source

WIDGETS = frozenset(
    {
        "Static", "Label", "Option", "Button", "Checkbox", "RadioButton", "Selection", "TabPane", "Tab",
        "Collapsible", "Markdown", "Link", "Placeholder", "Tooltip", "Header",
    }
)  # fmt: skip
"""Widgets that read their text as markup."""

METHODS = frozenset({"update", "notify", "add_option", "add_options", "add_row", "set_label", "add_leaf"})
TITLES = frozenset(
    {"border_title", "border_subtitle", "placeholder", "tooltip", "label", "title", "sub_title"}
)
RAW = frozenset({"Segment", "Content", "Text", "from_markup", "from_text"})
"""Makers of painted text: they belong to render.py."""

TRANSLATED = frozenset({"_", "N_", "ngettext"})
SPEAKERS = frozenset(
    {"say", "warn", "line", "echo", "secho", "notify", "write", "print", "Part", "prompt", "confirm"}
)
ERRORS = frozenset(
    name
    for name, value in vars(errors).items()
    if isinstance(value, type) and issubclass(value, errors.InterviewError)
) | {"__init__"}
LETTERS = re.compile(r"[^\W\d_]{2}")
TYPED = re.compile(r"interview-tui\b")
"""A command line is not a sentence: it is typed as it stands."""


def name_of(node: ast.expr) -> str:
    """Return the last name of what is called."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def is_safe(node: ast.expr) -> bool:
    """Return whether an argument is plain by itself: a literal, or made by render.py."""
    if isinstance(node, ast.Constant):
        return True
    return isinstance(node, ast.Call) and ast.unparse(node.func).startswith("render.")


def our_names(source: Source) -> Iterator[str]:
    """Yield the names that a file defines, or has from another file of ours."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("interview_tui"):
            yield from (alias.asname or alias.name for alias in node.names)


def raw_texts(source: Source) -> list[str]:
    """Return where text that was not made by render.py is given to a widget."""
    found = []
    foreign = WIDGETS - set(our_names(source))
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            name = name_of(node.func)
            is_method = isinstance(node.func, ast.Attribute) and name in METHODS
            unsafe = [arg for arg in node.args if not is_safe(arg)]
            if name in RAW or ((name in foreign or is_method) and unsafe):
                found.append(f"{source.at(node)}: {name}(...)")
        if isinstance(node, ast.Assign) and not is_safe(node.value):
            titles = [target for target in node.targets if isinstance(target, ast.Attribute)]
            found += [f"{source.at(node)}: {t.attr} = ..." for t in titles if t.attr in TITLES]
    return found


def test_only_render_gives_text_to_widgets(package: list[Source]) -> None:
    screens = [s for s in package if s.room == "tui" and not s.path.endswith("tui/render.py")]
    assert [line for source in screens for line in raw_texts(source)] == []


@pytest.mark.parametrize(
    "line",
    [
        "Static(note.text)",
        "self.query_one(Label).update(text)",
        "self.notify(str(error))",
        "Option(f'{code}')",
        "self.border_title = theme.title",
        "Segment(text, style)",
        "Content.from_markup(text)",
    ],
)
def test_raw_text_would_be_found(sample: Callable[[str], Source], line: str) -> None:
    assert raw_texts(sample(line))


@pytest.mark.parametrize(
    "line", ["Static('·')", "label.update(render.content(text))", "self.border_title = ''"]
)
def test_plain_text_is_left_alone(sample: Callable[[str], Source], line: str) -> None:
    assert raw_texts(sample(line)) == []


def literals(node: ast.expr) -> Iterator[str]:
    """Yield the texts that an expression may come to, those that are translated left out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    first = node.values[0] if isinstance(node, ast.JoinedStr) and node.values else node
    if isinstance(first, ast.Constant) and TYPED.match(str(first.value)):
        return
    for part in parts(node):
        yield from literals(part)


def parts(node: ast.expr) -> list[ast.expr]:
    """Return what an expression puts together or chooses from."""
    match node:
        case ast.JoinedStr(values=values) | ast.BoolOp(values=values):
            return values
        case ast.List(elts=values) | ast.Tuple(elts=values):
            return values
        case ast.BinOp(left=one, right=other) | ast.IfExp(body=one, orelse=other):
            return [one, other]
        case ast.Call(func=ast.Attribute(attr="format" | "join", value=value)):
            return [value, *node.args, *(keyword.value for keyword in node.keywords)]
        case ast.Call(func=ast.Attribute(attr=name, value=value)) if name not in TRANSLATED:
            return [value]
    return []


def is_sentence(text: str) -> bool:
    return bool(LETTERS.search(text)) and not TYPED.match(text)


def speaks(node: ast.Call) -> list[ast.expr]:
    """Return the arguments of a call that a person reads."""
    name = name_of(node.func)
    helps = [keyword.value for keyword in node.keywords if keyword.arg in {"help", "short_help", "epilog"}]
    if name in SPEAKERS or name in ERRORS or name.endswith("Problem"):
        return [*node.args, *helps] if name != "Part" else node.args[:1]
    return helps


def untranslated(source: Source) -> list[str]:
    """Return where a sentence is said, raised or painted that no catalogue knows."""
    found = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            shown = (text for argument in speaks(node) for text in literals(argument))
            found += [f"{source.at(node)}: {text!r}" for text in shown if is_sentence(text)]
    return found


def mangled(source: Source) -> list[str]:
    """Return where a sentence is put together before it is translated."""
    return [
        f"{source.at(node)}: {ast.unparse(node)}"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and name_of(node.func) in TRANSLATED
        and any(_is_made(argument) for argument in node.args[:2])
    ]


def _is_made(node: ast.expr) -> bool:
    formatted = isinstance(node, ast.Call) and name_of(node.func) in {"format", "join", "replace"}
    return formatted or isinstance(node, ast.JoinedStr | ast.BinOp)


def test_every_sentence_goes_through_gettext(package: list[Source]) -> None:
    assert [line for source in package for line in untranslated(source)] == []


def test_sentences_are_translated_before_they_are_filled_in(package: list[Source]) -> None:
    assert [line for source in package for line in mangled(source)] == []


@pytest.mark.parametrize(
    "line",
    [
        "self.say('Saved now.')",
        "say.line(f'{n} notes')",
        "raise UsageProblem('There is none.')",
        "click.echo('a' if yes else 'Not there.')",
        "super().__init__('Too late.')",
        "Part('recorder off', style)",
        "say.line('{n} notes'.format(n=3))",
        "click.option('--to', help='Where to.')",
    ],
)
def test_an_untranslated_sentence_would_be_found(sample: Callable[[str], Source], line: str) -> None:
    assert untranslated(sample(line))


@pytest.mark.parametrize(
    "line",
    ["self.say(_('Saved now.'))", "say.line(f'{n} · {code}')", "say.line(ngettext('a note', 'notes', n))"],
)
def test_translated_sentences_are_left_alone(sample: Callable[[str], Source], line: str) -> None:
    assert untranslated(sample(line)) == []


@pytest.mark.parametrize("line", ["_(f'{n} notes')", "_('{n} notes'.format(n=n))", "_('one ' + 'two')"])
def test_a_sentence_made_too_early_would_be_found(sample: Callable[[str], Source], line: str) -> None:
    assert mangled(sample(line))
