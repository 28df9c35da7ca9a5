#!/usr/bin/env python3
"""Stands before servers as a network would: delaying_proxy.py MILLISECONDS PORT=HOST:PORT ...

Each byte takes half of MILLISECONDS on its way, so a question and its answer take all of it. Prints a line "ready" when
all ports listen. At SIGTERM, or at the end of its input, it prints for each port how many times its clients waited for
an answer: round trips, those of connections side by side added up, opening a connection being one."""
import asyncio
import json
import os
import signal
import sys


class Way:
    """One server, and what its clients asked."""

    def __init__(self, port, target, delay):
        self.port, self.delay = port, delay / 2000
        self.host, number = target.rsplit(":", 1)
        self.target = int(number)
        self.trips = 0

    async def connect(self, reader, writer):
        """Takes a client to the server until one of them ends."""
        self.trips += 1
        await asyncio.sleep(2 * self.delay)  # the three packets of TCP
        try:
            server_reader, server_writer = await asyncio.open_connection(self.host, self.target)
        except OSError:
            writer.close()
            return
        state = {"answered": True}

        def asks():
            if state["answered"]:
                self.trips += 1
                state["answered"] = False

        def answers():
            state["answered"] = True

        def nothing():
            pass

        await asyncio.gather(self.carry(reader, server_writer, asks, nothing),
                             self.carry(server_reader, writer, nothing, answers))

    async def carry(self, reader, writer, taken, given):
        """Passes bytes on in their order, each `delay` after it came. Calls `taken` and `given` for each piece."""
        loop, waiting = asyncio.get_running_loop(), asyncio.Queue()

        async def deliver():
            while True:
                when, data = await waiting.get()
                await asyncio.sleep(max(0, when - loop.time()))
                if not data:
                    break
                writer.write(data)
                given()
            if not writer.is_closing():
                writer.close()

        task = asyncio.create_task(deliver())
        try:
            while data := await reader.read(1 << 16):
                taken()
                waiting.put_nowait((loop.time() + self.delay, data))
        except OSError:
            pass
        waiting.put_nowait((loop.time() + self.delay, b""))
        await asyncio.gather(task, return_exceptions=True)


async def main():
    delay = float(sys.argv[1])
    ways = [Way(int(pair.split("=")[0]), pair.split("=")[1], delay) for pair in sys.argv[2:]]
    servers = [await asyncio.start_server(way.connect, "127.0.0.1", way.port) for way in ways]
    print("ready", flush=True)
    end = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, end.set)
    loop.add_reader(sys.stdin, lambda: sys.stdin.buffer.read1(4096) or end.set())
    await end.wait()
    print(json.dumps({way.port: way.trips for way in ways}), flush=True)
    os._exit(0)  # connections that are open end with it


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        pass
