"""One running command and the conversation with the daemon behind it."""
import logging
import queue
import threading
from typing import Any, Dict, Optional, Sequence

from .call import Call
from .errors import LIMIT_EXCEEDED, Cancelled, ConnectionLost, GlimpseError, error_of
from .framing import Junk, MessageReader, NotProtocol, encode
from .notices import Notices
from .process import Process
from .records.daemon import InitializeAnswer
from .requests import Request, initialize

_log = logging.getLogger("glimpse_client")
_END_PATIENCE = 5.0  # seconds that closing waits for the command


class _Waiting:
    """A call without an answer yet."""

    def __init__(self, request: Request, call: "Call[Any]", notices: Optional[Notices]) -> None:
        self.request = request
        self.call = call
        self.notices = notices
        self.sent = False


class Connection:
    """Starts the command at once; calls wait until the daemon has answered ``initialize``.

    One thread reads, one writes, one drains stderr; nothing that a caller does blocks on a pipe.
    Once ended it stays so.
    """

    def __init__(
        self, command: Sequence[str], name: str, version: str, connect_timeout: float
    ) -> None:
        self._process = Process(command)
        self._hello = initialize(name, version)
        self._connect_timeout = connect_timeout
        self._lock = threading.Lock()
        self._ids = 1
        self._waiting = {}  # type: Dict[int, _Waiting]
        self._outbox = queue.Queue()  # type: queue.Queue[Optional[Dict[str, Any]]]
        self._answered = threading.Event()
        self.greeting = Call(self._cancel, self.is_own_thread)  # type: Call[InitializeAnswer]
        self._complaint = None  # type: Optional[GlimpseError]
        self.server = None  # type: Optional[InitializeAnswer]
        self.ended = None  # type: Optional[GlimpseError]
        self._threads = [
            threading.Thread(target=target, name="glimpse_client " + target.__name__, daemon=True)
            for target in (self._read, self._write)
        ]
        for thread in self._threads:
            thread.start()

    def start(self, request: Request, notices: Optional[Notices] = None) -> "Call[Any]":
        """Sends a request as soon as the daemon has answered; never blocks."""
        call = Call(self._cancel, self.is_own_thread)  # type: Call[Any]
        with self._lock:
            ended = self.ended
            if ended is None:
                self._ids += 1
                number = self._ids
                self._waiting[number] = _Waiting(request, call, notices)
        if ended is not None:
            call.finish(error=ended)
        else:
            self._outbox.put(_message(request.method, request.params, number))
        return call

    def close(self) -> None:
        """Ends the conversation; calls under way end with ConnectionLost, and the daemon drops
        them.
        """
        self._end(ConnectionLost("The client was closed.", ""))
        if not self.is_own_thread():
            for thread in self._threads:
                thread.join(_END_PATIENCE)
            self._process.terminate()

    def is_own_thread(self) -> bool:
        """True on a thread that answers come by: it can't wait for one."""
        return threading.current_thread() in self._threads

    def _cancel(self, call: "Call[Any]") -> None:
        with self._lock:
            number = next(
                (number for number, waiting in self._waiting.items() if waiting.call is call), None
            )
            if number is None:
                return
            sent = self._waiting[number].sent
            if not sent:
                del self._waiting[number]
        if sent:
            self._outbox.put(_message("$/cancelRequest", {"id": number}))
        else:
            call.finish(error=Cancelled("Cancelled before it was sent."))

    def _take(self, number: Any) -> Optional[_Waiting]:
        with self._lock:
            return self._waiting.pop(number, None) if isinstance(number, int) else None

    def _end(self, error: GlimpseError) -> None:
        with self._lock:
            if self.ended is not None:
                return
            self.ended = error
            waiting = list(self._waiting.values())
            self._waiting.clear()
        self._answered.set()
        self._outbox.put(None)
        self.greeting.finish(error=error)
        for one in waiting:
            one.call.finish(error=error)

    # The thread that writes.

    def _write(self) -> None:
        try:
            self._process.send(encode(_message(self._hello.method, self._hello.params, 1)))
            if not self._answered.wait(self._connect_timeout):
                self._give_up()
            while True:
                message = self._outbox.get()
                if message is None:
                    break
                self._send_checked(message)
        except OSError:
            _log.debug(
                "the command is gone; the thread that reads learns why and tells the callers"
            )
        self._process.end_input()

    def _give_up(self) -> None:
        reason = "'%s' didn't answer within %g s." % (self._process.command, self._connect_timeout)
        self._end(ConnectionLost(reason + self._process.last_words.quoted()))
        self._process.terminate()

    def _send_checked(self, message: Dict[str, Any]) -> None:
        number = message.get("id")
        if number is not None:
            with self._lock:
                waiting = self._waiting.get(number)
                if waiting is None:
                    return
                waiting.sent = True
        try:
            body = encode(message)
        except (TypeError, ValueError) as error:
            self._refuse(
                number,
                GlimpseError("The request can't be sent: %s." % error, "Correct it.", "bad-usage"),
            )
            return
        limit = self.server.limits.message_bytes if self.server else len(body)
        if len(body) > limit:
            remedy = "Send ligands in chunks, or of the structure only what is near the ligand."
            self._refuse(
                number,
                GlimpseError(
                    "The request has %d bytes, more than the daemon's %d." % (len(body), limit),
                    remedy,
                    "limit-exceeded",
                    LIMIT_EXCEEDED,
                ),
            )
            return
        self._process.send(body)

    def _refuse(self, number: Any, error: GlimpseError) -> None:
        waiting = self._take(number)
        if waiting is not None:
            waiting.call.finish(error=error)

    # The thread that reads.

    def _read(self) -> None:
        error = ConnectionLost(
            "The client couldn't read what the daemon sent."
        )  # type: GlimpseError
        try:
            error = self._read_all()
        finally:
            self._end(error)
            self._process.output.close()

    def _read_all(self) -> GlimpseError:
        """Reads until the conversation ends; returns why it did."""
        reader = MessageReader(self._process.output)
        error = None  # type: Optional[GlimpseError]
        try:
            while error is None:
                message = reader.read()
                if message is None:
                    return self._why_ended(self._process.reap())
                error = self._receive(message)
        except Junk as junk:
            error = ConnectionLost(
                "'%s' printed what isn't protocol: \"%s\"" % (self._process.command, junk.text),
                "Let the command print nothing else, such as a login shell's banner.",
            )
        except (NotProtocol, OSError) as fault:
            error = ConnectionLost("The conversation with the daemon broke off: %s." % fault)
        self._process.terminate()
        self._process.reap()
        return error

    def _receive(self, message: Dict[str, Any]) -> Optional[GlimpseError]:
        """Handles a message; returns the error that ends the connection, if it does."""
        if "method" in message:
            self._notify(message.get("method"), message.get("params"))
        elif message.get("id") is None:
            self._complaint = error_of(message.get("error"))
        elif self.server is None:
            return self._greet(message)
        else:
            waiting = self._take(message["id"])
            if waiting is not None:
                _finish(waiting, message)
        return None

    def _greet(self, message: Dict[str, Any]) -> Optional[GlimpseError]:
        if "error" in message:
            return error_of(message["error"])
        try:
            self.server = self._hello.answer(message.get("result"))
        except GlimpseError as error:
            return error
        self._answered.set()
        self.greeting.finish(self.server)
        return None

    def _notify(self, method: Any, params: Any) -> None:
        if not isinstance(params, dict):
            return
        with self._lock:
            notices = [
                one.notices
                for one in self._waiting.values()
                if one.notices is not None and one.notices.token == params.get("token")
            ]
        for one in notices:
            one.receive(method, params)

    def _why_ended(self, code: int) -> GlimpseError:
        said = self._process.last_words.quoted()
        if self._complaint is not None:
            return ConnectionLost(
                "The daemon ended the connection: %s" % self._complaint.message,
                self._complaint.remedy,
            )
        if self.server is None:
            return ConnectionLost(
                "'%s' ended with exit code %d before the daemon answered.%s"
                % (self._process.command, code, said),
                "'glimpse doctor' says what is missing.",
            )
        return ConnectionLost("The connection to the daemon broke off.%s" % said)


def _finish(waiting: _Waiting, message: Dict[str, Any]) -> None:
    if "error" in message:
        waiting.call.finish(error=error_of(message["error"]))
        return
    try:
        answer = waiting.request.answer(message.get("result"))
    except GlimpseError as error:
        waiting.call.finish(error=error)
    else:
        waiting.call.finish(answer)


def _message(method: str, params: Any, number: Optional[int] = None) -> Dict[str, Any]:
    message = {"jsonrpc": "2.0", "method": method, "params": params}
    return message if number is None else dict(message, id=number)
