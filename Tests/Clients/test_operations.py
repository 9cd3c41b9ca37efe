"""What those who run the mock see of it: metrics, logs, limits, sockets, signals, environment variables."""

import http.client
import json
import os
import re
import resource
import shutil
import signal
import socket
import stat
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import pytest
from conftest import ROOT, question
from prometheus_client.parser import text_string_to_metric_families
from test_curl import KEY, PATH, answers, curl
from test_process import HELLO, Served

ADMIN = "/__understudy"


def started(program, *options, environment=None, **more):
    """A server whose first line of output is returned with it."""
    process = subprocess.Popen(
        [program, "serve", *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, **(environment or {})}, **more)
    timer = threading.Timer(10, process.kill)
    timer.start()
    line = process.stdout.readline().strip()
    timer.cancel()
    return process, line


def stopped(process):
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    out, errors = process.communicate(timeout=15)
    assert process.returncode == 0, errors
    return errors


def refused(program, *options, environment=None, **more):
    done = subprocess.run(
        [program, "serve", "--port", "0", *options], capture_output=True, text=True, timeout=10,
        env={**os.environ, **(environment or {})}, **more)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    return done.stderr


def raw(port, request, host="127.0.0.1"):
    """What comes back for bytes, to the end of the connection."""
    with socket.create_connection((host, port), 10) as client:
        client.sendall(request)
        received = b""
        try:
            while part := client.recv(65536):
                received += part
        except ConnectionResetError:
            # What it had sent is here; what it had not read made it reset.
            pass
    return received


# Metrics


def metrics(url):
    reply = curl(f"{url}{ADMIN}/metrics")
    assert reply.status == 200
    assert reply.headers["content-type"].startswith("text/plain; version=0.0.4")
    families = list(text_string_to_metric_families(reply.body.decode()))
    assert all(family.documentation and family.type != "unknown" for family in families)
    return {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in families for sample in family.samples
    }


def test_metrics_count_what_happened(program):
    with Served(program) as served:
        before = metrics(served.url)
        assert before[("understudy_streams_open",)] == 0
        curl(served.url + PATH, *KEY, send=question())
        curl(served.url + PATH, *KEY, send=question(temperature=9))
        curl(served.url + PATH, *KEY, "-H", "Prefer: between=2ms", send=question(stream=True))
        curl(served.url + "/nowhere")
        subprocess.run(
            ["curl", "-s", *KEY, "-H", "Prefer: fault=reset", "--json", json.dumps(HELLO), served.url + PATH])
        after = metrics(served.url)
        count = lambda *labels: after[("understudy_requests_total", *sorted(labels))]
        assert count("createChatCompletion", "200") == 2
        assert count("createChatCompletion", "400") == 1
        assert count("", "404") == 1
        assert after[("understudy_violations_total",)] >= 1
        assert sum(v for (name, *_), v in after.items() if name == "understudy_faults_total") == 1
        assert after[("understudy_journal_exchanges",)] == 5
        assert after[("understudy_journal_bytes",)] > 1000
        late = after[("understudy_pacing_error_seconds_count",)]
        assert late > 5 and after[("understudy_pacing_error_seconds_bucket", "+Inf")] == late
        assert 0 < after[("understudy_pacing_error_seconds_sum",)] < 5
        answer = served.ask("between=2s")
        assert metrics(served.url)[("understudy_streams_open",)] == 1
        answer.close()


def test_metrics_need_the_token(program):
    with Served(program, "--admin-token", "long-enough") as served:
        assert curl(f"{served.url}{ADMIN}/metrics").status == 401
        assert curl(f"{served.url}{ADMIN}/metrics", "-H", "Authorization: Bearer long-enough").status == 200


# Logs


