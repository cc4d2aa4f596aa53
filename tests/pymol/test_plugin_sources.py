"""What the plugin's sources keep to."""
import ast
import glob
import os
import re
import sys
import unittest

import layers
from package import SHARED, SOURCE


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
            if folder not in ("gui", "qt"):
                self.assertNotIn("pymol.Qt", found, path)

    def test_no_module_imports_one_above_and_none_goes_round_in_a_circle(self):
        graph = layers.graph(layers.sources_by_name(SOURCE, SHARED))
        self.assertEqual(layers.upward(graph), [])
        self.assertEqual(layers.circles(graph), [])

    def test_the_version_is_that_of_the_client(self):
        from glimpse_bridge.glimpse_client import __version__

        with open(os.path.join(SOURCE, "__init__.py"), encoding="utf-8") as file:
            self.assertEqual(re.search("# Version: (.*)", file.read()).group(1), __version__)
