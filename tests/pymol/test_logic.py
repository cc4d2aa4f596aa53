"""What needs no PyMOL."""
import ast
import dataclasses
import glob
import os
import queue
import re
import sys
import threading
import types
import unittest

from package import SHARED, SOURCE
from support import GuardedTestCase

from glimpse_bridge.glimpse_client.decoding import decode
from glimpse_bridge.glimpse_client.records.explain import Atom, Map
from glimpse_bridge.glimpse_client.records.models import Model
from glimpse_bridge.glimpse_client.records.summary import Geometry, Grid, NearestAtom, TopVoxel
from glimpse_bridge.logic import (
    bondorders,
    box,
    colours,
    command,
    contacts,
    jobs,
    labels,
    levels,
    mainqueue,
    menutree,
    names,
    painted,
    positions,
    provenance,
    scale,
    spread,
    tables,
    wire,
)


class ColourTests(unittest.TestCase):
    def test_the_ramp_is_blue_below_grey_at_zero_and_orange_above(self):
        self.assertEqual(colours.ramp(-1, 1), colours.LOW)
        self.assertEqual(colours.ramp(0, 1), colours.MIDDLE)
        self.assertEqual(colours.ramp(5, 1), colours.HIGH)
        self.assertEqual(colours.ramp(1, 0), colours.MIDDLE)

    def test_one_atom_that_stands_out_does_not_bleach_the_others(self):
        self.assertEqual(colours.limit_of([0.011] * 99 + [1.0]), 0.011)

    def test_where_nothing_contributes_the_ramp_has_no_width(self):
        self.assertEqual(colours.limit_of([]), 0.0)
        self.assertEqual(colours.limit_of([0.0, 0.0]), 0.0)

    def test_the_limit_is_never_below_what_it_covers(self):
        for size in (0.0101, 0.5, 1.234, 99.9):
            self.assertGreaterEqual(colours.rounded_up(size), size)

    def test_colours_are_written_in_hexadecimal(self):
        self.assertEqual(colours.hexadecimal((1, 0, 0.2)), "0xff0033")


class LevelTests(unittest.TestCase):
    def test_a_sliders_position_is_found_again(self):
        for position in range(levels.STEPS + 1):
            self.assertEqual(levels.position_of(levels.level_at(position, 0.04), 0.04), position)

    def test_a_level_out_of_range_is_at_the_sliders_end(self):
        self.assertEqual(levels.position_of(1.0, 0.04), levels.STEPS)
        self.assertEqual(levels.position_of(0.0, 0.04), 0)

    def test_a_spread_out_channel_starts_at_a_share_of_its_largest_size(self):
        self.assertEqual(levels.default_level(0.03, 0.04), 0.03)
        self.assertAlmostEqual(levels.default_level(0.001, 0.04), 0.012)


class BoxTests(unittest.TestCase):
    def test_twelve_edges_lie_half_a_voxel_outside_the_outer_voxels(self):
        edges = box.edges((0.5, 0.5, 0.5), 1.0, 24)
        self.assertEqual(len(edges), 12)
        self.assertEqual({at for edge in edges for point in edge for at in point}, {0.0, 24.0})
        for first, second in edges:
            self.assertEqual(sum(abs(a - b) for a, b in zip(first, second)), 24.0)


class PositionTests(unittest.TestCase):
    def test_an_atom_is_found_across_cells_and_no_farther_than_rounding(self):
        points = positions.Positions([(0.0, 0.0, 0.0), (0.499, 1.0, 1.0)])
        self.assertEqual(points.at((0.503, 1.001, 0.999)), 1)
        self.assertIsNone(points.at((0.6, 1.0, 1.0)))

    def test_of_two_atoms_at_one_place_that_of_the_side_is_found_and_the_first(self):
        found = positions.SidePositions(_placed("reference", "ligand", "ligand", "protein"))
        self.assertEqual(found.at("ligand", (0.0, 0.0, 0.0)), 1)
        self.assertEqual(found.at("reference", (0.0, 0.0, 0.0)), 0)
        self.assertIsNone(found.at("ligand", (1.0, 0.0, 0.0)))
        self.assertIsNone(positions.SidePositions([]).at("ligand", (0.0, 0.0, 0.0)))


