"""The program as a process: what it prints, how it stops, how it exits."""

import http.client
import json
import re
import shlex
import signal
import socket
import subprocess
import time

import pytest

from conftest import ROOT, first_line

HELLO = {"model": "gemini-3.5-flash", "messages": [{"role": "user", "content": "Hello!"}]}


class Served:
    """A server of a test's own."""

    def __init__(self, program, *options):
        self.process = subprocess.Popen(
            [program, "serve", "--port", "0", *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.url = first_line(self.process, 10).strip()
        self.port = int(self.url.rsplit(":", 1)[1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()

    def ask(self, prefer=None, stream=True):
        """An answer whose head has come, and whose body is still to be read."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
        headers = {"Content-Type": "application/json", "Authorization": "Bearer key"}
        if prefer:
            headers["Prefer"] = prefer
        connection.request("POST", "/v1/chat/completions", json.dumps({**HELLO, "stream": stream}), headers)
        return connection.getresponse()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_lets_a_stream_finish(program, number):
    with Served(program) as served:
        answer = served.ask("between=30ms")
        start = answer.readline()
        served.process.send_signal(number)
        text = (start + answer.read()).decode()
        assert text.endswith("data: [DONE]\n\n")
        assert served.process.wait(10) == 0


def test_a_signal_ends_a_stall_at_once(program):
    with Served(program) as served:
        answer = served.ask("scenario=stall-stream")
        answer.readline()
        began = time.monotonic()
        served.process.send_signal(signal.SIGTERM)
        assert served.process.wait(20) == 0
        # The grace is eight seconds.
        assert time.monotonic() - began < 7


def test_a_second_signal_stops_now(program):
    with Served(program) as served:
        answer = served.ask("between=2s")
        answer.readline()
        served.process.send_signal(signal.SIGTERM)
        began = time.monotonic()
        # The first signal has been seen when no connection is taken any more.
        while time.monotonic() - began < 5:
            try:
                socket.create_connection(("127.0.0.1", served.port), 1).close()
            except OSError:
                break
        assert served.process.poll() is None, "the stream is still running"
        served.process.send_signal(signal.SIGTERM)
        assert served.process.wait(5) == 0
        assert time.monotonic() - began < 5
        with pytest.raises((http.client.IncompleteRead, ConnectionError)):
            answer.read()


def test_a_stream_that_takes_too_long_is_cut(program):
    with Served(program) as served:
        answer = served.ask("between=5s")
        answer.readline()
        began = time.monotonic()
        served.process.send_signal(signal.SIGTERM)
        assert served.process.wait(60) == 0
        # It would take three minutes.
        assert 7 < time.monotonic() - began < 40


def test_the_last_event_and_the_terminator_come_together(program):
    with Served(program) as served:
        # On a busy machine a reader may be late for one stream; where there is a pause, it is there in all of them.
        for _ in range(5):
            answer = served.ask("between=50ms")
            arrivals = []
            while line := answer.readline():
                if line.startswith(b"data:"):
                    arrivals.append(time.monotonic())
            before, pause, end = arrivals[-2] - arrivals[-3], arrivals[-1] - arrivals[-2], time.monotonic() - arrivals[-1]
            if before > 0.03 and pause < 0.005 and end < 0.005:
                break
        else:
            raise AssertionError((before, pause, end))


def test_a_port_in_use_is_told(program):
    with Served(program) as served:
        second = subprocess.run(
            [program, "serve", "--port", str(served.port)], capture_output=True, text=True, timeout=10)
        assert second.returncode == 2
        assert second.stdout == ""
        assert re.search(rf"error: .*{served.port}.* in use", second.stderr)


@pytest.mark.parametrize("options", [["--port", "70000"], ["--no-such-option"], ["--validation", "maybe"], ["--threads", "0"]])
def test_wrong_options_exit_with_2(program, options):
    result = subprocess.run([program, "serve", *options], capture_output=True, text=True, timeout=10)
    assert result.returncode == 2
    assert result.stdout == ""
    assert "Error:" in result.stderr


def test_a_broken_document_is_told_with_its_place(program, tmp_path):
    document = tmp_path / "broken.yaml"
    document.write_text("openapi: 3.1.0\ninfo: {title: x, version: '1'\npaths: {}\n")
    result = subprocess.run([program, "serve", document, "--port", "0"], capture_output=True, text=True, timeout=10)
    assert result.returncode == 2
    assert re.search(r"broken\.yaml:\d+:\d+: error: ", result.stderr)


def broken_fixture(folder):
    """A copy of the bundled document with one good fixture and one whose body lacks what the document requires."""
    (folder / "chat.yaml").write_text((ROOT / "openapi/chat-completions.yaml").read_text())
    fixtures = folder / "Fixtures/chat"
    for name in ("scenarios", "bodies"):
        (fixtures / name).mkdir(parents=True)
    good = json.loads((ROOT / "Fixtures/chat-completions/bodies/greeting-flash.json").read_text())
    (fixtures / "bodies/good.json").write_text(json.dumps(good))
    del good["choices"][0]["message"]
    (fixtures / "bodies/bad.json").write_text(json.dumps(good, indent=2))
    for name in ("good", "bad"):
        (fixtures / f"scenarios/{name}.yaml").write_text(
            f"operation: createChatCompletion\nreplies: [{{ status: 200, body: {name}.json }}]\n")
    return folder / "chat.yaml"


def test_a_broken_fixture_is_told_with_both_places_and_left_out(program, tmp_path):
    document = broken_fixture(tmp_path)
    result = subprocess.run([program, "lint", document], capture_output=True, text=True, timeout=10)
    assert result.returncode == 1
    assert re.search(r"bodies/bad\.json:\d+:\d+: error: .*message", result.stderr)
    assert re.search(r"chat\.yaml:\d+:\d+: note: ", result.stderr)
    with Served(program, str(document)) as served:
        assert served.ask("scenario=good", stream=False).status == 200
        assert served.ask("scenario=bad", stream=False).status == 404
    strict = subprocess.run(
        [program, "serve", document, "--port", "0", "--strict"], capture_output=True, text=True, timeout=10)
    assert strict.returncode == 2


def test_a_body_over_the_limit_is_refused(program):
    with Served(program, "--body-limit", "1000") as served:
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
        connection.request(
            "POST", "/v1/chat/completions", json.dumps({**HELLO, "padding": "x" * 5000}),
            {"Content-Type": "application/json", "Authorization": "Bearer key"})
        answer = connection.getresponse()
        assert answer.status == 413
        assert answer.headers["Understudy-Error"] == "body-too-large"
        answer.read()
        assert served.ask(stream=False).status == 200


def test_keys_can_be_named_and_choices_locked(program):
    with Served(program, "--api-key", "key", "--lock") as served:
        assert served.ask("code=503", stream=False).status == 200
    with Served(program, "--api-key", "other") as served:
        assert served.ask(stream=False).status == 401


def test_the_readme_says_what_happens(program):
    """Every `curl` and `understudy` line of the README prints what the README shows."""
    text = (ROOT / "README.md").read_text()
    blocks = re.findall(r"```console\n(.*?)```", text, re.S)
    commands = re.findall(r"^\$ ((?:.*\\\n)*.*)\n((?:(?!\$ ).*\n?)*)", "\n".join(blocks), re.M)
    assert len(commands) >= 5
    with Served(program) as served:
        for command, shown in commands:
            if command.startswith("scripts/serve"):
                assert shown.splitlines()[0] == "http://127.0.0.1:4010"
                continue
            command = command.replace("http://127.0.0.1:4010", served.url)
            if command.startswith("understudy"):
                command = shlex.quote(str(program)) + command.removeprefix("understudy") + " 2>&1"
            result = subprocess.run(
                command, shell=True, cwd=ROOT, capture_output=True, text=True, timeout=20, executable="/bin/bash")
            assert result.stdout.strip() == shown.strip(), command


def outcomes(served, count=40):
    """What becomes of questions that are all unlike each other, and the seeds that were sent."""
    statuses, seeds = [], set()
    for number in range(count):
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=15)
        question = {**HELLO, "messages": [{"role": "user", "content": f"Question {number}"}]}
        try:
            connection.request(
                "POST", "/v1/chat/completions", json.dumps(question),
                {"Content-Type": "application/json", "Authorization": "Bearer key"})
            answer = connection.getresponse()
            answer.read()
            statuses.append(answer.status)
            seeds.add(answer.headers["Understudy-Seed"])
        except ConnectionError as error:
            statuses.append(type(error).__name__)
    return statuses, seeds


def test_chance_prints_its_seed_and_is_repeated_by_it_and_by_its_log(program, tmp_path):
    log = tmp_path / "chance.log"
    with Served(program, "--chaos", "reset: 20%, code 503: 20%", "--chaos-log", str(log)) as served:
        first, seeds = outcomes(served)
        served.process.send_signal(signal.SIGTERM)
        printed = served.process.communicate()[1]
    seed = re.search(r"--seed (\d+) repeats it", printed).group(1)
    assert seeds == {seed}
    assert {200, 503} < set(first)
    with Served(program, "--chaos", "reset: 20%, code 503: 20%", "--seed", seed) as served:
        assert outcomes(served)[0] == first
    with Served(program, "--replay", str(log)) as served:
        assert outcomes(served)[0] == first


def test_limits_are_kept(program):
    with Served(program, "--limits", "requests: 2/h") as served:
        statuses = [served.ask(stream=False).status for _ in range(3)]
        assert statuses == [200, 200, 429]
        refused = served.ask(stream=False)
        assert 0 < int(refused.headers["Retry-After"]) <= 1800
        assert refused.headers["x-ratelimit-limit-requests"] == "2"


@pytest.mark.parametrize("options", [["--chaos", "rest: 2%"], ["--limits", "requests: 5"], ["--replay", "/no/such/file"]])
def test_chance_and_limits_that_cannot_be_are_told(program, options):
    result = subprocess.run(
        [program, "serve", "--port", "0", *options], capture_output=True, text=True, timeout=10)
    assert result.returncode == 2
    assert "error: " in result.stderr


def test_a_change_is_served_within_a_second_and_a_broken_one_is_not(program, tmp_path):
    document = broken_fixture(tmp_path)
    (tmp_path / "Fixtures/chat/scenarios/bad.yaml").unlink()
    good = tmp_path / "Fixtures/chat/bodies/good.json"

    def model(served):
        return json.loads(served.ask("scenario=good", stream=False).read())["model"]

    def wait_for(condition):
        began = time.monotonic()
        while not condition() and time.monotonic() - began < 10:
            time.sleep(0.02)
        return time.monotonic() - began

    with Served(program, str(document), "--reload") as served:
        text = good.read_text()
        assert model(served) == "gemini-3.5-flash"
        good.write_text(text.replace("gemini-3.5-flash", "Gemini-3.0-pro"))
        # A second, and what a busy machine adds.
        assert wait_for(lambda: model(served) == "Gemini-3.0-pro") < 3
        good.write_text("{")
        line = served.process.stderr.readline()
        while "goes on" not in line:
            line = served.process.stderr.readline()
        assert model(served) == "Gemini-3.0-pro"
