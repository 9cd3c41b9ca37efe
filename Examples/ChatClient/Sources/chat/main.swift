// chat QUESTION…: asks the endpoint at CHAT_URL and prints the answer as it is written.
import ChatClient
import Foundation

let environment = ProcessInfo.processInfo.environment
let question = CommandLine.arguments.dropFirst().joined(separator: " ")
guard !question.isEmpty, let url = URL(string: environment["CHAT_URL"] ?? "http://127.0.0.1:4010") else {
  FileHandle.standardError.write(Data("usage: [CHAT_URL=…] [CHAT_KEY=…] chat QUESTION…\n".utf8))
  exit(2)
}
let client = ChatClient(baseURL: url, key: environment["CHAT_KEY"] ?? "sk-test")
do {
  let request = ChatCompletionRequest(
    model: .gemini3_5Flash, messages: [.user(UserMessage(content: .text(question)))])
  for try await chunk in try await client.stream(request) {
    FileHandle.standardOutput.write(Data((chunk.choices.first?.delta.content ?? "").utf8))
  }
  print()
} catch {
  FileHandle.standardError.write(Data("\nerror: \(error)\n".utf8))
  exit(1)
}
