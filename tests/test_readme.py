"""The README is true: its tables are made from the program, its commands run, its guide can be read.

Run after a change of commands, keys, exit codes or rooms, from the top of the repository:

    uv run python -m tests.test_readme
"""

from __future__ import annotations

import ast
import os
import re
import shlex
import textwrap
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from interview_tui import errors
from interview_tui.cli import failures, reference
from interview_tui.cli.group import cli
from interview_tui.demo import sample
from interview_tui.guidefile import attributes, frontmatter
from interview_tui.guidefile.markdown import parse_guide
from interview_tui.model.consent import ConsentScope
from interview_tui.model.guide import Priority, QuestionType, TimeTag
from interview_tui.model.note import FIRST_CHARACTERS
from interview_tui.plain_commands import COMMANDS as PLAIN
from interview_tui.sealing import STANDARD
from interview_tui.services import security
from interview_tui.settings import Settings
from interview_tui.tui import commands
from interview_tui.tui.themes import THEMES
from tests import known_schemas
from tests.architecture.test_imports import LEAVES, ROOMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from click.testing import Result

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
AGAIN = "run: uv run python -m tests.test_readme"

# -- the tables, made from the program -------------------------------------------------------------------


def row(*cells: str) -> str:
    """Return one row of a Markdown table."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    return "\n".join([row(*heads), row(*["---"] * len(heads)), *(row(*cells) for cells in rows)])


def keys() -> str:
    """Return a table of commands for each scope of the screens."""
    parts = []
    for scope in commands.SCOPES:
        found = [
            (
                f"`{command.id}`",
                " ".join(f"`{key}`" for key in commands.all_shown(command.keys)),
                command.help,
            )
            for command in commands.of(scope)
        ]
        parts += [f"**{commands.SCOPE_TITLES[scope]}**", table(("id", "keys", "what it does"), found)]
    return "\n\n".join(parts)


def plain() -> str:
    """Return the table of the plain door's commands."""
    rows = []
    for command in PLAIN:
        takes = f" {command.takes}" if command.takes else ""
        also = ", ".join(f"`:{name}`" for name in command.aliases)
        rows.append((f"`:{command.name}{takes}`", also, command.help))
    return table(("type", "or", "what it does"), rows)


def exit_codes() -> str:
    """Return the table of exit codes, in the words of the errors' own classes."""
    said = {
        0: "Done.",
        errors.NotSaved.exit_code: "It could not be saved: full disk, read-only or missing folder.",
        failures.UNEXPECTED: "Something unexpected happened; nothing that was typed is shown.",
        failures.INTERRUPTED: "Ended with Ctrl+C.",
    }
    for kind in errors.InterviewError.__subclasses__():
        if kind.__module__ == errors.__name__:
            sentence = (kind.__doc__ or "").splitlines()[0].split(". ")[0].rstrip(".")
            said.setdefault(kind.exit_code, sentence + ".")
    return table(("code", "meaning"), [(str(code), said[code]) for code in sorted(said)])


def rooms() -> str:
    """Return the table of rooms: what each is for and what it may import."""
    rows = [("leaves", _listed(LEAVES), "each other, as far as the test says")]
    for room, (inside, outside) in ROOMS.items():
        if room in LEAVES or room.startswith("__"):
            continue
        allowed = ["leaves"] if inside >= LEAVES else sorted(inside & LEAVES)
        allowed += sorted(inside - LEAVES - {"__init__"})
        others = f"; of others {_listed(outside)}" if outside else ""
        rows.append((f"`{room}`", _purpose(room), (", ".join(allowed) or "the standard library") + others))
    return table(("room", "what it is for", "what it may import"), rows)


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def _purpose(room: str) -> str:
    package = ROOT / "interview_tui" / room
    file = package / "__init__.py" if package.is_dir() else package.with_suffix(".py")
    words = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return words.splitlines()[0].replace("``", "`")


def about_security() -> str:
    """Return the words of ``interview-tui about security`` as lists under their headings."""
    parts = []
    for part in security.sections(str):
        points = [textwrap.fill(f"- **{words}.** {said}", 130, subsequent_indent="  ",
                                break_on_hyphens=False, break_long_words=False)
                  for words, said in part.points]  # fmt: skip
        parts.append(f"**{part.title}**\n\n" + "\n".join(points))
    return "\n\n".join(parts)


TABLES = {
    "keys": keys,
    "plain": plain,
    "commands": lambda: reference.table().rstrip("\n"),
    "exit codes": exit_codes,
    "rooms": rooms,
    "security": about_security,
}


