"""The admin API seen by curl and by the commands that ask it."""

import json
import signal
import socket
import subprocess
import threading
import time

import haralyzer
import pytest
from conftest import question
from hario_core.models.har_1_2 import HarLog
from test_curl import KEY, PATH, curl, is_problem
from test_process import Served

ADMIN = "/__understudy"


@pytest.fixture
def mine(server, session):
    """A session that the admin API has made: its name and the URL that leads into it."""
    made = curl(f"{server}{ADMIN}/sessions", send={"name": session})
    assert made.status == 201
    yield session, server + made.json["path"] + PATH
    curl(f"{server}{ADMIN}/sessions/{session}", "-X", "DELETE")


def test_health_needs_nothing(server):
    for path in ["live", "ready"]:
        reply = curl(f"{server}{ADMIN}/health/{path}")
        assert (reply.status, reply.json["status"]) == (200, "ok")


def test_a_session_is_scripted_and_verified(server, mine):
    name, url = mine
    script = {"script": {"replies": [{"status": 503}], "then": "success"}}
    assert curl(f"{server}{ADMIN}/sessions/{name}/script", "-X", "PUT", send=script).status == 204
    assert [curl(url, *KEY, send=question()).status for _ in range(2)] == [503, 200]
    wanted = {"session": name, "expectations": [{"expect": "order", "sequence": [{"status": 503}, {"status": 200}]}]}
    assert curl(f"{server}{ADMIN}/verification", send=wanted).json == {"passed": True, "failures": []}
    wanted["expectations"] = [{"expect": "count", "exactly": 3}]
    failed = curl(f"{server}{ADMIN}/verification", send=wanted).json
    assert not failed["passed"] and failed["failures"][0].startswith("expected 3 requests, but 2 came")


def test_the_journal_tells_of_connections_times_and_ends(server, mine):
    name, url = mine
    curl(url, *KEY, send=question(stream=True))
    requests = curl(f"{server}{ADMIN}/requests?session={name}").json["requests"]
    assert len(requests) == 1
    end = requests[0]["end"]
    assert requests[0]["arrival"] <= end["head"] <= end["firstByte"] <= end["lastByte"] <= end["end"]
    assert (requests[0]["numberOnConnection"], end["cause"]) == (1, "performed")
    assert "sk-test" not in json.dumps(requests)


def test_an_archive_is_what_har_1_2_has_it(server, mine):
    name, url = mine
    curl(url, *KEY, send=question())
    curl(url + "?a=1&b=%20", *KEY, send=question(model="none"))
    curl(url, *KEY, "-H", "Prefer: first=100ms", send=question(stream=True))
    with pytest.raises(AssertionError, match="Empty reply"):
        curl(url, *KEY, "-H", "Prefer: fault=empty", send=question())
    curl(url, "-X", "GET", "-H", "Cookie: a=b")
    har = curl(f"{server}{ADMIN}/requests?session={name}&format=har")
    assert har.headers["content-type"] == "application/har+json"
    parser = haralyzer.HarParser(har.json)
    assert (parser.version, parser.creator["name"]) == ("1.2", "understudy")
    entries = har.json["log"]["entries"]
    parsed = [haralyzer.HarEntry(entry) for entry in entries]
    assert [entry.response.status for entry in parsed] == [200, 404, 200, 0, 405]
    assert [entry.request.method for entry in parsed] == ["POST"] * 4 + ["GET"]
    assert all(entry.startTime.year >= 2024 and entry.time >= 0 for entry in parsed)
    # Another's model of it, every type as it stands there.
    log = HarLog.model_validate_json(json.dumps(har.json["log"]), strict=True)
    for entry in log.entries:
        times = entry.timings
        assert entry.time == pytest.approx(times.send + times.wait + times.receive)
        assert entry.response.bodySize in (entry.response.content.size, -1)
        assert "sk-test" not in entry.model_dump_json()
    whole, wrong, stream, none, get = log.entries
    assert whole.response.statusText == "OK" and wrong.response.statusText == "Not Found"
    assert [(item.name, item.value) for item in wrong.request.queryString] == [("a", "1"), ("b", " ")]
    assert json.loads(whole.request.postData.text) == question()
    assert whole.request.bodySize == len(whole.request.postData.text)
    assert {header.name.lower() for header in whole.response.headers} == {"content-type", "x-request-id"}
    # The head comes before the event that is waited for.
    assert stream.timings.receive >= 100 > stream.timings.wait
    assert none.response.headers == [] and none.response.bodySize == 0
    assert get.request.postData is None and get.request.cookies == []
    assert {header.name.lower() for header in get.response.headers} >= {"allow"}


class Following:
    """A process that prints what is pushed, a line at a time."""

    def __init__(self, *command):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.timer = threading.Timer(30, self.process.kill)

    def __enter__(self):
        self.timer.start()
        return self

    def __exit__(self, *_):
        self.timer.cancel()
        self.process.kill()
        self.process.wait()

    def next(self, prefix=""):
        """The JSON of the next line that begins so."""
        for line in self.process.stdout:
            if line.startswith(prefix + "{"):
                return json.loads(line.removeprefix(prefix))
        raise AssertionError(f"the stream has ended: {self.process.stderr.read()}")


