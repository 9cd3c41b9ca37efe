"""Generation: what it costs to write the types of large documents, and to compile what was written."""

import os
import pathlib
import shutil
import statistics
import subprocess
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


def generated(program, document, rounds, folder):
    """Medians of the clock and of processor time over rounds, each into an empty folder, the most memory, and the lines
    that were written."""
    results = []
    for _ in range(rounds):
        shutil.rmtree(folder, ignore_errors=True)
        # 1: the document has errors of its own, which cost what they are in and nothing else.
        results.append(run([program, "generate", document, "-o", folder], accepted=(0, 1)))
    clock, processors = (statistics.median(one[index] for one in results) for index in (0, 1))
    lines = sum(file.read_bytes().count(b"\n") for file in pathlib.Path(folder).glob("*.swift"))
    return clock, processors, max(one[2] for one in results), lines


def measure(program, rounds):
    """The lines of a section; beside the program lie the modules of its build, which the types are compiled with."""
    build = pathlib.Path(program).resolve().parent
    modules = ["-I", build / "Modules", "-I", build]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder) / "types"
        clock, processors, _, _ = generated(program, ROOT / "openapi/chat-completions.yaml", rounds, output)
        rows.append(("the bundled document: generate", f"{clock * 1000:.0f} ms ({processors * 1000:.0f} ms)", "≤ 50 ms"))
        places = specs()
        if places is None:
            rows.append(("large documents", "not here", ""))
        else:
            clock, processors, memory, lines = generated(program, places / "openai.yaml", rounds, output)
            rows += [("OpenAI's document (3 MB): generate", f"{clock:.2f} s ({processors:.2f} s)", "≤ 1.5 s"),
                     ("… memory", f"{memory:.0f} MiB", ""), ("… lines", f"{lines:,}", "")]
            clock, processors, memory, lines = generated(program, places / "github-v6.7.1.json", rounds, output)
            rows += [("GitHub's document (4 MB): generate", f"{clock:.2f} s ({processors:.2f} s)", "≤ 1.0 s"),
                     ("… memory", f"{memory:.0f} MiB", "≤ 150 MiB"), ("… lines", f"{lines:,}", "≤ 80,000")]
            files = sorted(output.glob("*.swift"))
            rows += compiled(files, modules, pathlib.Path(folder))
    return ["", "`understudy generate`, files by tags and names; `swiftc` with warnings as errors. Times are by the clock, in",
            "brackets those of the processors; 1 GiB is 2³⁰ bytes.", "",
            "| what | ours | wanted |", "| --- | --: | --: |", *(f"| {' | '.join(row)} |" for row in rows)]


def compiled(files, modules, folder):
    """Rows on what the compiler needs for generated files: once, since it takes minutes."""
    # In one process, which reads each file once.
    clock, processors, _ = run(["swiftc", "-typecheck", "-wmo", *FLAGS, *modules, *files])
    rows = [("… type-check the whole", f"{clock:.1f} s ({processors:.1f} s)", "≤ 10 s")]
    common = ["swiftc", "-Onone", "-parse-as-library", "-module-name", "Types", "-c", *FLAGS, *modules, *files]
    # Batches, as `swift build` compiles for debugging: what a user of the types meets.
    objects = folder / "objects"
    objects.mkdir()
    clock, processors, memory = run([*common, "-enable-batch-mode", "-j2"], folder=objects)
    rows += [(f"… compile without optimisation as `swift build` does, {len(files)} files",
              f"{clock:.0f} s ({processors:.0f} s)", "≤ 120 s of processors"),
             ("… … memory of the largest process", f"{memory / 1024:.2f} GiB", "≤ 2 GB")]
    # One process for the whole module, as the other generators' outputs were compiled.
    clock, processors, memory = run([*common, "-wmo", "-o", folder / "types.o"])
    return rows + [("… compile without optimisation in one process", f"{clock:.0f} s ({processors:.0f} s)",
                    "≤ 120 s of processors"),
                   ("… … memory", f"{memory / 1024:.2f} GiB", "≤ 2 GB")]
