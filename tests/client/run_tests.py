"""Runs all tests of the client and reports in TAP: `run_tests.py TAP_FILE [unittest's
arguments]`.
"""
import os
import sys
import unittest


class TapResult(unittest.TextTestResult):
    """Writes a line for each test as it ends."""

    tap = None  # the file

    def line(self, test, holds, note=""):
        TapResult.tap.write("%s - %s%s\n" % ("ok" if holds else "not ok", test.id(), note))
        TapResult.tap.flush()

    def addSuccess(self, test):
        super().addSuccess(test)
        self.line(test, True)

    def failed(self, test, err):
        why = "%s: %s" % (err[0].__name__, err[1])
        self.line(test, False, " # " + why.splitlines()[0])

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.failed(test, err)

    def addError(self, test, err):
        super().addError(test, err)
        self.failed(test, err)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.line(test, True, " # SKIP " + reason)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.failed(subtest, err)


def refuse_option(tap):
    """A report is never named like an option: whoever left the report out would get such a file."""
    if not tap or tap.startswith("-"):
        sys.exit("The first argument is the report's path, not %r." % tap)


def main(tap, arguments):
    refuse_option(tap)
    here = os.path.dirname(os.path.abspath(__file__))
    loader = unittest.TestLoader()
    suite = loader.loadTestsFromNames(arguments) if arguments else loader.discover(here)
    with open(tap, "w", encoding="utf-8") as file:
        TapResult.tap = file
        result = unittest.TextTestRunner(resultclass=TapResult, warnings="default").run(suite)
        file.write("1..%d\n" % result.testsRun)
    return 0 if result.wasSuccessful() and result.testsRun else 1


if __name__ == "__main__":
    sys.exit(main("".join(sys.argv[1:2]), sys.argv[2:]))
