"""The client's command line: what it prints, and its exit codes."""
import contextlib
import io
import json
import os
import shlex
import subprocess
import sys
import tempfile

from support import (
    HERE,
    FakeServerTestCase,
    answer_line,
    client_line,
    error_line,
    hello_lines,
)

from glimpse_client.cli import main
from glimpse_client.process import Process

FAILED = {
    "index": 0,
    "resultId": None,
    "summary": None,
    "error": {"code": "bad-input", "message": "No bonds.", "remedy": "Mend it."},
}

MODEL = {
    "name": "m",
    "title": "A model",
    "description": "",
    "scheme": "s",
    "schemeRevision": 1,
    "output": "affinity",
    "unit": "pK",
    "showsProbability": False,
    "gridSize": 24,
    "gridSpacing": 1,
    "channels": [],
    "metrics": {},
}


class TestShell(FakeServerTestCase):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def run_main(self, lines, *arguments):
        script, record = (os.path.join(self.folder, name) for name in ("script", "record"))
        with open(script, "w", encoding="utf-8") as file:
            file.write("".join(json.dumps(line) + "\n" for line in lines))
        command = [sys.executable, os.path.join(HERE, "fake_server.py"), script, record]
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(["--command", " ".join(map(shlex.quote, command)), *arguments])
        return code, out.getvalue(), err.getvalue()

    def structure(self):
        path = os.path.join(self.folder, "protein.pdb")
        with open(path, "w", encoding="ascii") as file:
            file.write("HEADER\n")
        return path

    def explain(self, answer, *more):
        lines = hello_lines() + [client_line(2, "explain"), answer]
        return self.run_main(lines, "explain", self.structure(), "--model", "clash", *more)

    def test_models_are_listed_and_what_is_wrong_with_others_is_said_on_stderr(self):
        fault = {"code": "bad-model", "message": "m is damaged.", "remedy": "Install it again."}
        lines = hello_lines() + [
            client_line(2, "models/list"),
            answer_line(2, {"models": [], "faults": [fault]}),
        ]
        self.assertEqual(
            (0, "", "m is damaged. Install it again.\n"), self.run_main(lines, "models")
        )

    def test_a_ligand_that_failed_is_said_and_exits_with_1(self):
        answer = answer_line(2, {"results": [FAILED], "explained": 0, "failed": 1})
        self.assertEqual((1, "", "ligand 0: No bonds. Mend it.\n"), self.explain(answer))

    def test_a_usage_that_the_daemon_refuses_exits_with_2_and_any_other_fault_with_3(self):
        for code, expected in ((1, 2), (2, 3), (31, 3)):
            with self.subTest(code=code):
                answer = error_line(2, code, "No.", kind="x", remedy="Do so.")
                self.assertEqual((expected, "", "No.\nDo so.\n"), self.explain(answer))

    def test_a_file_that_is_not_there_exits_with_3(self):
        code, out, err = self.run_main(hello_lines(), "ligands", os.path.join(self.folder, "no"))
        self.assertEqual((3, ""), (code, out))
        self.assertIn("no can't be read: No such file or directory.\nCheck the path", err)

    def test_a_map_that_has_no_room_is_refused_before_anything_is_asked(self):
        code, out, err = self.run_main(
            hello_lines(),
            *["explain", self.structure(), "--model", "clash", "--map", "7", self.folder],
        )
        self.assertEqual((2, ""), (code, out))
        self.assertEqual("%s is a folder.\nName another file.\n" % self.folder, err)

    def test_a_stdout_that_is_full_is_told_once_and_exits_with_3(self):
        lines = hello_lines() + [
            client_line(2, "models/list"),
            answer_line(2, {"models": [MODEL], "faults": []}),
        ]
        script = os.path.join(self.folder, "script")
        with open(script, "w", encoding="utf-8") as file:
            file.write("".join(json.dumps(line) + "\n" for line in lines))
        server = [sys.executable, os.path.join(HERE, "fake_server.py"), script, script + ".record"]
        with open("/dev/full", "w", encoding="ascii") as full:
            done = subprocess.run(
                [sys.executable, "-m", "glimpse_client"]
                + ["--command", " ".join(map(shlex.quote, server)), "models"],
                stdout=full,
                stderr=subprocess.PIPE,
                universal_newlines=True,
                env=dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path)),
            )
        self.assertEqual(
            (
                3,
                "stdout can't be written: No space left on device.\n"
                "See that it is open and its disk isn't full.\n",
            ),
            (done.returncode, done.stderr),
        )

    def test_a_command_that_does_not_exist_or_is_missing_is_a_usage_error(self):
        for arguments in (["bark"], []):
            with self.subTest(arguments=arguments), self.assertRaises(SystemExit) as caught:
                with contextlib.redirect_stderr(io.StringIO()):
                    main(arguments)
            self.assertEqual(2, caught.exception.code)


class TestChild(FakeServerTestCase):
    def test_a_child_that_does_not_end_is_ended_by_force(self):
        stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
        process = Process(
            [sys.executable, "-c", stubborn + "print('up', flush=True); time.sleep(60)"]
        )
        self.assertEqual(b"up\n", process.output.readline())
        process.end_input()
        process.terminate()
        self.assertEqual(-9, process.reap())
        process.output.close()
