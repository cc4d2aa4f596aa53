"""The bundle's imports, commands and messages, in a ChimeraX that is stood in for."""
import glob
import importlib
import inspect
import os
import re

import bundle
from support import HELLO, PATIENCE, FakeServerTestCase, answer_line, client_line, error_line

import fake_chimerax

fake_chimerax.install()

_MODEL = {
    **dict.fromkeys(("description", "scheme", "output"), ""),
    **{"name": "mine", "title": "<Mine>", "unit": "pK", "schemeRevision": 1, "gridSize": 24},
    **{"showsProbability": False, "gridSpacing": 1, "channels": [], "metrics": {}},
}


class WithoutChimeraXTestCase(FakeServerTestCase):
    def setUp(self):
        super().setUp()
        from glimpse_bundle.viewer.bridge import bridge_of

        self.session = fake_chimerax.Session()
        self.api = importlib.import_module("glimpse_bundle.__init__").bundle_api
        for name in _declared():
            information = fake_chimerax.Named()
            information.name = name
            self.api.register_command(None, information, self.session.logger)
        self.bridge = bridge_of(self.session)

    def run_command(self, name, *arguments, **more):
        return fake_chimerax.commands[name][1](self.session, *arguments, **more)

    def play(self, *lines):
        """Has the bundle talk to a fake daemon that plays these lines after the first ones."""
        first = [client_line(1, "initialize"), answer_line(1, HELLO)]
        self.bridge.use_command(self.command(first + list(lines)))
        self.addCleanup(lambda: self.bridge.client.close())

    def until(self, holds):
        self.session.run_until(holds, PATIENCE)


def _declared():
    with open(os.path.join(bundle.PLUGIN, "pyproject.toml"), encoding="utf-8") as file:
        return re.findall(r'^\[tool\.chimerax\.command\."(.*)"\]$', file.read(), re.MULTILINE)


class ImportTests(WithoutChimeraXTestCase):
    def test_all_that_needs_no_window_imports_each_from_the_other(self):
        for path in glob.glob(os.path.join(bundle.SOURCE, "viewer", "*.py")):
            name = os.path.splitext(os.path.basename(path))[0]
            importlib.import_module("glimpse_bundle.viewer." + name)
        importlib.import_module("glimpse_bundle.contextmenu")

    def test_classes_that_sessions_hold_are_found_by_name(self):
        self.assertEqual(self.api.get_class("Explanation").__name__, "Explanation")
        self.assertIsNone(self.api.get_class("Another"))


class CommandTests(WithoutChimeraXTestCase):
    def test_each_declared_command_takes_what_its_function_takes(self):
        self.assertEqual(len(_declared()), 6)
        self.assertEqual(set(fake_chimerax.commands), set(_declared()))
        for name, (description, function) in fake_chimerax.commands.items():
            self.assertEqual(
                description.names(), list(inspect.signature(function).parameters)[1:], name
            )

    def test_an_export_of_nothing_says_what_to_do(self):
        with self.assertRaisesRegex(fake_chimerax.UserError, "glimpse explain LIGAND"):
            self.run_command("glimpse export", self.folder)


class MessageTests(WithoutChimeraXTestCase):
    def test_models_are_listed_as_text_that_is_no_markup_and_faults_are_warned_of(self):
        fault = {"code": "broken", "message": "It is broken.", "remedy": "Mend it."}
        answer = {"models": [_MODEL], "faults": [fault]}
        self.play(client_line(2, "models/list"), answer_line(2, answer))
        found = self.run_command("glimpse models", wait=True)
        self.assertEqual([one.name for one in found], ["mine"])
        self.assertIn("&lt;Mine&gt;", self.session.logger.of("info")[0])
        self.assertEqual(self.session.logger.of("warning"), ["It is broken. Mend it."])

    def test_an_error_of_the_daemon_is_the_users_to_mend(self):
        self.play(client_line(2, "models/list"), error_line(2, 3, "No.", remedy="Do this."))
        with self.assertRaisesRegex(fake_chimerax.UserError, "(?s)No.*Do this"):
            self.run_command("glimpse models", wait=True)

    def test_a_task_that_fails_is_told_once_and_ends(self):
        self.play(client_line(2, "models/list"), error_line(2, 3, "No.", remedy="Do this."))
        task = self.run_command("glimpse models", wait=False)
        self.assertEqual(self.bridge.tasks, [task])
        self.until(lambda: not self.bridge.tasks)
        self.assertEqual(self.session.logger.of("error"), ["Glimpse, models: No.\nDo this."])

    def test_a_task_that_was_terminated_says_nothing(self):
        self.play(client_line(2, "models/list"), {"deaf": 1})
        task = self.run_command("glimpse models", wait=False)
        task.terminate()
        self.bridge.client.close()
        self.until(lambda: not self.bridge.tasks)
        self.assertTrue(task.is_cancelled)
        self.assertEqual(self.session.logger.of("error"), [])
