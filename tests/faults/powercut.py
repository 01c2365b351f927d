"""What is left if the power goes: replays the order of writes of one deed, and opens what could be there.

Sure is only what an fsync covered, and a name only when its folder was synced after it was made. What was
written since may have reached the disk or not, sector by sector, in any order; names do so in their order.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults import shim
from tests.faults.calls import command, sitting
from tests.faults.door import STORED
from tests.faults.study import Place, judge
from tests.faults.tally import Tally

if TYPE_CHECKING:
    from tests.faults.calls import Deed

SECTOR = 512


@dataclass
class Content:
    """What a file holds: what is sure, and what was written since."""

    sure: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    """(offset, bytes), or (length, None) for a file cut to a length."""

    def image(self, rng: random.Random | None) -> bytes:
        """Return what may be there: only what is sure, or a random part of the rest with it."""
        content = bytearray(self.sure)
        for at, data in self.pending if rng else ():
            assert rng is not None
            if data is None:
                if rng.random() < 0.5:
                    _change(content, at, None)
                continue
            for start in range(0, len(data), SECTOR):
                if rng.random() < 0.5:
                    _change(content, at + start, data[start : start + SECTOR])
        return bytes(content)

    def sync(self) -> None:
        """All of it is sure now."""
        for at, data in self.pending:
            _change(self.sure, at, data)
        self.pending.clear()


def _change(content: bytearray, at: int, data: bytes | None) -> None:
    if data is None and len(content) > at:
        del content[at:]
        return
    content.extend(bytes(max(0, at + len(data or b"") - len(content))))
    if data is not None:
        content[at : at + len(data)] = data


class Disk:
    """The files below a folder, as the order of writes has left them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.now = {
            str(file): Content(bytearray(file.read_bytes())) for file in root.rglob("*") if file.is_file()
        }
        self.sure = dict(self.now)
        self._names: list[tuple[str, Content | None]] = []
        """Names made (with what they stand for) and taken away (None) that are not sure yet."""

    def take(self, act: shim.Act) -> None:
        """Follow one act of the log."""
        content = self.now.get(act.path)
        if act.kind == shim.MADE and act.at and content is not None:
            content.pending.append((0, None))
        elif act.kind == shim.MADE:
            self._name(act.path, Content())
        elif act.kind == shim.RENAMED:
            self._name(act.data.decode(), content)
            self._name(act.path, None)
        elif act.kind == shim.REMOVED:
            self._name(act.path, None)
        elif act.kind == shim.SYNCED and content is None:
            self._sync_names(act.path)
        elif content is not None:
            self._write(act, content)

    def _write(self, act: shim.Act, content: Content) -> None:
        if act.kind == shim.WRITTEN:
            content.pending.append((act.at, act.data))
        elif act.kind == shim.SHORTENED:
            content.pending.append((act.at, None))
        elif act.kind == shim.SYNCED:
            content.sync()

    def _name(self, path: str, content: Content | None) -> None:
        self._names.append((path, content))
        _set(self.now, path, content)

    def _sync_names(self, folder: str) -> None:
        rest = []
        for path, content in self._names:
            if str(Path(path).parent) == folder.rstrip("/"):
                _set(self.sure, path, content)
            else:
                rest.append((path, content))
        self._names = rest

    def leave(self, into: Path, rng: random.Random | None) -> None:
        """Write into a folder what a power cut may leave now; without ``rng`` only what is sure."""
        names = dict(self.sure)
        for path, content in self._names[: rng.randint(0, len(self._names)) if rng else 0]:
            _set(names, path, content)
        for path, content in names.items():
            target = into / Path(path).relative_to(self.root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.image(rng))


def _set(names: dict[str, Content], path: str, content: Content | None) -> None:
    if content is None:
        names.pop(path, None)
    else:
        names[path] = content


def cut(deed: Deed, prepared: Place, seed: int, images: int) -> Tally:
    """Do a deed once, then open what a power cut at up to ``images`` moments of it would have left."""
    tally = Tally(f"{deed.name}: power cut")
    if shim.library() is None:
        tally.skipped = "no C compiler"
        return tally
    rng = random.Random(seed)  # noqa: S311 - moments, not secrets
    root = Path(tempfile.mkdtemp(prefix="interview-tui-faults-"))
    place = prepared.copy(root / "disk")
    disk = Disk(root / "disk")
    with shim.Board(root / "board") as board:
        extra = {**board.environment(root / "disk"), "FAULTS_LOG": str(root / "log")}
        if deed.words is None:
            sitting(deed, None, place, board, extra, tally)
        else:
            tally.crashed += command(deed.words(place), place, extra, tally) != 0
    acts = list(shim.acts(root / "log"))
    chosen = set(rng.sample(range(len(acts)), min(images, len(acts))))
    waiting = [text for text in place.typed if text not in prepared.acknowledged]
    place.acknowledged = set(prepared.acknowledged)
    for number, act in enumerate(acts):
        disk.take(act)
        said = act.data.decode(errors="replace").splitlines() if act.kind == shim.SAID else []
        for _ in [line for line in said if STORED.match(line)]:
            place.acknowledged.add(waiting.pop(0))
        if number in chosen or (act.kind == shim.SAID and len(chosen) > 1):
            _open(disk, place, None, tally, f"act {number}, only what is sure")
            _open(disk, place, rng, tally, f"act {number}, a part of the rest")
    tally.acknowledged += len(place.acknowledged) - len(prepared.acknowledged)
    if not tally.broken:
        shutil.rmtree(root)
    return tally


def _open(disk: Disk, place: Place, rng: random.Random | None, tally: Tally, what: str) -> None:
    with tempfile.TemporaryDirectory(prefix="interview-tui-cut-") as name:
        disk.leave(Path(name), rng)
        left = replace(place, folder=Path(name) / "study")
        tally.take(left, judge(left), what)
