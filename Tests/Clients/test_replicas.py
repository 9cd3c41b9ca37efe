"""Three replicas behind nginx, which keeps each session on its replica by consistent hashing; they share nothing."""

import json
import os
import shutil
import signal
import socket
import subprocess
import time

import pytest
from conftest import ROOT, question
from test_curl import PATH, curl
from test_process import Served

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
if not NGINX:
    if os.environ.get("CI"):
        raise RuntimeError("there is no nginx: scripts/bootstrap")
    pytest.skip("there is no nginx", allow_module_level=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Balancer:
    def __init__(self, folder):
        self.folder, self.port, self.process = folder, free_port(), None

    def lead_to(self, ports):
        servers = "\n".join(f"server 127.0.0.1:{port} max_fails=1 fail_timeout=60s;" for port in ports)
        (self.folder / "nginx.conf").write_text(f"""
            daemon off; master_process off; pid {self.folder}/pid; error_log {self.folder}/error.log;
            events {{ worker_connections 256; }}
            http {{
              access_log off;
              client_body_temp_path {self.folder}/a; proxy_temp_path {self.folder}/b; fastcgi_temp_path {self.folder}/c;
              uwsgi_temp_path {self.folder}/d; scgi_temp_path {self.folder}/e;
              include {ROOT}/deploy/nginx/session.conf;
              upstream understudy {{ hash $understudy_session consistent; {servers} }}
              server {{
                listen 127.0.0.1:{self.port};
                location / {{
                  proxy_pass http://understudy; proxy_http_version 1.1; proxy_buffering off; proxy_set_header Host $http_host;
                  proxy_next_upstream error timeout;
                }}
              }}
            }}""")
        self.stop()
        self.process = subprocess.Popen([NGINX, "-c", self.folder / "nginx.conf", "-p", self.folder], stderr=subprocess.PIPE)
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            try:
                return socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.02)
        raise AssertionError(self.process.communicate()[1])

    def stop(self):
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            self.process.communicate(timeout=10)
            self.process = None


@pytest.fixture
def balancer(tmp_path):
    made = Balancer(tmp_path)
    yield made
    made.stop()


# Six replies, each another status: where a session stands is seen by the next one.
SEQUENCE = [400, 401, 402, 403, 404, 500]
NAMES = [f"s{number}" for number in range(30)]


def homes(replicas):
    """Which replica has which sessions, as they say themselves."""
    found = {}
    for replica in replicas:
        for session in curl(f"{replica.url}/__understudy/sessions").json["sessions"]:
            if session["name"] in NAMES:
                found.setdefault(session["name"], []).append(replica.port)
    return found


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "chat.yaml"
    path.write_text((ROOT / "openapi/chat-completions.yaml").read_text())
    folder = tmp_path / "Fixtures/chat/scenarios"
    folder.mkdir(parents=True)
    replies = [{"status": status} for status in SEQUENCE]
    (folder / "steps.yaml").write_text(json.dumps({"operation": "createChatCompletion", "replies": replies}))
    return str(path)


def ask(balancer, name, way):
    """The next status of a session, named by prefix, header or key."""
    base = f"http://127.0.0.1:{balancer.port}"
    if way == "prefix":
        return curl(f"{base}/~steps.{name}{PATH}", "-H", "Authorization: Bearer k", send=question()).status
    if way == "header":
        return curl(
            base + PATH, "-H", "Authorization: Bearer k", "-H", f"Understudy-Session: {name}", "-H",
            "Prefer: scenario=steps", send=question()).status
    return curl(base + PATH, "-H", f"Authorization: Bearer understudy.steps.{name}", send=question()).status


def test_sessions_stay_on_their_replica(program, balancer, document):
    way = {name: ["prefix", "header", "key"][index % 3] for index, name in enumerate(NAMES)}
    replicas = [Served(program, document) for _ in range(4)]
    try:
        balancer.lead_to([replica.port for replica in replicas[:3]])
        assert [ask(balancer, name, way[name]) for name in NAMES] == [SEQUENCE[0]] * len(NAMES)
        assert [ask(balancer, name, way[name]) for name in NAMES] == [SEQUENCE[1]] * len(NAMES)
        before = homes(replicas)
        assert all(len(ports) == 1 for ports in before.values()) and len(before) == len(NAMES)
        assert {port for ports in before.values() for port in ports} == {replica.port for replica in replicas[:3]}

        # Another replica takes sessions from all of them, and no two that were there exchange any.
        balancer.lead_to([replica.port for replica in replicas])
        third = {name: ask(balancer, name, way[name]) for name in NAMES}
        moved = {name for name, ports in homes(replicas).items() if replicas[3].port in ports}
        assert 0 < len(moved) < len(NAMES) / 2
        assert {name for name, status in third.items() if status == SEQUENCE[0]} == moved
        assert all(third[name] == SEQUENCE[2] for name in NAMES if name not in moved)

        # One is lost: its own sessions start anew elsewhere, and nobody else's does.
        lost = replicas[0]
        own = {name for name, ports in before.items() if lost.port in ports} - moved
        assert own
        lost.process.kill()
        lost.process.wait()
        fourth = {name: ask(balancer, name, way[name]) for name in NAMES}
        for name in NAMES:
            if name in own:
                assert fourth[name] == SEQUENCE[0], name
            else:
                assert fourth[name] == SEQUENCE[1 if name in moved else 3], name
    finally:
        for replica in replicas:
            replica.__exit__()


@pytest.mark.parametrize("base,expected", [
    (["/~steps.mine/x"], "mine"), (["/%7Esteps.mine/x"], "mine"), (["/~steps/x"], "steps"), (["/~.mine"], "mine"),
    (["/x", "Understudy-Session: mine"], "mine"), (["/x", "Authorization: Bearer understudy.steps.mine"], "mine"),
    (["/x", "Authorization: Bearer understudy.steps"], "steps"), (["/x", "Authorization: Bearer sk-1"], "Bearer sk-1"),
    (["/~.first/x", "Understudy-Session: second", "Authorization: Bearer understudy.a.third"], "first"),
    (["/x", "Understudy-Session: second", "Authorization: Bearer understudy.a.third"], "second"), (["/x"], ""),
])
def test_what_nginx_takes_for_the_session(tmp_path, base, expected):
    balancer = Balancer(tmp_path)
    balancer.lead_to([9])
    text = (tmp_path / "nginx.conf").read_text()
    (tmp_path / "nginx.conf").write_text(
        text.replace("proxy_pass http://understudy;", 'return 200 "<$understudy_session>";'))
    balancer.stop()
    balancer.process = subprocess.Popen([NGINX, "-c", tmp_path / "nginx.conf", "-p", tmp_path], stderr=subprocess.PIPE)
    try:
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            headers = [part for header in base[1:] for part in ("-H", header)]
            done = subprocess.run(
                ["curl", "-s", "--path-as-is", *headers, f"http://127.0.0.1:{balancer.port}{base[0]}"],
                capture_output=True, text=True)
            if done.returncode == 0:
                break
            time.sleep(0.02)
        assert done.stdout == f"<{expected}>"
    finally:
        balancer.stop()
