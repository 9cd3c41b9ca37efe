"""The servers that are measured, as processes, and what they are asked."""

import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
BENCHMARKS = ROOT / "Benchmarks"
TARGET = "/v1/chat/completions"
REQUEST = {"model": "gemini-3.5-flash", "messages": [{"role": "user", "content": "Hello"}]}
REPLY = ROOT / "Fixtures/chat-completions/bodies/greeting-flash.json"


def output(*command, **options):
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE, **options).stdout


def built(product="understudy"):
    """A product of the package as scripts/build makes it."""
    return output(str(ROOT / "scripts/build"), product).strip()


class Server:
    """A server process: started on construction, ready when it accepts, stopped on leaving."""

    def __init__(self, command, port=None, environment=None):
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            command, text=True, stdout=subprocess.PIPE if port is None else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, env={**os.environ, **(environment or {})})
        self.port = port or int(self.process.stdout.readline().rsplit(":", 1)[1])
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() - self.began > 10:
                    raise SystemExit(f"bench: {command[0]} did not start")
                time.sleep(0.005)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        """Stops it, and says how it ended: its exit code, or None where it had to be killed."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def _proc(self, name):
        return pathlib.Path(f"/proc/{self.process.pid}/{name}")

    @property
    def cpu_seconds(self):
        fields = self._proc("stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def resident_bytes(self):
        for line in self._proc("status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024

    @property
    def descriptor_count(self):
        return len(list(self._proc("fd").iterdir()))

    @property
    def thread_count(self):
        return len(list(self._proc("task").iterdir()))

    def ask(self, path, body=None, **fields):
        """The JSON that it answers."""
        return json.loads(self.text(path, body, **fields))

    def text(self, path, body=None, **fields):
        """The text that it answers."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", body, fields)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read().decode()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def bare(*options, environment=None):
    port = free_port()
    return Server([str(BENCHMARKS / ".build/bare"), "-p", str(port), *map(str, options)], port, environment)


def mock(program, *options, environment=None):
    return Server([program, "serve", "--port", "0", *map(str, options)], environment=environment)


def nginx(program, folder, threads=1):
    """nginx answering with the bytes of a canned reply, and with nothing to do besides."""
    port, folder = free_port(), pathlib.Path(folder)
    text = REPLY.read_text().replace("\\", "\\\\").replace("'", "\\'")
    (folder / "nginx.conf").write_text(f"""
worker_processes {threads};
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  keepalive_requests 100000000;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    location / {{
      default_type application/json;
      add_header x-request-id $request_id;
      return 200 '{text}';
    }}
  }}
}}
""")
    return NginxServer([program, "-p", str(folder), "-c", "nginx.conf"], port)


class NginxServer(Server):
    """nginx: a master, and the workers that do the work."""

    @property
    def _workers(self):
        pid = self.process.pid
        return pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()

    @property
    def cpu_seconds(self):
        ticks = 0
        for worker in self._workers:
            fields = pathlib.Path(f"/proc/{worker}/stat").read_text().rsplit(")", 1)[1].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")


def llmock(program):
    port = free_port()
    return Server([program, "serve", "--port", str(port), "--log-level", "critical"], port)


def requests_a_second(server, seconds, connections=32, script="request.lua"):
    """Requests a second, and the server's processor time a request in microseconds."""
    before = server.cpu_seconds
    text = output("wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", str(BENCHMARKS / script),
                  f"http://127.0.0.1:{server.port}{TARGET}")
    cpu = server.cpu_seconds - before
    lines = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
    if "Non-2xx or 3xx responses" in lines:
        raise SystemExit(f"bench: not every answer was a 200:\n{text}")
    count = int(next(line for line in text.splitlines() if "requests in" in line).split()[0])
    return float(lines["Requests/sec"]), cpu / count * 1e6


def temporary_folder():
    return tempfile.TemporaryDirectory(prefix="understudy-bench-")


def say(text):
    print(text, file=sys.stderr, flush=True)
