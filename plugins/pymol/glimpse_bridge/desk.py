"""Where the plugin meets its user without a window."""
from typing import Any, Callable, Iterator

from .glimpse_client.printable import printable
from .logic.jobs import Action, Job
from .logic.mainqueue import MainQueue


class ConsoleDesk:
    """PyMOL without a window: messages are printed, work is waited for."""

    waits = True
    shows_legend = True

    def __init__(self) -> None:
        self._queue = MainQueue()

    def post(self, action: Action) -> None:
        """Has the main thread run it; from any thread."""
        self._queue.post(action)

    def run_until(self, is_over: Callable[[], bool]) -> None:
        """Waits, and runs what is posted meanwhile."""
        self._queue.run_until(is_over)

    def run_steps(self, steps: Iterator[None], then: Action) -> None:
        """Takes all steps at once."""
        for _ in steps:
            pass
        then()

    def job_added(self, job: Job) -> None:
        """Nothing to show."""

    def tell_error(self, title: str, message: str, remedy: str) -> None:
        """An error."""
        print(printable(" Glimpse: %s: %s\n %s" % (title, message, remedy)))

    def results_changed(self, bridge: Any) -> None:
        """Nothing to show."""
