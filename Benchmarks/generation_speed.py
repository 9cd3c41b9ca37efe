"""Generation: what it costs to write the types of large documents, and to compile what was written."""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

BENCHMARKS = pathlib.Path(__file__).resolve().parent
ROOT = BENCHMARKS.parent
FLAGS = ["-swift-version", "6", "-warnings-as-errors", "-enable-upcoming-feature", "InternalImportsByDefault",
         "-enable-upcoming-feature", "ExistentialAny", "-enable-upcoming-feature", "MemberImportVisibility"]


def specs():
    """The folder of documents of others, or nothing."""
    if path := os.environ.get("UNDERSTUDY_SHARED"):
        return pathlib.Path(path) / "specs"
    return next((place / "shared/specs" for place in ROOT.parents if (place / "shared/specs").is_dir()), None)


def run(command, accepted=(0,), folder=None):
    """Seconds of the clock, seconds of processors and the largest resident MiB of a command with all its children."""
    began = time.monotonic()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                               cwd=folder)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accepted:
        raise SystemExit(f"bench: {command[0]} failed:\n{errors.decode()[-2000:]}")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def generated(tool, document, rounds, folder, *configuration):
    """Medians of the clock and of memory over rounds, each into an empty folder; and the lines that were written."""
    results = []
    for _ in range(rounds):
        shutil.rmtree(folder, ignore_errors=True)
        # 1: the document has errors of its own, which cost what they are in and nothing else.
        results.append(run([tool, document, folder, *configuration], accepted=(0, 1)))
    lines = sum(file.read_bytes().count(b"\n") for file in pathlib.Path(folder).glob("*.swift"))
    return statistics.median(one[0] for one in results), max(one[2] for one in results), lines


def measure(rounds):
    """The lines of a section."""
    scratch = os.environ.get("UNDERSTUDY_SCRATCH", ROOT / ".build")
    for part in (["--product", "GenerateTool"], ["--target", "APIRuntime"]):
        subprocess.run(["swift", "build", "-c", "release", "--scratch-path", scratch, *part], cwd=ROOT, check=True,
                       stdout=sys.stderr)
    build = pathlib.Path(scratch) / "release"
    tool, modules = build / "GenerateTool", ["-I", build / "Modules", "-I", build]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder) / "types"
        seconds, memory, _ = generated(tool, ROOT / "openapi/chat-completions.yaml", rounds, output)
        rows.append(("the bundled document", f"{seconds * 1000:.0f} ms", "≤ 50 ms"))
        places = specs()
        if places is None:
            rows.append(("large documents", "not here", ""))
        else:
            seconds, memory, lines = generated(tool, places / "openai.yaml", rounds, output)
            rows += [("OpenAI's document (3 MB): generate", f"{seconds:.2f} s", "≤ 1.5 s"),
                     ("… memory", f"{memory:.0f} MiB", ""), ("… lines", f"{lines:,}", "")]
            seconds, memory, lines = generated(tool, places / "github-v6.7.1.json", rounds, output)
            rows += [("GitHub's document (4 MB): generate", f"{seconds:.2f} s", "≤ 1.0 s"),
                     ("… memory", f"{memory:.0f} MiB", "≤ 150 MiB"), ("… lines", f"{lines:,}", "≤ 80,000")]
            files = sorted(output.glob("*.swift"))
            checks = [run(["swiftc", "-typecheck", *FLAGS, *modules, *files]) for _ in range(min(rounds, 3))]
            rows.append(("… type-check, clock", f"{statistics.median(one[0] for one in checks):.1f} s", "≤ 10 s"))
            rows.append(("… type-check, processors", f"{statistics.median(one[1] for one in checks):.1f} s", ""))
            _, processors, memory = run(
                ["swiftc", "-Onone", "-wmo", "-parse-as-library", "-module-name", "Types", "-c", *FLAGS, *modules, *files,
                 "-o", pathlib.Path(folder) / "types.o"])
            rows += [("… compile whole without optimisation, processors", f"{processors:.0f} s", "≤ 120 s"),
                     ("… memory", f"{memory / 1024:.2f} GiB", "≤ 2 GiB")]
            # Files of bounded size, as `understudy generate` writes them; batches, as `swift build` compiles for debugging.
            configuration = pathlib.Path(folder) / "configuration.yaml"
            configuration.write_text("lines: 2000\n")
            generated(tool, places / "github-v6.7.1.json", 1, output, configuration)
            files = sorted(output.glob("*.swift"))
            objects = pathlib.Path(folder) / "objects"
            objects.mkdir()
            _, processors, memory = run(
                ["swiftc", "-Onone", "-enable-batch-mode", "-j2", "-parse-as-library", "-module-name", "Types", "-c", *FLAGS,
                 *modules, *files], folder=objects)
            rows += [(f"… compile as `swift build` does, {len(files)} files, processors", f"{processors:.0f} s", "≤ 120 s"),
                     ("… memory of the largest process", f"{memory / 1024:.2f} GiB", "≤ 2 GiB")]
    return ["", "What is written for each document, in one file where nothing else is said; `swiftc` with warnings as errors.",
            "",
            "| what | ours | wanted |", "| --- | --: | --: |", *(f"| {' | '.join(row)} |" for row in rows)]
