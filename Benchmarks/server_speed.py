"""Measures the server beside a bare C server on libmicrohttpd, in turn: the ratios are the figures."""

import http.client
import json
import pathlib
import resource
import shutil
import statistics
import struct
import subprocess
import time

from json_speed import python
from servers import (BENCHMARKS, REPLY, REQUEST, ROOT, TARGET, bare, built, llmock, mock, nginx, output,
                     requests_a_second, say, temporary_folder)

BODY_SIZE = REPLY.stat().st_size
STREAM = (ROOT / "Fixtures/chat-completions/streams/greeting-flash.sse").read_text()
EVENTS = STREAM.count("data: {")
EVENT_SIZE = round(len(STREAM.encode()) / EVENTS)
FIELDS = {"Content-Type": "application/json", "Authorization": "Bearer key"}


def post(connection, body, fields=FIELDS):
    connection.request("POST", TARGET, body, fields)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise SystemExit(f"bench: an answer was a {answer.status}")


def measure_requests(program, rounds, seconds=5):
    rows = []
    for threads, wanted_rate, wanted_cpu in ((1, "≥ 0.85", ""), (2, "", "≤ 1.2")):
        pairs = []
        for _ in range(rounds):
            pair = []
            for make in (lambda: bare("-t", threads, "-s", BODY_SIZE), lambda: mock(program, "--threads", threads)):
                with make() as server:
                    requests_a_second(server, 1)
                    pair.append(requests_a_second(server, seconds))
            pairs.append(pair)
            say(f"  {threads} thread(s): bare {pair[0][0]:9.0f}/s {pair[0][1]:5.2f} µs,"
                f" ours {pair[1][0]:9.0f}/s {pair[1][1]:5.2f} µs")
        median = lambda side, figure: statistics.median(pair[side][figure] for pair in pairs)
        rate = statistics.median(pair[1][0] / pair[0][0] for pair in pairs)
        cpu = statistics.median(pair[1][1] / pair[0][1] for pair in pairs)
        rows.append((f"requests a second, {threads} thread(s)", f"{median(0, 0):,.0f}", f"{median(1, 0):,.0f}",
                     f"**{rate:.2f}**", wanted_rate))
        rows.append((f"processor time a request, {threads} thread(s)", f"{median(0, 1):.1f} µs", f"{median(1, 1):.1f} µs",
                     f"**{cpu:.2f}**", wanted_cpu))
    return rows


def streams(server, count, interval_ms, *options, ramp_ms=4000):
    """What the load client says of so many streams, and the resident memory a stream while all are open, and at the height."""
    idle, began = server.resident_bytes, time.monotonic()
    client = subprocess.Popen(
        [str(BENCHMARKS / ".build/streams"), "-p", str(server.port), "-n", str(count), "-i", str(interval_ms * 1000),
         "-r", str(ramp_ms), "-l", "60", *options], stdout=subprocess.PIPE, text=True)
    height = 0
    open_sizes = []
    while client.poll() is None:
        size, passed = server.resident_bytes, time.monotonic() - began
        height = max(height, size)
        # From the last one's beginning to the first one's end.
        if ramp_ms / 1000 + 0.2 < passed < (EVENTS - 1) * interval_ms / 1000 - 0.2:
            open_sizes.append(size)
        time.sleep(0.1)
    result = json.loads(client.stdout.read())
    result["bytes_a_stream"] = (max(open_sizes) - idle) / count
    result["bytes_at_the_height"] = (height - idle) / count
    return result


