"""The same server seen by curl and by a bare socket: heads, raw bytes, and what is no proper request."""

import json
import socket
import subprocess
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from conftest import FIXTURES, body, question

PATH = "/v1/chat/completions"
KEY = ("-H", "Authorization: Bearer sk-test")


@dataclass
class Reply:
    status: int
    headers: dict
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)


def curl(url, *options, send=None):
    """One request; send is JSON as a value, or anything else as bytes."""
    command = ["curl", "--silent", "--show-error", "--max-time", "10", "--include", "--path-as-is", url]
    if send is not None:
        command += ["--data-binary", "@-"]
        if not any(option.lower().startswith("content-type:") for option in options):
            command += ["-H", "Content-Type: application/json"]
        if not isinstance(send, bytes):
            send = json.dumps(send).encode()
    done = subprocess.run([*command, *options], input=send or b"", capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    head, _, content = done.stdout.partition(b"\r\n\r\n")
    if head.startswith(b"HTTP/1.1 100"):
        head, _, content = content.partition(b"\r\n\r\n")
    status, *lines = head.decode().split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Reply(int(status.split()[1]), headers, content)


def answers(server):
    reply = curl(server + PATH, *KEY, send=question())
    return reply.status == 200 and reply.json == body("greeting-flash")


def is_problem(reply):
    return reply.headers["content-type"] == "application/problem+json" and "understudy-error" in reply.headers


def test_an_answer_is_the_fixture_byte_for_byte(server):
    reply = curl(server + PATH, *KEY, send=question())
    assert reply.status == 200
    assert reply.headers["content-type"] == "application/json"
    assert reply.headers["x-request-id"]
    assert reply.body == (FIXTURES / "bodies" / "greeting-flash.json").read_bytes()


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream", "*/*"])
def test_a_stream_is_chosen_by_the_body_alone(server, accept):
    streamed = curl(server + PATH, *KEY, "-H", f"Accept: {accept}", send=question(stream=True))
    assert streamed.status == 200
    assert streamed.headers["content-type"].startswith("text/event-stream")
    assert streamed.headers["transfer-encoding"] == "chunked"
    assert streamed.headers["x-request-id"]
    assert streamed.body == (FIXTURES / "streams" / "greeting-flash.sse").read_bytes()

    whole = curl(server + PATH, *KEY, "-H", f"Accept: {accept}", send=question())
    assert whole.headers["content-type"] == "application/json"


def test_no_credentials(server):
    reply = curl(server + PATH, send=question())
    assert reply.status == 401
    assert reply.headers["www-authenticate"].startswith("Bearer")
    assert reply.json["error"]["type"] == "authentication_error"
    assert reply.headers["x-request-id"]


@pytest.mark.parametrize("value", ["Basic dXNlcjpwYXNz", "Bearer", "Bearer "])
def test_bad_credentials(server, value):
    reply = curl(server + PATH, "-H", f"Authorization: {value}", send=question())
    assert reply.status == 401
    assert reply.headers["www-authenticate"].startswith("Bearer")


def test_a_wrong_method(server):
    reply = curl(server + PATH, *KEY)
    assert reply.status == 405
    assert "POST" in reply.headers["allow"].replace(" ", "").split(",")
    assert is_problem(reply)


@pytest.mark.parametrize(
    "path", ["/v1/chat/completion", "/v2/chat/completions", "/chat/completions", "/v1/chat/completions/x"]
)
def test_an_unknown_path_is_told_the_nearest(server, path):
    reply = curl(server + path, *KEY, send=question())
    assert reply.status == 404
    assert is_problem(reply)
    assert PATH.encode() in reply.body


@pytest.mark.parametrize("send", [b"", b"{", b'{"model": }', b"\xff\xfe", b"null", b"[]"])
def test_a_body_that_is_no_request(server, send):
    reply = curl(server + PATH, *KEY, send=send)
    assert reply.status == 400
    assert reply.json["error"]["type"] == "invalid_request_error"


def test_a_wrong_media_type(server):
    reply = curl(server + PATH, *KEY, "-H", "Content-Type: text/plain", send=question())
    assert reply.status == 400
    assert reply.json["error"]["type"] == "invalid_request_error"


def test_unknown_properties_are_allowed(server):
    assert curl(server + PATH, *KEY, send=question(seed=7, user="someone")).status == 200


@pytest.mark.parametrize("prefix", ["/~outage", "/%7Eoutage", "/%7eoutage"])
def test_a_scenario_by_prefix(server, prefix):
    reply = curl(server + prefix + PATH, *KEY, send=question())
    assert reply.status == 503
    assert reply.json["error"]["type"] == "service_unavailable_error"


def test_a_session_by_prefix(server, session):
    url = f"{server}/~rate-limited.{session}{PATH}"
    refused = curl(url, *KEY, send=question())
    assert (refused.status, refused.headers["retry-after"]) == (429, "1")
    assert curl(url, *KEY, send=question()).status == 200


def test_a_prefix_comes_before_a_key(server):
    key = ("-H", "Authorization: Bearer understudy.outage")
    reply = curl(f"{server}/~forbidden{PATH}", *key, send=question())
    assert reply.status == 403


def test_an_unknown_scenario_is_told_the_known(server):
    reply = curl(f"{server}/~nothing-of-the-kind{PATH}", *KEY, send=question())
    assert reply.status == 404
    assert is_problem(reply)
    assert b"rate-limited" in reply.body and b"outage" in reply.body


def test_a_preference_that_was_honoured_is_said(server):
    reply = curl(server + PATH, *KEY, "-H", "Prefer: code=429", send=question())
    assert reply.status == 429
    assert reply.headers["preference-applied"] == "code=429"


def test_a_preference_without_a_key_is_honoured(server):
    assert curl(server + PATH, "-H", "Prefer: code=503", send=question()).status == 503


def test_a_preference_that_the_document_lacks(server):
    reply = curl(server + PATH, *KEY, "-H", "Prefer: code=418", send=question())
    assert reply.status == 404
    assert is_problem(reply)


def test_a_preference_for_a_scenario(server):
    assert curl(server + PATH, *KEY, "-H", "Prefer: scenario=forbidden", send=question()).status == 403


@pytest.mark.parametrize(
    "sent", [b"\x16\x03\x01\x02\x00\x01", b"HELLO\r\n\r\n", b"\0" * 4096, b"POST / HTTP/9.9\r\n\r\n"]
)
def test_bytes_that_are_no_request_harm_nobody(server, sent):
    place = urlsplit(server)
    with socket.create_connection((place.hostname, place.port), timeout=10) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        try:
            while connection.recv(65536):
                pass
        except ConnectionResetError:
            pass
    assert answers(server)


def test_a_client_that_leaves_in_mid_stream_harms_nobody(server):
    place = urlsplit(server)
    sent = json.dumps(question(stream=True)).encode()
    head = "\r\n".join(
        [
            f"POST /~slow-tokens{PATH} HTTP/1.1",
            "Host: localhost",
            "Authorization: Bearer sk-test",
            "Content-Type: application/json",
            f"Content-Length: {len(sent)}",
            "\r\n",
        ]
    )
    with socket.create_connection((place.hostname, place.port), timeout=10) as connection:
        connection.sendall(head.encode() + sent)
        assert connection.recv(65536).startswith(b"HTTP/1.1 200 ")
    assert answers(server)
