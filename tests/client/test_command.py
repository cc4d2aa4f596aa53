import os
import stat

from support import FakeServerTestCase, GuardedTestCase

from glimpse_client import Client, CommandNotFound
from glimpse_client.command import find_command


class FindCommandTests(FakeServerTestCase):
    def program(self, *folders):
        folder = os.path.join(self.folder, *folders)
        os.makedirs(folder)
        path = os.path.join(folder, "glimpse")
        with open(path, "w") as file:
            file.write("#!/bin/sh\n")
        os.chmod(path, stat.S_IRWXU)
        return path

    def test_what_is_given_goes_before_the_environment(self):
        self.assertEqual(
            find_command(
                ["ssh", "gpu01", "glimpse", "connect"], {"GLIMPSE_COMMAND": "other connect"}
            ),
            ["ssh", "gpu01", "glimpse", "connect"],
        )

    def test_a_lone_program_gets_connect(self):
        self.assertEqual(find_command("/opt/x/glimpse", {}), ["/opt/x/glimpse", "connect"])

    def test_a_program_whose_path_has_blanks_is_one_word(self):
        program = self.program("with blank")
        self.assertEqual(find_command(program, {}), [program, "connect"])

    def test_the_variable_is_split_into_words_and_goes_before_the_path(self):
        program = self.program("bin")
        environment = {
            "GLIMPSE_COMMAND": "ssh 'my host' glimpse connect",
            "PATH": os.path.dirname(program),
        }
        self.assertEqual(find_command(None, environment), ["ssh", "my host", "glimpse", "connect"])

    def test_the_path_goes_before_the_usual_places(self):
        program = self.program("bin")
        self.program("home", ".local", "bin")
        environment = {"PATH": os.path.dirname(program), "HOME": os.path.join(self.folder, "home")}
        self.assertEqual(find_command(None, environment), [program, "connect"])

    def test_the_usual_places_are_searched_last(self):
        program = self.program("home", ".local", "bin")
        self.assertEqual(
            find_command(None, {"PATH": self.folder, "HOME": os.path.join(self.folder, "home")}),
            [program, "connect"],
        )


class MissingCommandTests(GuardedTestCase):
    def test_a_command_that_is_not_there_says_what_to_do(self):
        with self.assertRaises(CommandNotFound) as caught:
            Client("/nowhere/glimpse").models()
        self.assertIn("/nowhere/glimpse", caught.exception.message)
        self.assertIn("GLIMPSE_COMMAND", caught.exception.remedy)
