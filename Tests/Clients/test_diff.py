"""`understudy diff` as a program: exit codes, forms of output, and fixtures held to the new document."""

import json
import subprocess

import pytest

from conftest import ROOT

DOCUMENT = ROOT / "openapi" / "chat-completions.yaml"


@pytest.fixture
def diff(program):
    def run(*arguments):
        return subprocess.run(
            [program, "diff", *arguments], capture_output=True, text=True, timeout=60, cwd=ROOT)

    return run


def test_a_document_breaks_nothing_of_itself(diff):
    done = diff(DOCUMENT, DOCUMENT, "--fixtures", "Fixtures/chat-completions", "--strict")
    assert (done.returncode, done.stderr, done.stdout) == (0, "0 breaking, 0 risky, 0 safe\n", "")


def test_clients_and_fixtures_that_break_are_told_with_both_places(diff, tmp_path):
    # A model less in requests; an object's only value, which every canned reply has, another.
    text = DOCUMENT.read_text()
    assert text.count("        - Gemini-3.0-pro\n") == 1 and text.count("enum: [chat.completion]\n") == 1
    new = tmp_path / "chat-completions.yaml"
    new.write_text(text.replace("        - Gemini-3.0-pro\n", "").replace(
        "enum: [chat.completion]\n", "enum: [chat.completion.v2]\n"))
    done = diff("openapi/chat-completions.yaml", new, "--fixtures", "Fixtures/chat-completions", "--output", "json")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    rules = {(change["rule"], change["severity"]) for change in report["changes"]}
    assert ("request/enum", "breaking") in rules and ("response/enum", "breaking") in rules
    assert all(change["old"].startswith("openapi/chat-completions.yaml:") for change in report["changes"])
    assert all(change["new"].startswith(f"{new}:") for change in report["changes"])
    assert any("Fixtures/chat-completions/bodies/" in text for text in report["fixtures"])


def test_sarif_and_text_say_the_same(diff, tmp_path):
    new = tmp_path / "new.yaml"
    new.write_text(DOCUMENT.read_text().replace("        - Gemini-3.0-pro\n", ""))
    done = diff(DOCUMENT, new, "--output", "sarif")
    results = json.loads(done.stdout)["runs"][0]["results"]
    assert done.returncode == 1 and [result["ruleId"] for result in results] == ["request/enum"]
    done = diff(DOCUMENT, new)
    assert done.stderr.count(": error: ") == 1 and "1 breaking" in done.stderr


def test_a_document_that_cannot_be_read_is_exit_code_2(diff, tmp_path):
    broken = tmp_path / "broken.yaml"
    broken.write_text("openapi: [")
    for arguments in [(DOCUMENT, "missing.yaml"), (broken, DOCUMENT), (DOCUMENT,)]:
        assert diff(*arguments).returncode == 2
