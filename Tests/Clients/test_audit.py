"""`understudy audit` as a program: exit codes, reports, certificates, and nothing secret in any of them."""

import http.server
import json
import ssl
import subprocess
import threading
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from conftest import first_line

ODD = sorted((Path(__file__).resolve().parent / "odd").glob("*.yaml"))
KEY = "sk-a-key-that-nobody-may-see"


@pytest.fixture
def audit(program):
    def run(*arguments, key=KEY):
        environment = {"PATH": "/usr/bin:/bin"} | ({"UNDERSTUDY_AUDIT_KEY": key} if key else {})
        done = subprocess.run(
            [program, "audit", *arguments], capture_output=True, text=True, timeout=60, env=environment)
        assert KEY not in done.stdout + done.stderr
        return done

    return run


def test_a_mock_of_the_bundled_document_is_clean(audit, server, tmp_path):
    files = {kind: tmp_path / kind for kind in ("json", "junit", "sarif")}
    reports = [part for kind, file in files.items() for part in (f"--{kind}", file)]
    done = audit(server, "--allow", "POST", "--rate", "0", *reports)
    assert done.returncode == 0, done.stderr
    assert "nothing found" in done.stderr
    assert "text/event-stream: 2 replies" in done.stdout
    report = json.loads(files["json"].read_text())
    assert report["findings"] == [] and len(report["requests"]) >= 40
    assert all(request["milliseconds"] >= 0 for request in report["requests"])
    suite = ElementTree.parse(files["junit"]).getroot()
    assert int(suite.get("tests")) == len(report["requests"]) and suite.get("failures") == "0"
    assert json.loads(files["sarif"].read_text())["version"] == "2.1.0"
    assert all(KEY not in file.read_text() for file in files.values())


@pytest.mark.parametrize("document", ODD, ids=lambda path: path.stem)
def test_mocks_of_odd_documents_are_clean(audit, program, document):
    # A base path with a space, parameters of every style, forms, XML, QUERY, 'querystring', JSON lines, three kinds of streams.
    lint = subprocess.run([program, "lint", document], capture_output=True, text=True, timeout=60)
    assert lint.returncode == 0, lint.stderr
    serve = [program, "serve", document, "--port", "0"]
    process = subprocess.Popen(serve, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        url = first_line(process, 20).strip()
        done = audit(url, "--document", document, "--allow", "all", "--rate", "0")
    finally:
        process.kill()
        process.wait()
    assert done.returncode == 0, done.stderr
    assert "nothing found" in done.stderr and "not seen" not in done.stdout.replace("text/plain: not seen", "")


def test_findings_are_exit_code_1_with_their_places(audit, server):
    # A scenario that cuts every stream, asked for by the base URL.
    done = audit(f"{server}/~no-done", "--allow", "POST", "--rate", "0", "--max-requests", "8", "--json", "-")
    assert done.returncode == 1
    rules = [finding["rule"] for finding in json.loads(done.stdout)["findings"]]
    assert "no-terminator" in rules
    assert "openapi/chat-completions.yaml:" in done.stderr


def test_nothing_is_sent_unasked(audit, server):
    done = audit(server)
    assert done.returncode == 2
    assert "--allow POST allows it" in done.stderr
    done = audit(server, "--allow", "POST", key=None)
    assert done.returncode == 2 and "UNDERSTUDY_AUDIT_KEY" in done.stderr
    done = audit(server, "--allow", "all", "--operations", "noSuchOperation")
    assert done.returncode == 2 and "there are createChatCompletion" in done.stderr


def test_a_dry_run_sends_nothing_and_shows_everything_but_secrets(audit):
    done = audit("http://127.0.0.1:1", "--allow", "POST", "--dry-run", "--header", "X-Gate: another-secret")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("POST http://127.0.0.1:1/v1/chat/completions") >= 40
    assert "X-Gate: [redacted]" in done.stdout and "another-secret" not in done.stdout


def test_wrong_usage_is_exit_code_2(audit):
    for arguments in [("nowhere",), ("http://127.0.0.1:1", "--rate", "-1"), ("http://127.0.0.1:1", "--header", "x"),
                      ("http://127.0.0.1:1", "--document", "missing.yaml"), ()]:
        assert audit(*arguments).returncode == 2


@pytest.fixture
def encrypted(tmp_path):
    """The URL of a server with a certificate that nobody has signed, and the certificate."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
         "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True)
    service = http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    service.socket = context.wrap_socket(service.socket, server_side=True)
    thread = threading.Thread(target=service.serve_forever, daemon=True)
    thread.start()
    yield f"https://127.0.0.1:{service.server_port}", certificate
    service.shutdown()


def test_a_certificate_that_nobody_signed_is_told_and_can_be_named(audit, encrypted):
    url, certificate = encrypted
    done = audit(url, "--allow", "POST", "--max-requests", "1")
    assert done.returncode == 2
    assert "is not trusted" in done.stderr and "--certificates" in done.stderr
    done = audit(url, "--allow", "POST", "--max-requests", "1", "--certificates", str(certificate))
    # It speaks HTTP, and knows no POST: 501 and a web page.
    assert done.returncode == 1 and "501" in done.stderr
