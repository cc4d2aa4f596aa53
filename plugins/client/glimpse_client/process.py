"""The command that leads to the daemon, running."""
import logging
import subprocess
from typing import Any, BinaryIO, Dict, Sequence

from .command import child_environment, not_runnable
from .framing import frame
from .last_words import LastWords

_log = logging.getLogger("glimpse_client")
_END_PATIENCE = 1.0  # seconds that it gets to end by itself once it has nothing more to say


class Process:
    """Starts the command at once. Raises CommandNotFound."""

    def __init__(self, command: Sequence[str]) -> None:
        try:
            self._process = subprocess.Popen(
                list(command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=child_environment(),
                **_apart(),
            )
        except OSError as error:
            raise not_runnable(command, error)
        self.command = " ".join(command)
        self.last_words = LastWords(self._process.stderr)

    @property
    def output(self) -> BinaryIO:
        """What it prints."""
        return self._process.stdout

    def send(self, body: bytes) -> None:
        """Writes a message. Raises OSError when the command is gone."""
        self._process.stdin.write(frame(body))
        self._process.stdin.flush()

    def end_input(self) -> None:
        """Tells the command that nothing more comes."""
        try:
            self._process.stdin.close()
        except OSError:
            _log.debug("the command ended before it had read everything")

    def terminate(self) -> None:
        """Asks it to end."""
        self._process.terminate()

    def reap(self) -> int:
        """Waits for its end, which it is helped to after a while; returns the exit code."""
        try:
            return self._process.wait(_END_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()


def _apart() -> Dict[str, Any]:
    """Ctrl-C in the viewer's terminal isn't meant for the command, nor does it open a window of
    its own on Windows.
    """
    flag = getattr(subprocess, "CREATE_NO_WINDOW", None)
    return {"start_new_session": True} if flag is None else {"creationflags": flag}
