"""The bundle in ChimeraX without a window: what an explanation is of, then and later."""
import scene
from chimerax.atomic import check_for_changes
from scene import COMPLEX, LIGAND, QUICK, SceneTestCase


class SourcesTestCase(SceneTestCase):
    def value(self, explanation):
        return explanation.explained.summary.prediction.value

    def again(self):
        from chimerax.glimpse.viewer import again

        again.explain(self.bridge, "clash", "zero")
        return self.bridge.shown

    def hear(self, name):
        """What is said in the log, of a kind."""
        told, logger = [], scene.session.logger
        setattr(logger, name, lambda text, *_, **__: told.append(text.replace("\n", " ")))
        self.addCleanup(logger.__dict__.pop, name, None)
        return told

    @property
    def ligand(self):
        return self.complex.residues.filter(self.complex.residues.names == "478")


class AgainTests(SourcesTestCase):
    def select(self, *lines):
        """Without a window nobody has ChimeraX look for what changed."""
        for line in lines:
            check_for_changes(scene.session)
            self.run_command("select " + line)
        check_for_changes(scene.session)

    def test_a_selected_protein_is_told_as_it_was_and_explained_again_as_it_was(self):
        whole = self.value(self.explain())
        self.select("#1/A")
        part = self.explain("#1:478", "protein sel " + QUICK)
        self.assertEqual(part.explained.origin.protein, "#1/A")
        self.assertNotAlmostEqual(self.value(part), whole, places=2)
        self.select("#1/B:1-20,25,30-32@CA", "up")
        few = self.explain("#1:478", "protein sel " + QUICK)
        self.assertEqual(few.explained.origin.protein, "#1/B:1-20,25,30-32")
        self.select("clear")
        for one in (part, few):
            self.bridge.port.bring_forward(one)
            self.assertAlmostEqual(self.value(self.again()), self.value(one), places=3)

    def test_another_structure_of_the_same_id_isnt_explained_in_place_of_one_that_was_closed(self):
        self.explain()
        self.run_command("close #%s" % self.complex.id_string)
        self.run_command("open '%s' id #1" % COMPLEX)
        told, shown = self.hear("error"), self.bridge.shown
        self.assertIs(self.again(), shown)
        self.assertIn("was closed", " ".join(told))

    def test_what_was_renumbered_is_explained_again_by_its_new_number(self):
        before = self.explain("#1:478")
        (residue,) = self.ligand
        residue.number, residue.chain_id = 901, "X Y"
        found = self.again()
        self.assertIn("901", found.explained.origin.ligand)
        self.assertAlmostEqual(self.value(found), self.value(before), places=3)

    def test_a_ligand_of_an_odd_chain_is_meant_by_its_specification(self):
        (residue,) = self.ligand
        for chain in ("X Y", "a,b", "é", '"', "'", "[q]", "*", "?", "A:B", "/", "#", "'\""):
            residue.chain_id = chain
            before = self.explain("#1:478")
            spec = self.quoted(before)
            again = self.run_command("glimpse explain %s protein #1 %s" % (spec, QUICK))
            self.assertEqual(set(again.sources.ligand), set(residue.atoms), chain)
            self.run_command("glimpse clear")

    def quoted(self, explanation):
        from chimerax.glimpse.logic.naming import quoted

        return quoted(explanation.explained.origin.ligand)


class ChangeTests(SourcesTestCase):
    def during(self, change):
        """What is told as an error when something changes while it is explained."""
        told = self.hear("error")
        task = self.run_command("glimpse explain %s %s wait false" % (LIGAND, QUICK))
        thread = task._thread
        change()
        if thread is not None:
            thread.join()
        self.assertEqual(len(self.bridge.results), 1)
        self.run_command("glimpse clear")
        return " ".join(told)

    def test_what_changed_while_it_was_explained_is_told(self):
        def shift():
            atoms = self.ligand.atoms
            atoms.coords = atoms.coords + (6.0, 0.0, 0.0)

        def rename():
            self.complex.residues[24].number = 925

        self.assertEqual(self.during(lambda: None), "")
        self.assertEqual(self.during(lambda: self.run_command("move x 15 models #1")), "")
        for change in (shift, rename, lambda: self.run_command("delete #1/A:27")):
            self.assertIn("has changed while it was explained", self.during(change))

    def test_a_ligand_that_is_moved_alone_is_told(self):
        self.run_command("split #1 ligands")
        move = "move x 15 models #1.2"
        self.assertIn("has changed", self.during(lambda: self.run_command(move)))


class CoordsetTests(SourcesTestCase):
    def two_sets(self):
        moved = self.complex.atoms.coords.copy()
        moved[self.complex.atoms.residues.names == "478"] += (0.7, 0.0, 0.0)
        self.complex.add_coordset(2, moved)

    def test_what_comes_forward_shows_the_coordinate_set_that_it_is_of(self):
        self.two_sets()
        found = []
        for state in (1, 2):
            self.complex.active_coordset_id = state
            found.append(self.explain())
        for one, state in zip(found, (1, 2)):
            self.bridge.port.bring_forward(one)
            self.assertEqual(self.complex.active_coordset_id, state)

    def test_a_session_keeps_the_plot_of_the_coordinate_sets(self):
        self.two_sets()
        series = self.run_command("glimpse coordsets %s %s wait true" % (LIGAND, QUICK))
        path = self.at("kept.cxs")
        self.run_command("save '%s'" % path)
        self.run_command("close session")
        self.assertIsNone(self.bridge.series)
        self.run_command("open '%s'" % path)
        self.assertEqual(self.bridge.series.predictions(), series.predictions())
        self.bridge.show_state(1)
        self.assertEqual(self.bridge.shown.explained.origin.state, 2)
        self.assertEqual(len(self.bridge.results), 1)
        told = self.hear("error")
        atoms = self.bridge.shown.sources.ligand
        atoms.unique_structures[0].residues[24].number = 925
        self.bridge.show_state(0)
        self.assertIn("isn't as it was explained", " ".join(told))
