"""Work in the background while PyMOL's window goes on."""
import threading

from pymol import cmd
from pymol.Qt import QtWidgets
from scene import LIGAND, STEPS, threads_of_sockets
from support import HELLO, answer_line, client_line, error_line, notice_line
from window import TICKS, WindowTestCase

MESSAGE_BYTES = 1 << 24

MODELS = {
    "models": [
        {
            "name": name,
            "title": title,
            "description": "",
            "scheme": "glimpse-8",
            "schemeRevision": 1,
            "output": name,
            "unit": "logit",
            "showsProbability": False,
            "gridSize": 24,
            "gridSpacing": 1.0,
            "channels": [],
            "metrics": {},
        }
        for name, title in (("one", "The first"), ("two", "The second"))
    ],
    "faults": [],
}


class DrawingTests(WindowTestCase):
    def test_clearing_while_it_is_drawn_leaves_nothing(self):
        cmd.do("glimpse_explain %s, %s" % (LIGAND, STEPS))
        self.until(lambda: self.bridge.results)
        self.assertFalse(self.is_drawn())
        self.bridge.port.clear()
        start = self.ticks
        self.until(lambda: self.ticks >= start + TICKS)
        self.assertEqual(cmd.get_names("all"), ["1hpv"])
        self.assertIn("1hpv", cmd.get_names("objects", 1))

    def test_a_group_that_the_user_deletes_is_forgotten(self):
        cmd.do("glimpse_explain %s, %s" % (LIGAND, STEPS))
        self.explained()
        cmd.delete("glimpse_478_clash")
        self.bridge.port.prune()
        self.assertFalse(self.bridge.results)
        self.assertEqual(cmd.get_names("all", 1), ["1hpv"])


class BackgroundTests(WindowTestCase):
    def slow_daemon(self, *then):
        """Reports progress, then answers nothing until it is told to stop."""
        self.play(
            client_line(1, "initialize"),
            answer_line(1, dict(HELLO, limits=dict(HELLO["limits"], messageBytes=MESSAGE_BYTES))),
            client_line(2, "models/list"),
            answer_line(2, MODELS),
            client_line(3, "explain"),
            notice_line(
                "$/progress", token="glimpse-1", ligand=0, of=1, stage="explaining", share=0.5
            ),
            *then,
        )

    def test_the_main_loop_goes_on_and_touches_no_socket_while_a_job_runs(self):
        threads = threads_of_sockets(self)
        self.slow_daemon(client_line(9, "$/cancelRequest"), error_line(3, -32800, "stopped"))
        job = self.plugin.commands.explain(self.bridge, LIGAND, model="one")
        self.until(lambda: job.share == 0.5 or job.has_ended)
        self.assertEqual((job.state, job.stage), ("running", "explaining"))
        start = self.ticks
        self.until(lambda: self.ticks >= start + TICKS)
        self.assertEqual(job.state, "running")
        job.cancel()
        self.until(lambda: job.has_ended)
        self.assertEqual((job.state, job.error), ("cancelled", None))
        self.assertTrue(threads)
        self.assertNotIn(threading.main_thread(), threads)
        self.assertFalse(self.dialogs())

    def test_jobs_queue_and_a_waiting_one_can_be_cancelled(self):
        self.slow_daemon(client_line(9, "$/cancelRequest"), error_line(3, -32800, "stopped"))
        first = self.plugin.commands.explain(self.bridge, LIGAND, model="one")
        second = self.plugin.commands.explain(self.bridge, LIGAND, model="two")
        self.until(lambda: first.share == 0.5 or first.has_ended)
        self.assertEqual(second.state, "waiting")
        rows = self.bridge.port.desk.dock.findChildren(QtWidgets.QProgressBar)
        self.assertEqual(len([row for row in rows if row.isVisible()]), 2)
        second.cancel()
        first.cancel()
        self.until(lambda: first.has_ended and second.has_ended)
        self.assertEqual((first.state, second.state), ("cancelled", "cancelled"))

    def test_a_daemon_that_goes_away_is_a_dialog_with_a_hint(self):
        self.slow_daemon({"exit": 3})
        job = self.plugin.commands.explain(self.bridge, LIGAND, model="one")
        self.until(lambda: job.has_ended and self.dialogs())
        dialog = self.dialogs()[0]
        self.assertIn("broke off", dialog.text())
        self.assertTrue(dialog.informativeText())
        dialog.close()
        self.assertEqual(cmd.get_names("all"), ["1hpv"])

    def test_without_the_program_a_dialog_says_what_to_install(self):
        self.bridge.use_command("/nonexistent/glimpse")
        self.addCleanup(self.bridge.use_command, None)
        cmd.do("glimpse_explain " + LIGAND)
        self.until(self.dialogs)
        self.assertIn("Install Glimpse Bridge", self.dialogs()[0].informativeText())
        self.dialogs()[0].close()

    def test_with_several_models_and_none_named_the_user_is_asked(self):
        self.slow_daemon({"deaf": True})
        asked = []
        self.bridge.port.desk.choose = lambda title, options: asked.append(options)
        self.addCleanup(delattr, self.bridge.port.desk, "choose")
        job = self.plugin.commands.explain(self.bridge, LIGAND)
        self.until(lambda: job.has_ended)
        self.assertEqual((asked, job.state), ([["The first", "The second"]], "cancelled"))

    def test_a_batch_asks_for_the_model_once_and_does_nothing_without_one(self):
        for name in ("pose1", "pose2"):
            cmd.create(name, LIGAND)
        asked, answers = [], [None, "Clash detector"]

        def choose(title, options):
            asked.append(title)
            answer = answers.pop(0)
            return None if answer is None else options.index(answer)

        self.bridge.port.desk.choose = choose
        self.addCleanup(delattr, self.bridge.port.desk, "choose")
        batch = cmd.keyword["glimpse_batch"][0]
        more = {"folder": self.at("out"), "picture": 0, "maps": "none", "steps": 2}
        self.assertEqual(batch("pose*", "1hpv and polymer", **more), [])
        self.assertEqual(len(batch("pose*", "1hpv and polymer", **more)), 2)
        self.assertEqual(len(asked), 2)

    def test_a_script_can_wait_while_the_window_goes_on(self):
        start = self.ticks
        cmd.do("glimpse_explain %s, %s, wait=1" % (LIGAND, STEPS))
        self.explained()
        self.assertGreater(self.ticks, start)