def made(text: str) -> str:
    """Return the README with every table made anew."""
    for name, make in TABLES.items():
        begin, end = f"<!-- {name}: made by python -m tests.test_readme -->\n", f"<!-- end of {name} -->"
        before, middle, rest = text.partition(begin)
        _old, closed, after = rest.partition(end)
        if not (middle and closed):
            raise ValueError(f"the README has no place for the table of {name}")
        text = f"{before}{begin}\n{make()}\n\n{end}{after}"
    return text


# -- what is tested --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def text() -> str:
    return README.read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def section(text: str, title: str) -> str:
    """Return the words under a heading, down to the next of its level or above."""
    # What looks like a heading inside a block is none: the block is blanked where headings are looked for.
    bare = re.sub(r"^```.*?^```$", lambda block: "." * len(block[0]), text, flags=re.MULTILINE | re.DOTALL)
    found = re.search(rf"^(#+) {re.escape(title)}\n", bare, re.MULTILINE)
    assert found, title
    after = re.compile(rf"^#{{1,{len(found[1])}}} ", re.MULTILINE).search(bare, found.end())
    return text[found.end() : after.start() if after else None]


def lines_typed(text: str) -> list[list[str]]:
    """Return every ``interview-tui`` line of the README's shell blocks, as words."""
    lines = [line for block in blocks(text, "sh") for line in block.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith("interview-tui ")]


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_are_those_of_the_program(text: str, name: str) -> None:
    assert TABLES[name]() in text, AGAIN


def test_making_the_tables_again_changes_nothing(text: str) -> None:
    assert made(text) == text, AGAIN


def test_a_table_that_is_old_would_be_found(text: str) -> None:
    old = text.replace("| `:theme N` |", "| `:thema N` |")
    assert old != text
    assert made(old) == text


def test_a_readme_without_a_place_for_a_table_is_refused() -> None:
    with pytest.raises(ValueError, match="keys"):
        made("# Nothing\n")


def test_the_two_first_lines_are_there(text: str) -> None:
    wanted = {"pip install uv && uv run interview-tui demo", "pip install uv && uv run pytest"}
    assert wanted <= {block.strip() for block in blocks(text, "sh")}


def test_every_command_line_can_be_read_by_the_program(text: str) -> None:
    known = {tuple(name.split()): (command, ctx) for name, command, ctx in reference.every_command()}
    typed = lines_typed(text)
    assert len(typed) > 10
    for words in typed:
        name = next(tuple(words[:size]) for size in (2, 1) if tuple(words[:size]) in known)
        command, ctx = known[name]
        command.make_context(name[-1], words[len(name) :], parent=ctx.parent)


def test_a_command_line_that_is_wrong_would_be_found() -> None:
    ((command, ctx),) = [(found, ctx) for name, found, ctx in reference.every_command() if name == "export"]
    with pytest.raises(click.UsageError):
        command.make_context("export", ["study", "--too", "somewhere"], parent=ctx.parent)


def test_every_module_to_run_is_there(text: str) -> None:
    for name in re.findall(r"python -m (tests[.\w]*)", text):
        place = ROOT / name.replace(".", os.sep)
        assert place.with_suffix(".py").is_file() or (place / "__main__.py").is_file(), name


def test_every_file_it_names_is_there(text: str) -> None:
    carried_on = section(text, "For those who carry on the work")
    names = re.findall(r"`((?:[\w.]+/)+[\w.]*|[\w]+\.py)`", carried_on)
    assert len(names) > 10
    places = (ROOT, ROOT / "interview_tui")
    assert [name for name in names if not any((place / name).exists() for place in places)] == []


def test_every_link_inside_leads_to_a_heading(text: str) -> None:
    heads = {
        re.sub(r"[^\w -]", "", head).strip().lower().replace(" ", "-")
        for head in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }
    links = set(re.findall(r"\]\(#([\w-]+)\)", text))
    assert links
    assert links <= heads


def test_the_guide_in_it_has_no_fault(text: str) -> None:
    (example,) = blocks(section(text, "Writing a guide"), "markdown")
    guide = parse_guide(example.encode(), "my-guide.md")
    assert [theme.id for theme in guide.themes] == ["warm-up", "tasks", "closing"]
    assert guide.planned_minutes == 60
    assert guide.opening == ("Thank you for taking the time. Please leave out the names of clients.",)
    assert [probe.text for probe in guide.question("tasks-before").probes] == [
        "An example?",
        "Who did you work with?",
    ]
    assert guide.closing.text == "Is there anything you would like to add?"


