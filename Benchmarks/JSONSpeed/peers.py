"""The half of `scripts/bench json` that is others': questions on standard input, answers on standard output, as
JSONSpeed.swift has them.

  parse FILE             nanoseconds of `orjson.loads`
  validate SCHEMA FILE   nanoseconds of `is_valid` of jsonschema-rs on the parsed value
"""

import pathlib
import sys
import timeit

import jsonschema_rs
import orjson


def nanoseconds(call):
    timer = timeit.Timer(call)
    count = 1
    while timer.timeit(count) < 0.002:
        count *= 2
    return min(timer.repeat(25, count)) / count * 1e9


def answer(words):
    if words[0] == "parse":
        text = pathlib.Path(words[1]).read_bytes()
        return nanoseconds(lambda: orjson.loads(text))
    validator = jsonschema_rs.validator_for(orjson.loads(pathlib.Path(words[1]).read_bytes()))
    value = orjson.loads(pathlib.Path(words[2]).read_bytes())
    if not validator.is_valid(value):
        raise SystemExit(f"peers: {words[2]} is not valid")
    return nanoseconds(lambda: validator.is_valid(value))


for line in sys.stdin:
    print(answer(line.rstrip("\n").split("\t")), flush=True)
