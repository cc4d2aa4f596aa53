"""The panel under PyQt6, which PyMOL 3 may come with, outside PyMOL: a stand-in answers for it."""
import os
import sys
import types
import unittest
from dataclasses import replace
from unittest import mock

import package  # noqa: F401 It makes the plugin importable.
from glimpse_bridge.logic import colours
from support import ROOT, GuardedTestCase

try:
    from PyQt6 import QtCore, QtGui, QtTest, QtWidgets
except ImportError:
    QtCore = None

LIGAND = "478"


def stand_in():
    """``pymol`` with PyQt6 as PyMOL 3.1 gives it out, but for its aliases of unscoped enums."""
    pymol = types.ModuleType("pymol")
    pymol.CmdException = type("CmdException", (Exception,), {})
    pymol.cgo = mock.MagicMock()
    pymol.Qt = types.ModuleType("pymol.Qt")
    pymol.Qt.QtCore, pymol.Qt.QtGui, pymol.Qt.QtWidgets = QtCore, QtGui, QtWidgets
    QtCore.Signal, QtCore.Slot = QtCore.pyqtSignal, QtCore.pyqtSlot
    return {"pymol": pymol, "pymol.Qt": pymol.Qt}


@unittest.skipIf(QtCore is None, "python3-pyqt6 is absent")
class Qt6Tests(GuardedTestCase):
    @classmethod
    def setUpClass(cls):
        cls.application = QtWidgets.QApplication.instance() or QtWidgets.QApplication(["test"])
        sys.modules.update(stand_in())
        from glimpse_bridge.glimpse_client import Client, Explanation, Options, Structure
        from glimpse_bridge.logic import asking
        from glimpse_bridge.logic.explained import Origin
        from glimpse_bridge.logic.series import Series

        with open(os.path.join(ROOT, "tests", "fixtures", "1hpv.pdb"), encoding="utf-8") as file:
            text = file.read()
        origin = Origin(LIGAND, "resn 478", "1hpv", ("1hpv",), ("1hpv",), 1, (), "")
        with Client([os.environ["GLIMPSE_EXECUTABLE"], "connect"]) as client:
            what = Explanation(
                "clash", Structure(text, "pdb"), ligand=LIGAND, options=Options(steps=2)
            )
            entry = client.start_explain(what).result().results[0]
            cls.explained = asking.fetch(client, entry, origin)
            cls.models = client.models().models
        cls.explained = replace(cls.explained, name="glimpse_478_clash")
        cls.series = Series("478", origin, (1, 2, 3), (entry, entry, entry))

    def setUp(self):
        super().setUp()
        from glimpse_bridge.gui.desk import WindowDesk
        from glimpse_bridge.viewer.port import bridge_to

        cmd = mock.MagicMock()
        cmd.get_names.return_value = [self.explained.name]
        group = self.explained.name
        cmd.get_type.side_effect = lambda name: "object:" + ("group" if name == group else "map")
        self.window = QtWidgets.QMainWindow()
        self.bridge = bridge_to(cmd, None, mock.MagicMock())
        self.bridge.port.desk = WindowDesk(self.window, self.bridge)
        self.bridge.models = self.models
        self.bridge.port.results = {self.explained.name: self.explained}
        self.bridge.port.shown = self.explained.name
        self.dock = self.bridge.port.desk.dock
        self.faults = []
        sys.excepthook, before = lambda *fault: self.faults.append(fault), sys.excepthook
        self.addCleanup(setattr, sys, "excepthook", before)
        self.addCleanup(lambda: self.assertEqual(self.faults, []))

    def show(self):
        self.window.resize(1200, 900)
        self.window.show()
        self.bridge.port.desk.results_changed(self.bridge)
        self.bridge.port.desk.run_until(lambda: self.dock.panel.isVisible())
        return self.dock.panel

    def test_the_panel_shows_rows_tables_and_figures(self):
        panel = self.show()
        channels = [channel.label for channel in self.explained.summary.model.channels]
        self.assertEqual(list(panel.tabs.rows), channels)
        panel.tabs.setCurrentWidget(panel.tabs.tables["Atoms"])
        self.assertEqual(panel.tabs.tables["Atoms"].rowCount(), len(self.explained.atoms))
        self.assertFalse(panel.grab().isNull())

    def test_figures_are_shown_letter_by_letter(self):
        said = "8.1 <u>pK</u> & more", "half of them < 1 & > 0"
        view = replace(self.explained.view, figures=said)
        self.bridge.port.results[self.explained.name] = replace(self.explained, view=view)
        text = self.show().results.text
        document = QtGui.QTextDocument()
        document.setHtml(text.text())
        self.assertEqual(tuple(document.toPlainText().split("\n")), said)

    def test_a_table_shows_numbers_as_the_daemon_says_and_sorts_by_what_they_are(self):
        from glimpse_bridge.logic import tables
        from glimpse_bridge.viewer.channels import Channels

        panel, found = self.show(), self.explained.table("Atoms")
        rows = tables.rows(found, self.explained.atoms)
        table = panel.tabs.tables["Atoms"]
        panel.tabs.setCurrentWidget(table)
        for at, column in enumerate(found.shown):
            texts = [(column.format or "%s") % row[at] for row in rows]
            self.assertEqual([table.item(row, at).text() for row in range(len(rows))], texts)
            if column.format is not None:
                table.sortItems(at)
                cells = sorted(row[at] for row in rows)
                texts = [column.format % cell for cell in cells]
                self.assertEqual([table.item(row, at).text() for row in range(len(rows))], texts)
                panel.tabs.fill(self.explained, Channels(self.bridge, self.explained))
        self.assertEqual({one.format for one in found.shown}, {None, "%.1f", "%+.3g"})

    def test_what_a_session_of_an_earlier_version_kept_shows_without_tables(self):
        from glimpse_bridge.glimpse_client.decoding import decode
        from glimpse_bridge.logic import report, wire
        from glimpse_bridge.logic.explained import Explained

        kept = wire.to_wire(replace(self.explained, default_maps=(), limit=0.5))
        del kept["view"], kept["origin"]["sent"]
        for atom in kept["atoms"]:
            del atom["text"], atom["index"], atom["painted"]
        explained = decode(Explained, kept)
        panel = self.show()  # First one that has tables, whose rows must not stay.
        panel.tabs.setCurrentWidget(panel.tabs.tables["Atoms"])
        self.assertGreater(panel.tabs.tables["Atoms"].rowCount(), 0)
        self.bridge.port.results = {explained.name: explained}
        panel = self.show()
        self.assertEqual(panel.tabs.tables["Atoms"].rowCount(), 0)
        self.assertIn("explain it again", panel.results.text.text())
        self.assertIn("+0.5", panel.results.legend.text())
        self.assertIn("resn 478", report.note(explained))

    def test_the_window_grows_so_that_the_view_stays_as_wide(self):
        view = QtWidgets.QWidget()
        self.window.setCentralWidget(view)
        self.window.resize(200, 300)
        self.window.show()
        self.application.processEvents()
        before = view.width()
        self.bridge.port.desk.results_changed(self.bridge)
        self.application.processEvents()
        self.assertGreaterEqual(view.width(), before)

    def test_a_long_text_of_a_prediction_makes_the_panel_no_wider(self):
        summary = self.explained.summary
        long = replace(summary.prediction, meaning="affinity pK 7.70, members from 7.55 to 7.91; " * 4)
        entry = replace(self.explained.result, summary=replace(summary, prediction=long))
        self.bridge.port.results[self.explained.name] = replace(self.explained, result=entry)
        self.assertLess(self.show().results.minimumSizeHint().width(), 500)

    def test_a_row_of_channels_shows_as_a_whole_however_narrow_the_dock_is_made(self):
        self.window.setCentralWidget(QtWidgets.QWidget())
        panel = self.show()
        self.window.resizeDocks([self.dock], [1], QtCore.Qt.Orientation.Horizontal)
        self.application.processEvents()
        self.assertLess(self.dock.width(), 540)
        area = panel.tabs.currentWidget()
        panel.tabs.rows["protein occupancy"].level.setText("±0.0000088")
        panel.tabs.rows["ligand occupancy"].check.setText("a channel of a longer name")
        self.bridge.port.desk.run_until(lambda: not area.horizontalScrollBar().isVisible())
        for row in panel.tabs.rows.values():
            end = row.down.mapTo(area.viewport(), row.down.rect().bottomRight()).x()
            self.assertLess(end, area.viewport().width())
            self.assertGreaterEqual(row.slider.width(), 60)

    def test_a_row_centres_its_atom(self):
        panel = self.show()
        panel.tabs.setCurrentWidget(panel.tabs.tables["Atoms"])
        panel.tabs.tables["Atoms"].cellClicked.emit(0, 0)
        self.bridge.port.cmd.center.assert_called_once()

    def test_a_channels_box_slider_style_and_colour_reach_pymol(self):
        self.bridge.port.cmd.get_names.return_value += [
            self.explained.name + ".protein_occupancy_map",
            self.explained.name + ".protein_occupancy_up",
        ]
        self.bridge.port.ranges[self.explained.name + ".protein_occupancy_map"] = 1.0, 1.0
        self.bridge.port.cmd.isolevel.return_value = 0.1
        row = self.show().tabs.rows["protein occupancy"]
        self.assertTrue(row.check.isChecked())
        row.slider.setValue(row.slider.value() - 10)
        moved = self.bridge.port.cmd.isolevel.call_args.args[0]
        self.assertEqual(moved, self.explained.name + ".protein_occupancy_up")
        row.style.setCurrentText("mesh")
        self.bridge.port.cmd.isomesh.assert_called()
        with mock.patch.object(QtWidgets.QColorDialog, "getColor", lambda *_: QtGui.QColor("red")):
            row.up.click()
        self.bridge.port.cmd.color.assert_called_with("0xff0000", mock.ANY)
        row.check.click()
        self.bridge.port.cmd.delete.assert_called_with(self.explained.name + ".protein_occupancy_up")

    def test_a_click_in_the_plot_of_states_goes_to_the_nearest(self):
        self.bridge.series = self.series
        chosen = []
        self.bridge.show_state = chosen.append
        panel = self.show()
        panel.tabs.setCurrentWidget(panel.tabs.states)
        self.application.processEvents()
        place = QtCore.QPoint(*map(int, panel.tabs.states.point(2)))
        QtTest.QTest.mouseClick(panel.tabs.states, QtCore.Qt.MouseButton.LeftButton, pos=place)
        self.assertEqual(chosen, [2])

    def test_a_state_that_failed_is_a_gap_in_the_plot_and_a_click_says_why(self):
        from glimpse_bridge.glimpse_client.records.explain import ExplainedLigand
        from glimpse_bridge.glimpse_client.records.models import Fault

        good = self.series.entries[0]
        fault = Fault("bad-input", "Frame 3: The ligand is away.", "Wrap the trajectory.")
        failed = ExplainedLigand(2, None, None, fault)
        self.bridge.series = replace(
            self.series, states=(1, 2, 3, 4, 5), entries=(good, good, failed, good, good)
        )
        panel = self.show()
        panel.tabs.setCurrentWidget(panel.tabs.states)
        self.application.processEvents()
        picture = panel.tabs.states.grab().toImage()
        (first, y), (last, _) = panel.tabs.states.point(0), panel.tabs.states.point(4)
        line = QtGui.QColor.fromRgbF(*colours.LOW)

        def is_drawn(share):
            x = int(first + share * (last - first))
            seen = [picture.pixelColor(x, int(y) + by) for by in (-1, 0, 1)]
            return any(abs(one.blueF() - line.blueF()) < 0.2 > one.redF() - 0.3 for one in seen)

        drawn = [is_drawn(share) for share in (0.125, 0.375, 0.5, 0.625, 0.875)]
        self.assertEqual(drawn, [True, False, False, False, True])
        place = QtCore.QPoint(*map(int, panel.tabs.states.point(2)))
        QtTest.QTest.mouseClick(panel.tabs.states, QtCore.Qt.MouseButton.LeftButton, pos=place)
        dialog = self.window.findChildren(QtWidgets.QMessageBox)[-1]
        self.assertIn("478, state 3: The ligand is away.", dialog.text())
        self.assertEqual(dialog.informativeText(), "Wrap the trajectory.")

    def test_a_job_has_a_row_and_an_error_a_dialog(self):
        self.window.show()
        job = self.bridge.port.run("a job", lambda job: job.report("half", 0.5), lambda job: None)
        self.bridge.port.desk.run_until(lambda: job.has_ended)
        self.bridge.port.desk.tell_error("a job", "It broke off.", "Do it again.")
        dialog = self.window.findChild(QtWidgets.QMessageBox)
        self.assertEqual(dialog.informativeText(), "Do it again.")
        dialog.close()

    def test_steps_are_taken_with_the_windows_events_between(self):
        ticks, taken = [], []
        timer = QtCore.QTimer()
        timer.timeout.connect(lambda: ticks.append(len(taken)))
        timer.start(0)
        steps = (taken.append(step) for step in range(3))
        self.bridge.port.desk.run_steps(steps, lambda: taken.append("end"))
        self.bridge.port.desk.run_until(lambda: "end" in taken)
        timer.stop()
        self.assertLess({1, 2}, set(ticks))

    def test_note_view_and_scale_work(self):
        panel = self.show()
        buttons = {one.text(): one for one in panel.findChildren(QtWidgets.QPushButton)}
        buttons["Copy note"].click()
        self.assertIn("clash", QtWidgets.QApplication.clipboard().text())
        for box in panel.findChildren(QtWidgets.QCheckBox):
            if box.text() in ("One scale for all", "Legend in the view"):
                box.click()
        self.assertTrue(self.bridge.shares_scale and self.bridge.port.desk.shows_legend)
