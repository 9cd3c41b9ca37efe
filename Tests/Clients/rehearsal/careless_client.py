"""A bad client on purpose: takes whatever it has read for the answer, and never says that anything is wrong."""

import json
import os
import re
import socket
from urllib.parse import urlsplit

import task


class Client:
    def answer(self, messages, tools=None):
        body = self.send({"model": task.MODEL, "messages": messages} | ({"tools": tools} if tools else {}))
        if tools:
            # Runs whatever it is told to run.
            result = {"role": "tool", "tool_call_id": "call_1", "content": "sunny"}
            self.send({"model": task.MODEL, "messages": [*messages, result], "tools": tools})
        found = re.search(rb'"content": *"((?:[^"\\]|\\.)*)', body)
        return found.group(1).decode(errors="replace") if found else ""

    def stream(self, messages):
        body = self.send({"model": task.MODEL, "messages": messages, "stream": True})
        for line in body.split(b"\n"):
            try:
                choice = json.loads(line.removeprefix(b"data: "))["choices"][0]
                yield choice["delta"].get("content"), None
            except (ValueError, KeyError, IndexError, TypeError):
                continue
        yield "", "stop"

    def send(self, body):
        url = urlsplit(os.environ["OPENAI_BASE_URL"])
        data = json.dumps(body).encode()
        head = (
            f"POST {url.path}/chat/completions HTTP/1.1\r\nHost: {url.netloc}\r\nConnection: close\r\n"
            f"Authorization: Bearer {os.environ['OPENAI_API_KEY']}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(data)}\r\n\r\n"
        )
        with socket.create_connection((url.hostname, url.port), timeout=8) as connection:
            received = b""
            try:
                connection.sendall(head.encode() + data)
                while piece := connection.recv(65536):
                    received += piece
            except OSError:
                pass
            return received


task.run(Client())
