"""A call under way."""
import threading
from concurrent.futures import Future
from typing import Any, Callable, Generic, Optional, TypeVar

from .errors import GlimpseError

Answer = TypeVar("Answer")


class Call(Generic[Answer]):
    """A call that waits for its answer. Every method may be called from any thread."""

    def __init__(
        self, cancel: Callable[["Call[Answer]"], None], forbidden: Callable[[], bool]
    ) -> None:
        self._future = Future()  # type: Future[Answer]
        self._send_cancel = cancel
        self._forbidden = forbidden
        self._lock = threading.Lock()
        self._finished = False

    @property
    def done(self) -> bool:
        """True once there is an answer or an error."""
        return self._future.done()

    def result(self, timeout: Optional[float] = None) -> Answer:
        """Waits for the answer; raises the call's GlimpseError, or
        concurrent.futures.TimeoutError after so many seconds.
        """
        if not self.done and self._forbidden():
            raise RuntimeError(
                "A callback can't wait for an answer: it holds up the thread that would bring it. "
                "Use the form with on_done."
            )
        return self._future.result(timeout)

    def error(self) -> Optional[BaseException]:
        """The error of a call that is done, or None."""
        return self._future.exception(timeout=0)

    def cancel(self) -> None:
        """Asks the daemon to stop; the call ends with Cancelled, or with its answer if that was
        already on its way.
        """
        if not self.done:
            self._send_cancel(self)

    def finish(self, answer: Any = None, error: Optional[GlimpseError] = None) -> None:
        """For the connection: the answer has come. What comes after the first is passed over."""
        with self._lock:
            if self._finished:
                return
            self._finished = True
        if error is None:
            self._future.set_result(answer)
        else:
            self._future.set_exception(error)

    def when_done(self, action: Callable[["Call[Answer]"], None]) -> None:
        """Runs the action when the call is done, at once if it is."""
        self._future.add_done_callback(lambda _: action(self))
