"""Documents: how long from start to the first answer, what a request costs with many paths, beside openapi-core."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.request

BENCHMARKS = pathlib.Path(__file__).resolve().parent
ROOT = BENCHMARKS.parent


def output(*command):
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout


def specs():
    """The folder of documents of others, or nothing."""
    if path := os.environ.get("UNDERSTUDY_SHARED"):
        return pathlib.Path(path) / "specs"
    return next((place / "shared/specs" for place in ROOT.parents if (place / "shared/specs").is_dir()), None)


def plain_operation(document):
    """The path of an operation that a request needs nothing for."""
    for path, item in json.loads(document.read_bytes())["paths"].items():
        operation = item.get("get", {})
        needs = [one for one in item.get("parameters", []) + operation.get("parameters", []) if one.get("required")]
        if operation and "{" not in path and not needs and not operation.get("security"):
            return path
    raise SystemExit(f"bench: {document.name} has no operation without parameters")


def first_answer(mock, program, *options, request):
    """Milliseconds from process start to the first answer, and the resident MiB after it."""
    began = time.monotonic()
    with mock(program, *options) as server:
        with urllib.request.urlopen(request(server.port)) as answer:
            answer.read()
        return (time.monotonic() - began) * 1000, server.resident_bytes / (1 << 20)


def many_paths(count, folder):
    """A document of many paths, two with parameters to each one without."""
    operation = {"responses": {"200": {"description": "done"}}}
    parameter = lambda name: {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
    paths = {}
    for number in range(count):
        path = f"/area{number % 100}/things{number}"
        if number % 3:
            path += "/{thing}/parts"
        paths[path] = {"get": operation, **({"parameters": [parameter("thing")]} if number % 3 else {})}
    file = pathlib.Path(folder) / f"paths-{count}.json"
    file.write_text(json.dumps({"openapi": "3.1.0", "info": {"title": "Paths", "version": "1"}, "paths": paths}))
    return file


def request_cost(server, target, seconds=2):
    """Processor time of the server for a request, in microseconds."""
    before = server.cpu_seconds
    text = output("wrk", "-t1", "-c16", f"-d{seconds}s", f"http://127.0.0.1:{server.port}{target}")
    if "Non-2xx or 3xx responses" in text:
        raise SystemExit(f"bench: not every answer was a 200:\n{text}")
    return (server.cpu_seconds - before) / int(
        next(line for line in text.splitlines() if "requests in" in line).split()[0]) * 1e6


def load_seconds(python, document):
    """How long openapi-core needs to load a document."""
    code = ("import sys, time, openapi_core; began = time.monotonic(); "
            "openapi_core.OpenAPI.from_file_path(sys.argv[1]); print(time.monotonic() - began)")
    return float(output(python, "-c", code, str(document)))


def measure(program, rounds, mock, chat):
    folder = specs()
    if folder is None:
        raise SystemExit("bench: there is no folder shared/specs with documents")
    rounds = max(rounds, 5)
    bundled = [first_answer(mock, program, request=chat) for _ in range(rounds)]
    largest = max(folder.glob("*.json"), key=lambda file: file.stat().st_size)
    path = plain_operation(largest)
    plain = lambda port: urllib.request.Request(f"http://127.0.0.1:{port}{path}")
    large = [first_answer(mock, program, str(largest), request=plain) for _ in range(rounds)]
    size = f"{largest.name} ({largest.stat().st_size / 1e6:.1f} MB)"
    with tempfile.TemporaryDirectory() as scratch:
        few, many = (many_paths(count, scratch) for count in (10, 10_000))
        with mock(program, str(few)) as small, mock(program, str(many)) as big:
            pairs = []
            for _ in range(rounds):
                pairs.append((request_cost(small, "/area4/things4/x/parts"),
                              request_cost(big, "/area98/things9998/x/parts")))
    # The least of each: whatever else the machine does only adds.
    few_cost, many_cost = (min(pair[side] for pair in pairs) for side in (0, 1))
    environment = BENCHMARKS / ".build/venv"
    if not (environment / "bin/python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        subprocess.run([environment / "bin/pip", "install", "--quiet", "openapi-core"], check=True)
    peer = load_seconds(environment / "bin/python", largest)
    # Of times too the least.
    ours = min(time for time, _ in large)
    rows = [
        ("bundled document: start to the first answer", "", f"{min(time for time, _ in bundled):.0f} ms", "", "≤ 30 ms"),
        (f"{size}: start to the first answer", "", f"{ours:.0f} ms", "", "≤ 500 ms"),
        ("the same: resident memory then", "", f"{max(memory for _, memory in large):.0f} MiB", "", "≤ 300 MiB"),
        ("the same: loading", f"{peer * 1000:,.0f} ms", f"{ours:.0f} ms", f"**{ours / 1000 / peer:.3f}**", ""),
        ("processor time a request", f"{few_cost:.1f} µs", f"{many_cost:.1f} µs", f"**{many_cost / few_cost:.2f}**",
         "≤ 1.2"),
    ]
    return [
        "Least times of the rounds. Beside the loading: `openapi_core.OpenAPI.from_file_path`; ours is start to first answer.",
        "Beside the request of a document with 10,000 paths: the same with 10.", "",
        "| what | beside | ours | ours / beside | wanted |", "| --- | --: | --: | --: | --: |",
        *(f"| {' | '.join(row)} |" for row in rows), "",
    ]
