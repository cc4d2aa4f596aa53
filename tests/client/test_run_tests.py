"""The tests' own start."""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

from support import HERE

FAILING = """import unittest


class Failing(unittest.TestCase):
    def test_breaks(self):
        {}["a"]

    def test_differs(self):
        self.assertEqual(1, 2, "said\\nand more")
"""


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

    def test_a_test_that_fails_is_reported_with_the_first_line_of_why(self):
        folder = tempfile.mkdtemp(prefix="glimpse ")
        self.addCleanup(shutil.rmtree, folder)
        with open(os.path.join(folder, "failing.py"), "w", encoding="utf-8") as file:
            file.write(FAILING)
        subprocess.run(
            [sys.executable, os.path.join(HERE, "run_tests.py"), "out.tap", "failing"],
            cwd=folder,
            env=dict(os.environ, PYTHONPATH=folder),
            stderr=subprocess.PIPE,
        )
        with open(os.path.join(folder, "out.tap"), encoding="utf-8") as file:
            self.assertEqual(
                file.read().splitlines(),
                [
                    "not ok - failing.Failing.test_breaks # KeyError: 'a'",
                    "not ok - failing.Failing.test_differs # AssertionError: 1 != 2 : said",
                    "1..2",
                ],
            )
