"""What a command prints on stderr."""
import collections
import logging
import threading
from typing import BinaryIO

_log = logging.getLogger("glimpse_client")
_LINES_KEPT = 20
_LINE_BYTES = 500
_PATIENCE = 1.0  # seconds to wait for the rest of it


class LastWords:
    """Drains a stream so that its writer never blocks, and keeps the last lines for error
    messages.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lines = collections.deque(maxlen=_LINES_KEPT)  # type: collections.deque[str]
        self._thread = threading.Thread(
            target=self._drain, name="glimpse_client stderr", daemon=True
        )
        self._thread.start()

    def quoted(self) -> str:
        """`` It said: "..."``, or nothing when it said nothing."""
        self._thread.join(_PATIENCE)
        text = "\n".join(list(self._lines)).strip()
        return ' It said: "%s"' % text if text else ""

    def _drain(self) -> None:
        with self._stream:
            for line in iter(lambda: self._stream.readline(_LINE_BYTES), b""):
                text = line.decode("utf-8", "replace").rstrip()
                self._lines.append(text)
                _log.debug("the command said: %s", text)
