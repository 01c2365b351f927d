"""The ways of the canaries: everything a person types, through every door, and every way it can end."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.hand import BACK, ENTER, ESCAPE, Hand
from tests.faults.shim import AT, Board, library
from tests.faults.study import SCRIPT

if TYPE_CHECKING:
    from tests.faults.traces import Canaries, Search

CRASHES = """
import sys
if "session" in sys.argv:
    import interview_tui.services.session as at
    def fails(self):
        raise ValueError("crashed with " + self.draft)
    at.Session.next_question = fails
"""
"""Put in as ``sitecustomize``: the next question is an error that has the half-written line in its words."""
PROMPT = "READY> "
_GROUPS = re.compile(r"\b[0-9A-Z]{5}\b")
ENDS = (signal.SIGQUIT, signal.SIGSEGV, signal.SIGABRT)


@dataclass
class World:
    """Folders of a person of their own, what is searched for, and where the searches are counted."""

    root: Path
    canaries: Canaries
    live: Search
    terminal: Search
    code: str = ""
    recovery: list[str] = field(default_factory=list)

    @property
    def study(self) -> Path:
        return self.root / "work" / "study"

    @property
    def keyfile(self) -> Path:
        return self.root / "stick" / "names.keyfile"

    @property
    def asked(self) -> Path:
        """Exports and pages that were asked for, and files of the person's own."""
        return self.root / "asked for"

    def environment(self) -> dict[str, str]:
        """Return the person's environment; no passphrase is in it."""
        home = self.root / "home"
        return {
            "HOME": str(home), "TMPDIR": str(self.root / "tmp"), "INTERVIEW_TUI_HOME": str(home / "settings"),
            "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HISTFILE": str(home / ".bash_history"),
            "PS1": PROMPT, "LANG": "C.UTF-8", "XDG_RUNTIME_DIR": str(self.root / "tmp"),
        }  # fmt: skip

    def word(self, path: str) -> str:
        """Return the canary of a path."""
        return self.canaries.word(path)

    def secret(self, path: str) -> Path:
        """Return a file of the person's own with a canary as passphrase in its first line."""
        file = self.asked / path.replace(" ", "-")
        file.write_text(self.word(path) + "\n", encoding="utf-8")
        file.chmod(0o600)
        return file

    def hand(self, *command: str, **more: str) -> Hand:
        """Return a hand at a program, started in a folder of its own, where cores would fall."""
        shell = f'ulimit -c unlimited; cd "{self.root / "cores"}"; exec "$@"'
        return Hand(("/bin/bash", "--norc", "-c", shell, "bash", *command), {**self.environment(), **more})

    def run(self, *words: object, typed: str = "", code: int | None = 0, **more: str) -> str:
        """Run a command without a terminal and return what it said."""
        done = subprocess.run(
            [SCRIPT, *map(str, words)], check=False, capture_output=True, text=True, input=typed,
            env={**self.environment(), **more}, cwd=self.root / "cores", timeout=120,
        )  # fmt: skip
        assert code is None or done.returncode == code, (words, done.returncode, done.stdout, done.stderr)
        if done.returncode:
            self.terminal.look(self.canaries, done.stderr.encode(), f"said by {words[0]}")
        return done.stdout

    def seen(self, hand: Hand) -> None:
        """Search what a terminal was told to keep."""
        self.terminal.terminal(self.canaries, hand.stream)

    def searched(self, pid: int) -> None:
        """Search a running program."""
        self.live.process(self.canaries, pid)


