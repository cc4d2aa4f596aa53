import contextlib
import io
import unittest

from support import ROOT  # noqa: F401  It puts the client on the path.

from glimpse_client import cli
from glimpse_client.printable import printable


class PrintableTests(unittest.TestCase):
    def test_what_steers_a_terminal_is_a_question_mark(self):
        self.assertEqual("a?[2Jb?c\td\ne?", printable("a\x1b[2Jb\x9bc\td\ne\u202e"))

    def test_the_command_line_prints_nothing_else(self):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            cli._print("A:\x1bc8:1")
        self.assertEqual("A:?c8:1\n", out.getvalue())


if __name__ == "__main__":
    unittest.main()
