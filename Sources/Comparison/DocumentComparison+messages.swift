import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

extension DocumentComparison {
  // MARK: Parameters

  mutating func compareParameters(_ before: Operation, _ after: Operation) {
    // A path's parameters are told by their order: their names are nobody's business.
    let names = Dictionary(
      zip(before.path.parameterNames, after.path.parameterNames).map { ($0, $1) }, uniquingKeysWith: { $1 })
    func key(_ parameter: Parameter, renamed: Bool) -> String {
      let name =
        parameter.place == .path && renamed ? names[parameter.name] ?? parameter.name : parameter.name
      return "\(parameter.place.rawValue) \(parameter.place == .header ? name.lowercased() : name)"
    }
    let known = Dictionary(
      before.parameters.map { (key($0, renamed: true), $0) }, uniquingKeysWith: { first, _ in first })
    for parameter in after.parameters {
      let name = "\(parameter.place.rawValue) parameter '\(parameter.name)'"
      guard let old = known[key(parameter, renamed: false)] else {
        list.add(
          parameter.isRequired ? .breaking : .safe, "request/parameter-added",
          parameter.isRequired ? "\(name) is new and required" : "\(name) is new", .request,
          new: parameter.location, of: after)
        continue
      }
      if parameter.isRequired, !old.isRequired {
        list.add(
          .breaking, "request/parameter-required", "\(name) is required now", .request, old: old.location,
          new: parameter.location, of: after)
      }
      if (parameter.style, parameter.explode) != (old.style, old.explode) {
        list.add(
          .breaking, "request/parameter-style", "\(name) is written in another style", .request,
          old: old.location, new: parameter.location, of: after)
      }
      let schemas = (old.schema ?? old.content?.schema, parameter.schema ?? parameter.content?.schema)
      self.schemas.compare(schemas.0, schemas.1, .request, at: name, of: after.name)
    }
    let kept = Set(after.parameters.map { key($0, renamed: false) })
    for parameter in before.parameters where !kept.contains(key(parameter, renamed: true)) {
      list.add(
        .risky, "request/parameter-removed",
        "\(parameter.place.rawValue) parameter '\(parameter.name)' is gone: it is not read any more",
        .request,
        old: parameter.location, new: nil, of: after)
    }
  }

  // MARK: Bodies

  mutating func compareBodies(_ before: Operation, _ after: Operation) {
    guard let body = after.requestBody else {
      if let old = before.requestBody {
        list.add(
          .risky, "request/body-removed", "it takes no body any more", .request, old: old.location,
          new: after.location, of: after)
      }
      return
    }
    guard let old = before.requestBody else {
      list.add(
        body.isRequired ? .breaking : .safe, "request/body-added",
        body.isRequired ? "a body is new and required" : "a body is new", .request, old: before.location,
        new: body.location, of: after)
      return
    }
    if body.isRequired, !old.isRequired {
      list.add(
        .breaking, "request/body-required", "the body is required now", .request, old: old.location,
        new: body.location, of: after)
    }
    for media in old.content {
      guard let successor = Self.successor(of: media, in: body.content) else {
        list.add(
          .breaking, "request/media-type-removed", "bodies of \(media.type) are not taken any more", .request,
          old: media.location, new: body.location, of: after)
        continue
      }
      schemas.compare(media.schema, successor.schema, .request, at: "the body", of: after.name)
    }
    for media in body.content where Self.successor(of: media, in: old.content) == nil {
      list.add(
        .safe, "request/media-type-added", "bodies of \(media.type) are new", .request, new: media.location,
        of: after)
    }
  }

  /// The media type that has taken another's place: the same, or a range that includes it.
  private static func successor(of media: MediaType, in content: [MediaType]) -> MediaType? {
    content.first { $0.range.essence == media.range.essence }
      ?? content.filter { $0.range.includes(media.range) }.max { $0.range.specificity < $1.range.specificity }
  }

  // MARK: Answers

