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
        ):
            with self.assertRaisesRegex(CmdException, words):
                self.explain(**options)
        self.assertEqual(cmd.get_names("all"), ["1hpv"])

    def test_what_the_daemon_refuses_it_calls_as_pymol_does(self):
        for options, words in (
            ({"method": "occlusion", "top": 3}, "top= doesn't go with method=occlusion"),
            ({"steps": 3, "tolerance": 1}, "tolerance= doesn't go with steps="),
            ({"ligand_atoms": 10}, "raise the limit .ligand_atoms= or"),
        ):
            with self.assertRaisesRegex(CmdException, words):
                self.explain(**options)

    def test_options_reach_the_daemon_from_the_prompt(self):
        line = "glimpse_explain %s, model=clash, method=gradient-input, baseline=apo, top=2" % LIGAND
        cmd.do(line, echo=0)
        attribution = self.bridge.results[self.bridge.shown].summary.attribution
        self.assertEqual((attribution.method, attribution.baseline), ("gradient-input", "apo"))

    def test_a_warning_says_which_option_to_raise(self):
        explained = self.explain(tolerance=1e-9, max_steps=10)
        told = [one.message for one in explained.summary.warnings if one.options]
        self.assertRegex(" ".join(told), "raise max_steps=[.]")
