"""What the tests against the daemon itself share: folders of its own, and its end."""
import contextlib
import os
import shutil
import tempfile

from support import ROOT, GuardedTestCase

from glimpse_client import Client, GlimpseError, Structure

EXECUTABLE = os.environ.get("GLIMPSE_EXECUTABLE", "")
COMPLEX = os.path.join(ROOT, "tests", "fixtures", "1hpv.pdb")
FOLDERS = ("XDG_RUNTIME_DIR", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")


class DaemonTestCase(GuardedTestCase):
    """Tests of one class share a daemon, which no other class reaches."""

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