def test_curl_is_pushed_each_request_when_it_is_over(server, mine):
    name, url = mine
    curl(url, *KEY, send=question())
    events = f"{server}{ADMIN}/requests?session={name}"
    with Following("curl", "-sN", events, "-H", "Accept: text/event-stream") as stream:
        assert stream.next("data: ")["status"] == 200
        for model, status in [("none", 404), ("gemini-3.5-flash", 200)] * 3:
            curl(url, *KEY, send=question(model=model))
            pushed = stream.next("data: ")
            assert (pushed["status"], pushed["session"]) == (status, name)
            assert pushed["end"]["cause"] == "performed"
            assert "sk-test" not in json.dumps(pushed)


def test_the_journal_is_followed_until_the_mock_stops(program):
    with Served(program) as served:
        url = f"http://127.0.0.1:{served.port}"
        with Following(program, "journal", "--server", url, "--follow", "--status", "200") as follower:
            for _ in range(3):
                curl(url + PATH, *KEY, send=question(model="none"))
                curl(url + PATH, *KEY, send=question())
                assert follower.next()["status"] == 200
            served.process.send_signal(signal.SIGTERM)
            assert follower.process.wait(10) == 0
            assert follower.process.stdout.read() == ""
    wrong = subprocess.run(
        [program, "journal", "--follow", "--format", "har"], capture_output=True, text=True, timeout=20)
    assert wrong.returncode != 0 and "leave --format out" in wrong.stderr


def test_connections_are_refused_for_a_time(program):
    with Served(program, "--admin-port", "0", "--refuse", "300ms") as served:
        url = f"http://127.0.0.1:{served.port}"
        line = next(line for line in served.process.stderr if line.startswith("admin API: "))
        admin = line.removeprefix("admin API: ").strip()
        # Refused after the start, then not any more.
        refused = 0
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", served.port), 5).close()
                break
            except ConnectionRefusedError:
                refused += 1
                time.sleep(0.01)
        assert refused > 0
        assert curl(url + PATH, *KEY, send=question()).status == 200
        assert curl(f"{url}{ADMIN}/sessions").status == 404
        assert curl(f"{admin}/refusal", "-X", "PUT", send={"for": "1h"}).status == 204
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", served.port), 5)
        assert curl(f"{admin}/clock/advance", send={"by": "1h"}).json["advance"] == "3600s"
        for _ in range(200):
            if not curl(f"{admin}/refusal").json["refuses"]:
                break
            time.sleep(0.01)
        assert curl(url + PATH, *KEY, send=question()).status == 200


def test_limits_are_set_and_reset(server, mine):
    name, url = mine
    limits = f"{server}{ADMIN}/sessions/{name}/limits"
    assert curl(limits, "-X", "PUT", send={"requests": "1/h"}).status == 204
    assert [curl(url, *KEY, send=question()).status for _ in range(2)] == [200, 429]
    assert curl(limits).json["keys"][0]["requests"]["remaining"] == 0
    assert curl(f"{limits}/reset", "-X", "POST").status == 204
    assert curl(url, *KEY, send=question()).status == 200


@pytest.mark.parametrize(
    "header", ["Origin: http://evil.example", "Host: evil.example", "Sec-Fetch-Site: cross-site"]
)
def test_no_web_page_can_drive_it(server, header):
    reply = curl(f"{server}{ADMIN}/sessions", "-H", header)
    assert reply.status == 403 and is_problem(reply)
    assert "access-control-allow-origin" not in reply.headers
    preflight = curl(f"{server}{ADMIN}/sessions", "-X", "OPTIONS", "-H", "Origin: http://evil.example")
    assert "access-control-allow-origin" not in preflight.headers


def test_a_bad_request_is_told_its_violations(server):
    reply = curl(f"{server}{ADMIN}/sessions", send={"name": "no name"})
    assert reply.status == 422 and is_problem(reply)
    assert reply.json["violations"][0]["instance"] == "/name"


def test_commands_ask_a_running_server(program, server, mine):
    name, url = mine
    curl(url, *KEY, send=question())

    def run(*arguments):
        return subprocess.run([program, *arguments], capture_output=True, text=True, timeout=20)

    assert json.loads(run("health", "--server", server).stdout)["status"] == "ok"
    listed = run("journal", "--server", server, "--session", name)
    assert listed.returncode == 0
    assert [json.loads(line)["status"] for line in listed.stdout.splitlines()] == [200]
    dead = run("health", "--server", "http://127.0.0.1:1")
    assert dead.returncode == 2 and "error: no mock answers at 127.0.0.1:1" in dead.stderr


def test_where_others_can_reach_it_a_token_is_needed(program):
    with Served(program, "--host", "0.0.0.0", "--admin-token", "long-enough") as served:
        url = f"http://127.0.0.1:{served.port}{ADMIN}"
        assert curl(f"{url}/health/live").status == 200
        assert curl(f"{url}/sessions").status == 401
        assert curl(f"{url}/sessions", "-H", "Authorization: Bearer long-enough").status == 200
    with Served(program, "--host", "0.0.0.0") as served:
        url = f"http://127.0.0.1:{served.port}{ADMIN}"
        assert curl(f"{url}/sessions").status == 403
    with Served(program, "--no-admin") as served:
        assert curl(f"http://127.0.0.1:{served.port}{ADMIN}/health/live").status == 404
