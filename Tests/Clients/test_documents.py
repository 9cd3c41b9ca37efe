"""Documents of others, served: what the mock answers is held to the document by a validator that is not ours.

Where no documents lie in a folder `shared/specs` beside the checkout (or under UNDERSTUDY_SHARED), there is nothing to do.
A sample of operations and seeds is looked at; UNDERSTUDY_EVERY=1 looks at all of them, with twenty seeds.
"""

import http.client
import json
import os
import re
import signal
import subprocess
import warnings
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

import pytest
import yaml
from openapi_schema_validator import OAS30ReadValidator, OAS31Validator, oas30_format_checker, oas31_format_checker
from jsonschema import Draft4Validator
from referencing import Registry, Resource, Specification
from referencing.jsonschema import DRAFT202012

from conftest import ROOT, first_line

EVERY = "UNDERSTUDY_EVERY" in os.environ
OPERATIONS = 10**9 if EVERY else 12
SEEDS = range(20) if EVERY else range(2)
METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]


def shared():
    if named := os.environ.get("UNDERSTUDY_SHARED"):
        return Path(named)
    return next((p / "shared" for p in ROOT.parents if (p / "shared" / "specs").is_dir()), None)


def documents(folder):
    """The documents in a folder, and those of many files below it."""
    alone = [path for path in folder.iterdir() if path.suffix in (".yaml", ".json")]
    return sorted(alone) + sorted(folder.glob("multifile/*/*.yaml"))


SPECS = documents(shared() / "specs") if shared() else []


def test_documents_are_there():
    assert len(SPECS) > 20 or not os.environ.get("CI") and not SPECS


class JSONLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML with the scalars of JSON: no dates, no `yes` and `no`."""

    yaml_implicit_resolvers = {}


for tag, pattern, first in [
    ("null", r"null|Null|NULL|~|", "nN~"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
]:
    JSONLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))
JSONLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^$"), [""])
JSONLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value, 10))


def load(path):
    text = path.read_text()
    return json.loads(text) if path.suffix == ".json" else yaml.load(text, JSONLoader)


def drop_flags(value):
    """Leaves out 3.0's `exclusiveMinimum: true`, which 3.1's validators take for the number 1."""
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        drop_flags(inner)
    if isinstance(value, dict):
        for name in ("exclusiveMinimum", "exclusiveMaximum"):
            if isinstance(value.get(name), bool):
                del value[name]


class Document:
    """A document as an independent validator sees it. A place in it is a file's URI and the tokens of a pointer."""

    def __init__(self, path):
        self.uri = path.resolve().as_uri()
        self.files = {}
        self.root = self.file(self.uri)
        self.version = str(self.root.get("openapi") or self.root.get("swagger"))
        # Up to 3.0 nothing but pointers leads into a file, and what is no schema must not be taken for one.
        specification = Specification.OPAQUE if self.version < "3.1" else DRAFT202012
        self.registry = Registry(retrieve=lambda uri: Resource(self.file(uri), specification))
        self.validators = {}

    def file(self, uri):
        if uri not in self.files:
            self.files[uri] = load(Path(unquote(urlsplit(uri).path)))
            if str(self.files[self.uri].get("openapi")) >= "3.1":
                drop_flags(self.files[uri])
        return self.files[uri]

    def resolved(self, uri, pointer):
        """The value at a place and where it is, references followed."""
        value = self.file(uri)
        for token in pointer:
            value = value[int(token) if isinstance(value, list) else token]
        while isinstance(value, dict) and isinstance(value.get("$ref"), str):
            target, fragment = urldefrag(urljoin(uri, value["$ref"]))
            tokens = [t.replace("~1", "/").replace("~0", "~") for t in unquote(fragment).split("/")[1:]]
            return self.resolved(target, tokens)
        return value, uri, pointer

    def operations(self):
        for path in self.root.get("paths", {}):
            item, uri, pointer = self.resolved(self.uri, ["paths", path])
            for method in METHODS:
                if method in item:
                    yield method.upper(), path, (uri, pointer + [method])

    def responses(self, operation):
        """Status, media type and the place of the schema of each response; the last two may be missing."""
        operation, uri, pointer = self.resolved(*operation)
        for status in operation.get("responses", {}):
            if status.startswith("x-"):
                continue
            response, own, place = self.resolved(uri, pointer + ["responses", status])
            if self.version < "3":
                yield status, None, (own, place + ["schema"]) if "schema" in response else None
                continue
            for media, content in (response.get("content") or {None: {}}).items():
                keyword = next((k for k in ("itemSchema", "schema") if k in (content or {})), None)
                yield status, media, (own, place + ["content", media, keyword]) if keyword else None

    def validator(self, uri, pointer):
        key = (uri, *pointer)
        if key not in self.validators:
            escaped = "/".join(quote(t.replace("~", "~0").replace("/", "~1"), safe="~") for t in pointer)
            schema = {"$ref": f"{uri}#/{escaped}"}
            if self.version < "3":
                made = Draft4Validator(schema, registry=self.registry)
            elif self.version < "3.1":
                made = OAS30ReadValidator(schema, registry=self.registry, format_checker=oas30_format_checker)
            else:
                made = OAS31Validator(schema, registry=self.registry, format_checker=oas31_format_checker)
            self.validators[key] = made
        return self.validators[key]

    def errors(self, place, value):
        try:
            for error in self.validator(*place).iter_errors(value):
                return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"]
        except AttributeError:
            # Where a schema should be there is something else, a text for example: nothing can be held to it.
            warnings.warn(f"{place[0]} holds what is no schema, reached from {'/'.join(place[1])}")
        return []

    def takes_text_only(self, place):
        schema, _, _ = self.resolved(*place)
        return isinstance(schema, dict) and schema.get("type") == "string"


