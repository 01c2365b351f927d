"""The program's door: a first frame at once where there will be screens, then the command line."""

from __future__ import annotations

import os
import sys

from interview_tui import quiet, shield, splash


def main() -> None:
    """Run the program; leave with its exit code."""
    quick = splash.wanted(sys.argv[1:])
    if quick:
        import gc

        # Everything imported now lives to the end: collecting meanwhile costs a tenth of the start.
        gc.disable()
        # A key that meets the clock's repaint must not wait a whole frame of a sixtieth of a second.
        os.environ.setdefault("TEXTUAL_FPS", "240")
        splash.show()
        # asyncio would import ssl, which nothing here may use: there is no network.
        sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]
    quiet.install()
    shield.up()
    try:
        if quick:
            from interview_tui.cli.door import through

            code = through(sys.argv[1:])
            if code is not None:
                sys.exit(code)
        from interview_tui.cli import main as run

        run()
    finally:
        splash.remove()


if __name__ == "__main__":
    main()
