#!/usr/bin/env python3
"""Stands before servers as a network would: delaying_proxy.py [--lose P] [--stall P] [--cut P] [--seed N] MILLISECONDS
PORT=HOST:PORT ...

Each byte takes half of MILLISECONDS on its way, so a question and its answer take all of it. With a chance of P, each piece of
an answer is lost (TCP sends it again after a while), nothing comes behind it any more, or the connection ends with it. Prints
a line "ready" when all ports listen. At SIGTERM, or at the end of its input, it prints for each port how many times its
clients waited for an answer (round trips, those of connections side by side added up, opening a connection being one), the
bytes of the answers, and how often there was trouble."""
import argparse
import asyncio
import json
import os
import random
import signal
import sys

AGAIN = 0.2  # seconds until TCP sends what was lost again: the least of Linux


class Way:
    """One server, and what its clients asked."""

    def __init__(self, pair, options):
        port, target = pair.split("=")
        self.port, self.delay, self.options = int(port), options.milliseconds / 2000, options
        self.host, number = target.rsplit(":", 1)
        self.target = int(number)
        self.counts = {"trips": 0, "bytes": 0, "lost": 0, "stalled": 0, "cut": 0}
        self.lots = random.Random(options.seed + self.port)
        self.never = asyncio.Event()

    async def connect(self, reader, writer):
        """Takes a client to the server until one of them ends."""
        self.counts["trips"] += 1
        await asyncio.sleep(2 * self.delay)  # the three packets of TCP
        try:
            server_reader, server_writer = await asyncio.open_connection(self.host, self.target)
        except OSError:
            writer.close()
            return
        state = {"answered": True}

        def asks(_size):
            if state["answered"]:
                self.counts["trips"] += 1
                state["answered"] = False

        def answers(size):
            self.counts["bytes"] += size
            state["answered"] = True

        await asyncio.gather(self.carry(reader, server_writer, asks, None),
                             self.carry(server_reader, writer, None, answers))

    def trouble(self):
        """What becomes of a piece of an answer: "" for nothing."""
        lot = self.lots.random()
        for what, chance in (("lost", self.options.lose), ("stalled", self.options.stall), ("cut", self.options.cut)):
            if lot < chance:
                self.counts[what] += 1
                return what
            lot -= chance
        return ""

    async def carry(self, reader, writer, taken, given):
        """Passes bytes on in their order, each `delay` after it came. Calls `taken` or `given` for each piece."""
        loop, waiting = asyncio.get_running_loop(), asyncio.Queue()

        async def deliver():
            while True:
                when, data = await waiting.get()
                await asyncio.sleep(max(0, when - loop.time()))
                if not data or writer.is_closing():
                    break
                what = self.trouble() if given else ""
                if what == "lost":
                    await asyncio.sleep(AGAIN)
                elif what == "stalled":
                    await self.never.wait()
                elif what == "cut":
                    break
                writer.write(data)
                if given:
                    given(len(data))
            if not writer.is_closing():
                writer.close()

        task = asyncio.create_task(deliver())
        try:
            while data := await reader.read(1 << 16):
                if taken:
                    taken(len(data))
                waiting.put_nowait((loop.time() + self.delay, data))
        except OSError:
            pass
        waiting.put_nowait((loop.time() + self.delay, b""))
        await asyncio.gather(task, return_exceptions=True)


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--lose", type=float, default=0, metavar="P")
    parser.add_argument("--stall", type=float, default=0, metavar="P")
    parser.add_argument("--cut", type=float, default=0, metavar="P")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("milliseconds", type=float)
    parser.add_argument("pairs", nargs="+", metavar="PORT=HOST:PORT")
    return parser.parse_args()


async def main():
    options = read_arguments()
    ways = [Way(pair, options) for pair in options.pairs]
    for way in ways:
        await asyncio.start_server(way.connect, "127.0.0.1", way.port)
    print("ready", flush=True)
    end = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, end.set)
    loop.add_reader(sys.stdin, lambda: sys.stdin.buffer.read1(4096) or end.set())
    await end.wait()
    print(json.dumps({way.port: way.counts for way in ways}), flush=True)
    os._exit(0)  # connections that are open end with it


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        pass