def values(kind, body, is_text):
    """The JSON values that a body holds, each of which the schema describes."""
    if kind == "text/event-stream":
        events = [event for event in body.decode().split("\n\n") if event.strip()]
        data = ["\n".join(line[5:].removeprefix(" ") for line in e.split("\n") if line.startswith("data:")) for e in events]
        return [d if is_text else json.loads(d) for d in data if d != "[DONE]"]
    if kind in ("application/jsonl", "application/x-ndjson"):
        return [json.loads(line) for line in body.decode().splitlines()]
    if kind.endswith("json"):
        return [json.loads(body)]
    return [body.decode(errors="replace")] if is_text else []


class Mock:
    def __init__(self, program, path):
        command = [program, "serve", str(path), "--port", "0"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = first_line(self.process, 60)
        assert line.startswith("http://"), line
        self.connection = http.client.HTTPConnection("127.0.0.1", int(line.strip().rsplit(":", 1)[1]), timeout=60)

    def answer(self, method, target, headers, body):
        self.connection.request(method, target, body, headers)
        response = self.connection.getresponse()
        return response.status, response.headers, response.read()

    def stop(self):
        self.connection.close()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.name)
def test_answers_are_valid(program, path):
    document = Document(path)
    operations = list(document.operations())
    mock = Mock(program, path)
    wrong, count = [], 0
    try:
        for method, template, place in operations[:: max(1, len(operations) // OPERATIONS)]:
            target = quote(re.sub(r"\{[^}]*\}", "7", template.split("#")[0].split("?")[0]), safe="/%:@!$&'()*+,;=~")
            for status, media, schema in document.responses(place):
                code = {"default": "599"}.get(status, status.upper().replace("XX", "01"))
                if int(code) < 200:
                    continue  # never the last answer (RFC 9110 §15.2)
                for seed in [None, *SEEDS]:
                    prefer = f"code={code}" + ("" if seed is None else f", dynamic=true, seed={seed}")
                    headers = {"Prefer": prefer} | ({"Accept": media} if media and "*" not in media else {})
                    # Where a request's property 'stream' decides, a stream is asked for by it.
                    wish = json.dumps({"stream": True}) if media == "text/event-stream" else None
                    got, fields, body = mock.answer(method, target, headers, wish)
                    name = f"{method} {template} {media} {prefer}"
                    count += 1
                    if "Understudy-Error" in fields:
                        wrong.append(f"{name}: {got} {body[:300]}")
                        continue
                    if got != int(code):
                        wrong.append(f"{name}: {got}")
                    if schema is None or method == "HEAD" or (media or "").startswith("multipart"):
                        continue
                    kind = fields.get("Content-Type", "").split(";")[0]
                    try:
                        found = values(kind, body, document.takes_text_only(schema))
                    except ValueError as error:
                        wrong.append(f"{name}: {error}: {body[:200]}")
                        continue
                    for value in found if schema[1][-1] != "itemSchema" else []:
                        wrong += [f"{name}: {error}" for error in document.errors(schema, value)]
    finally:
        mock.stop()
    assert count > 0 or not any(list(document.responses(place)) for _, _, place in operations)
    assert not wrong, f"{len(wrong)} of {count}:\n" + "\n".join(wrong[:25])
