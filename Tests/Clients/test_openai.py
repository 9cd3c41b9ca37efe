"""The official OpenAI client for Python, unchanged but for the base URL and the key."""

import asyncio
import time

import openai
import pytest
from conftest import body, question, text

# status, exception class, scenario; then of the document's example: type, message, and what else it has
ERRORS = [
    (400, openai.BadRequestError, "bad-request", "invalid_request_error", "Invalid request parameters", {}),
    (
        *(401, openai.AuthenticationError, "unauthorized", "authentication_error", "Invalid or expired token"),
        {},
    ),
    (
        *(402, openai.APIStatusError, "payment-required", "insufficient_quota_error", "Insufficient quota"),
        {"fallback_suggestion": "https://evolink.ai/dashboard/billing"},
    ),
    (
        *(403, openai.PermissionDeniedError, "forbidden", "permission_error", "Access denied for this model"),
        {"param": "model"},
    ),
    (
        *(404, openai.NotFoundError, "not-found", "not_found_error", "Specified model not found"),
        {"param": "model", "fallback_suggestion": "gemini-3.5-flash"},
    ),
    (
        *(429, openai.RateLimitError, "too-many-requests", "rate_limit_error", "Rate limit exceeded"),
        {"fallback_suggestion": "retry after 60 seconds"},
    ),
    (
        *(500, openai.InternalServerError, "server-error", "internal_server_error", "Internal server error"),
        {"fallback_suggestion": "try again later"},
    ),
    (
        *(502, openai.InternalServerError, "bad-gateway", "upstream_error", "Upstream AI service unavailable"),
        {"fallback_suggestion": "try different model"},
    ),
    (
        *(503, openai.InternalServerError, "unavailable", "service_unavailable_error"),
        *("Service temporarily unavailable", {"fallback_suggestion": "retry after 30 seconds"}),
    ),
]
each_error = pytest.mark.parametrize("error", ERRORS, ids=[str(status) for status, *_ in ERRORS])


def assembled(chunks):
    return "".join(choice.delta.content or "" for chunk in chunks for choice in chunk.choices)


def check(raised, error):
    status, kind, _, type_, message, more = error
    assert type(raised) is kind
    assert raised.status_code == status
    assert raised.body == {"code": status, "type": type_, "message": message} | more
    assert raised.param == more.get("param")
    assert raised.request_id


def test_an_answer(client):
    answer = client().chat.completions.create(**question())
    assert answer.to_dict() == body("greeting-flash")
    assert answer.choices[0].finish_reason == "stop"
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens
    assert answer._request_id


def test_the_other_model(client):
    answer = client().chat.completions.create(**question(model="Gemini-3.0-pro"))
    assert answer.to_dict() == body("greeting-pro")


def test_each_reply_has_its_own_request_id(client):
    official = client()
    ids = [official.chat.completions.create(**question())._request_id for _ in range(5)]
    assert len(set(ids)) == 5


def test_a_conversation_with_an_image(client):
    messages = [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "Hello!"},
        {"role": "assistant", "content": "Hello, how can I help?"},
        {
            "role": "user",
            "content": [
                {"type": "text", "text": "What is this?"},
                {"type": "image_url", "image_url": {"url": "https://example.com/harbour.jpg"}},
            ],
        },
    ]
    answer = client().chat.completions.create(
        **question(messages=messages, max_tokens=50, temperature=0.5, top_p=0.9, extra_body={"top_k": 40})
    )
    assert answer.choices[0].message.content


def test_a_stream(client):
    chunks = list(client().chat.completions.create(**question(stream=True)))
    assert len(chunks) > 1
    assert assembled(chunks) == text("greeting-flash")
    assert chunks[0].choices[0].delta.role == "assistant"
    assert [chunk.choices[0].finish_reason for chunk in chunks] == [None] * (len(chunks) - 1) + ["stop"]
    assert {chunk.id for chunk in chunks} == {body("greeting-flash")["id"]}
    assert all(chunk.usage is None for chunk in chunks)


def test_the_usage_of_a_stream(client):
    chunks = list(
        client().chat.completions.create(**question(stream=True, stream_options={"include_usage": True}))
    )
    assert assembled(chunks) == text("greeting-flash")
    assert chunks[-1].choices == []
    assert chunks[-1].usage.to_dict() == body("greeting-flash")["usage"]
    assert all(chunk.usage is None for chunk in chunks[:-1])
    assert chunks[-2].choices[0].finish_reason == "stop"


def test_a_stream_with_text_of_many_scripts(client):
    chunks = list(client("understudy.multilingual").chat.completions.create(**question(stream=True)))
    assert assembled(chunks) == text("multilingual")
    assert any(ord(character) > 0xFFFF for character in assembled(chunks))


def test_a_slow_stream_comes_in_pieces(client):
    start = time.monotonic()
    moments = []
    for _ in client("understudy.slow-tokens").chat.completions.create(**question(stream=True)):
        moments.append(time.monotonic() - start)
    assert moments[0] > 0.7
    gaps = [later - earlier for earlier, later in zip(moments, moments[1:])]
    assert len(gaps) > 5
    assert sum(gap > 0.05 for gap in gaps) > len(gaps) * 0.8


