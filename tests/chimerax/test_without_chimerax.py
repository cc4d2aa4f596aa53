"""The bundle's imports, commands and messages, in a ChimeraX that is stood in for."""
import dataclasses
import glob
import importlib
import inspect
import os
import re
import threading
import types
from unittest import mock

import bundle
from support import HELLO, PATIENCE, FakeServerTestCase, answer_line, client_line, error_line

import fake_chimerax

fake_chimerax.install()
from glimpse_bundle.glimpse_client.options import OPTIONS  # noqa: E402
from glimpse_bundle.logic.explained import Origin  # noqa: E402
from glimpse_bundle.logic.typed import taken  # noqa: E402

ORIGIN = Origin("LIG", "#1:LIG", "#1", ("prot #1",), ("prot #1",), 1, (), "")

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
            _, *parameters = inspect.signature(function).parameters.values()
            own = [one.name for one in parameters if one.kind is not inspect.Parameter.VAR_KEYWORD]
            self.assertEqual([one for one in description.names() if one in own], own, name)
            more = set(description.names()) - set(own)
            self.assertEqual(bool(more), len(own) < len(parameters), name)
            self.assertLessEqual(more, {one.key for one in taken()})

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
        self.assertEqual(self.bridge.port.tasks, [task])
        self.until(lambda: not self.bridge.port.tasks)
        self.assertEqual(self.session.logger.of("error"), ["Glimpse, models: No.\nDo this."])

    def test_a_task_that_was_terminated_says_nothing(self):
        self.play(client_line(2, "models/list"), {"deaf": 1})
        task = self.run_command("glimpse models", wait=False)
        task.terminate()
        self.bridge.client.close()
        self.until(lambda: not self.bridge.port.tasks)
        self.assertTrue(task.is_cancelled)
        self.assertEqual(self.session.logger.of("error"), [])


class FirstRequestTests(WithoutChimeraXTestCase):
    """Models that look 20 Å far say so before anything is read."""

    def asked(self, wait):
        """Explains, and returns how far was read, and on which threads."""
        far = {"reach": 20, "countsWaters": False, "countsBuffer": False}
        self.play(
            client_line(2, "models/list"),
            answer_line(2, {"models": [dict(_MODEL, receptor=far)], "faults": []}),
            client_line(3, "explain"),
            error_line(3, 3, "Asked.", remedy=""),
        )
        read = []

        def read_site(session, ligand, protein, reach):
            read.append((reach, threading.current_thread()))
            return types.SimpleNamespace(protein="ATOM", ligand="LIG", origin=ORIGIN)

        ligand = types.SimpleNamespace(label="LIG", atoms=())
        with mock.patch("glimpse_bundle.viewer.ligands.one_ligand", return_value=ligand):
            with mock.patch("glimpse_bundle.viewer.site.read_site", read_site):
                try:
                    self.run_command("glimpse explain", None, model="mine", wait=wait)
                    self.until(lambda: not self.bridge.port.tasks)
                except fake_chimerax.UserError as error:
                    self.assertIn("Asked.", str(error))
        self.assertEqual(self.received()[-1]["params"]["structure"], {"text": "ATOM"})
        return read

    def test_a_command_that_is_waited_for_reads_as_far_as_they_look(self):
        self.assertEqual(self.asked(wait=True), [(20, threading.main_thread())])

    def test_a_task_reads_as_far_as_they_look_on_the_main_thread(self):
        self.assertEqual(self.asked(wait=False), [(20, threading.main_thread())])


class AgainTests(WithoutChimeraXTestCase):
    def test_the_command_has_the_options_and_the_template_that_it_was_asked_for_with(self):
        from glimpse_bundle.glimpse_client import Options
        from glimpse_bundle.viewer import again

        given = Options(include_waters=True, max_steps=50, altloc="B", rotations=2, baseline="zero")
        origin = dataclasses.replace(ORIGIN, asked=given.members, template="/a folder/lig.sdf")
        line = " ".join(again._options(origin, "apo"))
        for words in (
            ("includeWaters true", "maxSteps 50", "altloc B", "rotations 2", "baseline apo"),
            ('template "/a folder/lig.sdf"',),
        ):
            for word in words:
                self.assertIn(word, line)
        self.assertNotIn("zero", line)


class OptionTests(WithoutChimeraXTestCase):
    def names(self, command):
        return fake_chimerax.commands[command][0].names()

    def test_commands_take_every_option_of_a_viewer(self):
        of_viewers = {one.key for one in OPTIONS if one.viewers}
        self.assertIn("template", of_viewers)
        self.assertEqual(of_viewers - set(self.names("glimpse explain")), set())
        self.assertEqual(
            of_viewers - set(self.names("glimpse coordsets")), {"symmetry", "versus"}
        )

    def test_what_does_not_go_together_is_refused_before_anything_is_read_or_started(self):
        for command, given, message in (
            ("explain", {"steps": 9, "max_steps": 50}, "maxSteps doesn't go with steps, which"),
            ("coordsets", {"method": "occlusion", "top": 3}, "top doesn't go with method occlusion"),
            ("explain", {"versus": 1, "interaction": True}, "interaction doesn't go with versus, "),
        ):
            with self.assertRaisesRegex(fake_chimerax.UserError, message):
                self.run_command("glimpse " + command, None, **given)
        self.assertEqual(self.bridge.port.tasks, [])
        self.assertEqual(self.session.logger.said, [])

    def test_a_row_more_in_the_list_is_a_keyword_more(self):
        from glimpse_bundle import commands
        from glimpse_bundle.logic import naming, typed

        row = dataclasses.replace(typed.OPTIONS[-1], name="colour-blind")
        with mock.patch.object(typed, "OPTIONS", typed.OPTIONS + [row]):
            name, argument = commands._keywords()[-1]
        self.assertEqual("colour_blind", name)
        self.assertEqual({"min": row.minimum, "max": row.maximum}, argument.more)
        self.assertEqual("colourBlind", naming.keyword(row))
