import APIRuntime
import Foundation
import URLSessionTransport

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The client that we generate, over Foundation's `URLSession`, as an application would use it. What the rehearsal asks it
/// for, and how it tells what came of it, is what `task.py` does for clients in Python.
@main
struct Main {
  private static let environment = ProcessInfo.processInfo.environment
  private static let model = Model.gemini3_5Flash
  private static let tools: JSONValue = [
    ["type": "function", "function": ["name": "get_weather", "parameters": ["type": "object"]]]
  ]

  static func main() async {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = 10
    let base = environment["OPENAI_BASE_URL"] ?? ""
    let client = Client(
      APIConnection(
        // The paths of the document begin with it.
        baseURL: base.hasSuffix("/v1") ? String(base.dropLast(3)) : base,
        transport: URLSessionTransport(configuration: configuration),
        credentials: [Client.bearerAuth(environment["OPENAI_API_KEY"] ?? "")]))
    switch environment["UNDERSTUDY_CASE"] {
    case "conversation":
      guard let answer = await call(client, [user("Hello!")]) else { return }
      let earlier = ChatMessage.assistant(EarlierAnswer(content: .text(answer)))
      _ = await call(client, [user("Hello!"), earlier, user("And now?")])
    case "broken-arguments", "unknown-tool":
      _ = await call(client, [user("What is the weather?")], ["tools": tools])
    default:
      let count = Int(environment["UNDERSTUDY_CALLS"] ?? "") ?? 1
      if environment["UNDERSTUDY_PARALLEL"] == "1" {
        await withTaskGroup { group in
          for number in 0..<count { group.addTask { _ = await call(client, [user("Hello \(number)!")]) } }
        }
      } else {
        for number in 0..<count { _ = await call(client, [user("Hello \(number)!")]) }
      }
    }
  }

  private static func user(_ text: String) -> ChatMessage { .user(UserMessage(content: .text(text))) }

  /// One call, and what came of it.
  private static func call(_ client: Client, _ messages: [ChatMessage], _ more: JSONObject = [:]) async
    -> String?
  {
    let request = ChatCompletionRequest(model: model, messages: messages, additionalProperties: more)
    do {
      guard environment["UNDERSTUDY_STREAM"] == "1" else {
        let answer = try await client.createChatCompletion(body: request).body
        let text = answer.choices.first?.message.content
        await tell(["result": "ok", "text": text.map(JSONValue.string) ?? .null])
        return text
      }
      return try await stream(client, request)
    } catch {
      await tell(["result": "error", "kind": .string("\(type(of: error))")])
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      return nil
    }
  }

  private static func stream(_ client: Client, _ request: ChatCompletionRequest) async throws -> String? {
    var text = ""
    var finish: FinishReason?
    do {
      for try await chunk in try await client.createChatCompletionEvents(body: request) {
        for choice in chunk.choices {
          text += choice.delta.content ?? ""
          finish = choice.finishReason ?? finish
        }
        guard environment["UNDERSTUDY_CASE"] == "cancel", !text.isEmpty else { continue }
        await tell(["result": "cancelled"])
        return nil
      }
    } catch CreateChatCompletion.EventFailure.truncated where finish != nil {
      // The answer has said why it ends: it is whole, though the endpoint leaves out the last line.
    }
    let reason = finish.map { JSONValue.string($0.rawValue) } ?? .null
    await tell(["result": "ok", "text": .string(text), "finish": reason])
    return text
  }

  /// Tells the mock what came of a call.
  private static func tell(_ outcome: JSONObject) async {
    guard let url = environment["UNDERSTUDY_OUTCOME_URL"].flatMap(URL.init(string:)) else { return }
    var request = URLRequest(url: url)
    request.httpMethod = "POST"
    request.httpBody = (try? ExactJSONEncoder().encode(outcome)).map { Data($0) }
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    let (told, continuation) = AsyncStream<Void>.makeStream()
    URLSession.shared.dataTask(with: request) { _, _, _ in continuation.finish() }.resume()
    for await _ in told {}
  }
}
