"""The bundle's sources as they are once installed, without ChimeraX: client and what all plugins
share inside.
"""
import os
import sys
import types

from support import ROOT

sys.dont_write_bytecode = True
PLUGIN = os.path.join(ROOT, "plugins", "chimerax")
SOURCE = os.path.join(PLUGIN, "src")
SHARED = os.path.join(ROOT, "plugins", "shared")
CLIENT = os.path.join(ROOT, "plugins", "client")

for name, paths in (
    ("glimpse_bundle", [SOURCE, CLIENT]),
    ("glimpse_bundle.logic", [os.path.join(SOURCE, "logic"), os.path.join(SHARED, "logic")]),
    ("glimpse_bundle.gui", [os.path.join(SOURCE, "gui"), os.path.join(SHARED, "qt")]),
):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = paths
