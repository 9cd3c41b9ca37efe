"""`understudy rehearse` and `understudy verdict` as processes: exit codes, files, and commands that are none."""

import json
import signal
import subprocess
import time
import xml.etree.ElementTree as xml

import pytest
from conftest import first_line, question

ASK = (
    "curl -s -o /dev/null -H 'Authorization: Bearer k' -H 'Content-Type: application/json' "
    f"-d '{json.dumps(question())}' \"$OPENAI_BASE_URL/chat/completions\""
)


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
    assert message in run.stderr


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
