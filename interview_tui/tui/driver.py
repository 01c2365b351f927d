"""The terminal driver: Textual's own, whose input thread ends at once instead of sleeping out its turn."""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from threading import Event
from typing import TYPE_CHECKING

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.message import Message


class QuickDriver(LinuxDriver):
    """LinuxDriver with a pipe that wakes the input thread when the application ends."""

    _wake_read = -1
    _wake_write = -1

    def run_input_thread(self) -> None:
        """Read keys until told to stop; the pipe makes the stop immediate."""
        self._wake_read, self._wake_write = os.pipe()
        selector = selectors.DefaultSelector()
        selector.register(self.fileno, selectors.EVENT_READ)
        selector.register(self._wake_read, selectors.EVENT_READ)
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        try:
            while not self.exit_event.is_set():
                for key, _mask in selector.select(0.1):
                    if key.fd == self.fileno:
                        data = os.read(self.fileno, 4096)
                        if not data:
                            selector.unregister(self.fileno)
                            self._app.call_later(self._app.exit)  # the terminal is gone
                        for message in parser.feed(decode(data)) if data else ():
                            self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)
        finally:
            selector.close()
            os.close(self._wake_read)
            os.close(self._wake_write)

    def disable_input(self) -> None:
        """Stop reading keys."""
        thread, self._key_thread = self._key_thread, None
        if thread is not None:
            self.exit_event.set()
            if thread.is_alive() and self._wake_write >= 0:
                os.write(self._wake_write, b"x")
            thread.join()
            self.exit_event = Event()
        super().disable_input()

    def process_message(self, message: Message) -> None:
        """Hand a message on to the app."""
        super().process_message(message)
