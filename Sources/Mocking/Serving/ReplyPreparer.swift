import UnderstudyOpenAPI
import UnderstudyDiagnostics
import UnderstudyEventStream
import UnderstudyHTTP
import UnderstudyJSON

/// Makes the replies of scenarios ready: reads their files, holds them to the document, builds their bytes.
struct ReplyPreparer {
  /// The operation that is answered.
  let operation: ServedOperation
  /// Where files are read from.
  let fixtures: any FixtureSource
  /// The folder of the document's fixtures.
  let folder: String

  /// A scenario made ready; `nil` where one of its replies cannot be.
  func prepare(_ scenario: Scenario, diagnostics: inout [Diagnostic]) -> PreparedScenario? {
    let before = diagnostics.count { $0.severity == .error }
    let replies = scenario.allReplies.map { prepare($0, of: scenario, &diagnostics) }
    guard diagnostics.count(where: { $0.severity == .error }) == before else { return nil }
    return PreparedScenario(scenario: scenario, replies: replies.compactMap(\.self))
  }

  private func prepare(
    _ reply: CannedReply, of scenario: Scenario, _ diagnostics: inout [Diagnostic]
  ) -> PreparedReply? {
    let before = diagnostics.count
    let prepared = content(of: reply, scenario, &diagnostics)
    // Of a reply whose content is wrong nothing more can be said.
    guard diagnostics.count == before else { return prepared }
    let status = reply.status ?? operation.successStatus
    let isPerhapsStream =
      prepared.stream != nil || reply.isUsual && operation.streamType(status: status) != nil
    diagnostics +=
      ReplyCheck(prepared: prepared, isPerhapsStream: isPerhapsStream, location: scenario.location)
      .diagnostics
    return prepared
  }

  /// Whether the operation ever gives a reply, as far as its method tells: a story may go through several operations.
  private func isGiven(_ reply: CannedReply, of scenario: Scenario) -> Bool {
    let method = JSONValue.string(operation.operation.method)
    return [reply.when?.method, scenario.when.method].allSatisfy { $0?.holds(for: method) ?? true }
  }

  private func content(
    of reply: CannedReply, _ scenario: Scenario, _ diagnostics: inout [Diagnostic]
  ) -> PreparedReply {
    var prepared = PreparedReply(canned: reply)
    guard !reply.isUsual, isGiven(reply, of: scenario) else { return prepared }
    let status = reply.status ?? operation.successStatus
    if let stream = reply.stream {
      prepared.stream = content(of: stream, status, reply, scenario, &diagnostics)
    }
    if let body = reply.body {
      prepared.whole = content(of: body, status, reply, scenario, &diagnostics)
    }
    if reply.body == nil, reply.stream == nil {
      prepared.whole = operation.documentContent(status: status, isStream: false)?.adding(
        prepared.addedFields)
      if prepared.whole == nil {
        prepared.whole =
          operation.nearestError(to: status)?.adding(prepared.addedFields)
          ?? PreparedContent(status: status, type: nil, headers: prepared.addedFields, payload: .none)
        if !reply.ignoresContract {
          diagnostics.append(
            .error(
              "operation '\(operation.operation.name)' declares no reply with status \(status)",
              at: reply.marks.reply ?? scenario.location,
              notes: [
                .init(
                  "operation '\(operation.operation.name)' is declared here", at: operation.operation.location
                ),
                .init("a reply that is meant to break the document says 'contract: ignore'"),
              ]))
        }
      }
    }
    return prepared
  }

  private func content(
    of body: CannedReply.Body, _ status: Int, _ reply: CannedReply, _ scenario: Scenario,
    _ diagnostics: inout [Diagnostic]
  ) -> PreparedContent? {
    let headers = PreparedReply(canned: reply).addedFields
    switch body {
    case .bytes(let bytes, let type):
      return PreparedContent(
        status: status, type: type, headers: headers, payload: .whole(SharedBytes(bytes)))
    case .example(let name):
      if let content = operation.documentContent(
        status: status, isStream: false, DocumentContent.Wish(example: name))
      {
        return content.adding(headers)
      }
      diagnostics.append(
        .error(
          "the reply with status \(status) has no example named '\(name)'",
          at: reply.marks.reply ?? scenario.location))
      return nil
    case .json(let value):
      let bytes = value.utf8()
      if let document = try? JSONDocument(parsing: bytes), !reply.ignoresContract {
        diagnostics += operation.diagnostics(
          ofBody: document, status: status, source: reply.marks.reply ?? scenario.location)
      }
      return PreparedContent(
        status: status, type: operation.jsonType(status: status), headers: headers,
        payload: .whole(SharedBytes(bytes)))
    case .file(let name):
      return content(ofFile: name, status, reply, scenario, headers, &diagnostics)
    }
  }