def test_each_exchange_is_a_line_without_secrets(program):
    process, url = started(program, "--port", "0", "--log", "json")
    curl(f"{url}/~.mine{PATH}?key=very-secret", "-H", "Authorization: Bearer very-secret", send=question(user="me"))
    curl(url + PATH, *KEY, send=question(stream=True, temperature=7))
    subprocess.run(["curl", "-s", *KEY, "-H", "Prefer: fault=reset", "--json", json.dumps(HELLO), url + PATH])
    errors = stopped(process)
    assert "very-secret" not in errors
    lines = [json.loads(line) for line in errors.splitlines() if line.startswith("{")]
    assert [line.get("status") for line in lines] == [200, 400, None]
    assert [line["session"] for line in lines] == ["mine", "default", "default"]
    assert [line["level"] for line in lines] == ["info", "warning", "info"]
    first = lines[0]
    assert first["method"] == "POST" and first["path"] == f"/~.mine{PATH}"
    assert first["operation"] == "createChatCompletion" and first["bytes"] > 100
    assert 0 < first["microseconds"] < 10_000_000
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", first["time"])
    assert lines[1]["violations"]


def test_a_log_that_nobody_reads_delays_no_answer(program):
    process, url = started(program, "--port", "0", "--log", "json")
    try:
        # More than a pipe holds: whoever writes to it now waits.
        began = time.monotonic()
        for _ in range(4):
            done = subprocess.run(
                ["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}\n", *KEY, "--json", json.dumps(HELLO),
                 f"{url}{PATH}?[1-200]"], capture_output=True, text=True, timeout=30)
            assert done.stdout.split() == ["200"] * 200
        assert time.monotonic() - began < 20
    finally:
        process.kill()
        process.communicate()


# Limits


def test_a_head_over_the_limit_is_refused(program):
    with Served(program, "--head-limit", "2048") as served:
        def head(count, target=b"/v1/models"):
            start = b"GET " + target + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Long: "
            return start + b"x" * (count - len(start) - 4) + b"\r\n\r\n"

        assert b" 431 " not in raw(served.port, head(2048)).split(b"\r\n")[0]
        for target in [b"/v1/models", b"/__understudy/sessions"]:
            answer = raw(served.port, head(2049, target))
            assert answer.startswith(b"HTTP/1.1 431 ")
            assert b"\r\nContent-Type: application/problem+json\r\n" in answer
            assert b"\r\nUnderstudy-Error: head-too-large\r\n" in answer
        # So much more that it never becomes a request: the library refuses it.
        assert raw(served.port, head(9000)).startswith(b"HTTP/1.1 431 ")
        kept = curl(f"{served.url}/__understudy/requests").json["requests"]
        assert [(each["request"]["method"], each["status"]) for each in kept] == [("GET", 404), ("GET", 431)]
        assert answers(served.url)


def test_more_connections_than_allowed_wait_for_others_to_close(program):
    with Served(program, "--max-connections", "4", "--threads", "1") as served:
        held = [served.ask("between=5s") for _ in range(4)]
        with socket.create_connection(("127.0.0.1", served.port), 5) as late:
            late.sendall(b"GET /x HTTP/1.1\r\nHost: me\r\nConnection: close\r\n\r\n")
            late.settimeout(0.5)
            with pytest.raises(TimeoutError):
                late.recv(1)
            for answer in held:
                answer.close()
            late.settimeout(10)
            assert late.recv(100).startswith(b"HTTP/1.1 404")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell of memory in /proc")
def test_ten_thousand_sessions_of_a_hostile_client_are_bounded_in_number_and_memory(program):
    def resident():
        status = Path(f"/proc/{served.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    with Served(program) as served:
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=15)

        def ask(session):
            connection.request(
                "POST", PATH, json.dumps(HELLO),
                {"Content-Type": "application/json", "Authorization": "Bearer k", "Understudy-Session": session})
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200

        ask("first")
        before = resident()
        for number in range(11_000):
            ask(f"hostile-{number}")
            if number % 100 == 0:
                ask("mine")
        told = curl(f"{served.url}{ADMIN}/sessions").json
        names = {session["name"] for session in told["sessions"]}
        assert len(names) <= 10_000 and told["roomEnded"] >= 1000
        # Those that were not used for longest have ended, and not the one that is in use.
        assert {"default", "mine", "hostile-10999"} <= names and "hostile-0" not in names
        assert resident() - before < 100


