"""What the tests in PyMOL share."""
import csv
import faulthandler
import os
import shutil
import sys
import tempfile
import threading
import unittest

from pymol import cmd
from support import HERE as CLIENT_TESTS
from support import ROOT

COMPLEX = os.path.join(ROOT, "tests", "fixtures", "1hpv.pdb")
EXECUTABLE = os.environ["GLIMPSE_EXECUTABLE"]
LIGAND = "resn 478"
HANG_GUARD = 1200  # seconds a test; the daemon starts within, on a machine that others use, too
POSITION = 0.01  # Å
STEPS = "model=clash, steps=2"


def snapshot():
    """All that a user would miss: names, camera, and each atom's look and numbers."""
    atoms = []
    cmd.iterate(
        "not glimpse_*",
        "atoms.append((model, index, name, resn, resi, chain, b, q, color, reps, label))",
        space={"atoms": atoms},
    )
    names = [name for name in cmd.get_names("all") if not name.lstrip("_").startswith("glimpse_")]
    return names, atoms, [round(number, 3) for number in cmd.get_view()]


class SceneTestCase(unittest.TestCase):
    """Starts from 1HPV alone; a test that would hang ends the run, with all threads' stacks."""

    def setUp(self):
        faulthandler.dump_traceback_later(HANG_GUARD, exit=True)
        self.addCleanup(faulthandler.cancel_dump_traceback_later)
        import glimpse_bridge

        self.plugin = glimpse_bridge
        self.bridge = glimpse_bridge.bridge
        self.bridge.port.clear()
        self.bridge.port.shares_scale = False
        cmd.reinitialize()
        cmd.load(COMPLEX, "1hpv", quiet=1)
        self.folder = tempfile.mkdtemp(prefix="glimpse ")
        self.addCleanup(shutil.rmtree, self.folder)

    def at(self, name):
        return os.path.join(self.folder, name)

    def peak(self, name):
        """Where the largest size of a map is."""
        field = cmd.get_volume_field(name, copy=1)
        low, high = cmd.get_extent(name)
        size = len(field)
        best = max(
            ((i, j, k) for i in range(size) for j in range(size) for k in range(size)),
            key=lambda at: abs(field[at[0]][at[1]][at[2]]),
        )
        return [low[a] + best[a] * (high[a] - low[a]) / (size - 1) for a in range(3)]

    def assert_peak_is_at_top_voxel(self, explained):
        for found in explained.default_maps:
            voxel = next(
                one
                for one in explained.summary.top_voxels
                if "%s %s" % (one.side, one.name) == found.channel
            )
            name = "%s.%s_map" % (explained.name, found.channel.replace(" ", "_"))
            for seen, stated in zip(self.peak(name), voxel.position):
                self.assertAlmostEqual(seen, stated, delta=POSITION)

    def play(self, *lines):
        """Has the plugin talk to a fake daemon that plays these lines; returns their record."""
        import json

        script = self.at("script")
        with open(script, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(line) + "\n" for line in lines)
        server = os.path.join(CLIENT_TESTS, "fake_server.py")
        self.bridge.use_command(["/usr/bin/python3", server, script, self.at("record")])
        self.addCleanup(self.bridge.use_command, None)


def threads_of_sockets(test):
    """Names of the threads that talk to the daemon during a test."""
    process = sys.modules["glimpse_bridge"].bridge.client.__class__.__module__.rsplit(".", 1)[0]
    connection = sys.modules[process + ".connection"]
    met, original = set(), connection.Connection

    class Watched(original):
        def __init__(self, *arguments, **named):
            met.add(threading.current_thread())
            super().__init__(*arguments, **named)

        def start(self, *arguments, **named):
            met.add(threading.current_thread())
            return super().start(*arguments, **named)

    client = sys.modules[process + ".client"]
    client.Connection = Watched
    test.addCleanup(setattr, client, "Connection", original)
    return met


class TruthTestCase(SceneTestCase):
    """Explains by PyMOL's commands, as users do."""

    def explain(self, line, steps=STEPS):
        cmd.do("glimpse_explain %s, %s" % (line, steps), echo=0)
        self.assertTrue(self.bridge.results, "nothing was explained")
        return list(self.bridge.results.values())[-1]

    def rows(self, name="out/series.csv"):
        with open(self.at(name), encoding="utf-8") as file:
            return list(csv.DictReader(file))
