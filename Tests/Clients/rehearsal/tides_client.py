"""A client of another document than the bundled one, by hand: retries, dates, and events as the standard has them."""

import email.utils, json, os, re, time, urllib.error, urllib.request

def tell(result, **more):
    body = json.dumps({"result": result, **more}).encode()
    head = {"Content-Type": "application/json"}
    urllib.request.urlopen(urllib.request.Request(os.environ["UNDERSTUDY_OUTCOME_URL"], body, head)).close()

def events(response):
    """The data of each event, as soon as its empty line is there."""
    data, rest, kind = [], b"", b""
    while piece := response.read1():
        *lines, rest = re.split(rb"\r\n|\n|\r(?=.)", rest + piece, flags=re.DOTALL)
        if rest.endswith(b"\r"):
            lines, rest = [*lines, rest[:-1]], b""
        for line in lines:
            if not line:
                if data and kind in (b"", b"message"):
                    yield b"\n".join(data).decode()
                data, kind = [], b""
            name, _, value = line.removeprefix(b"\xef\xbb\xbf").partition(b":")
            if name == b"event":
                kind = value.strip()
            if kind == b"error":
                raise ValueError("the stream tells of an error")
            if name == b"data" and value:
                data.append(value.removeprefix(b" "))

def ask(number):
    name = "levels" if os.environ["UNDERSTUDY_STREAM"] == "1" else f"tides?days={number}"
    url = os.environ["TIDES_URL"] + "/ports/husum/" + name
    request = urllib.request.Request(url, headers={"X-Tides-Key": os.environ["TIDES_KEY"]})
    with urllib.request.urlopen(request, timeout=5) as response:
        if name != "levels":
            return json.load(response)
        for data in events(response):
            if data == "[END]":
                return None
            if "level" not in json.loads(data):
                raise ValueError("the stream tells of an error")
        raise ValueError("the stream has no end")

def wait(fields, attempt):
    text = fields.get("Retry-After", "")
    if re.fullmatch("[1-9][0-9]*", text):
        return int(text)
    date = text and email.utils.parsedate_to_datetime(text) if "GMT" in text else None
    return max(0, date.timestamp() - time.time()) if date else 0.4 * 2**attempt

def call(number):
    for attempt in range(3):
        try:
            ask(number)
            return tell("ok")
        except urllib.error.HTTPError as error:
            pause = wait(error.headers, attempt)
            again = error.code in (408, 429) or error.code >= 500
            if error.headers.get("x-should-retry"):
                again = error.headers["x-should-retry"] == "true"
            if not again or attempt == 2 or pause > 60:
                return tell("error", kind=str(error.code))
        except ConnectionError:
            pause = 0.4 * 2**attempt
        except Exception as error:
            return tell("error", kind=type(error).__name__)
        time.sleep(pause)
    tell("error", kind="connection")

for number in range(int(os.environ["UNDERSTUDY_CALLS"])):
    call(number % 7 + 1)
