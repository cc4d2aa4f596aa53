import contextlib
import faulthandler
import glob
import io
import os
import signal
import subprocess
import sys
import threading
import unittest

from daemon_case import COMPLEX, EXECUTABLE, DaemonTestCase
from support import HANG_GUARD, PATIENCE, ROOT

from glimpse_client import (
    Cancelled,
    Client,
    ConnectionLost,
    Explanation,
    GlimpseError,
    Options,
    Structure,
)
from glimpse_client.chunks import records
from glimpse_client.cli import main
from glimpse_client.options import OPTIONS

SHORT = Options(steps=2)
LONG = Options(steps=5000)  # ends by being cancelled or killed
NOBODY = 65534
KNOCK = """
import socket, sys
try:
    daemon = socket.socket(socket.AF_UNIX)
    daemon.settimeout(600)
    daemon.connect(sys.argv[1])
    body = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}'
    daemon.sendall(b"Content-Length: %d\\r\\n\\r\\n" % len(body) + body)
    print("answered" if daemon.recv(1) else "turned away")
except (BrokenPipeError, ConnectionResetError):
    print("turned away")
except OSError as error:
    print(type(error).__name__)
"""
STAGES = {"queued", "reading", "loading", "typing", "explaining"}
TOLERANCE = 1e-4  # of sums, in the model's unit


def centre(pdb):
    """The centre of 1HPV's ligand."""
    places = [
        [float(line[at : at + 8]) for at in (30, 38, 46)]
        for line in pdb.splitlines()
        if line.startswith("HETATM") and line[17:20] == "478"
    ]
    return [sum(axis) / len(places) for axis in zip(*places)]


def moved(sdf, to):
    """An SDF record with the centre of its atoms elsewhere."""
    lines = sdf.splitlines(keepends=True)
    atoms = range(4, 4 + int(lines[3][:3]))
    places = [[float(lines[i][at : at + 10]) for at in (0, 10, 20)] for i in atoms]
    by = [x - sum(axis) / len(places) for x, axis in zip(to, zip(*places))]
    for i, place in zip(atoms, places):
        lines[i] = "%10.4f%10.4f%10.4f" % tuple(map(sum, zip(place, by))) + lines[i][30:]
    return "".join(lines)


def become_nobody():
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


@unittest.skipUnless(os.path.isfile(EXECUTABLE), "GLIMPSE_EXECUTABLE names no built glimpse")
class DaemonTests(DaemonTestCase):
    """The client against the daemon itself."""

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

    def test_the_options_of_the_daemon_are_those_that_come_with_the_client(self):
        self.assertEqual(list(self.client.options().options), OPTIONS)

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
        # On a busy machine a later stage takes the place of one that wasn't sent yet.
        self.assertTrue(stages)
        self.assertLessEqual(set(stages), STAGES)
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
        self.assertGreater(self.client.result_view(result).scale.atom_range, 0)
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

    def test_a_killed_daemon_loses_the_calls_of_all_and_the_next_one_starts_another(self):
        another = Client(EXECUTABLE)
        self.addCleanup(another.close)
        for _ in range(10):
            faulthandler.dump_traceback_later(HANG_GUARD, exit=True)
            first = self.client.status()
            self.assertEqual(another.status().process_id, first.process_id)
            calls = [self.start_long(self.client), another.start_explain(
                    Explanation("clash", self.structure, "478", options=LONG, batch=True)
                )]
            os.kill(first.process_id, signal.SIGKILL)
            for call in calls:
                with self.assertRaises(ConnectionLost):
                    call.result(PATIENCE)
            second = self.client.status()
            self.assertNotEqual(second.process_id, first.process_id)
            jobs = second.jobs
            self.assertEqual((jobs.running, jobs.waiting, jobs.done, jobs.cancelled), (0, 0, 0, 0))

    def test_ligands_in_chunks_come_back_as_one_answer(self):
        with open(os.path.join(ROOT, "tests", "fixtures", "cdk2.sdf"), encoding="utf-8") as file:
            ligand = records(file.read())[0]
        os.environ["GLIMPSE_LIGANDS_PER_REQUEST"] = "2"
        self.addCleanup(os.environ.pop, "GLIMPSE_LIGANDS_PER_REQUEST")
        self.client.shutdown()
        self.client.close()
        answer = self.client.explain(
            "clash", self.structure, ligands=ligand * 2 + "none\n\n\nM  END\n$$$$\n", options=SHORT
        )
        self.assertEqual([one.index for one in answer.results], [0, 1, 2])
        self.assertEqual((answer.explained, answer.failed), (2, 1))

    def test_what_a_ligand_takes_the_place_of_is_left_out_for_all_chunks_alike(self):
        with open(os.path.join(ROOT, "tests", "fixtures", "cdk2.sdf"), encoding="utf-8") as file:
            ligand = records(file.read())[0]
        over = moved(ligand, centre(self.structure.text))
        beside = moved(ligand, [x + by for x, by in zip(centre(self.structure.text), (14, 0, 0))])
        poses = beside * 3 + over + beside

        def predictions():
            answer = self.client.explain("clash", self.structure, ligands=poses, options=SHORT)
            self.assertEqual([one.index for one in answer.results], [0, 1, 2, 3, 4])
            return [one.summary.prediction.value for one in answer.results]

        whole = predictions()
        alone = self.client.explain("clash", self.structure, ligands=beside, options=SHORT)
        self.assertNotEqual(alone.results[0].summary.prediction.value, whole[0])
        os.environ["GLIMPSE_LIGANDS_PER_REQUEST"] = "2"
        self.addCleanup(os.environ.pop, "GLIMPSE_LIGANDS_PER_REQUEST")
        self.client.shutdown()
        self.client.close()
        self.assertEqual(predictions(), whole)

    @unittest.skipUnless(os.geteuid() == 0, "needs root, to become another user")
    def test_another_user_cannot_connect_even_to_an_open_socket(self):
        self.client.status()
        path = glob.glob(os.path.join(os.environ["XDG_RUNTIME_DIR"], "*", "*.sock"))[0]
        self.assertEqual(self.knock(path), "PermissionError")
        folder = os.path.dirname(path)
        opened = [self.folder, os.path.dirname(folder), folder, path]
        modes = [os.stat(one).st_mode for one in opened]
        for one in opened:
            os.chmod(one, 0o777)
        try:
            self.assertEqual(self.knock(path), "turned away")
        finally:
            for one, mode in zip(opened, modes):
                os.chmod(one, mode)
        self.assertEqual(self.client.status().connections, 1)

    def knock(self, path):
        """What becomes of another user who connects and says hello."""
        return subprocess.run(
            [sys.executable, "-c", KNOCK, path],
            preexec_fn=become_nobody,
            stdout=subprocess.PIPE,
            timeout=PATIENCE,
            check=True,
            universal_newlines=True,
        ).stdout.strip()

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