def test_every_word_of_a_guide_is_explained(text: str) -> None:
    told = section(text, "Writing a guide")
    for values in (TimeTag, QuestionType, Priority, frontmatter.KEYS):
        assert [value for value in values if f"`{value}`" not in told] == []
    for place in attributes.Place:
        assert [f for f in attributes.KEYS[place] if f"| `{f}=" not in told] == []
        assert [f for f in attributes.CLASSES[place] if f"| `.{f}`" not in told] == []


def test_every_first_character_and_scope_is_explained(text: str) -> None:
    typing = section(text, "Typing")
    assert [first for first in FIRST_CHARACTERS if f"| `{first}` |" not in typing] == []
    consent = section(text, "Consent")
    assert [scope for scope in ConsentScope if f"`{scope.value}`" not in consent] == []


def test_every_setting_is_explained_with_its_default(text: str) -> None:
    told = section(text, "Settings")
    for setting in fields(Settings):
        value = getattr(Settings(), setting.name)
        wanted = f"| `[{setting.name}]` |" if value == {} else f"| `{setting.name}` |"
        (line,) = [line for line in told.splitlines() if line.startswith(wanted)]
        shown = f'"{value}"' if isinstance(value, str) else str(value).lower()  # as TOML has it
        assert line.endswith("| none |" if value == {} else f"| `{shown}` |")
    assert [name for name in THEMES if f'`"{name}"`' not in told] == []


def test_the_settings_in_it_can_be_used(text: str, home: Path) -> None:
    from interview_tui import settings
    from interview_tui.paths import Paths

    (example,) = blocks(section(text, "Settings"), "toml")
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text(example, encoding="utf-8")
    chosen = settings.load(Paths(home))
    assert set(chosen.keys) <= set(commands.BY_ID)
    assert commands.clashes(chosen.keys) == []


def test_what_it_says_of_protection_is_so(text: str) -> None:
    told = " ".join(section(text, "What is protected, and what is not").split())
    assert (STANDARD.memory_kib, STANDARD.iterations, STANDARD.lanes) == (64 * 1024, 3, 4)
    assert "Argon2id (64 MiB of memory, 3 passes, 4 lanes, a random salt)" in told
    assert f"{sample.PASSPHRASE} and {sample.KEY_PASSPHRASE}" in told


# -- the interview from nothing, as it is written --------------------------------------------------------

PASSPHRASES = {
    "INTERVIEW_TUI_PASSPHRASE": "syv våte votter på loftet",
    "INTERVIEW_TUI_KEY_PASSPHRASE": "åtte tomme kasser i boden",
}
NAME = "Kari Eksempel"


def typed(words: list[str], stdin: str) -> Result:
    """Run one line of the README; it must succeed."""
    result = CliRunner().invoke(cli, words, input=stdin, env=PASSPHRASES)
    assert result.exit_code == 0, (words, result.output, result.exception)
    return result


def story(text: str) -> Iterator[list[str]]:
    """Yield the lines of the interview from nothing."""
    for block in blocks(section(text, "The command line"), "sh"):
        yield from (shlex.split(line)[1:] for line in block.splitlines())


def test_the_interview_from_nothing_comes_out_as_it_is_written(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (guide,) = blocks(section(text, "Writing a guide"), "markdown")
    Path("my-guide.md").write_text(guide, encoding="utf-8")
    (said,) = blocks(section(text, "The plain door"), "text")
    code, answers = "R47", {}
    for words in story(text):
        stdin = {"key": NAME + "\n", "session": said}.get(words[0], "")
        result = typed([code if word == "R47" else word for word in words], stdin)
        answers[" ".join(words[:2])] = result.output
        if words[:2] == ["respondent", "add"]:
            code = result.stdout.strip()
    assert answers["session my-study"].splitlines()[-1].startswith("Closed: ")
    assert "Gaupe" in answers["candidates my-study"]
    files = {path.name: path.read_text(encoding="utf-8") for path in Path("summaries").iterdir()}
    assert set(files) == {
        f"respondent-{code.lower()}.md",
        "summary.md",
        "notes.csv",
        "coverage.csv",
        "about.csv",
        "gate-report.md",
    }
    written = "".join(files.values())
    assert "at the counter, with [person " in written
    for hidden in ("Kari", "Gaupe", "Office A", "adviser", "corridor", "rota", str(tmp_path)):
        assert hidden not in written


if __name__ == "__main__":
    README.write_text(made(README.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    known_schemas.write()
    print(f"{README.name}: the tables are those of the program")
