import concurrent.futures
import json
import os
import threading
from unittest import mock

from support import (
    PATIENCE,
    ROOT,
    FakeServerTestCase,
    answer_line,
    client_line,
    error_line,
    hello_lines,
)

from glimpse_client import Cancelled, ConnectionLost, GlimpseError, requests
from glimpse_client.process import Process

MODELS = {"models": [], "faults": []}


class ConnectionTests(FakeServerTestCase):
    def test_the_client_says_who_it_is_and_learns_who_answers(self):
        client = self.client(
            *hello_lines(),
            client_line(2, "models/list"),
            answer_line(2, MODELS),
            name="glimpse_pymol",
            version="1.2",
        )
        self.assertEqual(client.models().models, ())
        self.assertEqual(
            self.received()[0]["params"],
            {"clientName": "glimpse_pymol", "clientVersion": "1.2", "protocolVersion": 1},
        )
        self.assertEqual(client.server.build, "0123456789ab")
        self.assertEqual(client.ligand_atoms, 150)

    def looking(self, *reaches):
        """A client of a daemon whose models look so far; None is one that doesn't say it."""
        with open(os.path.join(ROOT, "tests", "protocol", "hello.jsonl"), encoding="utf-8") as file:
            answers = [json.loads(line).get("server", {}).get("result") or {} for line in file]
        one = next(answer["models"][0] for answer in answers if "models" in answer)
        says = [reach and dict(one["receptor"], reach=reach) for reach in reaches]
        models = [dict(one, receptor=receptor) for receptor in says]
        lines = client_line(2, "models/list"), answer_line(2, {"models": models, "faults": []})
        return self.client(*hello_lines(), *lines)

    def test_it_knows_how_far_the_models_look_once_they_are_listed(self):
        client = self.looking(12, 15, None)
        self.assertIsNone(client.reach)
        client.models()
        self.assertEqual(client.reach, 15)

    def test_a_model_that_does_not_say_it_looks_as_far_as_those_that_come_with_the_program(self):
        client = self.looking(8, None)
        client.models()
        self.assertEqual(client.reach, 12)

    def test_an_error_has_code_kind_message_remedy_and_place(self):
        error = error_line(
            2,
            1,
            "There is no model 'x'.",
            kind="bad-usage",
            remedy="Choose another.",
            where="model",
        )
        client = self.client(*hello_lines(), client_line(2, "models/describe", model="x"), error)
        with self.assertRaises(GlimpseError) as caught:
            client.model("x")
        found = caught.exception
        self.assertEqual(
            (found.code, found.kind, found.message, found.remedy, found.where),
            (1, "bad-usage", "There is no model 'x'.", "Choose another.", "model"),
        )

    def test_a_refused_greeting_is_the_error_of_every_call(self):
        client = self.client(
            client_line(1, "initialize"),
            error_line(1, 11, "Another version.", kind="protocol-mismatch", remedy="Update."),
        )
        calls = [client.start(requests.models()) for _ in range(3)]
        for call in calls:
            with self.assertRaises(GlimpseError) as caught:
                call.result(PATIENCE)
            self.assertEqual(caught.exception.kind, "protocol-mismatch")

    def test_a_banner_is_quoted(self):
        client = self.client({"print": "Welcome to gpu01\n"}, {"deaf": True})
        with self.assertRaises(ConnectionLost) as caught:
            client.models()
        self.assertIn('"Welcome to gpu01"', caught.exception.message)

    def test_the_last_words_of_a_command_are_quoted(self):
        client = self.client({"say": "no route to gpu01\n"}, {"exit": 7})
        with self.assertRaises(ConnectionLost) as caught:
            client.models()
        self.assertIn("no route to gpu01", caught.exception.message)
        self.assertIn("exit code 7", caught.exception.message)

    def test_a_talkative_stderr_blocks_nothing(self):
        client = self.client(
            {"say": "noise\n" * 100000},
            *hello_lines(),
            client_line(2, "models/list"),
            answer_line(2, MODELS),
        )
        self.assertEqual(client.models().faults, ())

    def test_a_silent_command_is_given_up(self):
        client = self.client({"deaf": True}, connect_timeout=0.2)
        with self.assertRaisesRegex(ConnectionLost, "didn't answer within 0.2 s"):
            client.models()

    def test_a_lost_call_is_not_sent_again_and_the_next_one_connects(self):
        client = self.client(*hello_lines(), client_line(2, "models/list"), {"exit": 1})
        with self.assertRaises(ConnectionLost):
            client.models()
        self.command(
            hello_lines() + [client_line(2, "models/describe", model="a"), error_line(2, 1, "no")]
        )
        with self.assertRaisesRegex(GlimpseError, "no"):
            client.model("a")
        self.assertEqual(
            [message["method"] for message in self.received()],
            ["initialize", "models/list", "initialize", "models/describe"],
        )

    def test_the_reason_that_the_daemon_gave_is_the_reason(self):
        complaint = {
            "server": {
                "jsonrpc": "2.0",
                "id": None,
                "error": {"code": 30, "message": "Too long.", "data": {"remedy": "Send less."}},
            }
        }
        client = self.client(
            *hello_lines(), client_line(2, "models/list"), complaint, {"end": True}
        )
        with self.assertRaises(ConnectionLost) as caught:
            client.models()
        self.assertEqual(
            (caught.exception.message, caught.exception.remedy),
            ("The daemon ended the connection: Too long.", "Send less."),
        )

    def test_the_reason_is_told_though_nothing_could_be_written(self):
        send, reap, end_input = Process.send, Process.reap, Process.end_input
        written = threading.Event()

        def send_late(process, body):
            reap(process)
            send(process, body)

        def reap_late(process):
            self.assertTrue(written.wait(PATIENCE))
            return reap(process)

        def end_late(process):
            end_input(process)
            written.set()

        with mock.patch.multiple(Process, send=send_late, reap=reap_late, end_input=end_late):
            client = self.client(error_line(None, 30, "256 clients."), {"end": True})
            with self.assertRaisesRegex(
                ConnectionLost, "The daemon ended the connection: 256 clients."
            ):
                client.models()

    def test_answers_may_come_in_any_order(self):
        lines = hello_lines() + [
            client_line(2, "models/list"),
            client_line(3, "models/describe", model="a"),
            error_line(3, 1, "no"),
            answer_line(2, MODELS),
        ]
        client = self.client(*lines)
        first, second = client.start(requests.models()), client.start(requests.model("a"))
        self.assertEqual(first.result(PATIENCE).models, ())
        self.assertEqual(second.error().code, 1)

    def test_many_threads_share_a_connection(self):
        count = 40
        asked = [
            line
            for number in range(2, count + 2)
            for line in (client_line(number, "models/list"), answer_line(number, MODELS))
        ]
        client = self.client(*(hello_lines() + asked))
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            answers = [pool.submit(client.models) for _ in range(count)]
            self.assertEqual({answer.result(PATIENCE).models for answer in answers}, {()})
        self.assertEqual(sum(message["method"] == "initialize" for message in self.received()), 1)

    def test_a_message_over_the_limit_is_refused_here_and_the_connection_stays(self):
        client = self.client(*hello_lines(), client_line(3, "models/list"), answer_line(3, MODELS))
        with self.assertRaises(GlimpseError) as caught:
            client.ligands("X" * 3000)
        self.assertEqual((caught.exception.code, caught.exception.kind), (30, "limit-exceeded"))
        client.models()

    def test_an_answer_that_is_not_as_it_should_be_is_named(self):
        client = self.client(
            *hello_lines(),
            client_line(2, "models/list"),
            answer_line(2, {"models": 1, "faults": []}),
        )
        with self.assertRaisesRegex(GlimpseError, "ModelsAnswer.models isn't a list"):
            client.models()

    def test_a_call_that_has_not_left_is_cancelled_here(self):
        client = self.client({"deaf": True})
        call = client.start(requests.models())
        call.cancel()
        with self.assertRaises(Cancelled):
            call.result(PATIENCE)

    def test_closing_ends_calls_under_way(self):
        client = self.client(*hello_lines(), client_line(2, "models/list"))
        done = threading.Event()
        call = client.start(requests.models(), on_done=lambda _: done.set())
        client.close()
        self.assertTrue(done.wait(PATIENCE))
        self.assertIsInstance(call.error(), ConnectionLost)

    def test_what_json_does_not_know_is_refused_here_and_the_connection_stays(self):
        client = self.client(*hello_lines(), client_line(3, "models/list"), answer_line(3, MODELS))
        with self.assertRaises(GlimpseError) as caught:
            client.call(
                requests.Request("models/describe", {"model": object()}, lambda value: value)
            )
        self.assertEqual(caught.exception.kind, "bad-usage")
        client.models()

    def test_an_answer_nested_too_deeply_ends_the_connection_with_an_error(self):
        deep = "[" * 200000
        line = {"print": "Content-Length: %d\r\n\r\n%s" % (len(deep), deep)}
        client = self.client(*hello_lines(), client_line(2, "models/list"), line, {"deaf": True})
        with self.assertRaisesRegex(ConnectionLost, "isn't JSON"):
            client.models()