class PaintedTests(unittest.TestCase):
    def test_atoms_that_both_ligands_have_are_painted_with_their_net_contribution(self):
        atoms = _placed("protein", "ligand", "ligand", "reference", attribution=9.0)
        match = types.SimpleNamespace(ligand_index=1, reference_index=3, net=0.07)
        summary = types.SimpleNamespace(comparison=types.SimpleNamespace(matches=(match,)))
        self.assertEqual(painted.painted(atoms, summary), [9.0, 0.07, 9.0, 0.07])

    def test_without_a_comparison_an_atom_is_painted_with_what_it_contributed(self):
        atoms = _placed("protein", "ligand", attribution=9.0)
        summary = types.SimpleNamespace(comparison=None)
        self.assertEqual(painted.painted(atoms, summary), [9.0, 9.0])


def _placed(*sides, attribution=0.0):
    return [
        Atom(side, "A", "LIG", 1, "", "C1", "C", (0.0, 0.0, 0.0), attribution, {}) for side in sides
    ]


class BondOrderTests(unittest.TestCase):
    HETERO = 0x22000000  # PyMOL's flags of a ligand from a PDB file
    OWN = 0x20000000  # of one from SDF

    def test_a_ligand_of_a_coordinate_file_is_known_by_b_factors_flags_or_company(self):
        self.assertTrue(bondorders.are_guessed([29.5], [self.OWN], False))
        self.assertTrue(bondorders.are_guessed([0.0], [self.HETERO], False))
        self.assertTrue(bondorders.are_guessed([0.0], [self.OWN], True))
        self.assertFalse(bondorders.are_guessed([0.0], [self.OWN], False))

    def test_guessed_orders_and_charges_are_not_sent(self):
        self.assertFalse(bondorders.are_given([1, 4], [0], True))
        self.assertFalse(bondorders.are_given([1, 2], [-1], True))

    def test_orders_and_charges_of_a_ligand_file_are(self):
        self.assertTrue(bondorders.are_given([1, 2], [0], False))
        self.assertTrue(bondorders.are_given([1], [-1], False))
        self.assertFalse(bondorders.are_given([1], [0], False))


class SpreadTests(unittest.TestCase):
    MINE = [("C1", (0.0, 0.0, 0.0)), ("C2", (1.5, 0.0, 0.0))]

    def test_atoms_at_the_distance_of_a_bond_are_the_rest_of_a_molecule(self):
        other = [("N3", (2.9, 0.0, 0.0))]
        self.assertTrue(spread.is_rest(self.MINE, other))
        note = spread.note(self.MINE, "part", other, "one object")
        self.assertIn("N3 of part lies 1.4 Å from the ligand's C2", note)

    def test_another_pose_in_the_same_place_is_not(self):
        other = [("C1", (0.3, 0.4, 0.0)), ("C2", (1.8, 0.4, 0.0))]
        self.assertFalse(spread.is_rest(self.MINE, other))

    def test_a_neighbour_is_not(self):
        self.assertFalse(spread.is_rest(self.MINE, [("O1", (4.5, 0.0, 0.0))]))
        self.assertFalse(spread.is_rest(self.MINE, []))


