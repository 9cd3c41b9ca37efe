"""The admin API seen by curl and by the commands that ask it."""

import json
import subprocess

import haralyzer
import pytest
from conftest import question
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


def test_an_archive_is_read_by_haralyzer(server, mine):
    name, url = mine
    curl(url, *KEY, send=question())
    curl(url + "?a=1", *KEY, send=question(model="none"))
    har = curl(f"{server}{ADMIN}/requests?session={name}&format=har")
    assert har.headers["content-type"] == "application/har+json"
    parser = haralyzer.HarParser(har.json)
    assert (parser.version, parser.creator["name"]) == ("1.2", "understudy")
    entries = har.json["log"]["entries"]
    parsed = [haralyzer.HarEntry(entry) for entry in entries]
    assert [entry.response.status for entry in parsed] == [200, 404]
    assert [entry.request.method for entry in parsed] == ["POST", "POST"]
    assert all(entry.startTime.year >= 2024 and entry.time >= 0 for entry in parsed)


def test_an_event_stream_of_requests(server, mine):
    name, url = mine
    curl(url, *KEY, send=question())
    reply = curl(f"{server}{ADMIN}/requests?session={name}", "-H", "Accept: text/event-stream")
    assert reply.headers["content-type"] == "text/event-stream"
    assert b"\ndata: {" in reply.body


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
