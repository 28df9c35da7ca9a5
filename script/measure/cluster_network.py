"""Hosts of script/cluster: namespaces of the network, or servers of the loopback behind a proxy."""
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys

PROXY = pathlib.Path(__file__).resolve().parent / "delaying_proxy.py"


def run(*words, **more):
    return subprocess.run([str(word) for word in words], check=False, capture_output=True, text=True, **more)


def netem_works():
    """Whether a namespace of the network with a delay can be made."""
    if os.geteuid() != 0 or not shutil.which("tc") or run("ip", "netns", "add", "chancery-try").returncode != 0:
        return False
    made = run("ip", "netns", "exec", "chancery-try", "tc", "qdisc", "add", "dev", "lo", "root", "netem", "delay", "1ms")
    run("ip", "netns", "delete", "chancery-try")
    return made.returncode == 0


class Namespaces:
    """Hosts 10.77.0.N, each at the end of a wire to this machine's bridge."""

    def __init__(self, count, delay):
        self.names = [f"chancery-{i + 1}" for i in range(count)]
        run("ip", "link", "add", "chancery-br", "type", "bridge")
        run("ip", "address", "add", "10.77.0.254/24", "dev", "chancery-br")
        run("ip", "link", "set", "chancery-br", "up")
        for i, name in enumerate(self.names):
            run("ip", "netns", "add", name)
            run("ip", "link", "add", f"chv{i}", "type", "veth", "peer", "name", "eth0", "netns", name)
            run("ip", "link", "set", f"chv{i}", "master", "chancery-br", "up")
            inside = ("ip", "netns", "exec", name)
            run(*inside, "ip", "address", "add", f"10.77.0.{i + 1}/24", "dev", "eth0")
            run(*inside, "ip", "link", "set", "eth0", "up")
            run(*inside, "ip", "link", "set", "lo", "up")
            run(*inside, "tc", "qdisc", "add", "dev", "eth0", "root", "netem", "delay", f"{delay}ms")

    def command(self, host, words):
        return ["ip", "netns", "exec", self.names[host], *words]

    def address(self, host, port):
        return f"10.77.0.{host + 1}:{port}"

    def listen(self, _host):
        return "0.0.0.0"

    def trips(self):
        return None

    def close(self):
        for name in self.names:
            run("ip", "netns", "delete", name)
        run("ip", "link", "delete", "chancery-br")


class Loopback:
    """Servers of this machine, each behind a port that delays."""

    def __init__(self, count, delay):
        first = 20000 + random.randrange(10000)
        self.ports = list(range(first, first + 2 * count))
        self.count, self.delay, self.proxy = count, delay, None
        self.trouble = []

    def command(self, _host, words):
        return list(words)

    def listen(self, _host):
        return "127.0.0.1"

    def port(self, host):
        return self.ports[host]

    def address(self, host, port):
        return f"127.0.0.1:{self.ports[self.count + host]}" if port else ""

    def start(self):
        pairs = [f"{self.ports[self.count + i]}=127.0.0.1:{self.ports[i]}" for i in range(self.count)]
        self.proxy = subprocess.Popen([sys.executable, PROXY, *self.trouble, str(self.delay), *pairs],
                                      stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.proxy.stdout.readline()

    def begin_anew(self, trouble=()):
        """What the proxy has counted. It ends, and begins with other trouble."""
        self.proxy.terminate()
        counts = json.loads(self.proxy.stdout.readline())
        self.proxy.wait()
        self.trouble = list(trouble)
        self.start()
        return counts

    def trips(self):
        """Most round trips of a host since the last call."""
        return max(host["trips"] for host in self.begin_anew(self.trouble).values())

    def close(self):
        if self.proxy:
            self.proxy.kill()
