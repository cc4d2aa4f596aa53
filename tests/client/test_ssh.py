import contextlib
import os
import pwd
import shlex
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest

from daemon_case import EXECUTABLE, DaemonTestCase
from support import PATIENCE

from glimpse_client import Client

SSHD = shutil.which("sshd", path="/usr/sbin:/usr/local/sbin:" + os.environ.get("PATH", ""))
CONFIGURATION = """
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
"""


@unittest.skipUnless(os.path.isfile(EXECUTABLE), "GLIMPSE_EXECUTABLE names no built glimpse")
class SshTests(DaemonTestCase):
    """The daemon of another machine, which is this one by way of ssh."""

    def check(self, command):
        """A client by such a command starts the daemon; the command ends with the client."""
        client = Client(command)
        self.addCleanup(client.close)
        first = client.status()
        process = client._connection._process._process
        began = time.monotonic()
        client.close()
        while process.poll() is None and time.monotonic() - began < PATIENCE:
            time.sleep(0.01)
        self.assertEqual(process.poll(), 0)
        with Client(command) as again:
            self.assertEqual(again.status().process_id, first.process_id)

    def test_by_ssh_which_returns_when_the_client_closes(self):
        if SSHD is None or shutil.which("ssh") is None:
            self.skipTest("there is no sshd; the stand-in is tested alone")
        port = self.serve_ssh()
        self.check(
            ["ssh", "-F", "none", "-p", str(port), "-i", os.path.join(self.keys, "user")]
            + ["-o", "BatchMode=yes", "-o", "IdentitiesOnly=yes"]
            + ["-o", "UserKnownHostsFile=" + os.path.join(self.keys, "known")]
            + ["-o", "StrictHostKeyChecking=accept-new", "127.0.0.1", self.remote()]
        )

    def test_by_a_stand_in_for_ssh_a_shell_with_pipes(self):
        remote = shlex.quote(self.remote())
        self.check(["/bin/sh", "-c", "cat | env -i /bin/sh -c %s | cat" % remote])

    def remote(self):
        """What the other machine runs: it has nothing of this one's environment."""
        folders = ["%s=%s" % (name, shlex.quote(os.environ[name])) for name in self.outside]
        home = "HOME=%s PATH=%s" % (shlex.quote(self.folder), shlex.quote(os.environ["PATH"]))
        root = os.environ.get("DOTNET_ROOT")
        dotnet = ["DOTNET_ROOT=%s" % shlex.quote(root)] if root else []
        command = [shlex.quote(EXECUTABLE), "connect"]
        return " ".join(["exec env", home] + dotnet + folders + command)

    def serve_ssh(self):
        """Runs sshd for this user alone, on a port of this machine alone; returns the port."""
        self.keys = tempfile.mkdtemp(prefix="glimpse-ssh-")
        self.addCleanup(shutil.rmtree, self.keys)
        for key in ("host", "user"):
            path = os.path.join(self.keys, key)
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        path = os.path.join(self.keys, "config")
        with open(path, "w", encoding="utf-8") as file:
            file.write(CONFIGURATION.format(port=port, folder=self.keys))
        if os.geteuid() == 0:
            os.makedirs("/run/sshd", mode=0o755, exist_ok=True)
            if pwd.getpwuid(0).pw_shell.endswith(("nologin", "false")):
                self.skipTest("root has no shell here")
        log = open(os.path.join(self.keys, "log"), "wb")
        self.addCleanup(log.close)
        sshd = subprocess.Popen(
            [SSHD, "-D", "-e", "-f", path], stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        self.addCleanup(sshd.wait)
        self.addCleanup(sshd.send_signal, signal.SIGTERM)
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                return port
            self.assertIsNone(sshd.poll(), "sshd doesn't run")
            time.sleep(0.05)
        raise AssertionError("sshd doesn't listen")
