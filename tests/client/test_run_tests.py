"""The tests' own start."""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

from support import HERE


class StartTests(unittest.TestCase):
    def test_an_option_is_never_taken_for_the_reports_path(self):
        folder = tempfile.mkdtemp(prefix="glimpse ")
        self.addCleanup(shutil.rmtree, folder)
        for arguments in (["--silent", "test_framing"], []):
            ended = subprocess.run(
                [sys.executable, os.path.join(HERE, "run_tests.py")] + arguments,
                cwd=folder,
                stderr=subprocess.PIPE,
                universal_newlines=True,
            )
            self.assertNotEqual(ended.returncode, 0)
            self.assertIn("report's path", ended.stderr)
            self.assertEqual(os.listdir(folder), [])
