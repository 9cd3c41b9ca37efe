import APIRuntime
import ChatCompletions
import Testing

/// How the types of the bundled document are used.
@Suite struct GeneratedTypesTests {
  @Test func `a request is written as the document has it`() throws {
    let request = ChatCompletionRequest(
      model: .gemini3_5Flash,
      messages: [
        .system(SystemMessage(content: .text("Be brief."))),
        .user(
          UserMessage(
            content: .parts([
              .text(TextPart(text: "What is this?")),
              .imageURL(ImagePart(imageURL: ImageURL(url: "https://example.com/harbour.jpg"))),
            ]))),
        .assistant(EarlierAnswer(content: .text("A harbour."))),
      ],
      stream: true, streamOptions: StreamOptions(includeUsage: true), maxTokens: 20,
      additionalProperties: ["seed": 1])
    let text = """
      {"model":"gemini-3.5-flash","messages":[{"role":"system","content":"Be brief."},\
      {"role":"user","content":[{"type":"text","text":"What is this?"},\
      {"type":"image_url","image_url":{"url":"https://example.com/harbour.jpg"}}]},\
      {"role":"assistant","content":"A harbour."}],"stream":true,"stream_options":{"include_usage":true},\
      "max_tokens":20,"seed":1}
      """
    #expect(try String(decoding: ExactJSONEncoder().encode(request), as: UTF8.self) == text)
    #expect(try ExactJSONDecoder().decode(from: text) == request)
  }

  @Test func `a model that is not listed is kept`() throws {
    let request: ChatCompletionRequest = try ExactJSONDecoder().decode(
      from: #"{"model":"gemini-9","messages":[{"role":"user","content":"Hi"}]}"#)
    #expect(request.model == "gemini-9")
    #expect(!request.model.isKnown)
    #expect(try ExactJSONEncoder().value(of: request)["model"] == "gemini-9")
  }

  @Test(arguments: [#"{"role":"tool","content":"42","n":1.50}"#, #"{"role":"","x":[null]}"#])
  func `a message with a role that is not listed is kept`(text: String) throws {
    let message: ChatMessage = try ExactJSONDecoder().decode(from: text)
    guard case .unknown = message else {
      Issue.record("\(message)")
      return
    }
    #expect(try String(decoding: ExactJSONEncoder().encode(message), as: UTF8.self) == text)
  }

  @Test func `content that is neither text nor parts is kept`() throws {
    let content: MessageContent = try ExactJSONDecoder().decode(from: #"{"a":1}"#)
    #expect(content == .unknown(["a": 1]))
  }

  @Test(arguments: [
    #"{"choices":[]}"#, #"{"model":null,"messages":[]}"#,
    #"{"model":"m","messages":[{"content":"no role"}]}"#,
    #"{"model":"m","messages":[{"role":"user"}]}"#, #"{"model":"m","messages":[],"max_tokens":"1"}"#,
  ]) func `a request that cannot be one is refused`(text: String) {
    #expect(throws: DecodingError.self) {
      try ExactJSONDecoder().decode(ChatCompletionRequest.self, from: text)
    }
  }

  @Test func `usage is absent, null or there`() throws {
    func usage(_ rest: String) throws -> Field<Usage> {
      let text = #"{"id":"i","object":"chat.completion.chunk","created":1,"model":"m","choices":[]\#(rest)}"#
      let chunk: ChatCompletionChunk = try ExactJSONDecoder().decode(from: text)
      #expect(try ExactJSONEncoder().value(of: chunk) == JSONValue(parsing: text))
      return chunk.usage
    }
    #expect(try usage("") == .absent)
    #expect(try usage(#","usage":null"#) == .null)
    let tokens = #","usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}"#
    #expect(try usage(tokens).value == Usage(promptTokens: 1, completionTokens: 2, totalTokens: 3))
  }

  @Test(arguments: [400, 401, 402, 403, 404, 429, 500, 502, 503])
  func `each status of the document has its own failure`(status: Int) throws {
    let body = #"{"error":{"code":\#(status),"message":"m","type":"t"}}"#
    let failure = CreateChatCompletion.Failure(status: status, body: Array(body.utf8))
    #expect(failure.status == status)
    #expect(failure.body == ErrorResponse(error: ErrorDetail(code: status, message: "m", type: "t")))
    if status == 429 {
      guard case .tooManyRequests = failure else {
        Issue.record("\(failure)")
        return
      }
    }
  }

  @Test(arguments: [(418, #"{"error":{"code":418,"message":"m","type":"t"}}"#), (500, "<html>"), (429, "{}")])
  func `a reply that the document does not have is kept`(status: Int, body: String) {
    let failure = CreateChatCompletion.Failure(status: status, body: body.utf8)
    #expect(failure == .undocumented(UndocumentedReply(status: status, body: body.utf8)))
    #expect(failure.status == status)
    #expect(failure.body == nil)
  }

  @Test func `an error within a stream is thrown as the document's error`() async throws {
    let stream = """
      data: {"id":"i","object":"chat.completion.chunk","created":1,"model":"m","choices":[]}

      data: {"error":{"code":503,"message":"Overloaded","type":"upstream_error"}}

      data: [DONE]


      """
    var count = 0
    let failure = await #expect(throws: CreateChatCompletion.EventFailure.self) {
      for try await _ in CreateChatCompletion.events(in: Pieces([Array(stream.utf8)])) { count += 1 }
    }
    #expect(count == 1)
    #expect(failure?.problem?.error.message == "Overloaded")
  }
}
