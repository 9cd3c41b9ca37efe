"""A bad client on purpose: tries everything again, at once, and makes a new key for each attempt."""

import json
import os
import urllib.request
import uuid

import task

ATTEMPTS = 12


class Client:
    def answer(self, messages, tools=None):
        body = {"model": task.MODEL, "messages": messages} | ({"tools": tools} if tools else {})
        return json.loads(self.send(body))["choices"][0]["message"]["content"]

    def stream(self, messages):
        text = self.send({"model": task.MODEL, "messages": messages, "stream": True}).decode()
        for line in text.splitlines():
            if line.startswith("data: {"):
                for choice in json.loads(line[6:])["choices"]:
                    yield choice["delta"].get("content"), choice.get("finish_reason")

    def send(self, body):
        for attempt in range(ATTEMPTS):
            try:
                request = urllib.request.Request(
                    os.environ["OPENAI_BASE_URL"] + "/chat/completions",
                    data=json.dumps(body | {"request_id": str(uuid.uuid4())}).encode(),
                    headers={
                        "Content-Type": "application/json",
                        "Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}",
                        "Idempotency-Key": str(uuid.uuid4()),
                    },
                )
                with urllib.request.urlopen(request, timeout=5) as response:
                    return response.read()
            except Exception:
                if attempt == ATTEMPTS - 1:
                    raise


task.run(Client())
