"""What touches Qt, from ``pymol.Qt`` alone (PyQt5, PyQt6 or PySide); on the main thread."""
