"""What the clients of the rehearsal are asked to do, and how they tell what came of it.

A client is a class with `answer(messages, tools)` and `stream(messages)`, the latter a generator of
`(text, finish_reason)`. Everything else is the same for all of them.
"""

import json
import os
import sys
import threading
import urllib.request

CASE = os.environ.get("UNDERSTUDY_CASE", "")
STREAM = os.environ.get("UNDERSTUDY_STREAM") == "1"
CALLS = int(os.environ.get("UNDERSTUDY_CALLS", "1"))
PARALLEL = os.environ.get("UNDERSTUDY_PARALLEL") == "1"
MODEL = "gemini-3.5-flash"
TOOLS = [{"type": "function", "function": {"name": "get_weather", "parameters": {"type": "object"}}}]


def tell(result, **more):
    """Tells the mock what came of a call."""
    body = json.dumps({"result": result, **{name: value for name, value in more.items() if value is not None}})
    request = urllib.request.Request(
        os.environ["UNDERSTUDY_OUTCOME_URL"], data=body.encode(), headers={"Content-Type": "application/json"}
    )
    urllib.request.urlopen(request, timeout=10).close()


def call(client, messages, tools=None):
    """One call, and what came of it."""
    try:
        if not STREAM:
            text = client.answer(messages, tools)
            tell("ok", text=text)
            return text
        pieces, finish = [], None
        stream = client.stream(messages)
        for text, reason in stream:
            pieces.append(text or "")
            finish = reason or finish
            if CASE == "cancel" and "".join(pieces):
                stream.close()
                tell("cancelled")
                return None
        tell("ok", text="".join(pieces), finish=finish)
        return "".join(pieces)
    except Exception as error:  # what the application sees, whatever it is
        tell("error", kind=type(error).__name__)
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return None


def ask(text):
    return [{"role": "user", "content": text}]


def run(client):
    """Does what the case asks for. Each call asks something else, so that calls can be told apart."""
    if CASE == "conversation":
        answer = call(client, ask("Hello!"))
        if answer is not None:
            call(client, [*ask("Hello!"), {"role": "assistant", "content": answer}, *ask("And now?")])
    elif CASE in ("broken-arguments", "unknown-tool"):
        call(client, ask("What is the weather?"), TOOLS)
    elif PARALLEL:
        threads = [threading.Thread(target=call, args=(client, ask(f"Hello {n}!"))) for n in range(CALLS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    else:
        for number in range(CALLS):
            call(client, ask(f"Hello {number}!"))
