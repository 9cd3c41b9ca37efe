"""A bad client on purpose: a time-out of a second, a second request beside the first, invalid requests, no key."""

import json
import os
import threading
import time
import urllib.request

import task


class Client:
    def answer(self, messages, tools=None):
        return json.loads(self.raced(messages, False))["choices"][0]["message"]["content"]

    def stream(self, messages):
        for line in self.raced(messages, True).decode(errors="replace").splitlines():
            if line.startswith("data: {"):
                for choice in json.loads(line[6:])["choices"]:
                    yield choice["delta"].get("content"), choice.get("finish_reason")

    def raced(self, messages, stream):
        """The answer that comes first, of two."""
        results, done = [], threading.Event()

        def one(delay):
            time.sleep(delay)
            if done.is_set():
                return
            try:
                results.append(self.send(messages, stream))
            except Exception as error:
                results.append(error)
            done.set()

        threads = [threading.Thread(target=one, args=(delay,)) for delay in (0, 0.3)]
        for thread in threads:
            thread.start()
        done.wait()
        for thread in threads:
            thread.join()
        if isinstance(results[0], Exception):
            raise results[0]
        return results[0]

    def send(self, messages, stream):
        body = {"model": task.MODEL, "messages": messages, "stream": stream, "temperature": 3}
        request = urllib.request.Request(
            os.environ["OPENAI_BASE_URL"] + "/chat/completions",
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "Authorization": "Bearer any"},
        )
        with urllib.request.urlopen(request, timeout=5) as response:
            return response.read()


task.run(Client())