class NameTests(unittest.TestCase):
    def test_a_groups_name_has_only_what_names_can_hold(self):
        self.assertEqual(names.group_name("A:STI 201'", "clash"), "glimpse_A_STI_201_clash")
        self.assertEqual(names.group_name("''", "clash"), "glimpse_ligand_clash")

    def test_an_atoms_label_reads_as_in_a_paper(self):
        self.assertEqual(labels.atom_label("B:ASP:25 OD1"), "Asp25 OD1")
        self.assertEqual(labels.atom_label("#2/A:A1ABC:25C O1"), "A1ABC25C O1")
        self.assertEqual(labels.atom_label("odd"), "odd")

    def test_a_voxels_label_names_its_interaction_or_its_channel_and_the_atom(self):
        for side, interaction, label in (
            ("protein", None, "+0.016 protein negative Asp25 OD1"),
            ("ligand", None, "+0.016 ligand negative C3"),
            ("protein", "hydrogen-bond", "+0.016 hydrogen bond Leu117A N"),
        ):
            self.assertEqual(labels.voxel_label(_voxel(side, interaction), _ATOMS), label)

    def test_a_voxels_label_says_when_only_the_reference_has_what_it_names(self):
        atoms = (*_ATOMS[:2], dataclasses.replace(_ATOMS[2], side="reference"))
        nearest = NearestAtom(2, ":478:200 C3", 1.0)
        for side, interaction, label in (
            ("ligand", "hydrogen-bond", "+0.016 reference hydrogen bond Leu117A N"),
            ("ligand", None, "+0.016 reference negative C3"),
            ("protein", None, "+0.016 protein negative Asp25 OD1"),
        ):
            voxel = dataclasses.replace(_voxel(side, interaction), ligand_atom=nearest)
            self.assertEqual(labels.voxel_label(voxel, atoms), label)

    def test_contacts_are_those_that_the_readings_are_of(self):
        summary = types.SimpleNamespace(
            top_voxels=(_voxel("protein", "hydrogen-bond"), _voxel("ligand", None)),
            reciprocal_pairs=(),
        )
        self.assertEqual(contacts.contacts(summary), {(2, 1)})


_ATOMS = tuple(
    Atom(side, "A", residue, number, code, name, "C", (0.0, 0.0, 0.0), 0.0, {})
    for side, residue, number, code, name in (
        ("protein", "VAL", 289, "", "CG2"),
        ("protein", "LEU", 117, "A", "N"),
        ("ligand", "478", 200, "", "C3"),
    )
)


def _voxel(side, interaction):
    """A voxel whose nearest atom of the protein isn't the one that its reading is of."""
    atoms = [NearestAtom(0, label, 1.0) for label in ("1HPV:478:200 C3", "A:ASP:25 OD1")]
    geometry = Geometry(2, 1, 2.9, 0.2, *[None] * 6) if interaction else None
    return TopVoxel(
        0, side, "negative", (), (), 0.0161, 0.0, 1, *atoms, 5.0, interaction, "", geometry
    )


class MenuTests(unittest.TestCase):
    def test_without_a_ligand_nothing_can_be_chosen(self):
        rows = menutree.glimpse_menu([], [], [], [("clash", "Clash detector")], "", False)
        self.assertFalse([row for row in rows if row[0] == 1])

    def test_several_ligands_are_named(self):
        rows = menutree.glimpse_menu([("A", "a"), ("B", "b")], [1, 1], [[], []], [], "", False)
        texts = [row[1] for row in rows if row[0] == 1]
        self.assertEqual(texts, ["Explain prediction of A", "Explain prediction of B"])


class TableTests(unittest.TestCase):
    def test_atoms_are_listed_by_size_and_written_as_csv(self):
        atoms = [
            Atom("ligand", "A", "X,Y", 1, "", name, "C", (1.0, 2.0, 3.0), value, {})
            for name, value in (("C1", 0.1), ("C2", -0.2))
        ]
        rows = tables.atom_rows(atoms)
        self.assertEqual([row[4] for row in rows], ["C2", "C1"])
        self.assertIn(
            'ligand,A,"X,Y",1,C2,C,1.0,2.0,3.0,-0.2\n', tables.csv_text(tables.ATOMS, rows)
        )


    def test_no_text_is_a_formula_in_csv_and_numbers_stay_numbers(self):
        row = ("=1+1", "@b", "-c", "+d", "\t=e", "-1.5", -1.5, "f")
        self.assertEqual(
            "'=1+1,'@b,'-c,'+d,'\t=e,-1.5,-1.5,f\n", tables.csv_text((), [row]).split("\n", 1)[1]
        )

    def test_a_cell_of_csv_is_one_line_that_steers_no_terminal(self):
        row = ("\x1b[31mred", "two\r\nlines", "\uff1d1", "\u202egnp.exe", "a\tb")
        self.assertEqual(
            "?[31mred,two lines,'\uff1d1,?gnp.exe,a\tb\n",
            tables.csv_text((), [row]).split("\n", 1)[1],
        )


