"""What holds for all sources of the bundle."""
import ast
import glob
import os
import re
import sys
import unittest

import layers
from bundle import PLUGIN, SHARED, SOURCE
from support import ROOT

try:
    import tomllib
except ImportError:  # before Python 3.11
    tomllib = None

_OLDEST = (3, 9)  # the Python of ChimeraX 1.5 and later
_QT = "Qt"  # ChimeraX's name for whichever Qt it has


class SourceTests(unittest.TestCase):
    def setUp(self):
        self.paths = [
            path
            for folder in (SOURCE, SHARED)
            for path in glob.glob(os.path.join(folder, "**", "*.py"), recursive=True)
        ]

    def imports(self, path):
        with open(path, encoding="utf-8") as file:
            tree = ast.parse(file.read(), path, feature_version=_OLDEST)
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from (name.name.split(".")[0] for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                yield node.module.split(".")[0]

    def test_nothing_is_imported_but_the_library_and_what_comes_with_chimerax(self):
        for path in self.paths:
            outside = set(self.imports(path)) - sys.stdlib_module_names
            self.assertLessEqual(outside, {"chimerax", "numpy", _QT}, path)

    def test_the_logic_knows_no_viewer_and_only_the_panel_knows_qt(self):
        for path in self.paths:
            folder, found = os.path.basename(os.path.dirname(path)), set(self.imports(path))
            if folder == "logic":
                self.assertFalse(found & {"chimerax", _QT}, path)
            if folder not in ("gui", "qt"):
                self.assertNotIn(_QT, found, path)

    def test_no_module_imports_one_above_and_none_goes_round_in_a_circle(self):
        graph = layers.graph(layers.sources_by_name(SOURCE, SHARED))
        self.assertEqual(layers.upward(graph), [])
        self.assertEqual(layers.circles(graph), [])

    def test_the_panel_explains_by_atoms_and_not_by_words_that_mean_others_by_and_by(self):
        for path in self.paths:
            if os.path.basename(os.path.dirname(path)) in ("gui", "qt"):
                with open(path, encoding="utf-8") as file:
                    self.assertNotIn("origin.ligand", file.read(), path)

    def test_the_start_of_chimerax_imports_nothing_of_ours(self):
        with open(os.path.join(SOURCE, "__init__.py"), encoding="utf-8") as file:
            tree = ast.parse(file.read())
        at_once = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.level]
        self.assertEqual(at_once, [])


@unittest.skipIf(tomllib is None, "needs Python 3.11")
class ProjectTests(unittest.TestCase):
    def setUp(self):
        with open(os.path.join(PLUGIN, "pyproject.toml"), "rb") as file:
            self.project = tomllib.load(file)

    def test_the_version_is_that_of_the_program(self):
        with open(os.path.join(ROOT, "Directory.Build.props"), encoding="utf-8") as file:
            version = re.search("<Version>(.*)</Version>", file.read()).group(1)
        self.assertEqual(self.project["project"]["version"], version)

    def test_the_wheels_metadata_says_what_the_project_says(self):
        with open(os.path.join(PLUGIN, "bundle", "METADATA"), encoding="utf-8") as file:
            lines = file.read().splitlines()
        chimerax, said = self.project["tool"]["chimerax"], self.project["project"]
        stated = [line[len("Classifier: ") :] for line in lines if line.startswith("Classifier: ")]
        category = chimerax["category"]
        expected = ["ChimeraX :: Bundle :: %s :: 1,1 :: chimerax.glimpse ::  :: true" % category]
        for kind in ("Tool", "Command"):
            expected += [
                "ChimeraX :: %s :: %s :: %s :: %s"
                % (kind, name, entry["category"], entry["description"])
                for name, entry in chimerax[kind.lower()].items()
            ]
        own = [line for line in stated if line.startswith("ChimeraX :: ")]
        self.assertEqual(own[:-1], expected)
        for value in chimerax["provider"]["Glimpse"].values():
            self.assertIn(value, own[-1])
        self.assertIn("Name: %s" % said["name"], lines)
        self.assertIn("Summary: %s" % said["description"], lines)
        self.assertIn("Requires-Python: %s" % said["requires-python"], lines)
        self.assertEqual(lines[-1], said["readme"]["text"])

    def test_each_command_is_in_the_help(self):
        path = os.path.join(SOURCE, "docs", "user", "commands", "glimpse.html")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for name in self.project["tool"]["chimerax"]["command"]:
            self.assertIn("<b>%s</b>" % name, text)