def test_a_low_limit_of_open_files_is_told_with_what_it_allows(program):
    lower = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (200, 200))
    process, url = started(program, "--port", "0", preexec_fn=lower)
    assert answers(url)
    errors = stopped(process)
    assert "the limit of 200 open files allows 136 connections and streams at a time, not 16384" in errors
    process, url = started(program, "--port", "0", "--max-connections", "100", preexec_fn=lower)
    assert "open files" not in stopped(process)


# HTTP as it is spoken


def chat(version=b"HTTP/1.1", more=b"", stream=False, body=None):
    body = body or json.dumps({**HELLO, "stream": stream}).encode()
    return (b"POST /v1/chat/completions " + version + b"\r\nHost: me\r\nAuthorization: Bearer k\r\n"
            b"Content-Type: application/json\r\nContent-Length: %d\r\n" % len(body) + more + b"\r\n"), body


def test_http_1_0(program):
    with Served(program) as served:
        head, body = chat(b"HTTP/1.0", stream=True)
        answer = raw(served.port, head + body)
        assert answer.startswith(b"HTTP/1.") and b"200" in answer.split(b"\r\n")[0]
        assert b"transfer-encoding" not in answer.lower() and answer.endswith(b"data: [DONE]\n\n")
        head, body = chat(b"HTTP/1.0")
        assert b"\r\nContent-Length: " in raw(served.port, head + body)


def test_a_client_that_asks_first_is_told_to_go_on_or_not(program):
    with Served(program, "--body-limit", "1000") as served:
        head, body = chat(more=b"Expect: 100-continue\r\nConnection: close\r\n")
        with socket.create_connection(("127.0.0.1", served.port), 10) as client:
            client.sendall(head)
            assert client.recv(1000).startswith(b"HTTP/1.1 100 Continue\r\n\r\n")
            client.sendall(body)
            assert client.recv(1000).startswith(b"HTTP/1.1 200 OK")
        head, _ = chat(more=b"Expect: 100-continue\r\n", body=b"x" * 5000)
        with socket.create_connection(("127.0.0.1", served.port), 10) as client:
            client.sendall(head)
            assert client.recv(1000).startswith(b"HTTP/1.1 413 ")


def test_web_pages_of_other_origins_may_ask(program):
    with Served(program) as served:
        preflight = curl(
            served.url + PATH, "-X", "OPTIONS", "-H", "Origin: http://app.example", "-H",
            "Access-Control-Request-Method: POST", "-H", "Access-Control-Request-Headers: authorization, content-type")
        assert preflight.status in (200, 204)
        assert preflight.headers["access-control-allow-origin"] == "*"
        assert "POST" in preflight.headers["access-control-allow-methods"]
        assert "authorization" in preflight.headers["access-control-allow-headers"].lower()
        answer = curl(served.url + PATH, *KEY, "-H", "Origin: http://app.example", send=question(stream=True))
        assert answer.headers["access-control-allow-origin"] == "*" and answer.status == 200


# Where it listens


def test_ipv6_and_both(program):
    process, url = started(program, "--port", "0", "--host", "::1")
    assert re.fullmatch(r"http://\[::1\]:\d+", url) and answers(url)
    assert subprocess.run([program, "health", "--server", url], capture_output=True).returncode == 0
    stopped(process)
    process, url = started(program, "--port", "0", "--host", "::")
    port = url.rsplit(":", 1)[1]
    assert answers(f"http://127.0.0.1:{port}") and answers(f"http://[::1]:{port}")
    stopped(process)