class ScaleTests(unittest.TestCase):
    def test_a_series_has_the_widest_range_and_the_highest_level(self):
        grid = Grid((0.0, 0.0, 0.0), 1.0, 24, ("x", "y", "z"))

        def explained(limit, largest):
            found = Map("1", "ligand donor", "pK", grid, 0.001, -largest, 0.0, "", None)
            return types.SimpleNamespace(limit=limit, default_maps=(found,))

        shared = scale.shared([explained(0.1, 0.2), explained(0.3, 0.1)])
        self.assertEqual(shared.limit, 0.3)
        self.assertAlmostEqual(shared.levels["ligand donor"], levels.default_level(0.001, 0.2))


class WireTests(unittest.TestCase):
    def test_a_record_reads_back_from_what_a_session_keeps(self):
        atom = Atom("ligand", "A", "STI", 1, "", "C1", "C", (1.0, 2.0, 3.0), 0.5, {"donor": 0.5})
        self.assertEqual(decode(Atom, wire.to_wire(atom)), atom)


class ProvenanceTests(unittest.TestCase):
    BEFORE = {
        **dict.fromkeys(("title", "description", "scheme", "output", "unit"), ""),
        **{"name": "mine", "schemeRevision": 1, "showsProbability": False, "gridSize": 24},
        **{"gridSpacing": 1, "channels": [], "metrics": {}},
    }

    def model(self, **provenance):
        return decode(Model, {**self.BEFORE, "provenance": provenance})

    def test_a_note_names_the_model_by_version_origin_and_weights(self):
        model = self.model(
            version="2.1", weightsSha256=["ab", "cd"], origin="user", takesShippedPlace=True
        )
        self.assertEqual(
            provenance.line(model), "model: mine 2.1, the user's, SHA-256 of its weights ab cd"
        )
        self.assertEqual(provenance.columns(model), ("mine", "2.1", "user", "ab cd"))
        self.assertEqual(decode(Model, wire.to_wire(model)), model)

    def test_what_a_session_of_an_earlier_version_kept_still_reads(self):
        model = decode(Model, self.BEFORE)
        self.assertEqual(provenance.line(model), "model: mine")
        self.assertEqual(len(provenance.columns(model)), len(provenance.COLUMNS))


class CommandTests(unittest.TestCase):
    def setUp(self):
        import tempfile

        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.environment = {"XDG_CONFIG_HOME": os.path.join(self.folder, "config")}

    def found(self, **more):
        return command.command_for(self.folder, dict(self.environment, **more))

    def test_what_was_set_comes_before_the_installer_and_after_the_environment(self):
        with open(os.path.join(self.folder, command.INSTALLER), "w", encoding="utf-8") as file:
            file.write(sys.executable + "\n")
        self.assertEqual(self.found(), sys.executable)
        command.set_command("ssh gpu01 glimpse connect", self.environment)
        self.assertEqual(self.found(), "ssh gpu01 glimpse connect")
        self.assertIsNone(self.found(GLIMPSE_COMMAND="glimpse"))
        command.set_command("", self.environment)
        self.assertEqual(self.found(), sys.executable)

    def test_a_command_may_be_of_any_bytes(self):
        path = command.setting_file(self.environment)
        os.makedirs(os.path.dirname(path))
        with open(path, "wb") as file:
            file.write(b"/opt/\xe9tude/glimpse connect\nmore\n")
        self.assertEqual(os.fsencode(self.found()), b"/opt/\xe9tude/glimpse connect")

    def test_an_installer_that_is_gone_is_passed_over(self):
        with open(os.path.join(self.folder, command.INSTALLER), "w", encoding="utf-8") as file:
            file.write("/nonexistent/glimpse\n")
        self.assertIsNone(self.found())


