"""The plugin as installed, with the client and what all plugins share inside, but without its start,
which needs PyMOL.
"""
import os
import sys
import types

from support import ROOT

SOURCE = os.path.join(ROOT, "plugins", "pymol", "glimpse_bridge")
CLIENT = os.path.join(ROOT, "plugins", "client")
SHARED = os.path.join(ROOT, "plugins", "shared")

sys.dont_write_bytecode = True
for name, paths in (
    ("glimpse_bridge", [SOURCE, CLIENT]),
    ("glimpse_bridge.logic", [os.path.join(SOURCE, "logic"), os.path.join(SHARED, "logic")]),
    ("glimpse_bridge.gui", [os.path.join(SOURCE, "gui"), os.path.join(SHARED, "qt")]),
):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = paths
