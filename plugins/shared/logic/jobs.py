"""Work in the background: lanes of jobs, each lane a thread that does one job after another."""
import queue
import threading
from typing import Any, Callable, List, Optional, Tuple

Action = Callable[[], None]
Post = Callable[[Action], None]

_PATIENCE = 0.2  # seconds between looks whether a job that waits was cancelled

WAITING, RUNNING, DONE, FAILED, CANCELLED = "waiting", "running", "done", "failed", "cancelled"


class JobCancelled(Exception):
    """The work was told to stop."""


class Job:
    """A piece of work. What it reports is told to ``changed`` on the main thread, at most one
    notice at a time.
    """

    def __init__(self, title: str, work: Callable[["Job"], Any], post: Post) -> None:
        self.title = title
        self.state = WAITING
        self.stage = ""
        self.share = 0.0
        self.result = None  # type: Any
        self.error = None  # type: Optional[BaseException]
        self.changed = []  # type: List[Callable[[Job], None]]
        self.ended = []  # type: List[Callable[[Job], None]]
        self._work = work
        self._post = post
        self._lock = threading.Lock()
        self._stop = None  # type: Optional[Action]
        self._is_told = False
        self._is_cancelled = False

    @property
    def has_ended(self) -> bool:
        """True once it is done, failed or cancelled."""
        return self.state in (DONE, FAILED, CANCELLED)

    def report(self, stage: str, share: float) -> None:
        """Says how far it is; from any thread."""
        with self._lock:
            self.stage, self.share = stage, share
            if self._is_told:
                return
            self._is_told = True
        self._post(self._tell)

    def stop_with(self, stop: Optional[Action]) -> None:
        """What ``cancel`` shall call while it runs. Raises JobCancelled when it has been."""
        with self._lock:
            self._stop = stop
            if self._is_cancelled:
                raise JobCancelled()

    def cancel(self) -> None:
        """Tells it to stop; from any thread."""
        with self._lock:
            self._is_cancelled = True
            stop = self._stop
        if stop is not None:
            stop()

    def run(self) -> None:
        """Does the work; for the lane."""
        state, self.state = RUNNING, RUNNING
        self.report("starting", 0.0)
        try:
            self.stop_with(None)
            self.result = self._work(self)
            state = DONE
        except JobCancelled:
            state = CANCELLED
        except BaseException as error:  # Told to whoever asked, on the main thread.
            self.error = error
            state = FAILED
        self._post(lambda: self._end(state))

    def _tell(self) -> None:
        with self._lock:
            self._is_told = False
        for hear in self.changed if not self.has_ended else ():
            hear(self)

    def _end(self, state: str) -> None:
        self.state = state
        for hear in self.ended:
            hear(self)


def ask_main(post: Post, question: Callable[[], Any], job: Job) -> Any:
    """Has the main thread answer a question, such as a dialog, while the job's thread waits. Raises
    what the question raises, and JobCancelled when the job is cancelled before it is answered. Where
    the main thread waits for the work, it is that thread, and answers at once.
    """
    if threading.current_thread() is threading.main_thread():
        return question()
    answers = queue.Queue()  # type: queue.Queue[Tuple[Any, Optional[BaseException]]]

    def answer() -> None:
        try:
            answers.put((question(), None))
        except BaseException as error:  # Raised where it is waited for.
            answers.put((None, error))

    post(answer)
    while True:
        try:
            value, error = answers.get(timeout=_PATIENCE)
        except queue.Empty:
            job.stop_with(None)
            continue
        if error is not None:
            raise error
        return value


class Lane:
    """A thread that does jobs in the order they came in."""

    def __init__(self, name: str, post: Post) -> None:
        self._name = name
        self._post = post
        self._jobs = queue.Queue()  # type: queue.Queue[Job]
        self._thread = None  # type: Optional[threading.Thread]

    def add(self, title: str, work: Callable[[Job], Any], ended: Callable[[Job], None]) -> Job:
        """Queues work; ``ended`` is called on the main thread."""
        job = Job(title, work, self._post)
        job.ended.append(ended)
        self._jobs.put(job)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()
        return job

    def _run(self) -> None:
        while True:
            self._jobs.get().run()