def test_a_socket_in_the_file_system(program, tmp_path):
    path = tmp_path / "mock.sock"
    process, url = started(program, "--unix-socket", str(path), "--unix-socket-mode", "600")
    assert url == f"unix:{path}"
    assert stat.S_ISSOCK(path.stat().st_mode) and stat.S_IMODE(path.stat().st_mode) == 0o600
    there = ("--unix-socket", str(path))
    assert curl("http://localhost" + PATH, *there, *KEY, send=question()).status == 200
    streamed = curl("http://localhost" + PATH, *there, *KEY, "-H", "Prefer: between=1ms", send=question(stream=True))
    assert streamed.body.endswith(b"data: [DONE]\n\n")
    assert subprocess.run([program, "health", "--server", url], capture_output=True).returncode == 0
    second = subprocess.run(
        [program, "serve", "--unix-socket", path], capture_output=True, text=True, timeout=10)
    assert second.returncode == 2 and "the socket is in use" in second.stderr
    process.kill()
    process.communicate()
    assert path.exists(), "it was left behind"
    process, _ = started(program, *there)
    assert curl("http://localhost" + PATH, *there, *KEY, send=question()).status == 200
    stopped(process)
    assert not path.exists()
    path.write_text("mine")
    assert "there is a file that is no socket" in refused(program, *there)
    assert path.read_text() == "mine"
    assert "the path of a socket has 1 to" in refused(program, "--unix-socket", "/tmp/" + "x" * 200)


@pytest.mark.parametrize("fault,code", [
    ("fault=empty", 52), ("fault=close, after=3", 18), ("fault=close, after=300B", 18), ("fault=reset, after=3", 18),
    ("fault=garbage", 1), ("fault=stall, after=3", 28),
])
def test_faults_over_a_socket_in_the_file_system(program, tmp_path, fault, code):
    path = tmp_path / "mock.sock"
    process, _ = started(program, "--unix-socket", str(path))
    there = ("--unix-socket", str(path))
    done = subprocess.run(
        ["curl", "-s", "-N", "-m", "3" if code == 28 else "10", *there, *KEY, "-H", f"Prefer: {fault}", "--json",
         json.dumps(question(stream=True)), "http://localhost" + PATH], capture_output=True)
    # A reset is a close there: what came is an answer that is not whole.
    assert done.returncode == code, done.stdout
    if fault.endswith("after=3"):
        assert done.stdout.count(b"data: ") == 3
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        end = curl("http://localhost/__understudy/requests", *there).json["requests"][0].get("end")
        if end:
            break
        time.sleep(0.02)
    # Who leaves during a stall is noticed; all else is done as planned.
    assert (end["cause"], end["client"]) == (("clientGone", "gone") if code == 28 else ("performed", end["client"]))
    stopped(process)


def test_a_folder_that_may_not_be_read(program):
    with tempfile.TemporaryDirectory() as place:
        os.chmod(place, 0o755)
        folder = Path(place, "closed")
        folder.mkdir(mode=0o000)
        try:
            # Root may read everything.
            who = {"user": 65532, "group": 65532, "cwd": "/"} if os.geteuid() == 0 else {}
            try:
                told = refused(program, str(folder), **who)
            except PermissionError:
                pytest.skip("the program lies where nobody else may run it")
            assert "permission" in told.lower()
        finally:
            folder.chmod(0o700)


# Signals


def test_the_grace_is_what_was_asked_for(program):
    with Served(program, "--grace", "0.5") as served:
        answer = served.ask("between=5s")
        answer.readline()
        began = time.monotonic()
        served.process.send_signal(signal.SIGTERM)
        assert served.process.wait(20) == 0
        # Without a wish it is eight seconds.
        assert 0.4 < time.monotonic() - began < 7


def test_hanging_up_reads_the_files_anew(program, tmp_path):
    document = tmp_path / "chat.yaml"
    document.write_text((ROOT / "openapi/chat-completions.yaml").read_text())
    shutil.copytree(ROOT / "Fixtures/chat-completions", tmp_path / "Fixtures/chat")
    scenario = tmp_path / "Fixtures/chat/scenarios/new-one.yaml"
    with Served(program, str(document)) as served:
        def told():
            while "reloaded:" not in (line := served.process.stderr.readline()):
                assert line
            return line

        assert served.ask("scenario=new-one", stream=False).status == 404
        scenario.write_text("operation: createChatCompletion\nreplies: [{ status: 503 }]\n")
        served.process.send_signal(signal.SIGHUP)
        assert "35 scenarios" in told()
        assert served.ask("scenario=new-one", stream=False).status == 503
        document.write_text("openapi: [")
        served.process.send_signal(signal.SIGHUP)
        assert "goes on" in told()
        assert served.ask("scenario=new-one", stream=False).status == 503


