"""`understudy validate` as a process: exit codes, streams, and inputs that would take for ever or more than there is."""

import json
import subprocess
import time

import pytest

from conftest import ROOT

CHAT = f"{ROOT}/openapi/chat-completions.yaml#/components/schemas/ChatCompletionRequest"
GOOD = {"model": "gemini-3.5-flash", "messages": [{"role": "user", "content": "Hello!"}]}


def validate(program, *arguments, text=None):
    return subprocess.run(
        [program, "validate", *map(str, arguments)], input=text, capture_output=True, text=True, timeout=60)


@pytest.fixture
def write(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        return path
    return write


def test_a_valid_value_ends_well(program):
    done = validate(program, "--schema", CHAT, "-", text=json.dumps(GOOD))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "1 value, 1 valid; 0 errors, 0 warnings\n"


def test_violations_are_told_on_standard_error_with_both_places(program, write):
    file = write("request.json", json.dumps({**GOOD, "temperature": 3}, indent=2))
    done = validate(program, "--schema", CHAT, file)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{file}:9:18: error: 'temperature' must be at most 2, but is 3\n" in done.stderr
    assert "note: 'maximum' is declared here\n" in done.stderr


def test_json_goes_to_standard_output(program):
    done = validate(program, "--schema", CHAT, "--output", "json", "-", text='{"modle": "x"}')
    report = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (1, "")
    assert report["valid"] is False
    assert "'model' is missing; is 'modle' a misspelling of it?" in [
        each["message"] for each in report["instances"][0]["violations"]]


@pytest.mark.parametrize("arguments", [
    ["--schema", "gone.json", "-"], ["--schema", CHAT, "gone.json"], ["--schema", CHAT], ["-"],
    ["--schema", CHAT, "--dialect", "draft5", "-"], ["--schema", CHAT, "--limit", "0", "-"],
    ["--schema", CHAT, "--first", "--all", "-"], ["--schema", CHAT, "-", "-"],
])
def test_what_cannot_run_ends_with_2(program, arguments):
    done = validate(program, *arguments, text="{}")
    assert done.returncode == 2
    assert done.stderr


def test_an_unknown_dialect_is_told_with_those_that_are_known(program, write):
    done = validate(program, "--schema", CHAT, "--dialect", "draft5", "-", text="{}")
    for name in ["2020-12", "2019-09", "draft7", "draft6", "draft4", "openapi-3.1", "openapi-3.0"]:
        assert name in done.stderr
    schema = write("s.json", {"$schema": "https://example.com/d"})
    done = validate(program, "--schema", schema, "-", text="{}")
    assert done.returncode == 2
    assert "known dialects: 'https://json-schema.org/draft/2020-12/schema'" in done.stderr


def test_names_that_occur_twice_are_warned_of(program):
    text = '{"model": "gemini-3.5-flash", "model": "gemini-3.5-flash", "messages": [{"role": "user", "content": "x"}]}'
    done = validate(program, "--schema", CHAT, "-", text=text)
    assert "<stdin>:1:31: warning: 'model' occurs twice in this object; the last one counts" in done.stderr
    assert done.returncode == 0
    assert validate(program, "--schema", CHAT, "--strict", "-", text=text).returncode == 1


def layers(count, layer, last):
    schema = {f"l{i}": layer(f"#/$defs/l{i + 1}") for i in range(count)}
    return {"$ref": "#/$defs/l0", "$defs": {**schema, f"l{count}": last}}


HOSTILE = {
    "references that multiply": (
        layers(30, lambda next: {"allOf": [{"$ref": next}] * 10}, {"type": "integer"}), "5", "too much work"),
    "choices that multiply": (
        layers(40, lambda next: {"anyOf": [{"$ref": next}, {"$ref": next, "minimum": 7}]}, {"maximum": 1}), "5",
        "error: the value"),
    "an array of 100,000 levels": ({}, "[" * 100_000 + "]" * 100_000, "nested deeper than the limit"),
    "a string of 50 MB": (
        {"type": "integer", "maxLength": 5}, '"' + "a" * 50_000_000 + '"', "must have at most 5 characters"),
    "a pattern that would go back": ({"pattern": "^(a+)+$"}, '"' + "a" * 50_000 + '!"', "must match"),
    "large objects that are equal": (
        {"uniqueItems": True}, json.dumps([{f"k{i}": i for i in range(20_000)}] * 2), "are equal"),
    "a number of a million digits": ({"multipleOf": float("1e-7")}, "1" * 1_000_000 + ".55555555", "multiple of"),
    "names that all occur twice": (
        {"type": "array"}, "{" + ",".join(f'"k{i % 5000}":1' for i in range(50_000)) + "}", "occurs twice"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_would_take_for_ever_ends_in_an_error(program, write, name):
    schema, value, message = HOSTILE[name]
    files = write("schema.json", schema), write("value.json", value)
    start = time.monotonic()
    done = validate(program, "--schema", *files)
    took = time.monotonic() - start
    assert done.returncode == 1
    assert message in done.stderr
    assert len(done.stderr) < 40_000
    # A second on a machine that does nothing else.
    assert took < 5, f"took {took:.1f} s"
