"""`understudy rehearse` and `understudy verdict` as processes: exit codes, files, and commands that are none."""

import json
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as xml
from pathlib import Path

import pytest
from conftest import first_line, question

ASK = (
    "curl -s -o /dev/null -H 'Authorization: Bearer k' -H 'Content-Type: application/json' "
    f"-d '{json.dumps(question())}' \"$OPENAI_BASE_URL/chat/completions\""
)


TIDES = Path(__file__).resolve().parents[1] / "RehearsalTests" / "Cases" / "tides.yaml"
TIDES_OPTIONS = ["--document", str(TIDES), "--env", "TIDES_URL={url}", "--env", "TIDES_KEY={key}"]

TIDES_CLIENT = Path(__file__).resolve().parent / "rehearsal" / "tides_client.py"

# A client of somebody else's document in a few lines of shell: its exit status is all that it says.
TIDES_SHELL = """
get() { curl -sSf -H "X-Tides-Key: $TIDES_KEY" "$TIDES_URL/ports/husum/$1"; }
if [ "$UNDERSTUDY_STREAM" = 1 ]; then get levels; else get 'tides?days=1'; fi
"""

def rehearse(program, *arguments, timeout=60):
    return subprocess.run([program, "rehearse", *arguments], capture_output=True, text=True, timeout=timeout)


def test_a_client_is_judged_and_the_reports_are_written(program, tmp_path):
    files = {name: tmp_path / f"report.{name}" for name in ("json", "junit", "html")}
    options = [text for name, path in files.items() for text in (f"--{name}", str(path))]
    run = rehearse(program, "--cases", "answer,bad-request", *options, "--", "sh", "-c", f"{ASK}; {ASK}")
    assert run.returncode == 1
    assert run.stdout.splitlines()[0].startswith("pass  answer")
    assert "FAIL  bad-request" in run.stdout
    assert json.loads(files["json"].read_text())["cases"][1]["result"] == "FAIL"
    suite = xml.parse(files["junit"]).getroot()
    assert [case.get("name") for case in suite.iter("testcase") if case.find("failure") is not None] == [
        "no-retry-bad-request"
    ]
    assert "<svg" in files["html"].read_text()


def test_a_client_without_fault_exits_0_and_a_warning_counts_only_where_asked_for(program):
    once = ["--cases", "answer,two-failures"]
    assert rehearse(program, *once, "--", "sh", "-c", ASK).returncode == 0
    assert rehearse(program, "--strict", *once, "--", "sh", "-c", ASK).returncode == 1


def words(run):
    return {case["name"]: case["result"] for case in json.loads(run.stdout)["cases"]}


def test_a_shell_client_of_another_document_is_judged(program):
    names = "answer,stream,two-failures,retry-after-long,unauthorized,not-found,cut-stream,finish-length"
    run = rehearse(
        program, *TIDES_OPTIONS, "--json", "-", "--jobs", "4", "--cases", names, "--", "sh", "-c", TIDES_SHELL)
    assert run.returncode == 0, run.stderr
    assert words(run) == {
        "answer": "pass", "stream": "pass", "two-failures": "WARN", "retry-after-long": "pass",
        "unauthorized": "pass", "not-found": "pass", "cut-stream": "pass", "finish-length": "n/a",
    }
    # Who throws curl's exit status away takes a cut stream for the whole.
    careless = ["--cases", "cut-stream", "--", "sh", "-c", TIDES_SHELL + "exit 0"]
    run = rehearse(program, *TIDES_OPTIONS, "--json", "-", *careless)
    assert (run.returncode, words(run)) == (1, {"cut-stream": "FAIL"})


def test_a_python_client_of_another_document_goes_through_the_whole_catalogue(program):
    run = rehearse(
        program, *TIDES_OPTIONS, "--json", "-", "--jobs", "8", "--", sys.executable, str(TIDES_CLIENT), timeout=300)
    found = words(run)
    # urllib takes fields that it does not know to wherever it is redirected; the rest is the client's own.
    assert {name: word for name, word in found.items() if word in ("FAIL", "WARN")} == {
        "rate-limit-reset": "WARN", "redirect-elsewhere": "FAIL", "quota": "WARN", "no-done": "WARN",
    }
    assert (run.returncode, found["limit-before-stream"], found["byte-order-mark"]) == (1, "pass", "n/a")


def test_keys_in_urls_and_keys_for_other_hosts_are_found(program):
    cases = ["--json", "-", "--cases", "answer,redirect-elsewhere", "--", "sh", "-c"]
    good = rehearse(program, *cases, ASK.replace("curl", "curl -L"))
    assert words(good) == {"answer": "pass", "redirect-elsewhere": "pass"}
    trusting = rehearse(program, *cases, ASK.replace("curl", "curl -L --location-trusted"))
    assert (trusting.returncode, words(trusting)) == (1, {"answer": "pass", "redirect-elsewhere": "FAIL"})
    for query in ("api_key=sk-12345678", "k=$OPENAI_API_KEY"):
        command = ASK.replace("/completions", "/completions?" + query).replace("Bearer k", "Bearer '$OPENAI_API_KEY'")
        run = rehearse(program, *cases, command)
        assert (run.returncode, words(run)["answer"]) == (1, "FAIL"), command
        rules = [rule for rule in json.loads(run.stdout)["rules"] if rule["result"] == "FAIL"]
        assert [rule["name"] for rule in rules] == ["steady-credentials"]
        assert "in the query parameter" in rules[0]["findings"][0]["message"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--", "no-such-command-anywhere"], "cannot be run"),
        (["--", "true"], "no request arrived"),
        (["--cases", "outtage", "--", "true"], "did you mean 'outage'?"),
        ([], "there is no command to run"),
        (["--jobs", "0", "--", "true"], "--jobs must be"),
        (["--env", "NAME", "--", "true"], "--env must be"),
        (["--document", "/no/such.yaml", "--", "true"], "such.yaml"),
    ],
)
def test_what_cannot_be_rehearsed_exits_2_and_says_why(program, arguments, message):
    run = rehearse(program, *arguments)
    assert run.returncode == 2
    assert run.stderr.count(message) == 1


def test_a_command_that_never_asks_is_told_on_within_10_seconds(program):
    process = subprocess.Popen(
        [program, "rehearse", "--", "sleep", "60"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    began = time.monotonic()
    line = process.stderr.readline()
    assert "no request has arrived" in line
    assert time.monotonic() - began < 10
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 2


def test_a_running_mock_is_asked_for_its_verdict(program):
    process = subprocess.Popen([program, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        url = first_line(process, 10).strip()

        def verdict(*options):
            return subprocess.run(
                [program, "verdict", "--server", url, *options], capture_output=True, text=True, timeout=20)

        assert verdict().returncode == 0
        for _ in range(2):
            subprocess.run(["sh", "-c", ASK.replace("$OPENAI_BASE_URL", f"{url}/~bad-request/v1")], check=True)
        run = verdict()
        assert run.returncode == 1
        assert "FAIL  no-retry-bad-request" in run.stdout
        rules = json.loads(verdict("--json").stdout)["rules"]
        assert [rule["name"] for rule in rules if rule["result"] == "FAIL"] == ["no-retry-bad-request"]
        missing = verdict("--session", "none")
        assert (missing.returncode, "there is no session 'none'" in missing.stderr) == (2, True)
    finally:
        process.kill()
        process.wait()
