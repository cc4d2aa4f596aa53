"""Sessions that are saved after explanations came and went load in a PyMOL of their own."""
import os
import subprocess

import pymol
from pymol import cmd
from scene import LIGAND, STEPS, SceneTestCase

_LOAD = """
import sys
from pymol import cmd
cmd.load(sys.argv[-2], partial=int(sys.argv[-1]))
print("names " + " ".join(sorted(cmd.get_names("all"))))
cmd.save("again.pse")
"""


class SessionTests(SceneTestCase):
    def explain(self, model="clash", ligand=LIGAND):
        cmd.do("glimpse_explain %s, model=%s, steps=2" % (ligand, model), echo=0)
        self.assertTrue(self.bridge.results, "nothing was explained")
        return list(self.bridge.results.values())[-1]

    def poses(self, count):
        for state in range(1, count + 1):
            cmd.create("pose", "1hpv and " + LIGAND, 1, state)
            cmd.alter_state(state, "pose", "x = x + %g" % (state - 1))
        cmd.remove("1hpv and " + LIGAND)

    def load_in_another(self, name, partial=0):
        """Loads a session in a PyMOL that was just started; what it printed, None when it ended."""
        with open(self.at("load.py"), "w", encoding="utf-8") as file:
            file.write(_LOAD)
        done = subprocess.run(
            [os.environ.get("GLIMPSE_PYMOL", "pymol"), "-cq", "load.py", "--", name, str(partial)],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            universal_newlines=True,
        )
        lines = [line[6:] for line in done.stdout.splitlines() if line.startswith("names ")]
        return lines[0].split() if lines and not done.returncode else None

    def assert_session_loads(self):
        self.assertGreaterEqual(_deleted_ramps(), 2, "PyMOL would load this one anyway")
        cmd.save(self.at("saved.pse"))
        self.assertEqual(self.load_in_another("saved.pse"), sorted(cmd.get_names("all")))

    def test_after_explaining_and_clearing_twice(self):
        for _ in range(2):
            self.explain()
            cmd.do("glimpse_clear", echo=0)
        self.assert_session_loads()

    def test_after_two_models_and_clearing(self):
        self.explain("clash")
        self.explain("kdeep")
        cmd.do("glimpse_clear", echo=0)
        self.assert_session_loads()

    def test_with_an_explanation_that_shows_after_others_went(self):
        for _ in range(3):
            cmd.do("glimpse_clear", echo=0)
            explained = self.explain()
        self.assert_session_loads()
        self.assertIn(explained.name, self.load_in_another("saved.pse"))

    def test_after_a_batch_over_three_states(self):
        self.poses(3)
        cmd.do("glimpse_batch pose, 1hpv, folder=%s, %s" % (self.at("out"), STEPS), echo=0)
        self.assert_session_loads()

    def test_after_three_states_were_shown(self):
        self.poses(4)
        cmd.keyword["glimpse_states"][0]("pose", model="clash", steps=2)
        for index in (1, 2, 3):
            self.bridge.show_state(index)
            self.bridge.port.desk.run_until(
                lambda index=index: [one.origin.state for one in self.bridge.results.values()]
                == [index + 1]
            )
        self.assert_session_loads()

    def test_loaded_beside_a_result_of_the_same_name_nothing_of_that_one_is_left_in_it(self):
        explained = self.explain("kdeep")
        saved = self.members(explained.name)
        cmd.save(self.at("saved.pse"))
        cmd.do("glimpse_clear", echo=0)
        other = self.explain("kdeep", LIGAND + ", baseline=interaction")
        self.assertEqual(other.name, explained.name)
        self.assertTrue(self.members(other.name) - saved, "nothing would be left")
        cmd.load(self.at("saved.pse"), partial=1)
        self.assertEqual(self.members(explained.name), saved)
        shown = self.bridge.results[explained.name]
        self.assertEqual(shown.result.result_id, explained.result.result_id)

    def members(self, group):
        return {name for name in cmd.get_names("objects") if name.startswith(group + ".")}

    def test_after_ramps_of_the_users_own_were_deleted(self):
        for name in ("one", "another", "glimpse_gone_1"):
            cmd.ramp_new(name, "none", [-1.0, 0.0, 1.0], ["blue", "white", "red"])
        cmd.delete("one")
        cmd.delete("another")
        self.assert_session_loads()

    def test_one_scale_on_and_off_leaves_no_ramp_behind_and_moves_the_legend(self):
        first, second = self.explain("kdeep"), self.explain("kdeep", LIGAND + ", baseline=apo")
        for shares in (True, False, True):
            self.bridge.rescale(shares)
        limit = max(first.limit, second.limit)
        for explained in (first, second):
            self.assertAlmostEqual(_range(explained.name + ".legend")[1], limit, places=5)
        self.assertEqual(_deleted_ramps(), 0)
        cmd.save(self.at("saved.pse"))
        self.assertEqual(self.load_in_another("saved.pse"), sorted(cmd.get_names("all")))

    def test_a_session_that_was_spoiled_is_rescued_as_the_readme_says(self):
        for _ in range(2):
            self.explain()
            cmd.do("glimpse_clear", echo=0)
        tasks = pymol._session_save_tasks
        kept = list(tasks)
        tasks[:] = [task for task in tasks if task.__name__ != "glimpse_save"]
        try:
            cmd.save(self.at("broken.pse"))
        finally:
            tasks[:] = kept
        self.assertEqual(self.load_in_another("broken.pse", partial=1), ["1hpv"])
        self.assertEqual(self.load_in_another("again.pse"), ["1hpv"])


def _deleted_ramps():
    """Entries without a name that PyMOL itself would save."""
    tasks = pymol._session_save_tasks
    kept = list(tasks)
    tasks[:] = []
    try:
        return sum(not ramp[0] for ramp in cmd.get_session()["color_ext"])
    finally:
        tasks[:] = kept


def _range(legend):
    """The first and the last level of a ramp."""
    entry = next(one for one in cmd.get_session()["names"] if one and one[0] == legend)
    levels = next(one for one in entry[5] if isinstance(one, list) and len(one) == 3)
    return levels[0], levels[-1]
