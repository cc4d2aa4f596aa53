"""What is asked for once more is asked for as it was."""
import json
import os
import tempfile
import unittest

import package  # noqa: F401 It makes the plugin importable.
from glimpse_bridge.glimpse_client import Explanation, GlimpseError, Options, Structure
from glimpse_bridge.glimpse_client.decoding import decode
from glimpse_bridge.glimpse_client.options import OPTIONS, in_viewers
from glimpse_bridge.glimpse_client.texts import read_template
from glimpse_bridge.logic import again, wire
from glimpse_bridge.logic.explained import Origin

ORIGIN = Origin("LIG", "resn LIG", "polymer", ("prot",), ("prot",), 1, (), "")


def asked(template=None, versus="", **options):
    """Where an explanation is from that was asked for so, as a session brings it back."""
    what = Explanation("m", "ATOM", template=template, options=Options(**options))
    origin = again.asked_of(ORIGIN, what)
    return decode(Origin, dict(json.loads(json.dumps(wire.to_wire(origin))), versus=versus))


class AgainTests(unittest.TestCase):
    def test_every_option_of_a_viewer_is_kept(self):
        for option in in_viewers(OPTIONS):
            if option.member == "options.baseline":
                continue
            value = {"choice": option.words[:1], "text": ["B"], "flag": [True], "number": [0.5]}.get(
                option.kind, [option.minimum]
            )[0]
            given = Options(**{option.key: value})
            self.assertEqual(
                again.options(asked(**{option.key: value}), "apo"), given.also(Options(baseline="apo"))
            )

    def test_the_view_that_is_chosen_takes_the_place_of_the_one_before(self):
        for options in ({"baseline": "ligand"}, {"interaction": True}, {}):
            self.assertEqual(
                again.options(asked(steps=9, **options), "apo"), Options(steps=9, baseline="apo")
            )

    def test_a_comparison_has_no_other_view(self):
        self.assertEqual(again.options(asked(versus="other", steps=9), "zero"), Options(steps=9))

    def test_a_method_without_views_is_kept_until_one_is_chosen(self):
        origin = asked(method="occlusion", altloc="B")
        self.assertEqual(again.options(origin, "zero"), Options(method="occlusion", altloc="B"))
        self.assertEqual(again.options(origin, "apo"), Options(altloc="B", baseline="apo"))

    def test_what_an_earlier_version_kept_has_the_view_alone(self):
        self.assertEqual(again.options(ORIGIN, "apo"), Options(baseline="apo"))
        self.assertIsNone(again.template(ORIGIN))

    def test_a_template_is_kept_as_smiles_or_by_its_whole_path(self):
        self.assertEqual(again.template(asked("CCO")), "CCO")
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "LIG")
            with open(path, "w", encoding="utf-8") as file:
                file.write("a title")
            origin = asked(read_template(os.path.relpath(path)))
            self.assertEqual(origin.template, path)
            self.assertEqual(again.template(origin), Structure("a title", name="LIG"))
        with self.assertRaisesRegex(GlimpseError, "LIG can't be read"):
            again.template(origin)

    def test_how_it_was_asked_for_makes_it_no_other_explanation(self):
        self.assertEqual(asked(steps=9), asked("CCO", steps=10))