def measure_streams(program, rounds, count=10_000, interval_ms=200):
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if limit != resource.RLIM_INFINITY and limit < count + 100:
        raise SystemExit(f"bench: {count} streams need as many open files; the limit is {limit} (ulimit -n)")
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
    results = {"bare": [], "ours": []}
    for _ in range(rounds):
        with bare("-t", 2, "-n", EVENTS, "-i", interval_ms, "-e", EVENT_SIZE) as server:
            results["bare"].append(streams(server, count, interval_ms, "-u", "/stream"))
        with mock(program, "--threads", "2") as server:
            results["ours"].append(streams(server, count, interval_ms, "-x", f"Prefer: between={interval_ms}ms"))
        for name, runs in results.items():
            say(f"  {name}: {runs[-1]}")
    median = lambda name, figure: statistics.median(map(figure, results[name]))
    p99 = lambda run: run["pacing_error_us"]["p99"]
    memory = lambda run: run["bytes_a_stream"] / 1024
    height = lambda run: run["bytes_at_the_height"] / 1024
    done = lambda name: f"{min(run['completed'] for run in results[name]):,} of {count:,}"
    ratio = statistics.median(p99(ours) / max(1, p99(theirs)) for theirs, ours in zip(results["bare"], results["ours"]))
    return [
        (f"{count:,} streams, {EVENTS} events, one every {interval_ms} ms: complete", done("bare"), done("ours"), "", "all"),
        ("pacing error, p99", f"{median('bare', p99) / 1000:.2f} ms", f"{median('ours', p99) / 1000:.2f} ms",
         f"**{ratio:.2f}**", "≤ 1.3"),
        ("resident memory a stream, while all are open", f"{median('bare', memory):.1f} KiB",
         f"{median('ours', memory):.1f} KiB", "", "≤ 12 KiB"),
        ("resident memory a stream, at the height, when they end", f"{median('bare', height):.1f} KiB",
         f"{median('ours', height):.1f} KiB", "", ""),
    ]


def measure_start(program, rounds):
    times, resident = [], []
    for _ in range(max(rounds, 5)):
        began = time.monotonic()
        with mock(program) as server:
            server.ask(TARGET, json.dumps(REQUEST).encode(), **FIELDS)
            times.append((time.monotonic() - began) * 1000)
            resident.append(server.resident_bytes / (1 << 20))
    return [
        ("from process start to the first answer", "", f"{statistics.median(times):.0f} ms", "", "≤ 100 ms"),
        ("resident memory after the first answer", "", f"{statistics.median(resident):.1f} MiB", "", "≤ 30 MiB"),
    ]


def measure_allocations(program, _):
    """Blocks of memory that a whole request asks for, in the whole process: the library's and ours."""
    count = 2000
    small = json.dumps(REQUEST).encode()
    large = json.dumps({**REQUEST, "messages": [{"role": "user", "content": "word " * 100_000}]}).encode()
    many = {**FIELDS, **{f"x-field-{number}": f"value {number}" for number in range(40)}}
    kinds = {"": (small, FIELDS), ", 42 header fields": (small, many), ", a body of 500 KB": (large, FIELDS)}

    def allocations(make, body, fields):
        with temporary_folder() as folder:
            path = pathlib.Path(folder, "count")
            environment = {"LD_PRELOAD": str(BENCHMARKS / ".build/counter.so"), "ALLOCATION_COUNT_FILE": str(path)}
            with make(environment=environment) as server:
                connection = http.client.HTTPConnection("127.0.0.1", server.port)
                counted = lambda: struct.unpack_from("@L", path.read_bytes())[0]
                for _ in range(200):
                    post(connection, body, fields)
                before = counted()
                rounds = count if len(body) < 1000 else count // 10
                for _ in range(rounds):
                    post(connection, body, fields)
                return (counted() - before) / rounds

    rows = []
    for name, (body, fields) in kinds.items():
        theirs = allocations(lambda **options: bare("-s", BODY_SIZE, "-m", 65536, **options), body, fields)
        ours = allocations(lambda **options: mock(program, "--threads", 1, **options), body, fields)
        rows.append((f"allocations a request{name}", f"{theirs:.1f}", f"{ours:.1f}", f"**+{ours - theirs:.1f}**", "≤ +6"))
        say(f"  allocations{name}: bare {theirs:.2f}, ours {ours:.2f}")
    return rows


