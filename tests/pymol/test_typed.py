"""Options as they are typed, and what help says of them; needs no PyMOL."""
import dataclasses
import os
import unittest
from unittest import mock

import package  # noqa: F401
from support import ROOT

from glimpse_bridge.glimpse_client import GlimpseError, Options
from glimpse_bridge.glimpse_client.options import OPTIONS, in_python
from glimpse_bridge.logic import helptexts, typed


class TypedTests(unittest.TestCase):
    def test_what_is_empty_is_left_out(self):
        self.assertEqual(
            typed.typed({"baseline": "", "max_steps": "50"}, in_python), (Options(max_steps=50), None)
        )

    def test_a_template_is_a_file_or_smiles(self):
        path = os.path.join(ROOT, "tests", "fixtures", "README.md")
        self.assertEqual(typed.typed({"template": path}, in_python)[1].name, "README.md")
        self.assertEqual(typed.typed({"template": "CC(=O)N"}, in_python)[1], "CC(=O)N")
        with self.assertRaisesRegex(GlimpseError, "nosuch.sdf can't be read"):
            typed.typed({"template": "nosuch.sdf"}, in_python)

    def test_what_a_viewer_cannot_send_is_no_option_there(self):
        with self.assertRaisesRegex(GlimpseError, "no option 'assembly'.*max_steps="):
            typed.typed({"assembly": "1"}, in_python)

    def test_help_has_each_option_with_what_it_takes(self):
        for option in typed.taken():
            self.assertIn("    %s = " % option.key, helptexts.HELP["glimpse_explain"])
        text = helptexts.HELP["glimpse_explain"]
        self.assertIn("max_steps = a whole number from 10 to 1000: Gradients at most", text)
        self.assertIn("baseline = zero, apo, ligand or interaction: What", text)
        self.assertNotIn("symmetry", helptexts.HELP["glimpse_states"])
        self.assertNotIn("<", "".join(helptexts.HELP.values()))

    def test_a_row_more_in_the_list_is_an_option_more(self):
        row = dataclasses.replace(
            OPTIONS[-1], name="colour-blind", member="options.colourBlind", help="Draws for N eyes."
        )
        with mock.patch.object(typed, "OPTIONS", OPTIONS + [row]):
            asked, _ = typed.typed({"colour_blind": "3"}, in_python)
            lines = typed.help_lines(typed.taken())
        self.assertEqual(asked.parts(), {"options": {"colourBlind": 3}})
        self.assertIn("colour_blind = a whole number from 1 to 1000: Draws for N eyes", lines)
