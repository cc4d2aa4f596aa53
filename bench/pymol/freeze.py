"""How long PyMOL's main loop stands still while the plugin explains and draws (kdeep). In its window:

    glimpse plugin install pymol
    xvfb-run -a pymol -q bench/pymol/freeze.py -- tests/fixtures/1hpv.pdb "resn 478"

A timer of 2 ms notes the longest pause between two ticks: before anything is asked (PyMOL drawing the
scene again and again, the least there can be), while the daemon computes, while the result is drawn;
and the longest single step of the plugin's own work.
"""
import os
import sys
import time

import pymol
from pymol import cmd
from pymol.Qt import QtCore

TICK = 2  # ms
IDLE = 3000  # ms
SETTLED = 2000  # ms after the last step


class Pauses:
    """The longest pause in each phase."""

    def __init__(self):
        self.phase = "idle"
        self.longest = {}
        self.last = time.perf_counter()
        self.timer = QtCore.QTimer()
        self.timer.timeout.connect(self.tick)
        self.timer.start(TICK)

    def tick(self):
        now = time.perf_counter()
        self.longest[self.phase] = max(self.longest.get(self.phase, 0.0), now - self.last)
        self.last = now


def timed(steps, longest):
    """The steps, with the longest of them noted."""
    while True:
        start = time.perf_counter()
        try:
            next(steps)
        except StopIteration:
            return
        longest.append(time.perf_counter() - start)
        yield


def rest(milliseconds, redraw=False):
    loop = QtCore.QEventLoop()
    timer = QtCore.QTimer()
    timer.timeout.connect(lambda: cmd.turn("y", 1))
    if redraw:
        timer.start(TICK)
    QtCore.QTimer.singleShot(milliseconds, loop.quit)
    (loop.exec if hasattr(loop, "exec") else loop.exec_)()
    timer.stop()


def main():
    import glimpse_bridge

    structure, ligand = sys.argv[-2:]
    cmd.load(structure, quiet=1)
    cmd.zoom(ligand, 5)
    bridge, steps = glimpse_bridge.bridge, []
    run_steps = bridge.port.desk.run_steps
    bridge.port.desk.run_steps = lambda work, then: run_steps(timed(work, steps), then)
    changed = bridge.port.desk.results_changed
    bridge.port.desk.results_changed = lambda bridge: list(timed(map(changed, [bridge]), steps))
    pauses = Pauses()
    rest(IDLE, redraw=True)
    pauses.phase = "computing"
    job = glimpse_bridge.commands.explain(bridge, ligand, model="kdeep")
    bridge.port.desk.run_until(lambda: job.has_ended)
    pauses.phase = "drawing"
    rest(SETTLED)
    for phase, seconds in pauses.longest.items():
        print("longest pause, %s: %.0f ms" % (phase, 1000 * seconds))
    print("longest step of the plugin's own: %.0f ms of %d" % (1000 * max(steps), len(steps)))
    sys.stdout.flush()
    os._exit(0)


sys.stdout = sys.__stdout__
assert not pymol.invocation.options.no_gui, "run it with its window"
QtCore.QTimer.singleShot(0, main)
