"""The main thread of a program without a window: it runs what threads post while it waits."""
import queue
from typing import Callable

from .jobs import Action

_PATIENCE = 0.1  # seconds between looks, so that Ctrl-C is heard


class MainQueue:
    """Takes actions from any thread and runs them on the one that waits."""

    def __init__(self) -> None:
        self._actions = queue.Queue()  # type: queue.Queue[Action]

    def post(self, action: Action) -> None:
        """Leaves an action to be run."""
        self._actions.put(action)

    def run_until(self, is_over: Callable[[], bool]) -> None:
        """Runs actions until it is over."""
        while not is_over():
            try:
                action = self._actions.get(timeout=_PATIENCE)
            except queue.Empty:
                continue
            action()
