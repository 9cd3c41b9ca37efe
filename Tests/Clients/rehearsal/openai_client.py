"""The official OpenAI client, with its defaults."""

import openai
import task


class Client:
    def __init__(self):
        self.official = openai.OpenAI()

    def answer(self, messages, tools=None):
        more = {"tools": tools} if tools else {}
        answer = self.official.chat.completions.create(model=task.MODEL, messages=messages, **more)
        return answer.choices[0].message.content

    def stream(self, messages):
        with self.official.chat.completions.create(model=task.MODEL, messages=messages, stream=True) as chunks:
            for chunk in chunks:
                for choice in chunk.choices or []:
                    yield choice.delta.content, choice.finish_reason


task.run(Client())