@each_error
def test_each_error_by_the_key(client, error):
    with pytest.raises(openai.APIStatusError) as raised:
        client(f"understudy.{error[2]}").chat.completions.create(**question())
    check(raised.value, error)


@each_error
def test_each_error_by_a_header(client, error):
    with pytest.raises(openai.APIStatusError) as raised:
        client(prefer=f"code={error[0]}").chat.completions.create(**question())
    check(raised.value, error)


@each_error
def test_each_error_in_place_of_a_stream(client, error):
    with pytest.raises(openai.APIStatusError) as raised:
        client(prefix=f"/~{error[2]}").chat.completions.create(**question(stream=True))
    check(raised.value, error)


def test_an_unknown_model(client):
    with pytest.raises(openai.NotFoundError) as raised:
        client().chat.completions.create(**question(model="gemini-9"))
    assert raised.value.type == "not_found_error"
    assert raised.value.param == "model"


@pytest.mark.parametrize(
    ("changes", "param"),
    [
        ({"messages": []}, "messages"),
        ({"messages": [{"role": "wizard", "content": "Hello!"}]}, "messages"),
        ({"messages": "Hello!"}, "messages"),
        ({"temperature": 2.5}, "temperature"),
        ({"top_p": -0.1}, "top_p"),
        ({"max_tokens": 0}, "max_tokens"),
        ({"stream": "yes"}, "stream"),
        ({"extra_body": {"top_k": 1.5}}, "top_k"),
    ],
    ids=lambda value: None if isinstance(value, str) else str(value)[:50],
)
def test_an_invalid_request_is_told_what_is_wrong(client, changes, param):
    with pytest.raises(openai.BadRequestError) as raised:
        client().chat.completions.create(**question(**changes))
    assert raised.value.type == "invalid_request_error"
    assert raised.value.param.startswith(param)
    assert raised.value.body["message"] != "Invalid request parameters"


def test_a_retry_waits_as_long_as_the_429_says(client, wire, session):
    answer = client(f"understudy.rate-limited.{session}", retries=2).chat.completions.create(**question())
    assert answer.to_dict() == body("greeting-flash")
    assert wire.statuses == [429, 200]
    assert wire.retry_counts == ["0", "1"]
    assert wire.started[1] - wire.started[0] >= 1.0


def test_sessions_of_one_scenario_do_not_disturb_each_other(client, session):
    for name in [f"{session}a", f"{session}b"]:
        with pytest.raises(openai.RateLimitError):
            client(f"understudy.rate-limited.{name}").chat.completions.create(**question())
    for name in [f"{session}a", f"{session}b"]:
        assert client(f"understudy.rate-limited.{name}").chat.completions.create(**question()).id


def test_retries_outlast_a_flaky_upstream(client, wire, session):
    client(f"understudy.flaky-upstream.{session}", retries=2).chat.completions.create(**question())
    assert wire.statuses == [502, 503, 200]


def test_retries_do_not_outlast_an_outage(client, wire, session):
    with pytest.raises(openai.InternalServerError):
        client(f"understudy.outage.{session}", retries=1).chat.completions.create(**question())
    assert wire.statuses == [503, 503]


def test_a_stream_that_is_cut_raises(client, wire):
    chunks = []
    with pytest.raises(openai.APIConnectionError):
        stream = client("understudy.cut-stream", retries=2).chat.completions.create(**question(stream=True))
        for chunk in stream:
            chunks.append(chunk)
    assert len(chunks) == 5
    assert wire.statuses == [200]


def test_a_stream_that_is_reset_raises(client):
    with pytest.raises(openai.APIConnectionError):
        list(client("understudy.reset-stream").chat.completions.create(**question(stream=True)))


def test_an_error_within_a_stream_raises(client):
    chunks = []
    with pytest.raises(openai.APIError) as raised:
        for chunk in client("understudy.error-in-stream").chat.completions.create(**question(stream=True)):
            chunks.append(chunk)
    assert not isinstance(raised.value, openai.APIConnectionError)
    assert len(chunks) == 5


def test_a_stream_without_its_last_event_still_ends(client):
    chunks = list(client("understudy.no-done").chat.completions.create(**question(stream=True)))
    assert assembled(chunks) == text("greeting-flash")


def test_a_connection_is_used_again(client, wire):
    official = client()
    for _ in range(3):
        official.chat.completions.create(**question())
    with pytest.raises(openai.NotFoundError):
        official.chat.completions.create(**question(model="gemini-9"))
    official.chat.completions.create(**question())
    assert len(wire.connections) == 5
    assert len(set(wire.connections)) == 1


def test_many_streams_at_once(server):
    async def one(official):
        stream = await official.chat.completions.create(**question(stream=True))
        return assembled([chunk async for chunk in stream])

    async def all_of_them():
        async with openai.AsyncOpenAI(api_key="sk-test", base_url=f"{server}/v1", max_retries=0) as official:
            return await asyncio.gather(*(one(official) for _ in range(20)))

    assert asyncio.run(all_of_them()) == [text("greeting-flash")] * 20
