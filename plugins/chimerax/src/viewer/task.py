"""Work in the background, as ChimeraX's Task Manager shows it."""
import threading
from typing import Any, Callable, Optional

from chimerax.core.tasks import Task

from ..logic.jobs import JobCancelled

Work = Callable[[Any], Any]


class GlimpseTask(Task):
    """Does ``work``, which is given the task as its job: to report, and to be stopped. ``ended`` is
    called on the main thread with the task, once, also when it was stopped.
    """

    SESSION_SAVE = False

    def __init__(
        self, session: Any, title: str, work: Work, ended: Callable[["GlimpseTask"], None]
    ) -> None:
        self.title = title
        self.stage = "waiting"
        self.share = 0.0
        self.result = None  # type: Any
        self.error = None  # type: Optional[BaseException]
        self.ligand = None  # type: Any  # Atoms of the one that it explains.
        self._work = work
        self._ended = ended
        self._lock = threading.Lock()
        self._stop = None  # type: Optional[Callable[[], None]]
        self._is_cancelled = False
        self._is_started = threading.Event()
        super().__init__(session)

    def start(self, *arguments: Any, **more: Any) -> None:
        """ChimeraX's. The work begins once ChimeraX has noted that it runs: it would write over the
        end of one that fails at once.
        """
        try:
            super().start(*arguments, **more)
        finally:
            self._is_started.set()

    def run(self, *arguments: Any, **more: Any) -> None:
        """ChimeraX's, on a thread of its own."""
        self._is_started.wait()
        try:
            self.stop_with(None)
            self.result = self._work(self)
        except JobCancelled:
            self._is_cancelled = True
        except Exception as error:  # Told on the main thread; here nobody would hear it.
            self.error = error
        self.thread_safe_status("")
        self.session.ui.thread_safe(self._ended, self)  # ChimeraX tells of no end that was asked for.

    @property
    def is_cancelled(self) -> bool:
        """Whether it was stopped."""
        return self._is_cancelled

    def terminate(self) -> None:
        """ChimeraX's, when it is killed in the Task Manager."""
        super().terminate()
        self.cancel()

    def cancel(self) -> None:
        """Tells the work to stop; from any thread."""
        with self._lock:
            self._is_cancelled = True
            stop = self._stop
        if stop is not None:
            stop()

    def stop_with(self, stop: Optional[Callable[[], None]]) -> None:
        """What ``cancel`` shall call. Raises JobCancelled when it has been called."""
        with self._lock:
            self._stop = stop
            if self._is_cancelled:
                raise JobCancelled()

    def report(self, stage: str, share: float) -> None:
        """Says how far it is; from any thread, ten times a second at most."""
        self.stage, self.share = stage, share
        self.thread_safe_status("Glimpse, %s: %s %d%%" % (self.title, stage, 100 * share))

    def __str__(self) -> str:
        return "Glimpse: %s, %s %d%%" % (self.title, self.stage, 100 * self.share)


class Waited:
    """Work that the main thread waits for: the same to those who do it."""

    def __init__(self, session: Any, title: str) -> None:
        self._session = session
        self._title = title
        self._stop = None  # type: Optional[Callable[[], None]]

    def do(self, work: Work) -> Any:
        """Does it; Ctrl-C stops it."""
        try:
            return work(self)
        except KeyboardInterrupt:
            if self._stop is not None:
                self._stop()
            raise

    def stop_with(self, stop: Optional[Callable[[], None]]) -> None:
        """What stops it."""
        self._stop = stop

    def report(self, stage: str, share: float) -> None:
        """Nothing: the status line can't be drawn while its thread waits."""
