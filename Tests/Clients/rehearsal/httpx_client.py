"""httpx as it comes: no retries, and events read by hand."""

import json
import os

import httpx
import task


class Client:
    def __init__(self):
        self.http = httpx.Client(
            base_url=os.environ["OPENAI_BASE_URL"] + "/",
            headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
            timeout=10,
        )

    def answer(self, messages, tools=None):
        body = {"model": task.MODEL, "messages": messages} | ({"tools": tools} if tools else {})
        response = self.http.post("chat/completions", json=body)
        response.raise_for_status()
        return response.json()["choices"][0]["message"]["content"]

    def stream(self, messages):
        body = {"model": task.MODEL, "messages": messages, "stream": True}
        with self.http.stream("POST", "chat/completions", json=body) as response:
            response.raise_for_status()
            for line in response.iter_lines():
                data = line.removeprefix("data:").strip() if line.startswith("data:") else None
                if data == "[DONE]":
                    return
                if data:
                    for choice in json.loads(data)["choices"]:
                        yield choice["delta"].get("content"), choice.get("finish_reason")


task.run(Client())
