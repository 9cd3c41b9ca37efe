"""`scripts/bench json`: our parser beside orjson and our validator beside jsonschema-rs, in one run and in turn."""

import json
import os
import pathlib
import statistics
import subprocess
import sys

from servers import built

ROOT = pathlib.Path(__file__).resolve().parent.parent
BENCHMARKS = ROOT / "Benchmarks"
WORK = BENCHMARKS / ".build/json"
CHAT = ROOT / "openapi/chat-completions.yaml"
REQUEST = {
    "model": "gemini-3.5-flash",
    "messages": [
        {"role": "system", "content": "Answer briefly."},
        {"role": "user", "content": "Hello! Who are you, and what can you do for me?"},
    ],
    "temperature": 0.7,
    "max_tokens": 2000,
}
HEADER = ["| what | theirs | ours | ours / theirs | wanted |", "| --- | --: | --: | --: | --: |"]


def shared_folder():
    """The folder of others' documents, found as the tests find it; None where it is missing."""
    if path := os.environ.get("UNDERSTUDY_SHARED"):
        return pathlib.Path(path)
    return next((folder / "shared" for folder in ROOT.parents if (folder / "shared/suites").is_dir()), None)


def python():
    """A Python with the packages of requirements.txt."""
    folder, wanted = BENCHMARKS / ".build/venv", BENCHMARKS / "requirements.txt"
    stamp = folder / "requirements.txt"
    if not stamp.exists() or stamp.read_text() != wanted.read_text():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        subprocess.run([str(folder / "bin/pip"), "install", "--quiet", "--disable-pip-version-check",
                        "--requirement", str(wanted)], check=True)
        stamp.write_text(wanted.read_text())
    return str(folder / "bin/python")


