"""Options of a request at PyMOL's prompt."""
from pymol import CmdException, cmd
from scene import LIGAND, SceneTestCase


class OptionTests(SceneTestCase):
    def explain(self, **options):
        return cmd.keyword["glimpse_explain"][0](LIGAND, model="clash", **options)

    def test_a_value_that_an_option_does_not_take_is_refused_by_its_name_here(self):
        for options, words in (
            ({"max_steps": "5"}, "max_steps= takes a whole number from 10 to 1000, not '5'"),
            ({"tolerance": "0"}, "tolerance= takes a number above 0"),
            ({"rule": "simpson"}, "rule= takes adaptive, gauss-legendre, midpoint or riemann"),
            ({"symmetry": "perhaps"}, "symmetry= takes true or false"),
            ({"stepz": "3"}, "no option 'stepz'"),
            ({"template": "nosuch.sdf"}, "nosuch.sdf can't be read"),
            ({"state": "x"}, "state= takes a whole number, not 'x'"),
            ({"wait": "x"}, "wait= takes a whole number, not 'x'"),
            ({"state": "9"}, "no state 9: 1hpv has no more than 1"),
            ({"state": "-1"}, "no state -1: 1hpv has no more than 1"),
        ):
            with self.assertRaisesRegex(CmdException, words):
                self.explain(**options)
        self.assertEqual(cmd.get_names("all"), ["1hpv"])

    def test_what_does_not_go_together_is_refused_by_the_options_that_were_given(self):
        cmd.create("other", LIGAND)
        for options, words in (
            ({"interaction": 1, "versus": "other"}, "interaction= doesn't go with versus=, which"),
            ({"baseline": "apo", "versus": "other"}, "baseline= doesn't go with versus=, which"),
            ({"steps": 3, "tolerance": 1}, "tolerance= doesn't go with steps="),
        ):
            with self.assertRaisesRegex(CmdException, words):
                cmd.keyword["glimpse_explain"][0]("1hpv and " + LIGAND, model="clash", **options)

    def test_a_selection_that_pymol_cant_read_is_named_as_it_was_typed_with_what_to_do(self):
        explain, batch, states = (
            cmd.keyword["glimpse_" + name][0] for name in ("explain", "batch", "states")
        )
        for call, typed, more in (
            (explain, "resn (478", {}),
            (explain, "nonsuch", {}),
            (explain, LIGAND, {"protein": "(chain A and"}),
            (explain, LIGAND, {"versus": "resn (479"}),
            (batch, "resn (478", {}),
            (batch, LIGAND, {"protein": "(chain A and"}),
            (states, "resn (478", {}),
            (states, LIGAND, {"protein": "(chain A and"}),
        ):
            wrong = list(more.values())[0] if more else typed
            with self.assertRaises(CmdException) as caught:
                call(typed, model="clash", **more)
            told = str(caught.exception)
            self.assertIn("PyMOL can't read the selection '%s'" % wrong, told)
            self.assertIn("Write it as for", told)
            self.assertNotIn("<--", told)

    def test_a_state_that_one_of_several_objects_has_is_no_mistake(self):
        for state in (1, 2):
            cmd.create("pose", "1hpv and " + LIGAND, 1, state)
        cmd.remove("1hpv and " + LIGAND)
        call = cmd.keyword["glimpse_explain"][0]
        self.assertEqual(call("pose", model="clash", steps=2, state="2").origin.state, 2)
        with self.assertRaisesRegex(CmdException, "pose has no atoms in state 9"):
            call("pose", model="clash", steps=2, state="9")

    def test_what_the_daemon_refuses_it_calls_as_pymol_does(self):
        with self.assertRaisesRegex(CmdException, "raise the limit .ligand_atoms= or"):
            self.explain(ligand_atoms=10)

    def test_options_reach_the_daemon_from_the_prompt(self):
        line = "glimpse_explain %s, model=clash, method=gradient-input, baseline=apo, top=2" % LIGAND
        cmd.do(line, echo=0)
        attribution = self.bridge.results[self.bridge.shown].summary.attribution
        self.assertEqual((attribution.method, attribution.baseline), ("gradient-input", "apo"))

    def test_a_warning_says_which_option_to_raise(self):
        explained = self.explain(tolerance=1e-9, max_steps=10)
        told = [one.message for one in explained.summary.warnings if one.options]
        self.assertRegex(" ".join(told), "raise max_steps=[.]")
