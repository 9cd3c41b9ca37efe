-- A chat request, as wrk sends it.
wrk.method = "POST"
wrk.body = '{"model":"gemini-3.5-flash","messages":[{"role":"system","content":"Answer briefly."},'
  .. '{"role":"user","content":"Hello! Who are you, and what can you do for me?"}],"temperature":0.7,"max_tokens":2000}'
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer sk-0123456789abcdef"
