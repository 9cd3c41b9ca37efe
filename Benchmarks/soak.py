"""Runs the server for long and looks at what it holds: with all faults at once against clients that behave badly, and
with ten million ordinary requests."""

import asyncio
import json
import pathlib
import random
import re
import socket
import statistics
import struct
import subprocess
import time

from servers import BENCHMARKS, REQUEST, ROOT, TARGET, mock, say, temporary_folder

KINDS = (ROOT / "Sources/Mocking/Faults/FaultKind.swift").read_text()
FAULTS = re.findall(r"^    case (\w+)$", KINDS.split("enum Kind")[1].split("\n  }")[0], re.MULTILINE)


class Clients:
    """Clients that ask for anything, wait for half a second at most, and leave as they like."""

    def __init__(self, port, count, seed):
        self.port, self.count, self.random = port, count, random.Random(seed)
        self.sent = self.ended = self.reset = self.given_up = 0
        self.until = 0

    def request(self):
        """A request: good mostly, whole or streamed, in a session of its own or not; some that are no request at all."""
        draw = self.random.random()
        if draw < 0.02:
            return b"GARBAGE \x00\xff\r\n\r\n"
        # A few different ones, in a few sessions: how often each was seen is remembered, up to 100,000 in a session, and
        # what every session keeps has to be there before growth is looked for.
        body = {**REQUEST, "stream": draw < 0.5, "user": str(self.random.randrange(20))}
        if draw > 0.9:
            body["messages"] = [{"role": "user", "content": "word " * self.random.choice((100, 2000, 20_000))}]
        if draw > 0.97:
            del body["messages"]
        text = json.dumps(body).encode()
        fields = ["Host: localhost", "Authorization: Bearer key", "Content-Type: application/json",
                  f"Content-Length: {len(text)}"]
        if self.random.random() < 0.3:
            fields.append(f"Prefer: between={self.random.randrange(1, 20)}ms")
        if self.random.random() < 0.1:
            fields.append(f"Understudy-Session: s{self.random.randrange(10)}")
        bytes = "\r\n".join([f"POST {TARGET} HTTP/1.1", *fields, "", ""]).encode() + text
        return bytes[:self.random.randrange(len(bytes))] if self.random.random() < 0.03 else bytes

    async def one(self):
        """A connection: a few requests one after the other, and an end."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            for _ in range(self.random.randrange(1, 8)):
                writer.write(self.request())
                self.sent += 1
                deadline = time.monotonic() + self.random.choice((0.02, 0.5, 0.5))
                while (left := deadline - time.monotonic()) > 0:
                    data = await asyncio.wait_for(reader.read(65536), left)
                    if not data:
                        self.ended += 1
                        return
                    if data.endswith((b"0\r\n\r\n", b"}", b"}\n")):
                        break
        except TimeoutError:
            self.given_up += 1
        except OSError:
            self.reset += 1
        finally:
            if self.random.random() < 0.3:
                writer.get_extra_info("socket").setsockopt(
                    socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            # Not `close`, which waits until all is sent, and so for a server that is told to stall.
            writer.transport.abort()

    async def client(self):
        while time.monotonic() < self.until:
            try:
                await self.one()
            except OSError:
                await asyncio.sleep(0.01)

    async def run(self, seconds, look):
        self.until = time.monotonic() + seconds
        tasks = [asyncio.create_task(self.client()) for _ in range(self.count)]
        while time.monotonic() < self.until:
            await asyncio.sleep(1)
            look()
        await asyncio.gather(*tasks)


def settle(isSo, seconds):
    deadline = time.monotonic() + seconds
    while not isSo():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def growth(sizes):
    """How much more the last fifth of the time needs than the second: the first fills the journal."""
    fifth = max(1, len(sizes) // 5)
    return (statistics.median(sizes[-fifth:]) - statistics.median(sizes[fifth:2 * fifth])) / (1 << 20)


def under_way(server):
    """How many requests are not over, by the server's own count, without the one that asks."""
    metrics = server.text("/__understudy/metrics")
    return int(float(re.search(r"^understudy_requests_live (\S+)$", metrics, re.MULTILINE).group(1))) - 1


def with_faults(program, seconds=120, connections=400, seed=1):
    """Rows of what two minutes of all faults at once leave behind."""
    chaos = ", ".join([*(f"{kind}: 2%" for kind in FAULTS), "code 503: 4%", "code 429: 4%"])
    options = "--threads", 2, "--chaos", chaos, "--seed", seed, "--journal-limit", 20
    with temporary_folder() as folder:
        counts = pathlib.Path(folder, "count")
        environment = {"LD_PRELOAD": str(BENCHMARKS / ".build/counter.so"), "ALLOCATION_COUNT_FILE": str(counts)}
        return soaked(mock(program, *options, environment=environment), counts, seconds, connections, seed)