def on_screens(world: World) -> None:
    """Make a study in a shell with a history, add a site and a respondent, interview, kill the program."""
    word = world.word
    with Hand(("/bin/bash", "--norc", "-i"), world.environment()) as hand:
        hand.wait(PROMPT)
        hand.type(
            f'cd "{world.study.parent}"; interview-tui new study --guide starter-en --field role\r',
            "New pass",
        )
        hand.type(word("passphrase") + ENTER, "once more")
        hand.type(word("passphrase") + ENTER, "when it is written down")
        world.recovery = _GROUPS.findall(hand.text().split("Mark of")[0])[-7:]
        world.canaries.add("recovery code", world.recovery)
        hand.type(ENTER, "Study made")
        hand.type("interview-tui open study\r", "passphrase >")
        hand.type(word("passphrase") + ENTER, "add a respondent")
        hand.type("s", "the site called")
        hand.type(word("site name") + ENTER, f"Sites: {word('site name')}")
        hand.type("n", "at which site")
        hand.type("\x1b[B", f"▸ +{word('site name')}")
        hand.type(ENTER, "role")
        hand.type(word("background field") + ENTER, word("background field"))
        hand.type("c", "Will you take part?")
        hand.type("y", "How are the answers given?")
        hand.type("\r", "(?s)▸ · not asked +May I write.*Recorded: taking part")
        hand.type("y", "Recorded: notes")
        hand.type(ESCAPE, "Enter twice")
        world.code = hand.wait(r"^ (?:▸ )?([A-Z]\d\d)\b")[1]
        hand.type(ENTER, "once more starts")
        hand.type(ENTER, "Type, and press Enter")
        _interview(world, hand)
        program = _child(hand.pid)
        world.searched(program)
        os.kill(program, signal.SIGKILL)
        hand.wait("Killed")
        hand.type("exit\r")
        hand.ended()
        world.seen(hand)


def _interview(world: World, hand: Hand) -> None:
    """Type what an interview is made of, and leave a half-written line."""
    word = world.word
    for kind, first in (("note", ""), ("quote", '"'), ("ask later", "?"), ("marked name", "#")):
        hand.type(first + word(kind) + ENTER, rf"\d\d:\d\d +\S.*{word(kind)}")
    hand.paste(f"{word('paste')}\n{word('second line of a paste')}", word("paste"))
    hand.type(ENTER, rf"\d\d:\d\d +note +{word('paste')}")
    hand.type("\x0f", "Skip this question")
    hand.type(word("why a question is skipped") + ENTER, "skipped")
    hand.type("\x07", "find >")
    hand.type(word("search"), word("search"))
    hand.type(ESCAPE, "Enter store")
    hand.type(word("undo") + ENTER, rf"\d\d:\d\d +note +{word('undo')}")
    hand.type("\x1a", "back on the line")
    hand.type(BACK * 20, r"\d\d:\d\d > +$")
    hand.type(word("half-written line"), word("half-written line"))
    hand.terminal.read(0.5)


def crashing(world: World) -> None:
    """Go on with it; something unexpected happens whose words are those of the half-written line."""
    away = world.root / "away"
    away.mkdir()
    (away / "sitecustomize.py").write_text(CRASHES, encoding="utf-8")
    with world.hand(SCRIPT, "session", str(world.study), world.code, PYTHONPATH=str(away)) as hand:
        hand.wait("passphrase >")
        hand.type(world.word("passphrase") + ENTER, world.word("half-written line"))
        hand.type(" " + world.word("crash"), world.word("crash"))
        hand.terminal.read(0.5)
        hand.type("\x0e", "Something unexpected")
        hand.ended()
        world.seen(hand)


def with_cores(world: World) -> None:
    """Go on with it and end it by what leaves a core, where cores are allowed by the person's limits."""
    for number in ENDS:
        with world.hand(SCRIPT, "session", str(world.study), world.code) as hand:
            hand.wait("passphrase >")
            hand.type(world.word("passphrase") + ENTER, "Enter store")
            hand.type(
                world.word(f"half-written line at {number.name}"),
                world.word(f"half-written line at {number.name}"),
            )
            world.searched(hand.pid)
            hand.kill(number)
            hand.ended()
            world.seen(hand)


def reviewing(world: World) -> None:
    """End the interview on the screens and edit a note in the review."""
    with world.hand(SCRIPT, "session", str(world.study), world.code) as hand:
        hand.wait("passphrase >")
        hand.type(world.word("passphrase") + ENTER, "Enter store")
        hand.type(ENTER, r"\d\d:\d\d > +$")
        hand.type("\x05", "End check")
        for answer in ("closing question is not", "after the talk"):
            hand.type("\x05", answer)
        # The first question of the debrief, or a note of one's own: either is a line under the notes.
        hand.type(world.word("after the talk") + ENTER, rf"\d\d:\d\d +\S.*{world.word('after the talk')}")
        hand.type("\x05", "The debrief is not done")
        hand.type("\x05", "Enter edit")
        hand.type(ENTER, "Edit the note")
        hand.type(" " + world.word("edit in review"), world.word("edit in review"))
        hand.type(ENTER, rf"(?s)Enter edit.*|{world.word('edit in review')}")
        world.searched(hand.pid)
        hand.type("\x11")
        hand.terminal.read(0.5)
        hand.type("\x11")
        hand.ended()
        world.seen(hand)