def measure_journal(program, _):
    """How much memory a full journal takes, of chat requests as wrk sends them, beyond a server that keeps one."""
    count = 100_000

    def resident(limit):
        with mock(program, "--journal-limit", limit) as server:
            while True:
                requests_a_second(server, 1)
                main = server.ask("/__understudy/sessions")["sessions"][0]
                if main["requests"] + main["dropped"] > count:
                    return server.resident_bytes, main["requests"]

    empty, _ = resident(1)
    full, kept = resident(count)
    say(f"  journal: {kept:,} exchanges take {(full - empty) / 1e6:.1f} MB")
    return [(f"{kept:,} exchanges in the journal", "", f"{(full - empty) / 1e6:.0f} MB", "", "≤ 100 MB")]


def measure_process(*_):
    """What a test process does: servers, one after the other, and sessions."""
    result = json.loads(output(built("ServerSpeed")))
    say(f"  in process: {result}")
    servers, sessions = result["servers"], result["sessions"]
    leaked = f"{servers['threads']} threads, {servers['descriptors']} descriptors, {servers['bytes']} bytes"
    return [
        ("a new server in the process, on a free port", "", f"{servers['start_ms']:.2f} ms", "", "≤ 2 ms"),
        (f"left of {servers['count']:,} of them, each asked once and stopped", "", leaked, "", "nothing"),
        ("sessions made, asked once and ended, a second", "", f"{sessions['a_second']:,.0f}", "", "≥ 10,000"),
    ]


def measure_others(program, rounds, seconds=4):
    """Rows of a table of their own: what else can be put in the mock's place."""
    rows = []

    def row(name, make, note, seconds=seconds):
        runs = []
        for _ in range(rounds):
            with make() as server:
                requests_a_second(server, 1)
                runs.append((*requests_a_second(server, seconds), server.resident_bytes / (1 << 20)))
        rate, cpu, resident = (statistics.median(run[index] for run in runs) for index in range(3))
        say(f"  {name}: {rate:,.0f}/s, {cpu:.1f} µs")
        rows.append((name, f"{rate:,.0f}", f"{cpu:.1f} µs", note))

    with temporary_folder() as folder:
        row("bare C", lambda: bare("-t", 1, "-s", BODY_SIZE), "reads the body, drops it")
        row("understudy", lambda: mock(program, "--threads", 1), "session, security, routing, validation, journal")
        if found := shutil.which("nginx"):
            row("nginx", lambda: nginx(found, folder), "the same bytes from its configuration, one worker")
        else:
            rows.append(("nginx", "not run", "", "not installed (apt-get install nginx-light)"))
        row("llmock (PyPI)", lambda: llmock(pathlib.Path(python()).with_name("llmock")), "its own canned answer, one process")
    return rows


ROWS = {
    "requests": measure_requests, "streams": measure_streams, "start": measure_start, "allocations": measure_allocations,
    "journal": measure_journal, "process": measure_process,
}


def measure(program, parts, rounds):
    """The lines of a table."""
    rows = []
    for name in parts:
        say(f"{name} …")
        rows += ROWS[name](program, rounds)
    return [
        "The bare server is `BareServer/bare.c`: it reads the body, drops it, and answers with as many bytes. Ours does all it",
        "does for a user: session, security, routing, validation, journal. The load comes from the same machine.", "",
        "| what | bare C | ours | ours / bare | wanted |", "| --- | --: | --: | --: | --: |",
        *(f"| {' | '.join(row)} |" for row in rows), "",
    ]


def measure_beside(program, rounds):
    """The lines of the table of others."""
    return [
        "One thread or process each; the load comes from the same machine: one chat request over 32 connections.", "",
        "| server | requests a second | processor time a request | what it does |", "| --- | --: | --: | --- |",
        *(f"| {' | '.join(row)} |" for row in measure_others(program, rounds)), "",
    ]