  mutating func compareResponses(_ before: Operation, _ after: Operation) {
    for response in before.responses {
      guard let successor = after.responses.first(where: { $0.status == response.status }) else {
        let isCovered = response.status.code.map { after.response(for: $0) != nil } ?? false
        let isSuccess = 200..<300 ~= (response.status.code ?? (response.status == .range(2) ? 200 : 0))
        list.add(
          isSuccess && !isCovered ? .breaking : .risky, "response/status-removed",
          "status \(response.status) is not declared any more", .response, old: response.location,
          new: after.location, of: after)
        continue
      }
      compare(response, successor, of: after)
    }
    for response in after.responses where !before.responses.contains(where: { $0.status == response.status })
    {
      list.add(
        .safe, "response/status-added", "status \(response.status) is new", .response, new: response.location,
        of: after)
    }
  }

  private mutating func compare(_ before: Response, _ after: Response, of operation: Operation) {
    for header in before.headers {
      let name = "header field '\(header.name)' of status \(before.status)"
      guard
        let successor = after.headers.first(where: { $0.name.lowercased() == header.name.lowercased() })
      else {
        list.add(
          header.isRequired ? .breaking : .risky, "response/header-removed", "\(name) is gone", .response,
          old: header.location, new: after.location, of: operation)
        continue
      }
      if header.isRequired, !successor.isRequired {
        list.add(
          .breaking, "response/header-optional", "\(name) may be missing now", .response,
          old: header.location,
          new: successor.location, of: operation)
      }
      schemas.compare(header.schema, successor.schema, .response, at: name, of: operation.name)
    }
    for media in before.content {
      guard let successor = Self.successor(of: media, in: after.content) else {
        list.add(
          .breaking, "response/media-type-removed",
          "status \(before.status) has no \(media.type) any more", .response, old: media.location,
          new: after.location, of: operation)
        continue
      }
      let place =
        media.isSequential ? "an event of status \(before.status)" : "the reply of status \(before.status)"
      schemas.compare(media.schema, successor.schema, .response, at: place, of: operation.name)
      schemas.compare(media.itemSchema, successor.itemSchema, .response, at: place, of: operation.name)
      compareStreams(media, successor, place, operation)
    }
    for media in after.content where Self.successor(of: media, in: before.content) == nil {
      let isFirst = before.content.isEmpty
      list.add(
        isFirst ? .risky : .safe, "response/media-type-added", "status \(after.status) has \(media.type) now",
        .response, old: before.location, new: media.location, of: operation)
    }
  }

  /// What clients may rely on in a stream must stay (`x-stream`).
  private mutating func compareStreams(
    _ before: MediaType, _ after: MediaType, _ place: String, _ operation: Operation
  ) {
    guard let old = before.stream else { return }
    guard let new = after.stream else {
      list.add(
        .breaking, "response/stream-contract", "how the stream runs is not promised any more", .response,
        old: old.location, new: after.location, of: operation)
      return
    }
    func broken(_ what: String) {
      list.add(
        .breaking, "response/stream-contract", what, .response, old: old.location, new: new.location,
        of: operation)
    }
    if old.terminator != new.terminator {
      let text = { (terminator: String?) in terminator.map { "'\($0)'" } ?? "nothing" }
      broken("the stream ended with \(text(old.terminator)), and ends with \(text(new.terminator))")
    }
    for pattern in old.constant where !new.constant.contains(pattern) {
      broken("'\(pattern.text)' need not be the same in every event any more")
    }
    for pattern in old.exactlyOnce where !new.exactlyOnce.contains(pattern) {
      broken("'\(pattern.text)' need not be given exactly once any more")
    }
    schemas.compare(old.first, new.first, .response, at: "the first event", of: operation.name)
    schemas.compare(old.last, new.last, .response, at: "the last event", of: operation.name)
    schemas.compare(
      old.assembly?.schema, new.assembly?.schema, .response, at: "the assembled answer", of: operation.name)
  }
}
