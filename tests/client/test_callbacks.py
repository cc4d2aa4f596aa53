import queue
import threading

from support import (
    PATIENCE,
    FakeServerTestCase,
    answer_line,
    client_line,
    error_line,
    hello_lines,
    notice_line,
)

from glimpse_client import Cancelled, Explanation

FAILED = {
    "index": 0,
    "resultId": None,
    "summary": None,
    "error": {"code": "bad-input", "message": "No bonds.", "remedy": "Mend it."},
}
ANSWER = {"results": [FAILED], "explained": 0, "failed": 1}
PROGRESS = {"ligand": 0, "of": 1, "stage": "typing", "share": 0.5}


def talk(*between):
    return hello_lines() + [client_line(2, "explain")] + list(between) + [answer_line(2, ANSWER)]


class CallbackTests(FakeServerTestCase):
    def test_progress_and_ligands_come_before_the_answer(self):
        lines = talk(
            notice_line("$/progress", token="glimpse-1", **PROGRESS),
            notice_line("explain/result", token="glimpse-1", ligand=FAILED),
        )
        seen = []
        answer = self.client(*lines).explain(
            "clash",
            "ATOM",
            on_progress=lambda p: seen.append(p.stage),
            on_ligand=lambda one: seen.append(one.error.message),
        )
        self.assertEqual(seen, ["typing", "No bonds."])
        self.assertEqual(answer.failed, 1)

    def test_without_callbacks_no_notifications_are_asked_for(self):
        self.client(*talk()).explain("clash", "ATOM")
        self.assertNotIn("token", self.received()[1]["params"])

    def test_notifications_of_another_request_or_of_a_new_kind_are_passed_over(self):
        lines = talk(
            notice_line("$/progress", token="other", **PROGRESS),
            notice_line("$/new", token="glimpse-1"),
            notice_line("$/progress", token="glimpse-1"),
        )
        seen = []
        with self.assertLogs("glimpse_client", "WARNING") as logs:
            self.client(*lines).explain("clash", "ATOM", on_progress=seen.append)
        self.assertEqual((seen, len(logs.output)), ([], 1))

    def test_a_callback_that_fails_breaks_nothing(self):
        lines = talk(notice_line("$/progress", token="glimpse-1", **PROGRESS))
        with self.assertLogs("glimpse_client", "ERROR") as logs:
            self.assertEqual(
                self.client(*lines).explain("clash", "ATOM", on_progress=lambda _: 1 // 0).failed,
                1,
            )
        self.assertIn("ZeroDivisionError", logs.output[0])

    def test_a_dispatcher_that_fails_breaks_nothing(self):
        with self.assertLogs("glimpse_client", "ERROR"):
            client = self.client(
                *talk(notice_line("$/progress", token="glimpse-1", **PROGRESS)),
                dispatch=lambda action: 1 // 0,
            )
            self.assertEqual(client.explain("clash", "ATOM", on_progress=print).failed, 1)

    def test_callbacks_run_where_the_dispatcher_wants_them(self):
        actions, threads = queue.Queue(), []
        client = self.client(*talk(), dispatch=actions.put)
        client.start_explain(
            Explanation("clash", "ATOM"),
            on_done=lambda call: threads.append(
                (threading.current_thread(), call.result().failed)
            ),
        )
        actions.get(timeout=PATIENCE)()
        self.assertEqual(threads, [(threading.current_thread(), 1)])

    def test_waiting_in_a_callback_is_an_error_rather_than_for_ever(self):
        lines = talk(notice_line("$/progress", token="glimpse-1", **PROGRESS))
        errors = []
        client = self.client(*lines)

        def wait(_):
            try:
                client.models()
            except RuntimeError as error:
                errors.append(str(error))

        client.explain("clash", "ATOM", on_progress=wait)
        self.assertIn("callback", errors[0])

    def test_cancelling_tells_the_daemon_which_request(self):
        lines = talk(notice_line("$/progress", token="glimpse-1", **PROGRESS))[:-1]
        client = self.client(
            *(
                lines
                + [
                    client_line(None, "$/cancelRequest"),
                    error_line(2, -32800, "Cancelled.", kind="cancelled", remedy=""),
                ]
            )
        )
        running = threading.Event()
        call = client.start_explain(
            Explanation("clash", "ATOM"), on_progress=lambda _: running.set()
        )
        self.assertTrue(running.wait(PATIENCE))
        call.cancel()
        with self.assertRaises(Cancelled):
            call.result(PATIENCE)
        asked, cancelled = self.received()[1:]
        self.assertEqual(
            (cancelled["method"], cancelled["params"], "id" in cancelled),
            ("$/cancelRequest", {"id": asked["id"]}, False),
        )
