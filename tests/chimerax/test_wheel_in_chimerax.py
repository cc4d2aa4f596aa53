"""The wheel that glimpse writes, against the one of ChimeraX's own bundle builder."""
import contextlib
import io
import os
import shutil
import subprocess
import tempfile
import unittest
import zipfile

from support import ROOT

try:
    from chimerax.bundle_builder.bundle_builder_toml import Bundle
except ImportError:
    Bundle = None

_FOLDERS = ("client", "shared", "chimerax")


@unittest.skipIf(Bundle is None, "needs ChimeraX's bundle builder")
class WheelTests(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="glimpse ")
        self.addCleanup(shutil.rmtree, self.folder)

    def ours(self):
        program = os.environ["GLIMPSE_EXECUTABLE"]
        subprocess.run([program, "plugin", "pack", "chimerax", self.folder], check=True)
        return self.read(self.folder)

    def theirs(self):
        for name in _FOLDERS:  # Building leaves files there.
            shutil.copytree(
                os.path.join(ROOT, "plugins", name),
                os.path.join(self.folder, "plugins", name),
                ignore=shutil.ignore_patterns("__pycache__"),
            )
        path = os.path.join(self.folder, "plugins", "chimerax")
        before = os.getcwd()
        os.chdir(path)
        self.addCleanup(os.chdir, before)
        with contextlib.redirect_stdout(io.StringIO()):
            Bundle.from_path(None, path).build_wheel()
        return self.read(os.path.join(path, "dist"))

    def read(self, folder):
        (name,) = (one for one in os.listdir(folder) if one.endswith(".whl"))
        with zipfile.ZipFile(os.path.join(folder, name)) as file:
            return name, {one: file.read(one) for one in file.namelist()}

    def test_both_have_the_same_name_files_and_classifiers(self):
        (our_name, ours), (their_name, theirs) = self.ours(), self.theirs()
        self.assertEqual(our_name, their_name)
        self.assertEqual(set(ours), set(theirs))
        for name, content in ours.items():
            if name.endswith("commands/glimpse.html"):
                self.assertIn(b"<b>maxSteps</b>", content)  # Ours has the options in it.
            elif not name.endswith(("RECORD", "WHEEL")):
                self.assertEqual(lines(content), lines(theirs[name]), name)


def lines(content):
    """In any order: in METADATA the version may come before the name or after."""
    return sorted(content.split(b"\n"))
