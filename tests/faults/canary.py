"""The canary bench: words that are nowhere else, typed through every path, and searched for everywhere after.

Run with: uv run python -m tests.faults.canary [--seed N]
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.terminal import table
from tests.faults.journeys import JOURNEYS, World
from tests.faults.traces import Canaries, Search

FOLDERS = ("work", "stick", "home", "tmp", "cores", "asked for")
ELSEWHERE = ("/tmp", "/var/tmp", "/dev/shm")


def typed(root: Path, seed: int) -> tuple[World, list[Search]]:
    """Send the canaries on their ways, and return what was found of them and where."""
    for name in FOLDERS:
        (root / name).mkdir()
    began = time.time()
    live = Search("the running program: open and deleted files, arguments, environment")
    world = World(root, Canaries(seed), live, Search("terminal: title, clipboard, scrollback; errors"))
    for journey in JOURNEYS:
        journey(world)
    found = [world.live, world.terminal]
    for name, what in (
        ("work", "study folder, and what lies beside it"), ("stick", "folder of the key file"),
        ("home", "home: settings, known studies, shell history"), ("tmp", "TMPDIR"), ("cores", "core dumps"),
    ):  # fmt: skip
        search = Search(what)
        search.folder(world.canaries, root / name)
        found.append(search)
    search = Search("/tmp, /var/tmp, /dev/shm: all that changed meanwhile")
    for place in ELSEWHERE:
        search.folder(world.canaries, Path(place), without=[root], since=began)
    return world, [*found, search, swap()]


def swap() -> Search:
    """Return what there is to say of swap."""
    lines = Path("/proc/swaps").read_text(encoding="utf-8").splitlines()[1:]
    return Search("swap", note=f"{len(lines)} in use, not searched" if lines else "there is none")


def control(world: World) -> str:
    """Plant a canary in every place and return what was not found of it; empty when the search works."""
    word, missed = world.word("planted"), []
    forms = {
        "utf-8": word.encode(), "utf-16": word.encode("utf-16-le"), "upper case": word.upper().encode(),
        "composed otherwise": word.replace("å", "a\u030a").encode(), "latin-1": word.encode("latin-1"),
    }  # fmt: skip
    for name, data in forms.items():
        search = Search(name)
        search.look(world.canaries, b"\x00\xff" + data + b"\x07", name)
        missed += [] if search.hits else [name]
    for stream in (b"\x1b]2;%s\x07", b"\x1b]52;c;\x07", b"left %s here"):
        search = Search("terminal")
        search.terminal(world.canaries, stream.replace(b"%s", word.encode()))
        missed += [] if search.hits else [repr(stream)]
    place = world.root / "tmp" / "planted"
    with place.open("w+b") as file:
        file.write(word.encode())
        file.flush()
        place.unlink()
        search = Search("deleted")
        search.process(world.canaries, os.getpid())
        missed += [] if search.hits else ["a deleted file that is open"]
    return ", ".join(missed)


def main() -> int:
    """Print what was typed, where it was searched for, and how often it was found; 1 when it was."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--seed", type=int, default=1, help="makes the words (1)")
    chosen = reader.parse_args()
    if sys.platform != "linux":
        print("The canary bench needs Linux; nothing was tried.")
        return 0
    root = Path(tempfile.mkdtemp(prefix="interview-tui-canary-"))
    try:
        world, found = typed(root, chosen.seed)
        missed = control(world)
        exported = Search("exports, pages and files that were asked for")
        exported.folder(world.canaries, world.asked)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    print(f"{len(world.canaries.words)} words typed: {', '.join(world.canaries.words)}\n")
    table(("where was looked", "files", "kB", "hits", ""), [search.row() for search in found])
    for search in found:
        for hit in sorted(set(search.hits)):
            print(f"{search.place}: {hit}")
    print(
        f"\nControl: {'MISSED ' + missed if missed else 'planted words were found in every form'}; ",
        end="",
    )
    print(f"{len(exported.hits)} hits in what was asked for.")
    return int(bool(missed or not exported.hits or any(search.hits for search in found)))


if __name__ == "__main__":
    raise SystemExit(main())