def by_commands(world: World) -> None:
    """Key file, search, decisions, exports (broken off and whole), passphrases, the plain door."""
    study, word = world.study, world.word
    key = ("--key-passphrase-file", world.secret("key file passphrase"))
    open_ = ("--passphrase-file", world.secret("passphrase"))
    world.run("key", "new", world.keyfile, "--study", study, *open_, *key)
    contact = ("--contact", word("contact in the key file"), "--also", word("nickname in the key file"))
    world.run(
        "key",
        "add",
        world.keyfile,
        "--code",
        world.code,
        *contact,
        *key,
        typed=word("name in the key file") + "\n",
    )
    world.run("key", "list", world.keyfile, "--names", "--contacts", *key)
    world.run("site", "add", study, word("site from the command line"), *open_)
    world.run("scan", "--key", world.keyfile, *key, typed=f"Det sa {word('scan').title()} i går\n")
    other = world.run("respondent", "add", study, "--site", word("site name"), *open_).split()[0].strip(".:")
    world.run("consent", "grant", study, other, "participation", "notes", *open_)
    world.run("session", study, other, "--plain", *open_, typed=f"{word('plain door')}\n:end\n:close\n")
    for command in ("notes", "candidates", "status"):
        world.run(command, study, *((world.code,) if command == "notes" else ()), *open_)
    _deciding(world, open_, ("--key", world.keyfile, *key))
    _exporting(world, (*open_, "--key", world.keyfile, *key))
    _guarding(world, open_)
    world.run("passphrase", "change", study, *open_, "--new-passphrase-file", world.secret("new passphrase"))
    page = world.asked / "code"
    page.write_text("".join(world.recovery) + "\n", encoding="utf-8")
    world.run(
        "recover",
        study,
        "--code-file",
        page,
        "--new-passphrase-file",
        world.secret("passphrase after recovery"),
    )
    world.run("notes", study, other, "--passphrase-file", world.secret("wrong passphrase"), code=4)


def _deciding(world: World, options: tuple[object, ...], key: tuple[object, ...]) -> None:
    """Search all notes; decide on every word that may identify someone, so that an export can leave."""
    for looked_for in ("plain door", "search of all notes"):
        world.run("search", world.study, *options, typed=world.word(looked_for) + "\n")
    world.run("decide", world.study, world.word("quote"), "--as", "person", *options)
    for one in json.loads(world.run("candidates", world.study, "--open", "--json", *key, *options)):
        world.run("decide", world.study, one["forms"][0], "--as", "keep", *options)
    world.run("sign", world.study, "1-999", *options)


def _guarding(world: World, options: tuple[object, ...]) -> None:
    """Back the study up, make another out of the backup, rescue and verify it."""
    study, backup = world.study, world.study.parent / "made.backup"
    world.run("backup", study, "--to", backup, *options)
    world.run("restore", backup, "--to", study.parent / "restored", *options)
    world.run("rescue", study, "--to", study.parent / "rescued", *options)
    world.run("verify", study, *options)


def _exporting(world: World, options: tuple[object, ...]) -> None:
    """Export: cut off by a kill and by a full disk at every third write, then whole."""
    to = world.asked / "export"
    if library() is not None:
        with Board(world.root / "board") as board:
            for how in ("torn", "28"):
                for number in range(1, 12, 3):
                    board[0], board[AT] = 0, number
                    extra = board.environment(world.asked, "w", how)
                    world.run(
                        "export",
                        world.study,
                        "--to",
                        world.asked / f"{how}-{number}",
                        *options,
                        code=None,
                        **extra,
                    )
    world.run("export", world.study, "--to", to, *options)


def _child(pid: int) -> int:
    """Return the program that a shell is running."""
    found = [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return found[-1] if found else pid


JOURNEYS = (on_screens, crashing, with_cores, reviewing, by_commands)
