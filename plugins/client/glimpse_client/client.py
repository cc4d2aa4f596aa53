"""The client that plugins use."""
import itertools
import threading
from typing import Any, Callable, Iterable, Optional, Union

from . import requests
from .batch import Batch, OnLigand, OnProgress
from .call import Call
from .chunks import divide
from .command import Command, find_command
from .connection import Connection
from .notices import Dispatch, Notices, run
from .records.daemon import DaemonStatus, InitializeAnswer, ShutdownAnswer
from .records.explain import (
    AtomsAnswer,
    ExplainAnswer,
    Map,
    ReleaseAnswer,
)
from .records.ligands import LigandsAnswer
from .records.models import Model, ModelsAnswer
from .records.options import OptionsAnswer
from .records.view import View
from .version import VERSION

OnDone = Callable[["Call[Any]"], None]

_CONNECT_TIMEOUT = 60.0  # seconds; the daemon's own start may take 30
_USUAL_REACH = 12.0  # Å


class Client:
    """Talks to the daemon, from any thread; connects on the first call, and again on the next one
    after the connection broke off.

    ``command`` is what leads to the daemon, see ``find_command``. Callbacks run on a thread of the
    connection unless ``dispatch`` takes them elsewhere: a function that is given a function
    without parameters and has it run, such as on the viewer's main thread. Methods raise
    GlimpseError.
    """

    def __init__(
        self,
        command: Optional[Command] = None,
        name: str = "glimpse_client",
        version: str = VERSION,
        dispatch: Optional[Dispatch] = None,
        connect_timeout: float = _CONNECT_TIMEOUT,
    ) -> None:
        self._command = command
        self._name = name
        self._version = version
        self._dispatch = dispatch or (lambda action: action())
        self._connect_timeout = connect_timeout
        self._lock = threading.Lock()
        self._connection = None  # type: Optional[Connection]
        self._tokens = itertools.count(1)
        self._reach = None  # type: Optional[float]

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    @property
    def server(self) -> Optional[InitializeAnswer]:
        """Who answered last; None before the first call."""
        connection = self._connection
        return connection.server if connection else None

    @property
    def ligand_atoms(self) -> Optional[int]:
        """Most heavy atoms of a ligand, as the daemon said; None before it has."""
        server = self.server
        return server.limits.ligand_atoms if server else None

    @property
    def reach(self) -> Optional[float]:
        """How far from a ligand any model looks, Å, as ``models`` said last; None before it has. A
        model that doesn't say it looks as far as those that come with the program.
        """
        return self._reach

    def close(self) -> None:
        """Ends the connection and with it the calls under way; a later call connects again."""
        with self._lock:
            connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def start(self, request: requests.Request, on_done: Optional[OnDone] = None) -> "Call[Any]":
        """Sends a request and returns at once; ``on_done`` gets the call when it has its answer
        or error.
        """
        return self._tell(self._live().start(request), on_done)

    def call(self, request: requests.Request) -> Any:
        """Sends a request and waits for the answer; Ctrl-C cancels it."""
        return _wait(self.start(request))

    def start_explain(
        self,
        what: requests.Explanation,
        on_progress: Optional[OnProgress] = None,
        on_ligand: Optional[OnLigand] = None,
        on_done: Optional[OnDone] = None,
    ) -> "Call[ExplainAnswer]":
        """Explains and returns at once; ``on_ligand`` gets each ligand as it is done, while
        others still run. More ligands or frames than the daemon takes in one request are sent in
        chunks, and come back as one answer; one that is done once more, since a later chunk takes
        the place of a group, comes to ``on_ligand`` again.
        """
        if what.ligands is None and what.frames is None:
            call = self._begin_explain(what, on_progress, on_ligand)
        else:
            connection = self._live()
            batch = Batch(
                self._begin_explain,
                on_progress,
                on_ligand,
                self._dispatch,
                connection.is_own_thread,
            )
            batch.start(connection.greeting, lambda server: divide(what, server.limits))
            call = batch.call
        return self._tell(call, on_done)

    def explain(
        self,
        model: str,
        structure: requests.AnyStructure,
        ligand: Optional[str] = None,
        on_progress: Optional[OnProgress] = None,
        on_ligand: Optional[OnLigand] = None,
        **more: Any,
    ) -> ExplainAnswer:
        """Explains and waits; ``more`` are the other members of ``Explanation``, and options by
        their names (``steps=50``). Ctrl-C cancels it.
        """
        return _wait(
            self.start_explain(
                requests.explanation(model, structure, ligand, **more), on_progress, on_ligand
            )
        )

    def models(self) -> ModelsAnswer:
        """The models that are installed."""
        answer = self.call(requests.models())
        reaches = [one.receptor.reach if one.receptor else _USUAL_REACH for one in answer.models]
        self._reach = max(reaches, default=_USUAL_REACH)
        return answer

    def model(self, name: str) -> Model:
        """One model with its channels."""
        return self.call(requests.model(name))

    def options(self) -> OptionsAnswer:
        """What ``Options`` the daemon has."""
        return self.call(requests.options())

    def ligands(self, structure: requests.AnyStructure, **reading: Any) -> LigandsAnswer:
        """What in a structure may be the ligand; ``reading`` are options such as ``altloc``."""
        return self.call(requests.ligands(structure, **reading))

    def result_map(
        self, result: requests.AnyResult, channel: Union[int, str], format: str = "dx"
    ) -> Map:
        """A map: ``dx`` or ``cube`` as text; ``f32``, ``ccp4`` or ``npy`` as bytes."""
        return self.call(requests.result_map(result, channel, format))

    def result_atoms(self, result: requests.AnyResult) -> AtomsAnswer:
        """What each atom contributed."""
        return self.call(requests.result_atoms(result))

    def result_view(
        self, result: requests.AnyResult, others: Iterable[requests.AnyResult] = ()
    ) -> View:
        """How to show a result, on one scale with others of its model."""
        return self.call(requests.result_view(result, others))

    def release(self, results: Iterable[requests.AnyResult]) -> ReleaseAnswer:
        """Says that results are no longer needed."""
        return self.call(requests.release(results))

    def status(self) -> DaemonStatus:
        """How the daemon fares."""
        return self.call(requests.status())

    def shutdown(self, drain: bool = True) -> ShutdownAnswer:
        """Ends the daemon, after what is queued or at once; other clients' calls, too."""
        return self.call(requests.shutdown(drain))

    def _begin_explain(
        self,
        what: requests.Explanation,
        on_progress: Optional[OnProgress],
        on_ligand: Optional[OnLigand],
    ) -> "Call[ExplainAnswer]":
        request = requests.explain(what)
        if on_progress is None and on_ligand is None:
            return self._live().start(request)
        token = "glimpse-%d" % next(self._tokens)
        notices = Notices(token, on_progress, on_ligand, self._dispatch)
        return self._live().start(requests.with_token(request, token), notices)

    def _tell(self, call: "Call[Any]", on_done: Optional[OnDone]) -> "Call[Any]":
        if on_done is not None:
            dispatch, action = self._dispatch, on_done
            call.when_done(lambda done: run(dispatch, action, done))
        return call

    def _live(self) -> Connection:
        with self._lock:
            if self._connection is None or self._connection.ended is not None:
                self._connection = Connection(
                    find_command(self._command), self._name, self._version, self._connect_timeout
                )
            return self._connection


def _wait(call: "Call[Any]") -> Any:
    try:
        return call.result()
    except KeyboardInterrupt:
        call.cancel()
        raise
