"""Installs as the Plugin Manager does, always answering yes: `pymol -cq install_zip.py -- ZIP`."""
import sys

from pymol.plugins import installation, legacysupport


class Yes:
    """Stands in for dialogs."""

    def __getattr__(self, name):
        return lambda title, text, **_: print("%s: %s" % (title, text)) or True


legacysupport.tkMessageBox = Yes()
installation.installPluginFromFile(
    sys.argv[-1], parent=object(), plugdir=installation.get_default_user_plugin_path()
)
