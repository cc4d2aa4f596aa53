import ast
import glob
import os
import re
import sys
import unittest

import support

import glimpse_client

PACKAGE = os.path.join(support.ROOT, "plugins", "client", "glimpse_client")
SOURCES = glob.glob(os.path.join(PACKAGE, "**", "*.py"), recursive=True)


class SourceTests(unittest.TestCase):
    def test_the_version_is_that_of_the_executable(self):
        with open(os.path.join(support.ROOT, "Directory.Build.props"), encoding="utf-8") as file:
            self.assertEqual(
                re.search("<Version>(.*)</Version>", file.read()).group(1),
                glimpse_client.__version__,
            )

    @unittest.skipUnless(sys.version_info >= (3, 8), "needs Python 3.8")
    def test_no_syntax_is_newer_than_python_3_7(self):
        for path in SOURCES:
            with open(path, encoding="utf-8") as file:
                ast.parse(file.read(), path, feature_version=(3, 7))

    @unittest.skipUnless(hasattr(sys, "stdlib_module_names"), "needs Python 3.10")
    def test_nothing_but_the_standard_library_is_imported(self):
        for path in SOURCES:
            with open(path, encoding="utf-8") as file:
                tree = ast.parse(file.read(), path)
            names = [
                name.name
                for node in ast.walk(tree)
                if isinstance(node, ast.Import)
                for name in node.names
            ]
            names += [
                node.module
                for node in ast.walk(tree)
                if isinstance(node, ast.ImportFrom) and node.level == 0
            ]
            self.assertLessEqual(
                {name.split(".")[0] for name in names}, sys.stdlib_module_names, path
            )