class Program:
    """A program that answers questions, one a line."""

    def __init__(self, *command):
        self.process = subprocess.Popen(command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, *words):
        self.process.stdin.write("\t".join(map(str, words)) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().rstrip("\n")
        if not answer or answer.startswith("error"):
            raise SystemExit(f"bench: {words}: {answer or 'no answer'}")
        return [float(word) for word in answer.split("\t")]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()


def write(name, value):
    WORK.mkdir(parents=True, exist_ok=True)
    (WORK / name).write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    return WORK / name


def reply(size):
    """A reply of about so many bytes: the bundled one, with many choices of long text."""
    value = json.loads((ROOT / "Fixtures/chat-completions/bodies/greeting-flash.json").read_text())
    text = (ROOT / "README.md").read_text()
    choice, value["choices"] = value["choices"][0], []
    length = 0
    while length < size:
        start = len(value["choices"]) * 37
        content = text[start:start + 1500] + " 語 žluťoučký kůň 😀"
        value["choices"].append({**choice, "index": len(value["choices"]),
                                 "message": {**choice["message"], "content": content}})
        length += len(json.dumps(value["choices"][-1], ensure_ascii=False).encode())
    return write("reply.json", value)


def without_nullable(node):
    """A schema of OpenAPI 3.0 in the words of JSON Schema."""
    if isinstance(node, list):
        return [without_nullable(element) for element in node]
    if not isinstance(node, dict):
        return node
    node = {name: without_nullable(value) for name, value in node.items()}
    return {"anyOf": [{"type": "null"}, node]} if node.pop("nullable", None) is True else node


def schema(name, document, pointer):
    """A schema of a document, for a validator that does not read OpenAPI."""
    return write(name, {"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": "#" + pointer,
                        "components": {"schemas": without_nullable(document["components"]["schemas"])}})


def nanoseconds(value):
    for unit, size in (("ms", 1e6), ("µs", 1e3)):
        if value >= size:
            return f"{value / size:,.2f} {unit}"
    return f"{value:.0f} ns"


def compare(what, ours, our_question, theirs, their_question, rounds):
    pairs = []
    for _ in range(rounds):
        pairs.append((theirs.ask(*their_question)[0], ours.ask(*our_question)[0]))
    show = lambda side: f"{nanoseconds(statistics.median(pair[side] for pair in pairs))} " \
        f"({nanoseconds(min(pair[side] for pair in pairs))})"
    ratio = statistics.median(pair[1] / pair[0] for pair in pairs)
    print(f"  {what}: {show(0)}, ours {show(1)}, {ratio:.2f}", file=sys.stderr)
    return (what, show(0), show(1), f"**{ratio:.2f}**", "≤ 1")


def measure(rounds):
    """The lines of a section, and what had to be left out."""
    specs = shared_folder() and shared_folder() / "specs"
    rows, left_out = [], []
    request = write("request.json", REQUEST)
    files = [("a chat request", request), ("a reply of 100 KB", reply(100_000))]
    cases = [("the bundled chat request", CHAT, "/components/schemas/ChatCompletionRequest", request)]
    compiled = [("the bundled chat operation", CHAT, "createChatCompletion")]
    if specs and specs.is_dir():
        files.append(("GitHub's document", max(specs.glob("*.json"), key=lambda path: path.stat().st_size)))
        github, openai = specs / "github-v6.7.1.json", specs / "openai.yaml"
        examples = json.loads(github.read_text())["components"]["examples"]
        repository = write("repository.json", examples["full-repository-default-response"]["value"])
        answer = write("response.json", {
            "id": "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT", "object": "chat.completion", "created": 1741569952,
            "model": "gpt-5.4", "service_tier": "default",
            "choices": [{"index": 0, "logprobs": None, "finish_reason": "stop", "message": {
                "role": "assistant", "content": "Hello! How can I help you today?", "refusal": None, "annotations": []}}],
            "usage": {"prompt_tokens": 19, "completion_tokens": 10, "total_tokens": 29}})
        cases += [
            ("OpenAI's chat request", openai, "/components/schemas/CreateChatCompletionRequest", request),
            ("OpenAI's chat response", openai, "/components/schemas/CreateChatCompletionResponse", answer),
            ("GitHub's repository", github, "/components/schemas/full-repository", repository),
        ]
        compiled += [("OpenAI's chat operation", openai, "createChatCompletion"),
                     ("GitHub's repos/get", github, "repos/get")]
    else:
        left_out.append("the documents of others: no folder `shared/specs` beside the checkout, nor UNDERSTUDY_SHARED")

    with Program(built("JSONSpeed")) as ours, Program(python(), str(BENCHMARKS / "JSONSpeed/peers.py")) as theirs:
        for what, path in files:
            size = path.stat().st_size
            rows.append(compare(f"parse {what}, {size:,} bytes", ours, ("parse", path), theirs, ("parse", path), rounds))
            memory = (size + ours.ask("parse", path)[1]) / size
            rows.append((f"memory of {what}: text and tape / text", "", f"{memory:.2f}", "", "≤ 3"))
        for number, (what, document, pointer, instance) in enumerate(cases):
            converted = WORK / f"{document.stem}.json"
            ours.ask("convert", document, converted)
            foreign = schema(f"schema-{number}.json", json.loads(converted.read_text()), pointer)
            rows.append(compare(f"validate {what}", ours, ("validate", document, pointer, instance), theirs,
                                ("validate", foreign, instance), rounds))
        for what, document, operation in compiled:
            time = statistics.median(ours.ask("compile", document, operation)[0] for _ in range(rounds))
            rows.append((f"compile what {what} reaches", "", nanoseconds(time), "", "≤ 2 ms"))
    return [
        "Theirs: `orjson.loads`, which makes Python objects, and `is_valid` of jsonschema-rs, on parsed values, which leaves",
        "`format` alone; ours makes a tape, and checks formats. Medians of the rounds, in brackets the least.", "",
        *HEADER, *(f"| {' | '.join(row)} |" for row in rows), *(f"\nLeft out: {what}." for what in left_out), "",
    ]
