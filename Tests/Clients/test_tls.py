"""The program over TLS, seen by curl and by the official OpenAI client."""

import hashlib
import re
import signal
import ssl
import subprocess

import httpx2
import openai
import pytest
from conftest import FIXTURES, body, question, text
from test_curl import KEY, PATH, curl
from test_process import Served


class Secure(Served):
    """A server with a certificate made at the start, and the authority to trust for it."""

    def __init__(self, program, folder, *options):
        self.authority = folder / "ca.pem"
        super().__init__(program, "--tls", "self-signed", "--tls-ca", str(self.authority), *options)
        assert self.url.startswith("https://127.0.0.1:")
        # Two lines of what is served and how it is proved.
        self.told = [self.process.stderr.readline() for _ in range(3)]


@pytest.fixture(scope="module")
def secure(program, tmp_path_factory):
    with Secure(program, tmp_path_factory.mktemp("tls")) as served:
        yield served


def run(program, *options):
    return subprocess.run([program, *options], capture_output=True, text=True, timeout=20)


def trust(served):
    return ("--cacert", str(served.authority))


def test_curl_gets_an_answer_and_a_stream_byte_for_byte(secure):
    whole = curl(secure.url + PATH, *trust(secure), *KEY, send=question())
    assert whole.body == (FIXTURES / "bodies" / "greeting-flash.json").read_bytes()
    streamed = curl(secure.url + PATH, *trust(secure), *KEY, send=question(stream=True))
    assert streamed.body == (FIXTURES / "streams" / "greeting-flash.sse").read_bytes()


def test_nobody_else_trusts_it(secure):
    done = subprocess.run(["curl", "--silent", secure.url], capture_output=True)
    assert done.returncode == 60, "curl: peer certificate cannot be authenticated"
    done = subprocess.run(
        ["curl", "--silent", "--cacert", secure.authority, "--resolve", f"other.example:{secure.port}:127.0.0.1",
         f"https://other.example:{secure.port}/"], capture_output=True)
    assert done.returncode == 60, "the certificate is not for that name"


def test_the_fingerprint_is_that_of_the_certificate(secure):
    printed = re.search(r"localhost, 127\.0\.0\.1, ::1: SHA-256 ([0-9A-F:]+)", "".join(secure.told)).group(1)
    certificate = ssl.PEM_cert_to_DER_cert(ssl.get_server_certificate(("127.0.0.1", secure.port)))
    assert printed.replace(":", "").lower() == hashlib.sha256(certificate).hexdigest()


@pytest.mark.parametrize("fault,code", [("empty", 52), ("reset", 56), ("close", 18), ("garbage", 1)])
def test_faults(secure, fault, code):
    done = subprocess.run(
        ["curl", "--silent", "--max-time", "10", *trust(secure), *KEY, "-H", f"Prefer: fault={fault}",
         "--json", '{"model": "gemini-3.5-flash", "messages": [{"role": "user", "content": "Hi"}]}',
         secure.url + PATH], capture_output=True)
    assert done.returncode == code


@pytest.fixture
def client(secure):
    with httpx2.Client(verify=ssl.create_default_context(cafile=secure.authority)) as http:
        yield lambda key="sk-test", retries=0: openai.OpenAI(
            api_key=key, base_url=secure.url + "/v1", max_retries=retries, http_client=http, timeout=10)


def test_the_official_client_answers_and_streams(client):
    completion = client().chat.completions.create(**question())
    assert completion.choices[0].message.content == text("greeting-flash")
    chunks = list(client().chat.completions.create(**question(stream=True)))
    assert "".join(c.choices[0].delta.content or "" for c in chunks if c.choices) == text("greeting-flash")


def test_the_official_client_sees_errors_and_broken_streams(client):
    with pytest.raises(openai.InternalServerError):
        client("understudy.outage").chat.completions.create(**question())
    for scenario in ["cut-stream", "reset-stream"]:
        with pytest.raises((openai.APIError, httpx2.RemoteProtocolError, httpx2.ReadError)):
            list(client(f"understudy.{scenario}").chat.completions.create(**question(stream=True)))
    assert client("understudy.flaky-upstream.tls", 3).chat.completions.create(**question()).choices


def test_commands_ask_over_tls(program, secure):
    assert run(program, "health", "--server", secure.url, "--tls-ca", str(secure.authority)).returncode == 0
    assert run(program, "health", "--server", secure.url, "--insecure").returncode == 0
    stranger = run(program, "health", "--server", secure.url)
    assert stranger.returncode == 2 and "not trusted" in stranger.stderr.lower()


def openssl(folder, name, host="localhost"):
    """A certificate and its key, made by somebody else."""
    files = folder / f"{name}.pem", folder / f"{name}.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", f"/CN={host}",
         "-addext", f"subjectAltName=DNS:{host},IP:127.0.0.1", "-out", files[0], "-keyout", files[1]],
        check=True, capture_output=True)
    return [str(file) for file in files]


def test_a_certificate_of_ones_own(program, tmp_path):
    certificate, key = openssl(tmp_path, "one")
    with Served(program, "--tls-cert", certificate, "--tls-key", key) as served:
        reply = curl(served.url + PATH, "--cacert", certificate, *KEY, send=question())
        assert reply.json == body("greeting-flash")
        served.process.send_signal(signal.SIGTERM)
        assert served.process.wait(10) == 0


def test_what_cannot_be_served_is_told(program, tmp_path):
    one, two = openssl(tmp_path, "one"), openssl(tmp_path, "two")
    cases = {
        "does not belong to the certificate": ["--tls-cert", one[0], "--tls-key", two[1]],
        "there is no certificate in": ["--tls-cert", one[1], "--tls-key", one[1]],
        "there is no private key in": ["--tls-cert", one[0], "--tls-key", one[0]],
        "no such file": ["--tls-cert", "/no/such.pem", "--tls-key", one[1]],
        "go together": ["--tls-cert", one[0]],
        "exclude each other": ["--tls", "self-signed", "--tls-cert", one[0], "--tls-key", one[1]],
        "neither a host name": ["--tls", "self-signed", "--tls-name", "no name", "--tls-ca", str(tmp_path / "c")],
        "name another file with --tls-ca": ["--tls", "self-signed", "--tls-ca", "/no/such/folder/ca.pem"],
    }
    for message, options in cases.items():
        done = run(program, "serve", "--port", "0", *options)
        assert (done.returncode, done.stdout) == (2, ""), options
        assert message in done.stderr, (options, done.stderr)
    locked = tmp_path / "locked.key"
    subprocess.run(["openssl", "pkey", "-in", one[1], "-aes256", "-passout", "pass:secret", "-out", locked], check=True)
    done = run(program, "serve", "--port", "0", "--tls-cert", one[0], "--tls-key", str(locked))
    assert done.returncode == 2 and "protected by a password" in done.stderr
