"""Requests a second of chancery-serve: one client and many, beside the same queries in one process of chancery-search."""
import os
import random
import re
import selectors
import socket
import subprocess
import time
import urllib.parse

from . import common, latency

HEAD = ["way", "requests", "requests/s", "ratio", "mean ms", "p99 ms", "longest/mean", "slowest client/mean", "errors",
        "MB before", "MB after"]
CLIENTS = 100
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.I)


class Server:
    """A chancery-serve over a database, with a home of its own; `log` takes what it says of errors."""

    def __init__(self, program, db, home, log=None):
        environment = {**os.environ, "HOME": str(home), "XDG_STATE_HOME": str(home / "state")}
        self.process = subprocess.Popen([program, "--db", str(db), "--listen", "127.0.0.1:0"], env=environment,
                                        stdout=subprocess.PIPE, stderr=log, text=True)
        link = self.process.stdout.readline()
        found = re.match(r"http://127\.0\.0\.1:(\d+)/#token=(\S+)", link)
        if not found:
            raise common.Failed("chancery-serve does not start")
        self.port, self.token = int(found[1]), found[2]

    def memory(self):
        """Resident megabytes."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return int(re.search(r"VmRSS:\s+(\d+) kB", status.read())[1]) / 1000

    def request(self, query):
        target = "/api/search?" + urllib.parse.urlencode({"q": query, "n": 10})
        return (f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
                f"Authorization: Bearer {self.token}\r\n\r\n").encode()

    def stop(self):
        self.process.terminate()
        self.process.wait(20)


class Client:
    """A connection that asks one query after another."""

    def __init__(self, server, requests):
        self.socket = socket.create_connection(("127.0.0.1", server.port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.requests, self.taken, self.errors = requests, [], 0
        self.parts, self.missing = [], None

    def ask(self):
        """Sends the next request; False when there is none."""
        if not self.requests:
            return False
        self.parts, self.missing, self.began = [], None, time.monotonic()
        self.socket.sendall(self.requests.pop())
        return True

    def read(self):
        """Takes what has come; True at the end of a response."""
        part = self.socket.recv(1 << 18)
        if not part:
            raise common.Failed("chancery-serve has closed a connection")
        self.parts.append(part)
        if self.missing is None:
            head = b"".join(self.parts)
            end = head.find(b"\r\n\r\n")
            if end < 0:
                return False
            self.errors += not head.startswith(b"HTTP/1.1 200")
            self.missing = end + 4 + int(LENGTH.search(head)[1]) - len(head)
        else:
            self.missing -= len(part)
        if self.missing > 0:
            return False
        self.taken.append((time.monotonic() - self.began) * 1000)
        return True


def drive(server, lists):
    """Clients that ask their lists of requests side by side: (seconds, clients)."""
    clients = [Client(server, list(requests)) for requests in lists]
    chooser = selectors.DefaultSelector()
    for client in clients:
        chooser.register(client.socket, selectors.EVENT_READ, client)
    began = time.monotonic()
    running = sum(client.ask() for client in clients)
    while running:
        for key, _ in chooser.select():
            if key.data.read() and not key.data.ask():
                chooser.unregister(key.data.socket)
                running -= 1
    seconds = time.monotonic() - began
    for client in clients:
        client.socket.close()
    return seconds, clients


def row(name, server, lists, compared):
    """A row of the table, and its requests a second."""
    before = server.memory()
    seconds, clients = drive(server, lists)
    taken = [one for client in clients for one in client.taken]
    mean = sum(taken) / len(taken)
    slowest = max(sum(client.taken) / len(client.taken) for client in clients)
    rate = len(taken) / seconds
    return [name, str(len(taken)), f"{rate:.0f}", f"{rate / compared:.2f}" if compared else "1.00", f"{mean:.1f}",
            f"{latency.spread(taken)[1]:.1f}", f"{max(taken) / mean:.1f}", f"{slowest / mean:.2f}",
            str(sum(client.errors for client in clients)), f"{before:.0f}", f"{server.memory():.0f}"], rate


def rows(search, serve, db, queries, repeat, soak, home):
    """The table's rows; `soak`: requests of a last, long run, or 0."""
    latency.chancery(search, db, queries, 1)  # what is read is in memory for all
    taken, _, wall, _, _ = latency.chancery(search, db, queries, repeat)
    rate = 1000 / wall
    yield ["chancery-search, one process", str(len(taken) + 1), f"{rate:.0f}", "1.00", f"{wall:.1f}",
           f"{latency.spread(taken)[1]:.1f}", f"{max(taken) / wall:.1f}", "", "0", "", ""]
    server = Server(serve, db, home)
    try:
        requests = [server.request(query) for query in queries]
        drive(server, [requests] * 4)  # each worker has opened what it needs
        one, single = row("chancery-serve, one client", server, [requests * repeat], rate)
        yield one
        chance = random.Random(1)
        mixed = [chance.sample(requests, len(requests)) for _ in range(CLIENTS)]
        yield row(f"chancery-serve, {CLIENTS} clients (ratio to one client)", server, mixed, single)[0]
        if soak:
            long = [chance.choices(requests, k=soak // CLIENTS) for _ in range(CLIENTS)]
            yield row(f"chancery-serve, {CLIENTS} clients, long", server, long, single)[0]
    finally:
        server.stop()
