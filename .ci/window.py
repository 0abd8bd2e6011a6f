#!/usr/bin/env python3
"""Drives the real window as a screen reader would: opens two files, goes to the next deviation, exports, checks the file.

Usage: dbus-run-session -- python3 .ci/window.py PROGRAM
Needs Xvfb, xdotool, at-spi2-core and python3-pyatspi. Everything happens on a private display and in a folder of its own.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

PATIENCE = 40.0  # seconds; the machine may be busy with other things

ONE = """Example Licence

1. Grant. You may use, copy, modify and distribute the Work for any purpose.

2. Notices. You must keep this licence in all copies.
"""
OTHER = ONE + """
3. Limits. You may use the Work for non-commercial purposes only.
"""


# The pages as tabs, in their order.
PAGES = ["Overview", "What differs", "Text", "Read", "Matrix", "Definitions", "What is open"]


def wait_for(what, find):
    """What `find` returns, as soon as it returns something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = find()
        except Exception:  # The tree changes while it is read.
            found = None
        if found:
            return found
        time.sleep(0.2)
    sys.exit(f"not there after {PATIENCE:.0f} s: {what}")


def nodes(node):
    yield node
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None:
            yield from nodes(child)


def main(program):
    folder = tempfile.mkdtemp()
    display = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    os.environ["DISPLAY"] = ":" + display.stdout.readline().strip()
    os.environ.update(XDG_RUNTIME_DIR=folder, XDG_DATA_HOME=f"{folder}/data", XDG_CONFIG_HOME=f"{folder}/config")
    os.environ.pop("WAYLAND_DISPLAY", None)
    os.chmod(folder, 0o700)
    launcher = subprocess.Popen(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"], stderr=subprocess.DEVNULL)
    enable = ["dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus"]
    enable += ["org.freedesktop.DBus.Properties.Set", "string:org.a11y.Status", "string:IsEnabled", "variant:boolean:true"]
    wait_for("the accessibility bus", lambda: subprocess.run(enable, capture_output=True, check=False).returncode == 0)
    paths = []
    for name, text in (("one.txt", ONE), ("other.txt", OTHER)):
        paths.append(f"{folder}/{name}")
        with open(paths[-1], "w", encoding="utf-8") as file:
            file.write(text)
    window = subprocess.Popen([program, *paths])
    try:
        drive(folder)
        print("the window was driven by its accessible names, and the report is right")
    finally:
        for process in (window, launcher, display):
            process.kill()
            process.wait()


def drive(folder):
    import pyatspi

    def window():
        desktop = pyatspi.Registry.getDesktop(0)
        children = (desktop.getChildAtIndex(index) for index in range(desktop.childCount))
        return next((it for it in children if it is not None and "undiluted" in it.name.lower()), None)

    def named(words, role=None):
        found = (it for it in nodes(window()) if words in (it.name or "") and (role is None or it.getRoleName() == role))
        return next(found, None)

    def keys(*pressed):
        subprocess.run(["xdotool", "key", "--delay", "120", *pressed], check=True)

    wait_for("the window", window)
    wait_for("the overview", lambda: named("The clauses that matter most"))
    assert named("use: restricted, in conflict"), "the overview says how each freedom fares"
    for role, name in (("heading", "At a glance"), ("table", "What each text answers"), ("tool bar", "Tools")):
        assert named(name, role), f"{name} is told as a {role}; there are {sorted({it.getRoleName() for it in nodes(window())})}"
    roles = [it.getRoleName() for it in nodes(window())]
    assert roles.count("table row") > 5 and roles.count("table cell") > 10, "a table has rows and cells"
    tabs = [it.name for it in nodes(window()) if it.name in PAGES]
    assert tabs[: len(PAGES)] == PAGES, f"pages are gone through in their order: {tabs}"
    subprocess.run(["xdotool", "search", "--onlyvisible", "--name", ".", "windowfocus"], check=False)

    # To the deviation: the keyboard stands on its clause, and its name says what it is.
    keys("F8")
    clause = wait_for("a clause that conflicts with use", lambda: named("clause 3, only here, conflicts with use"))
    focused = clause.getState().contains(pyatspi.STATE_FOCUSED)
    assert focused, f"the keyboard is on the clause: {clause.name}"
    wait_for("where one is", lambda: named("deviation 1 of 1"))

    # Export by the dialog's own names.
    keys("ctrl+e")
    wait_for("the format", lambda: named("JSON")).queryAction().doAction(0)
    field = wait_for("the field for the file", lambda: named("File", "entry") or named("File", "text"))
    field.queryComponent().grabFocus()
    time.sleep(0.5)
    keys("ctrl+a")
    path = f"{folder}/report.json"
    subprocess.run(["xdotool", "type", "--delay", "20", path], check=True)
    time.sleep(0.5)
    wait_for("the button that writes", lambda: named("Write report")).queryAction().doAction(0)
    wait_for("the report", lambda: os.path.exists(path))
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    kinds = [it["kind"] for document in report["documents"] for it in document["findings"]]
    assert len(report["documents"]) == 2 and "noncommercial-only" in kinds, kinds


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]))
