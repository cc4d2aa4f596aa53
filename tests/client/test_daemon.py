import contextlib
import io
import os
import shutil
import signal
import tempfile
import threading
import unittest

from support import PATIENCE, ROOT, GuardedTestCase

from glimpse_client import (
    Cancelled,
    Client,
    ConnectionLost,
    Explanation,
    GlimpseError,
    Options,
    Structure,
)
from glimpse_client.cli import main

EXECUTABLE = os.environ.get("GLIMPSE_EXECUTABLE", "")
COMPLEX = os.path.join(ROOT, "tests", "fixtures", "1hpv.pdb")
FOLDERS = ("XDG_RUNTIME_DIR", "XDG_STATE_HOME", "XDG_CONFIG_HOME")
SHORT = Options(steps=2)
LONG = Options(steps=5000)  # ends by being cancelled or killed
TOLERANCE = 1e-4  # of sums, in the model's unit


@unittest.skipUnless(os.path.isfile(EXECUTABLE), "GLIMPSE_EXECUTABLE names no built glimpse")
class DaemonTests(GuardedTestCase):
    """The client against the daemon itself, which has its own folders."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="glimpse-")
        cls.outside = {name: os.environ.get(name) for name in FOLDERS}
        for name in FOLDERS:
            os.environ[name] = os.path.join(cls.folder, name)
            os.mkdir(os.environ[name], 0o700)
        with open(COMPLEX, encoding="utf-8") as file:
            cls.structure = Structure(file.read(), "pdb", "1hpv")

    @classmethod
    def tearDownClass(cls):
        with contextlib.suppress(GlimpseError), Client(EXECUTABLE) as client:
            client.shutdown(drain=False)
        for name, value in cls.outside.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
        shutil.rmtree(cls.folder, ignore_errors=True)

    def setUp(self):
        super().setUp()
        self.client = Client(EXECUTABLE)
        self.addCleanup(self.client.close)

    def start_long(self, client):
        """A request that computes; returns its call when the computation is under way."""
        running = threading.Event()
        call = client.start_explain(
            Explanation("clash", self.structure, "478", options=LONG),
            on_progress=lambda progress: progress.stage == "explaining" and running.set(),
        )
        self.assertTrue(running.wait(PATIENCE), call.done and call.error())
        return call

    def test_models_have_channels_of_two_sides(self):
        model = self.client.model("clash")
        self.assertIn(model, self.client.models().models)
        self.assertEqual({channel.side for channel in model.channels}, {"protein", "ligand"})

    def test_amprenavir_is_the_ligand_of_1hpv(self):
        self.assertEqual(
            [copy.specification for copy in self.client.ligands(self.structure).ligands[0].copies],
            [":478:200"],
        )

    def test_an_explanation_comes_with_progress_atoms_maps_and_a_scale(self):
        stages, early = [], []
        answer = self.client.explain(
            "clash",
            self.structure,
            "478",
            on_progress=lambda progress: stages.append(progress.stage),
            on_ligand=early.append,
            options=SHORT,
        )
        result = answer.results[0]
        self.assertEqual(early, [result])
        self.assertIn("queued", stages)
        atoms = self.client.result_atoms(result).atoms
        self.assertAlmostEqual(
            sum(atom.attribution for atom in atoms),
            result.summary.attribution.sum,
            delta=TOLERANCE,
        )
        values = self.client.result_map(result, "total", "f32")
        self.assertEqual(len(values.floats()), values.grid.size**3)
        self.assertAlmostEqual(max(values.floats()), values.maximum, delta=TOLERANCE)
        channel = result.summary.model.channels[-1]
        dx = self.client.result_map(result, channel.index)
        self.assertEqual(dx.channel, channel.label)
        self.assertIn("gridpositions counts", dx.text)
        largest = max(abs(atom.attribution) for atom in atoms)
        self.assertAlmostEqual(
            self.client.result_scale([result]).atom_range, largest, delta=TOLERANCE
        )
        self.assertEqual(self.client.release([result, "another"]).released, 1)

    def test_what_is_wrong_is_said_with_a_remedy(self):
        with self.assertRaises(GlimpseError) as caught:
            self.client.explain("nosuch", self.structure, "478")
        self.assertEqual((caught.exception.code, caught.exception.kind), (1, "bad-usage"))
        self.assertTrue(caught.exception.remedy)
        with self.assertRaises(GlimpseError) as caught:
            self.client.explain("clash", self.structure, "XYZ")
        self.assertEqual(caught.exception.kind, "ligand-not-found")

    def test_a_cancelled_call_ends_and_the_connection_stays(self):
        call = self.start_long(self.client)
        call.cancel()
        with self.assertRaises(Cancelled):
            call.result(PATIENCE)
        self.assertEqual(self.client.status().jobs.running, 0)

    def test_a_killed_daemon_loses_the_call_and_the_next_one_starts_another(self):
        first = self.client.status()
        call = self.start_long(self.client)
        os.kill(first.process_id, signal.SIGKILL)
        with self.assertRaises(ConnectionLost):
            call.result(PATIENCE)
        second = self.client.status()
        self.assertNotEqual(second.process_id, first.process_id)
        self.assertEqual((second.jobs.running, second.jobs.waiting), (0, 0))

    def test_the_command_line_writes_a_map(self):
        path, out = os.path.join(self.folder, "out.dx"), io.StringIO()
        with contextlib.redirect_stdout(out):
            code = main(
                [
                    "--command",
                    EXECUTABLE,
                    "explain",
                    COMPLEX,
                    "--ligand",
                    "478",
                    "--model",
                    "clash",
                    "--steps",
                    "2",
                    "--map",
                    "protein_occupancy",
                    path,
                ]
            )
        self.assertEqual(code, 0)
        self.assertIn(":478:200", out.getvalue())
        with open(path, encoding="ascii") as file:
            self.assertIn("gridpositions counts", file.read())