  private func content(
    ofFile name: String, _ status: Int, _ reply: CannedReply, _ scenario: Scenario, _ headers: [HTTPField],
    _ diagnostics: inout [Diagnostic]
  ) -> PreparedContent? {
    guard let (path, bytes) = read("bodies", name, reply.marks.reply ?? scenario.location, &diagnostics)
    else { return nil }
    guard name.hasSuffix(".json") || name.hasSuffix(".json.template") else {
      return PreparedContent(
        status: status, type: operation.type(status: status) ?? "application/octet-stream", headers: headers,
        payload: .whole(SharedBytes(bytes)))
    }
    let document: JSONDocument
    do {
      document = try JSONDocument(parsing: bytes, file: path)
    } catch {
      guard reply.ignoresContract else {
        diagnostics.append(error.diagnostic(file: path))
        return nil
      }
      return PreparedContent(
        status: status, type: operation.jsonType(status: status), headers: headers,
        payload: .whole(SharedBytes(bytes)))
    }
    if name.hasSuffix(".template") {
      guard var template = Template(document, diagnostics: &diagnostics) else { return nil }
      template.isHeldToDocument = !reply.ignoresContract
      if !reply.ignoresContract { diagnostics += check(template, bytes, status, path) }
      return PreparedContent(
        status: status, type: operation.jsonType(status: status), headers: headers,
        payload: .template(template))
    }
    if !reply.ignoresContract {
      diagnostics += operation.diagnostics(ofBody: document, status: status, source: nil)
    }
    return PreparedContent(
      status: status, type: operation.jsonType(status: status), headers: headers,
      payload: .whole(SharedBytes(bytes)))
  }

  private func content(
    of stream: CannedReply.Stream, _ status: Int, _ reply: CannedReply, _ scenario: Scenario,
    _ diagnostics: inout [Diagnostic]
  ) -> PreparedContent? {
    let headers = PreparedReply(canned: reply).addedFields
    let prepared: PreparedStream
    switch stream {
    case .events(let events):
      prepared = PreparedStream(events, terminator: operation.terminator(status: status))
      if !reply.ignoresContract {
        let canned = CannedStream(prepared.bytes.array)
        diagnostics += operation.diagnostics(
          ofStream: canned, status: status, file: nil, at: reply.marks.reply ?? scenario.location)
      }
    case .file(let name):
      guard let (path, bytes) = read("streams", name, reply.marks.reply ?? scenario.location, &diagnostics)
      else { return nil }
      let recording = RecordedStream(bytes, file: path)
      diagnostics += recording.diagnostics
      let canned = CannedStream(recording.bytes)
      if !reply.ignoresContract {
        // With its comments, so that places are those of the file.
        diagnostics += operation.diagnostics(
          ofStream: recording.hasPauses ? CannedStream(bytes) : canned, status: status, file: path, at: nil)
      }
      prepared = PreparedStream(
        canned, terminator: operation.terminator(status: status), pauses: recording.pauses)
    }
    return PreparedContent(
      status: status, type: operation.streamType(status: status) ?? "text/event-stream", headers: headers,
      payload: .stream(prepared))
  }

  /// Holds a template to the document as it is filled in for the operation's example request; where that has none, only
  /// a template that takes nothing from the request.
  private func check(
    _ template: Template, _ bytes: [UInt8], _ status: Int, _ path: String
  ) -> [Diagnostic] {
    let example = operation.operation.requestBody?.content.lazy.compactMap { $0.examples.first?.value }.first
    guard example != nil || bytes.firstRange(of: Array("request.".utf8)) == nil else { return [] }
    let context = Template.Context(
      body: example, method: operation.operation.method, path: operation.operation.path.text,
      session: "default", requestID: "req", violationMessage: "an example", violationParameter: "example")
    let text = template.rendered(context).utf8()
    guard let document = try? JSONDocument(parsing: text, file: path) else { return [] }
    return operation.diagnostics(
      ofBody: document, status: status, source: SourceLocation(file: path, line: 1, column: 1))
  }

  /// Reads a file of the fixtures; names lead nowhere else.
  private func read(
    _ kind: String, _ name: String, _ location: SourceLocation?, _ diagnostics: inout [Diagnostic]
  ) -> (path: String, bytes: [UInt8])? {
    let path = "\(folder)/\(kind)/\(name)"
    let known = fixtures.paths(in: "\(folder)/\(kind)")
    guard known.contains(path), let bytes = fixtures.contents(of: path) else {
      let names = known.map { String($0.dropFirst("\(folder)/\(kind)/".count)) }
      let meant = nearestSpelling(of: name, among: names).map { "did you mean '\($0)'?" }
      diagnostics.append(
        .error(
          "no file '\(name)' in \(folder)/\(kind)", at: location,
          notes: meant.map { [.init($0)] } ?? []))
      return nil
    }
    return (path, bytes)
  }
}