class JobTests(GuardedTestCase):
    def setUp(self):
        super().setUp()
        self.main = mainqueue.MainQueue()
        self.lane = jobs.Lane("test", self.main.post)

    def run_all(self, *works):
        ended = []
        all_jobs = [self.lane.add("job", work, ended.append) for work in works]
        return all_jobs, lambda: self.main.run_until(lambda: len(ended) == len(works))

    def test_jobs_run_in_turn_off_the_main_thread_and_end_on_it(self):
        order, threads = [], []
        works = [
            lambda job, at=at: order.append((at, threading.current_thread())) for at in range(3)
        ]
        all_jobs, wait = self.run_all(*works)
        for job in all_jobs:
            job.ended.append(lambda job: threads.append(threading.current_thread()))
        wait()
        self.assertEqual([at for at, _ in order], [0, 1, 2])
        self.assertEqual(len({thread for _, thread in order}), 1)
        self.assertNotIn(threading.current_thread(), [thread for _, thread in order])
        self.assertEqual(set(threads), {threading.current_thread()})

    def test_an_error_is_kept_and_the_next_job_runs(self):
        (first, second), wait = self.run_all(lambda job: 1 // 0, lambda job: "fine")
        wait()
        self.assertEqual((first.state, second.state, second.result), ("failed", "done", "fine"))
        self.assertIsInstance(first.error, ZeroDivisionError)

    def test_a_question_that_raises_on_the_main_thread_ends_its_job_and_the_next_runs(self):
        def work(job):
            return jobs.ask_main(self.main.post, lambda: 1 // 0, job)

        def fine(job):
            return jobs.ask_main(self.main.post, threading.current_thread, job)

        (first, second), wait = self.run_all(work, fine)
        wait()
        self.assertIsInstance(first.error, ZeroDivisionError)
        self.assertIs(second.result, threading.current_thread())

    def test_a_job_that_waits_for_an_answer_can_be_cancelled(self):
        waiting = threading.Event()
        (job,), wait = self.run_all(
            lambda job: jobs.ask_main(lambda question: waiting.set(), lambda: None, job)
        )
        waiting.wait()
        job.cancel()
        wait()
        self.assertEqual(job.state, "cancelled")

    def test_a_running_job_is_stopped_by_its_own_means_and_a_waiting_one_never_starts(self):
        told, started = queue.Queue(), threading.Event()

        def work(job):
            job.stop_with(lambda: told.put(True))
            started.set()
            told.get()
            raise jobs.JobCancelled()

        (first, second), wait = self.run_all(work, lambda job: self.fail("it ran"))
        started.wait()
        second.cancel()
        first.cancel()
        wait()
        self.assertEqual((first.state, second.state), ("cancelled", "cancelled"))

    def test_reports_do_not_pile_up_while_the_main_thread_is_busy(self):
        heard, reported = [], threading.Event()

        def work(job):
            for step in range(100):
                job.report("step", step / 100)
            reported.set()

        (job,), wait = self.run_all(work)
        job.changed.append(lambda job: heard.append(job.share))
        reported.wait()
        wait()
        self.assertEqual(heard, [0.99])


class SourceTests(unittest.TestCase):
    def setUp(self):
        self.sources = [
            path
            for folder in (SOURCE, SHARED)
            for path in glob.glob(os.path.join(folder, "**", "*.py"), recursive=True)
        ]

    def imports(self, path):
        with open(path, encoding="utf-8") as file:
            tree = ast.parse(file.read(), path, feature_version=(3, 7))
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from (name.name for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                yield node.module

    def test_no_syntax_is_newer_than_python_3_7_and_only_pymol_is_imported_besides_the_library(
        self,
    ):
        for path in self.sources:
            outside = {name.split(".")[0] for name in self.imports(path)} - sys.stdlib_module_names
            self.assertLessEqual(outside, {"pymol"}, path)

    def test_the_logic_knows_no_viewer_and_only_gui_knows_qt(self):
        for path in self.sources:
            folder = os.path.basename(os.path.dirname(path))
            found = set(self.imports(path))
            if folder == "logic":
                self.assertFalse({name for name in found if name.startswith("pymol")}, path)
            if folder != "gui":
                self.assertNotIn("pymol.Qt", found, path)

    def test_the_version_is_that_of_the_client(self):
        from glimpse_bridge.glimpse_client import __version__

        with open(os.path.join(SOURCE, "__init__.py"), encoding="utf-8") as file:
            self.assertEqual(re.search("# Version: (.*)", file.read()).group(1), __version__)
