"""What the tests in ChimeraX share."""
import faulthandler
import os
import shutil
import tempfile
import unittest

from chimerax.atomic import AtomicStructure
from chimerax.core.commands import run
from support import HERE as CLIENT_TESTS
from support import ROOT

COMPLEX = os.path.join(ROOT, "tests", "fixtures", "1hpv.pdb")
LIGAND = ":478"
HANG_GUARD = 1200  # seconds a test; the daemon starts within
POSITION = 0.01  # Å
QUICK = "model clash steps 2"

session = None  # run_in_chimerax.py sets it


def snapshot():
    """All that a user would miss: models, camera, and each atom's look and numbers."""
    models = [
        (model.id_string, model.name, model.display)
        for model in session.models.list(type=AtomicStructure)
    ]
    looks = [
        array.astype(float).round(3).tolist()
        for model in session.models.list(type=AtomicStructure)
        for atoms in [model.atoms]
        for array in (
            atoms.colors,
            atoms.displays,
            atoms.draw_modes,
            atoms.bfactors,
            atoms.occupancies,
            atoms.coords,
            model.residues.ribbon_displays,
            model.residues.ribbon_colors,
        )
    ]
    return models, looks, session.main_view.camera.position.matrix.round(3).tolist()


class SceneTestCase(unittest.TestCase):
    """Starts from 1HPV alone; a test that would hang ends the run, with all threads' stacks."""

    def setUp(self):
        faulthandler.dump_traceback_later(HANG_GUARD, exit=True)
        self.addCleanup(faulthandler.cancel_dump_traceback_later)
        from chimerax.glimpse.viewer.bridge import bridge_of

        self.bridge = bridge_of(session)
        self.run_command("close session")
        self.bridge.port.shares_scale = False
        self.complex = self.run_command("open '%s'" % COMPLEX)[0]
        self.folder = tempfile.mkdtemp(prefix="glimpse ")
        self.addCleanup(shutil.rmtree, self.folder)

    def run_command(self, text):
        """What a command returns."""
        return run(session, text, log=False)

    def explain(self, line=LIGAND, more=QUICK):
        return self.run_command("glimpse explain %s %s wait true" % (line, more))

    def at(self, name):
        return os.path.join(self.folder, name)

    def peak(self, volume):
        """Where the largest size of a map is, in the scene."""
        import numpy

        values = volume.full_matrix()
        z, y, x = numpy.unravel_index(abs(values).argmax(), values.shape)
        return volume.scene_position * volume.data.ijk_to_xyz((x, y, z))

    def play(self, *lines):
        """Has the bundle talk to a fake daemon that plays these lines."""
        import json

        script = self.at("script")
        with open(script, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(line) + "\n" for line in lines)
        server = os.path.join(CLIENT_TESTS, "fake_server.py")
        self.bridge.use_command(["/usr/bin/python3", server, script, self.at("record")])
        self.addCleanup(self.bridge.use_command, None)
