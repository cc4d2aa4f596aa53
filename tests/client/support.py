"""What the tests share: a guard against hanging, conversations with a fake server, a short disk."""
import contextlib
import faulthandler
import json
import os
import resource
import shutil
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "plugins", "client"))

from glimpse_client import Client  # noqa: E402

HANG_GUARD = 1200  # seconds
PATIENCE = 600  # seconds to wait for what must come

HELLO = {
    "program": {"name": "Glimpse Bridge", "version": "0.1.0"},
    "build": "0123456789ab",
    "protocolVersion": 1,
    "capabilities": ["explain", "a-new-one"],
    "device": "cpu",
    "limits": {
        "messageBytes": 2000,
        "ligandsPerRequest": 10,
        "requestsInFlight": 4,
        "queuedRequests": 8,
        "resultBytes": 1000,
        "ligandAtoms": 150,
        "new": 1,
    },
    "newMember": {},
}


def client_line(number, method, **params):
    message = {"jsonrpc": "2.0", "id": number, "method": method}
    return {"client": dict(message, params=params) if params else message}


def answer_line(number, result):
    return {"server": {"jsonrpc": "2.0", "id": number, "result": result}}


def error_line(number, code, message, **data):
    return {
        "server": {
            "jsonrpc": "2.0",
            "id": number,
            "error": {"code": code, "message": message, "data": data or None},
        }
    }


def notice_line(method, **params):
    return {"server": {"jsonrpc": "2.0", "method": method, "params": params}}


def hello_lines():
    return [client_line(1, "initialize"), answer_line(1, HELLO)]


@contextlib.contextmanager
def short_disk(size):
    """A disk that takes so many bytes of a file: what is written of it stays, the rest fails."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


class GuardedTestCase(unittest.TestCase):
    """A test that would hang ends the run instead, with the stacks of all threads."""

    def setUp(self):
        faulthandler.dump_traceback_later(HANG_GUARD, exit=True)
        self.addCleanup(faulthandler.cancel_dump_traceback_later)


class FakeServerTestCase(GuardedTestCase):
    """Tests that play a conversation with a fake server."""

    def setUp(self):
        super().setUp()
        self.folder = tempfile.mkdtemp(prefix="glimpse-client-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.record = os.path.join(self.folder, "record")

    def command(self, lines):
        """The command of a fake server that plays these lines."""
        script = os.path.join(self.folder, "script")
        with open(script, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(line) + "\n" for line in lines)
        return [sys.executable, os.path.join(HERE, "fake_server.py"), script, self.record]

    def client(self, *lines, **settings):
        client = Client(self.command(lines), **settings)
        self.addCleanup(client.close)
        return client

    def received(self):
        """Messages that the fake servers have got so far."""
        with open(self.record, encoding="utf-8") as file:
            return [json.loads(line) for line in file]
