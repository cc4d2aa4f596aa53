import glob
import json
import os

from support import PATIENCE, ROOT, FakeServerTestCase

from glimpse_client import GlimpseError
from glimpse_client.command import find_command
from glimpse_client.connection import Connection
from glimpse_client.decoding import decode, wire_name
from glimpse_client.notices import Notices
from glimpse_client.records.daemon import DaemonStatus, ShutdownAnswer
from glimpse_client.records.explain import AtomsAnswer, ExplainAnswer, Map, ReleaseAnswer
from glimpse_client.records.ligands import LigandsAnswer
from glimpse_client.records.models import Model, ModelsAnswer
from glimpse_client.records.view import View
from glimpse_client.requests import Request

ANSWERS = {
    "models/list": ModelsAnswer,
    "models/describe": Model,
    "structures/ligands": LigandsAnswer,
    "explain": ExplainAnswer,
    "result/map": Map,
    "result/atoms": AtomsAnswer,
    "result/view": View,
    "result/release": ReleaseAnswer,
    "daemon/status": DaemonStatus,
    "daemon/shutdown": ShutdownAnswer,
}


def exchanges(path):
    """The lines of a conversation by request: [[client's line, server's lines ...], ...]; None
    where it has bytes that no client sends.
    """
    found = []
    with open(path, encoding="utf-8") as file:
        for line in map(json.loads, file):
            if "raw" in line:
                return None
            if "client" in line:
                found.append([line])
            elif "server" in line:
                found[-1].append(line)
    return found


def of_a_client(found):
    """The exchanges but for those that this client never begins: before it is known, or to be
    known twice.
    """
    known = [
        one[0]["client"]["method"] == "initialize" and "result" in one[-1]["server"]
        for one in found
    ]
    first = known.index(True)
    return found[first : first + 1] + [
        one for one in found[first + 1 :] if one[0]["client"]["method"] != "initialize"
    ]


class TranscriptTests(FakeServerTestCase):
    def test_the_golden_conversations_are_understood(self):
        paths = sorted(glob.glob(os.path.join(ROOT, "tests", "protocol", "*.jsonl")))
        if not paths:
            self.skipTest("tests/protocol has no conversations")
        for path in paths:
            found = exchanges(path)
            if found:
                with self.subTest(os.path.basename(path)):
                    self.replay(of_a_client(found))

    def replay(self, found):
        hello = found[0][0]["client"]["params"]
        command = find_command(self.command([line for one in found for line in one]))
        connection = Connection(command, hello["clientName"], hello["clientVersion"], PATIENCE)
        self.addCleanup(connection.close)
        for asked, *answered in found[1:]:
            self.check(connection, asked["client"], [line["server"] for line in answered])

    def check(self, connection, asked, answered):
        record, seen = ANSWERS.get(asked["method"]), []
        token = asked["params"].get("token") if isinstance(asked["params"], dict) else None
        notices = Notices(token, None, seen.append, lambda action: action()) if token else None
        call = connection.start(
            Request(asked["method"], asked["params"], lambda value: decode(record, value)), notices
        )
        last = answered[-1]
        if "error" in last:
            with self.assertRaises(GlimpseError) as caught:
                call.result(PATIENCE)
            error, data = last["error"], dict(last["error"]["data"])
            if data["options"] is not None:
                data["options"] = tuple(data["options"])
            self.assertEqual(
                vars(caught.exception), dict(code=error["code"], message=error["message"], **data)
            )
        else:
            self.assert_holds(call.result(PATIENCE), last["result"])
        ligands = [
            message["params"]["ligand"]
            for message in answered[:-1]
            if message["method"] == "explain/result"
        ]
        self.assertEqual(len(seen), len(ligands))
        for one, ligand in zip(seen, ligands):
            self.assert_holds(one, ligand)

    def assert_holds(self, record, value):
        """Every member of the record is what the conversation has; f32 values and members that
        are records are looked into.
        """
        for name, member in vars(record).items():
            there = value.get(wire_name(name))
            if hasattr(member, "__dataclass_fields__"):
                self.assert_holds(member, there)
            elif (
                isinstance(member, tuple) and member and hasattr(member[0], "__dataclass_fields__")
            ):
                self.assertEqual(len(member), len(there))
                for one, other in zip(member, there):
                    self.assert_holds(one, other)
            elif not isinstance(member, bytes):
                self.assertEqual(
                    list(member) if isinstance(member, tuple) else member, there, name
                )