def soaked(server, counts, seconds, connections, seed):
    """Rows of what is left behind by bad clients of a server that counts the bytes it holds into a file."""
    with server:
        time.sleep(0.5)
        idle = server.thread_count, server.descriptor_count
        clients, sizes, held_sizes = Clients(server.port, connections, seed), [], []

        def look():
            sizes.append(server.resident_bytes)
            held_sizes.append(struct.unpack_from("@LL", counts.read_bytes())[1])

        asyncio.run(clients.run(seconds, look))
        is_quiet = settle(lambda: server.descriptor_count <= idle[1] and under_way(server) == 0, 10)
        left = under_way(server)
        held = server.thread_count - idle[0], server.descriptor_count - idle[1]
        say(f"  {clients.sent:,} requests: {clients.ended:,} connections ended by the server, {clients.reset:,} reset,"
            f" {clients.given_up:,} given up; quiet within 10 s: {is_quiet}")
        began = time.monotonic()
        code = server.stop()
        stopped = time.monotonic() - began
    return [
        (f"{seconds} s, {len(FAULTS)} faults at once, {connections} connections", f"{clients.sent:,} requests", ""),
        ("requests that are not over afterwards", f"{left}", "0"),
        ("threads and descriptors more than before", f"{held[0]} and {held[1]}", "0 and 0"),
        ("memory in use, last fifth of the time against the second",
         f"{growth(held_sizes):+.1f} MiB of {statistics.median(held_sizes) / (1 << 20):.1f}", "flat (≤ 2 MiB)"),
        ("resident memory, which the allocator keeps for later, the same",
         f"{growth(sizes):+.1f} MiB of {statistics.median(sizes) / (1 << 20):.1f}", ""),
        ("stopping", f"exit code {code} after {stopped * 1000:.0f} ms", "0"),
    ]


def of_millions(program, count=10_000_000):
    """Rows of what millions of requests leave behind. The journal, of 10,000 exchanges, is full after the first tenth of
    a second or two: from the first million on nothing may grow."""
    with mock(program, "--threads", 1) as server:
        time.sleep(0.5)
        idle, start = (server.thread_count, server.descriptor_count), server.resident_bytes
        sizes, after_first, done, began = [], None, 0, time.monotonic()
        while done < count:
            if time.monotonic() - began > 1200:
                raise SystemExit(f"bench: only {done:,} requests in twenty minutes")
            client = subprocess.Popen(
                ["wrk", "-t1", "-c32", "-d10s", "-s", str(BENCHMARKS / "request.lua"),
                 f"http://127.0.0.1:{server.port}{TARGET}"], stdout=subprocess.PIPE, text=True)
            while client.poll() is None:
                sizes.append(server.resident_bytes)
                time.sleep(0.5)
            text = client.stdout.read()
            if "Non-2xx" in text or "Socket errors" in text:
                raise SystemExit(f"bench: not every answer was a 200:\n{text}")
            done += int(next(line for line in text.splitlines() if "requests in" in line).split()[0])
            if done >= count / 10 and after_first is None:
                after_first = len(sizes) - 1
            say(f"  {done:,} requests, {sizes[-1] / (1 << 20):.1f} MiB")
        seconds = time.monotonic() - began
        settle(lambda: server.descriptor_count <= idle[1], 5)
        held = server.thread_count - idle[0], server.descriptor_count - idle[1]
        left = under_way(server)
    mebibytes = [size / (1 << 20) for size in (start, sizes[after_first], sizes[-1], max(sizes))]
    more = mebibytes[2] - mebibytes[1]
    return [
        (f"{done:,} requests, one after the other on 32 connections", f"{seconds:.0f} s, {done / seconds:,.0f} a second", ""),
        (f"resident memory before, after the first {count // 10:,}, at the end, at most",
         ", ".join(f"{size:.1f}" for size in mebibytes) + " MiB", ""),
        (f"of it more at the end than after the first {count // 10:,}",
         f"{more:+.1f} MiB: {'flat' if more <= 1 else 'it grows'}", "flat (≤ 1 MiB)"),
        ("requests that are not over afterwards", f"{left}", "0"),
        ("threads and descriptors more than before", f"{held[0]} and {held[1]}", "0 and 0"),
    ]


def measure(rows):
    """The lines of a table."""
    return ["", "| what | found | wanted |", "| --- | --: | --: |", *(f"| {' | '.join(row)} |" for row in rows), ""]
