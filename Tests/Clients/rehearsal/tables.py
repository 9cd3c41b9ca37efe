"""Rehearses real clients and bad ones, and holds the verdicts to tables that people have looked at.

`expected/NAME.txt` has a line for each case, with two words where chance decides: litellm's router adds up to 0.75 s to a
pause of 0.5 s and to the next of 1 s, so that the second may be the shorter one. `keep-alive` and `sustained-limit`, which
take a minute each, are asked of three clients only. What was measured by hand beforehand, row
by row of the scorecard, is in BASELINE, and must come out, too; where that says FAIL for a row whose level is a warning (12
and 43), it is a WARN here. Run by `scripts/test rehearse`: the virtual environments of the clients are made there.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
PROGRAM = os.environ["UNDERSTUDY"]
SLOW = ["retry-after-long", "held-open", "silence", "stall-stream"]

OFFICIAL = dict.fromkeys(
    [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 13, 14, 15, 17, 18, 19, 20, 21, 24, 27, 28, 29, 31, 33, 35, 37, 44, 45], "pass"
) | dict.fromkeys([12, 16, 22, 30, 36, 43], "WARN") | {32: "FAIL"}
BASELINE = {
    "openai3": OFFICIAL,
    "openai1": OFFICIAL | {4: "FAIL", 28: "WARN"},
    "litellm": dict.fromkeys([1, 17, 21, 29, 31, 35], "pass") | {12: "WARN", 32: "FAIL", 43: "WARN"},
    "litellm-retries": {7: "WARN", 9: "FAIL", 10: "FAIL"},
    "litellm-router": {1: "pass", 4: "FAIL", 9: "pass", 10: "pass"},
    # Our own. Row 25 is no rule, and 40 is for whoever asks again when a stream is cut, which it leaves to its caller.
    "generated": dict.fromkeys([row for row in range(1, 53) if row not in (25, 40)], "pass"),
}

# name: virtual environment, program (of Python, or by its path), variables
CLIENTS = {
    "openai3": (".venv", "openai_client.py", {}),
    "openai1": (".venv-openai1", "openai_client.py", {}),
    "litellm": (".venv-litellm", "litellm_client.py", {}),
    "litellm-retries": (".venv-litellm", "litellm_client.py", {"REHEARSAL_RETRIES": "2"}),
    "litellm-router": (".venv-litellm", "litellm_client.py", {"REHEARSAL_ROUTER": "1"}),
    "httpx": (".venv-httpx", "httpx_client.py", {}),
    "generated": (None, ROOT / ".build" / "debug" / "GeneratedClient", {}),
    "eager": (None, "eager_client.py", {}),
    "careless": (None, "careless_client.py", {}),
    "hasty": (None, "hasty_client.py", {}),
}


def expected(name):
    lines = (HERE / "expected" / f"{name}.txt").read_text().splitlines()
    return {case: word for word, case in (line.split() for line in lines)}


def rehearsed(name):
    environment, client, variables = CLIENTS[name]
    if isinstance(client, Path):
        program = [str(client)]
    else:
        python = ROOT / environment / "bin" / "python" if environment else sys.executable
        program = [str(python), str(HERE / client)]
    command = [
        *(PROGRAM, "rehearse", "--json", "-", "--jobs", os.environ.get("REHEARSAL_JOBS", "4")),
        *("--cases", ",".join(expected(name)), "--", *program),
    ]
    run = subprocess.run(command, env=os.environ | variables, capture_output=True, text=True, timeout=900)
    assert run.returncode in (0, 1), run.stderr
    report = json.loads(run.stdout)
    assert report["passed"] == (run.returncode == 0)
    return report


@pytest.mark.parametrize("name", CLIENTS)
def test_the_verdicts_are_those_of_the_table(name):
    report = rehearsed(name)
    words = {case["name"]: case["result"] for case in report["cases"]}
    table = expected(name)
    assert set(words) == set(table)
    wrong = {case: (word, table[case]) for case, word in words.items() if word not in table[case].split("|")}
    rows = {rule["row"]: rule["result"] for rule in report["rules"]}
    for row, word in BASELINE.get(name, {}).items():
        if rows.get(row) != word:
            wrong[f"row {row}"] = (rows.get(row), word)
    assert wrong == {}, json.dumps([case for case in report["cases"] if case["name"] in wrong], indent=1)[:6000]
