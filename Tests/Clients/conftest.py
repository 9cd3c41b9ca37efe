"""Real clients against the built program: the official OpenAI client for Python, and curl.

The program is the one that the environment variable UNDERSTUDY names, or else scripts/build makes it.
"""

import json
import os
import re
import signal
import subprocess
import threading
import time
import uuid
from pathlib import Path

import httpx2
import openai
import pytest

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "Fixtures" / "chat-completions"


def first_line(process, seconds):
    """The first line of a process's standard output; the process is killed where none comes in time."""
    timer = threading.Timer(seconds, process.kill)
    timer.start()
    try:
        return process.stdout.readline()
    finally:
        timer.cancel()


@pytest.fixture(scope="session")
def program():
    named = os.environ.get("UNDERSTUDY")
    if named:
        return named
    built = subprocess.run([ROOT / "scripts" / "build"], check=True, stdout=subprocess.PIPE, text=True)
    return built.stdout.strip()


@pytest.fixture(scope="session")
def server(program):
    """The base URL of a server with the bundled document, which must stop well when it is told to."""
    process = subprocess.Popen([program, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True)
    line = first_line(process, 10)
    try:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+\n", line), f"first line of output: {line!r}"
        yield line.strip()
        assert process.poll() is None, f"the server has ended by itself: {process.returncode}"
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
        assert process.stdout.read() == "", "only the base URL goes to standard output"
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


@pytest.fixture
def session():
    """A name that no other test uses."""
    return uuid.uuid4().hex


class Wire:
    """What a client sent and got, one entry for each attempt."""

    def __init__(self):
        self.started = []
        self.statuses = []
        self.connections = []
        self.retry_counts = []

    def sent(self, request, now):
        self.started.append(now)
        self.retry_counts.append(request.headers.get("x-stainless-retry-count"))

    def answered(self, response):
        self.statuses.append(response.status_code)
        self.connections.append(response.extensions["network_stream"].get_extra_info("client_addr"))


@pytest.fixture
def wire():
    return Wire()


@pytest.fixture
def client(server, wire):
    """Makes an unchanged official client: `client()`, `client("understudy.outage")`, `client(prefer="code=429")`."""
    made = []

    def make(key="sk-test", prefer=None, prefix="", retries=0, timeout=10.0):
        http = httpx2.Client(
            timeout=timeout,
            event_hooks={
                "request": [lambda request: wire.sent(request, time.monotonic())],
                "response": [wire.answered],
            },
        )
        made.append(http)
        return openai.OpenAI(
            api_key=key,
            base_url=f"{server}{prefix}/v1",
            max_retries=retries,
            default_headers={"Prefer": prefer} if prefer else None,
            http_client=http,
        )

    yield make
    for http in made:
        http.close()


def question(**changes):
    """The smallest useful request."""
    request = {"model": "gemini-3.5-flash", "messages": [{"role": "user", "content": "Hello!"}]}
    return request | changes


def body(name):
    """A bundled answer."""
    return json.loads((FIXTURES / "bodies" / f"{name}.json").read_text())


def text(name):
    """The text of a bundled answer."""
    return body(name)["choices"][0]["message"]["content"]
