"""What a whole request asks of the allocator, in the whole program: the library's blocks and ours, counted by a library that
stands before the allocator (`Benchmarks/AllocationCounter`)."""

import http.client
import json
import os
import shutil
import struct
import subprocess
import sys

import pytest

from conftest import ROOT, first_line

CHAT = {"model": "gemini-3.5-flash", "messages": [{"role": "user", "content": "Hello"}]}
FIELDS = {"Content-Type": "application/json", "Authorization": "Bearer key"}

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None, reason="needs LD_PRELOAD and a C compiler")


@pytest.fixture
def counted(program, tmp_path):
    """Says how many blocks each of many equal requests asks for, on one connection."""
    counter, count = tmp_path / "counter.so", tmp_path / "count"
    source = ROOT / "Benchmarks/AllocationCounter/counter.c"
    subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-fno-builtin-malloc", "-o", counter, source], check=True)
    environment = {**os.environ, "LD_PRELOAD": str(counter), "ALLOCATION_COUNT_FILE": str(count)}
    process = subprocess.Popen(
        [program, "serve", "--port", "0", "--threads", "1"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=environment, text=True)
    try:
        connection = http.client.HTTPConnection("127.0.0.1", int(first_line(process, 10).rsplit(":", 1)[1]))

        def blocks(body=CHAT, fields=FIELDS, requests=300):
            text = json.dumps(body)

            def ask(times):
                for _ in range(times):
                    connection.request("POST", "/v1/chat/completions", text, fields)
                    answer = connection.getresponse()
                    answer.read()
                    assert answer.status == 200
                return struct.unpack_from("@L", count.read_bytes())[0]

            before = ask(50)
            return (ask(requests) - before) / requests

        yield blocks
    finally:
        process.kill()
        process.wait()


def test_a_request_asks_for_few_blocks_of_memory(counted):
    # A bare server in C asks for 4: a response, a field, its name and its value.
    blocks = counted()
    print(f"{blocks:.2f} blocks a request")
    assert blocks <= 4 + 6 + 0.2, "the journal's list grows now and then: a fraction of a block"


def test_neither_header_fields_nor_a_long_body_ask_for_more(counted):
    plain = counted()
    many = counted(fields={**FIELDS, **{f"x-field-{number}": f"value {number}" for number in range(40)}})
    assert many <= plain + 0.2
    long = {**CHAT, "messages": [{"role": "user", "content": "word " * 100_000}]}
    assert counted(long, requests=50) <= plain + 0.2
