"""The plugin as installed, with the client inside, but without its start, which needs PyMOL."""
import os
import sys
import types

from support import ROOT

SOURCE = os.path.join(ROOT, "plugins", "pymol", "glimpse_bridge")
CLIENT = os.path.join(ROOT, "plugins", "client")

sys.dont_write_bytecode = True
package = types.ModuleType("glimpse_bridge")
package.__path__ = [SOURCE, CLIENT]
sys.modules["glimpse_bridge"] = package
