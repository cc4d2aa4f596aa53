"""Options by the list that comes with the client."""
import dataclasses
import io
import json
import os
import tempfile
import unittest
from contextlib import redirect_stderr, redirect_stdout
from unittest import mock

import support

from glimpse_client import GlimpseError, Options, cli, requests
from glimpse_client.options import OPTIONS, in_python, in_viewers, listed, on_the_command_line

WRONG = {"flag": "perhaps", "integer": "1.5", "number": "-1", "choice": "nonsense", "text": ""}
RIGHT = {"flag": True, "number": 0.5, "text": "A"}
ROW = {
    **{"name": "colour-blind", "member": "options.colourBlind", "kind": "integer", "minimum": 1},
    **{"takes": "a whole number", "words": [], "help": "Draws for N eyes.", "excludes": []},
    **{"viewers": True, "frames": True},
}


def right(option):
    return option.words[-1] if option.words else RIGHT.get(option.kind, option.minimum)


class OptionTests(unittest.TestCase):
    def test_every_option_has_its_place_in_a_request(self):
        for option in OPTIONS:
            if option.is_value:
                part, name = option.member.split(".")
                made = Options(**{option.key: right(option)}).parts()
                self.assertEqual(made, {part: {name: option.value or right(option)}})

    def test_texts_are_taken_for_what_they_mean(self):
        typed = Options.typed({"max_steps": "50", "tolerance": "0.1", "symmetry": "0"}, in_python)
        self.assertEqual(typed, Options(max_steps=50, tolerance=0.1))
        self.assertEqual(Options(interaction=1), Options(baseline="interaction"))
        self.assertEqual(Options(top_voxels=3), Options(top=3))

    def test_a_wrong_value_is_refused_by_the_name_that_the_asker_knows(self):
        for written in (in_python, on_the_command_line):
            for option in OPTIONS:
                if not option.is_value:
                    continue
                with self.assertRaises(GlimpseError) as raised:
                    Options.typed({option.key: WRONG[option.kind]}, written)
                expected = "%s takes %s, not '%s'." % (
                    written(option),
                    option.takes,
                    WRONG[option.kind],
                )
                self.assertEqual(raised.exception.message, expected)
                self.assertEqual(raised.exception.where, option.member)

    def test_what_says_the_same_twice_is_refused(self):
        with self.assertRaisesRegex(GlimpseError, "baseline= doesn't go with interaction="):
            Options(baseline="apo", interaction=True)

    def test_what_does_not_go_together_is_refused_by_the_names_that_were_given(self):
        for given, message in (
            ({"steps": 9, "max_steps": 50}, "max_steps= doesn't go with steps=, which is for"),
            ({"method": "occlusion", "top": 3}, "top= doesn't go with method=occlusion, which"),
            ({"rule": "adaptive", "steps": 3}, "steps= doesn't go with rule=adaptive, which"),
        ):
            with self.assertRaisesRegex(GlimpseError, message) as raised:
                Options(**given)
            self.assertEqual(raised.exception.kind, "bad-usage")
        with self.assertRaisesRegex(GlimpseError, "top= is given twice"):
            Options(top=3, top_voxels=4)
        with self.assertRaisesRegex(GlimpseError, "max_steps= doesn't go with steps="):
            Options(steps=9).also(Options(max_steps=50))
        self.assertEqual(Options(method="occlusion", interaction=False), Options(method="occlusion"))
        also = Options(baseline="apo").also(Options(interaction=1))
        self.assertEqual(also, Options(baseline="interaction"))

    def test_a_comparison_is_refused_with_the_option_that_was_given(self):
        for given, name in (({"interaction": 1}, "interaction"), ({"baseline": "apo"}, "baseline")):
            message = name + "= doesn't go with versus=, which has a baseline of its own."
            with self.assertRaisesRegex(GlimpseError, message):
                requests.explanation("m", "ATOM", versus="LIG", **given)
        typed = Options.typed({"interaction": "1"}, on_the_command_line)
        with self.assertRaisesRegex(GlimpseError, "--interaction doesn't go with --versus, which"):
            requests.explanation("m", "ATOM", versus="LIG", options=typed)

    def test_an_unknown_option_is_refused_with_those_that_there_are(self):
        with self.assertRaisesRegex(GlimpseError, "no option 'stepz'.*max_steps="):
            Options(stepz=3)

    def test_options_are_given_by_name_to_a_request(self):
        what = requests.explanation("m", "ATOM", "478", steps=9, versus="LIG", options=Options(top=2))
        self.assertEqual(what.versus, "LIG")
        self.assertEqual(what.options, Options(top=2, steps=9))
        self.assertEqual(
            requests.ligands("ATOM", altloc="B").params["reading"], {"altloc": "B"}
        )

    def test_what_was_given_is_found_again_by_its_options(self):
        given = Options(steps=9, interaction=True, altloc="B").given()
        self.assertEqual(
            [(one.name, value) for one, value in given],
            [("steps", 9), ("baseline", "interaction"), ("altloc", "B")],
        )
        with self.assertRaisesRegex(GlimpseError, "no option for options.ofAnotherVersion"):
            Options.of({"options.ofAnotherVersion": 1}).given()

    def test_viewers_have_all_but_what_their_texts_cannot_hold(self):
        left_out = {one.name for one in OPTIONS} - {one.name for one in in_viewers(OPTIONS)}
        self.assertEqual(left_out, {"versus", "template", "assembly", "model-number"})
        of_one = set(in_viewers(OPTIONS)) - set(in_viewers(OPTIONS, frames=True))
        self.assertEqual({one.name for one in of_one}, {"symmetry"})


class CommandLineTests(unittest.TestCase):
    def test_a_row_more_in_the_list_is_an_option_more(self):
        row = dataclasses.replace(
            OPTIONS[-1], name="colour-blind", member="options.colourBlind", help="Draws for N eyes."
        )
        with mock.patch.object(cli, "OPTIONS", OPTIONS + [row]):
            with redirect_stdout(io.StringIO()) as out, self.assertRaises(SystemExit):
                cli.main(["explain", "--help"])
        self.assertIn("--colour-blind N", out.getvalue())
        self.assertIn("Draws for N eyes.", out.getvalue())
        typed = Options.typed({"colour_blind": "3"}, in_python, OPTIONS + [row])
        self.assertEqual(typed.parts(), {"options": {"colourBlind": 3}})

    def test_help_has_every_option(self):
        with redirect_stdout(io.StringIO()) as out, self.assertRaises(SystemExit):
            cli.main(["explain", "--help"])
        for option in OPTIONS:
            self.assertIn("--" + option.name, out.getvalue())

    def test_a_wrong_value_ends_before_a_daemon_is_asked(self):
        path = os.path.join(support.ROOT, "tests", "fixtures", "1hpv.pdb")
        with redirect_stderr(io.StringIO()) as told:
            code = cli.main(
                ["--command", "false", "explain", path, "--model", "m", "--max-steps", "5"]
            )
        self.assertEqual(code, 2)
        self.assertIn("--max-steps takes a whole number from 10 to 1000, not '5'.", told.getvalue())

    def test_the_list_is_read_from_its_file(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "options.json")
            with open(path, "w", encoding="utf-8") as file:
                json.dump({"options": [ROW, dict(ROW, name="far-sighted")]}, file)
            found = listed(path)
        self.assertEqual([one.key for one in found], ["colour_blind", "far_sighted"])
        self.assertEqual((found[0].kind, found[0].minimum, found[0].maximum), ("integer", 1, None))