# Environment variables


def commands(program):
    text = subprocess.run([program, "--experimental-dump-help"], capture_output=True, text=True, check=True).stdout
    return {command["commandName"]: command for command in json.loads(text)["command"]["subcommands"]}


def test_every_flag_is_an_environment_variable_too(program):
    """A value that no flag takes is refused through the variable just as on the command line."""
    seen = 0
    for name, command in commands(program).items():
        for argument in command.get("arguments", []):
            long = [n["name"] for n in argument.get("names", []) if n["kind"] == "long"]
            if argument["kind"] == "positional" or not long or long[0] in ("help", "version"):
                continue
            variable = "UNDERSTUDY_" + long[0].upper().replace("-", "_")
            done = subprocess.run(
                [program, name, "--no-such-flag"], capture_output=True, text=True, timeout=20,
                env={**os.environ, variable: "true" if argument["kind"] == "flag" else "7"})
            # It is the flag that nobody knows that is refused: the variable's was taken, or its value told of.
            assert done.returncode == 2, (name, variable, done)
            if argument["kind"] == "flag":
                bad = subprocess.run(
                    [program, name], capture_output=True, text=True, timeout=20, env={**os.environ, variable: "perhaps"})
                assert bad.returncode == 2 and f"{variable} must be true or false" in bad.stderr, (name, variable)
            seen += 1
    assert seen > 40


def test_variables_are_obeyed_and_the_command_line_counts_more(program):
    process, url = started(
        program, "--port", "0",
        environment={"UNDERSTUDY_PORT": "1", "UNDERSTUDY_API_KEY": "first,second", "UNDERSTUDY_LOCK": "yes",
                     "UNDERSTUDY_HOST": "127.0.0.1", "UNDERSTUDY_STRICT": "0"})
    for key, status in [("first", 200), ("second", 200), ("third", 401)]:
        reply = curl(url + PATH, "-H", f"Authorization: Bearer {key}", "-H", "Prefer: code=503", send=question())
        assert reply.status == status
    stopped(process)
    assert "--threads" in refused(program, environment={"UNDERSTUDY_THREADS": "0"})


def test_commands_that_ask_find_the_server_by_its_variables(program, tmp_path):
    def healthy(environment):
        return subprocess.run([program, "health"], env={**os.environ, **environment}, capture_output=True).returncode == 0

    path = tmp_path / "mock.sock"
    environment = {"UNDERSTUDY_UNIX_SOCKET": str(path)}
    process, _ = started(program, environment=environment)
    assert healthy(environment)
    stopped(process)
    assert not healthy(environment)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        "UNDERSTUDY_HOST": "0.0.0.0", "UNDERSTUDY_PORT": str(port), "UNDERSTUDY_TLS": "self-signed",
        "UNDERSTUDY_TLS_NAME": "mock.example", "UNDERSTUDY_TLS_CA": str(tmp_path / "ca.pem")}
    process, url = started(program, environment=environment)
    assert url.startswith("https://")
    assert healthy(environment)
    stopped(process)


def test_documents_of_a_folder(program, tmp_path):
    folder = tmp_path / "openapi"
    folder.mkdir()
    assert "there is no OpenAPI document in it" in refused(program, str(folder))
    (folder / "options.yaml").write_text("seed: 1\n")
    (folder / "chat.yaml").write_text((ROOT / "openapi/chat-completions.yaml").read_text())
    fixtures = tmp_path / "fixtures"
    shutil.copytree(ROOT / "Fixtures/chat-completions", fixtures / "chat")
    environment = {"UNDERSTUDY_DOCUMENTS": str(folder), "UNDERSTUDY_FIXTURES": str(fixtures)}
    process, url = started(program, "--port", "0", environment=environment)
    assert answers(url)
    assert "1 operation, 34 scenarios" in stopped(process)
    (folder / "broken.yaml").write_text("openapi: 3.1.0\npaths: [\n")
    assert "broken.yaml:" in refused(program, "--strict", environment=environment)
