"""litellm's `completion()`; with REHEARSAL_RETRIES=2 its own retries on top, and with REHEARSAL_ROUTER=1 its router."""

import os

# The prices that came with it: it would wait for the network to fetch those of today.
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"

import litellm
import task

litellm.suppress_debug_info = True
COMMON = {"model": f"openai/{task.MODEL}", "api_base": os.environ["OPENAI_BASE_URL"], "api_key": os.environ["OPENAI_API_KEY"]}
RETRIES = {"num_retries": int(os.environ["REHEARSAL_RETRIES"])} if "REHEARSAL_RETRIES" in os.environ else {}


class Client:
    def answer(self, messages, tools=None):
        more = {"tools": tools} if tools else {}
        return self.completion(messages=messages, **more).choices[0].message.content

    def stream(self, messages):
        for chunk in self.completion(messages=messages, stream=True):
            for choice in chunk.choices or []:
                yield choice.delta.content, choice.finish_reason

    def completion(self, **request):
        return litellm.completion(**COMMON, **RETRIES, **request)


class Router(Client):
    def __init__(self):
        self.router = litellm.Router(model_list=[{"model_name": "chat", "litellm_params": COMMON}], num_retries=2)

    def completion(self, **request):
        return self.router.completion(model="chat", **request)


task.run(Router() if os.environ.get("REHEARSAL_ROUTER") else Client())
