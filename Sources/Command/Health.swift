import ArgumentParser

/// `understudy health`: whether a running mock answers.
struct Health: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask whether a running mock answers; exit 2 if none does.")

  @OptionGroup var server: RunningServer

  func run() throws {
    let answer = try server.ask("/health/ready")
    let text = String(decoding: answer.body, as: UTF8.self)
    guard answer.status == 200 else {
      throw RunningServer.failure("the mock answers with \(answer.status): \(text)", nil)
    }
    Console.write(text, to: .output)
  }
}
