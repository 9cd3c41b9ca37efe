"""`understudy coverage` as a program: of a running mock, of saved journals, and of archives of others."""

import json
import subprocess

import httpx2
import pytest

ASK = {"model": "gemini-3.5-flash", "messages": [{"role": "user", "content": "Hello!"}]}


@pytest.fixture
def coverage(program):
    def run(*arguments, text=None):
        return subprocess.run(
            [program, "coverage", *arguments], capture_output=True, text=True, timeout=60, input=text)

    return run


def ask(server, session, **headers):
    url = f"{server}/~.{session}/v1/chat/completions"
    return httpx2.post(url, json=ASK, headers={"Authorization": "Bearer k"} | headers)


def test_a_running_mock_tells_what_was_seen(coverage, server, session):
    ask(server, session)
    for status in (400, 401, 402, 403, 404, 429, 500, 502):
        ask(server, session, Prefer=f"code={status}")
    asked = ("--server", server, "--session", session)
    done = coverage(*asked, "--require", "status=all")
    assert done.returncode == 1
    assert "createChatCompletion: status 503 was not seen" in done.stderr
    ask(server, session, Prefer="code=503")
    done = coverage(*asked, "--require", "status=all", "--require", "operation=all")
    assert done.returncode == 0, done.stderr
    assert "10 of 10 statuses" in done.stderr
    rows = json.loads(coverage(*asked, "--output", "json").stdout)["rows"]
    assert {row["status"] for row in rows if row["count"]} == {str(code) for code in (
        200, 400, 401, 402, 403, 404, 429, 500, 502, 503)}


def test_faults_are_seen_also_those_without_an_answer(coverage, server, session):
    for fault in ("reset", "close", "empty"):
        with pytest.raises(httpx2.HTTPError):
            ask(server, session, Prefer=f"fault={fault}")
    asked = ("--server", server, "--session", session)
    done = coverage(*asked, "--require", "fault=reset,close,empty")
    assert done.returncode == 0, done.stderr
    assert "3 kinds of faults" in done.stderr
    done = coverage(*asked, "--require", "fault=reset,stall")
    assert done.returncode == 1 and "fault 'stall' was not seen" in done.stderr


def test_saved_journals_say_the_same_in_every_form(coverage, program, server, session, tmp_path):
    ask(server, session)
    ask(server, session, Prefer="code=429")
    tables = set()
    for form in ("json", "jsonl", "har"):
        file = tmp_path / form
        file.write_bytes(subprocess.run(
            [program, "journal", "--server", server, "--session", session, "--format", form],
            check=True, capture_output=True).stdout)
        done = coverage(file, "--require", "status=200,429")
        assert done.returncode == 0, done.stderr
        tables.add(done.stdout)
    assert len(tables) == 1
    assert coverage("-", text=(tmp_path / "jsonl").read_text()).stdout == tables.pop()


def test_bad_input_is_told_with_exit_code_2(coverage, tmp_path):
    file = tmp_path / "journal"
    file.write_text("nothing of the kind")
    done = coverage(file)
    assert done.returncode == 2 and f"{file}:1:2: error: this is neither JSON" in done.stderr
    for arguments in [("missing",), (file, "--document", "missing.yaml"), (file, "--require", "weather=all"),
                      ("--server", "http://127.0.0.1:1")]:
        assert coverage(*arguments).returncode == 2
