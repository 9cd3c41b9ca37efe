import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

extension OperationPlanner {
  /// A form of a body, and its type in the scope of the operation.
  private typealias Form = (media: MediaType, prefix: String, type: SwiftType)

  /// The forms of an operation's request body, and names for their types.
  func requests(
    _ operation: Operation, _ types: inout TypePlanner, _ scope: inout TypeScope
  ) -> (aliases: [Alias], forms: [OperationNamespace.RequestForm]) {
    guard let body = operation.requestBody else { return ([], []) }
    let (aliases, forms) = bodies(
      body.content, name: requestName, component: body.componentName, documentation: body.description, &types,
      &scope)
    let requests = forms.enumerated().map { position, form in
      let label = position == 0 ? "body" : Identifier.member(form.prefix, .property)
      let (method, usual) = Self.method(for: form.media.range)
      let essence = form.media.range.isRange ? usual : form.media.range.essence
      return OperationNamespace.RequestForm(
        label: label, type: form.type, method: method, mediaType: essence == usual ? nil : essence,
        isRequired: body.isRequired)
    }
    return (aliases, requests)
  }

  /// The runtime's method that sets a body, and the media type that it has by itself.
  private static func method(for range: MediaTypeRange) -> (method: String?, usual: String) {
    switch range.essence {
    case "application/x-www-form-urlencoded": ("setForm", range.essence)
    case "multipart/form-data": ("setMultipart", range.essence)
    case _ where range.isJSON || range.isRange: ("setJSON", "application/json")
    case _ where range.type == "text": ("setText", "text/plain")
    case _ where isXML(range) || range.type == "multipart": (nil, "")
    default: ("setBytes", "application/octet-stream")
    }
  }

  /// The replies that tell of success, and names for the types of their bodies.
  func replies(
    _ operation: Operation, _ types: inout TypePlanner, _ scope: inout TypeScope
  ) -> (aliases: [Alias], successes: [OperationNamespace.ReplyCase]) {
    let success = operation.success
    let others = operation.responses.filter { response in
      switch response.status {
      case .code(let code): 200..<300 ~= code && response.node != success?.node
      case .range(2): response.node != success?.node
      default: false
      }
    }
    var aliases: [Alias] = []
    var names = NameScope()
    let successes = ([success].compactMap(\.self) + others).map { response in
      let content = response.content.filter { !$0.isSequential }
      let caseName = Self.caseName(response.status)
      let name = response.node == success?.node ? responseName : Identifier.type(caseName) + responseName
      let headers = headers(response, name: name + "Headers", isFailure: false, &types, &scope)
      let (more, forms) = bodies(
        content, name: name, component: response.componentName, documentation: response.description, &types,
        &scope)
      aliases += more
      var body = OperationNamespace.ReplyCase.Body.none
      if let form = forms.first {
        body = form.media.range.isJSON || form.media.range.isRange ? .json(form.type) : .bytes
        if form.media.range.type == "text", !Self.isXML(form.media.range) { body = .text }
      } else if response.content.contains(where: { !$0.isEventStream }) {
        body = .bytes
      }
      let code = response.status.code.map { "\($0): " } ?? ""
      return OperationNamespace.ReplyCase(
        documentation: code + response.description, name: names.take(caseName),
        status: Self.status(response.status), body: body, headers: headers,
        hasRequiredHeaders: response.headers.contains(where: \.isRequired))
    }
    return (aliases, successes)
  }

  /// Types of a body in its several forms, and names for them: JSON first, then other media types whose types differ.
  private func bodies(
    _ content: [MediaType], name: String, component: String?, documentation: String?,
    _ types: inout TypePlanner, _ scope: inout TypeScope
  ) -> (aliases: [Alias], forms: [Form]) {
    var aliases: [Alias] = []
    var forms: [Form] = []
    var seen: [SwiftType] = []
    let ordered = content.filter(\.range.isJSON) + content.filter { !$0.range.isJSON }
    for (position, media) in ordered.enumerated() {
      let prefix = position == 0 ? "" : Self.prefix(of: media.range)
      let type = type(of: media, role: prefix + name, component: component, &types, &scope)
      guard !seen.contains(type) else { continue }
      seen.append(type)
      let isDeclaredHere = type == .named(prefix + name)
      let isFree = !scope.names.contains(prefix + name)
      forms.append((media, prefix, isDeclaredHere || isFree ? .named(prefix + name) : type))
      // What is declared here under this name needs no other.
      guard !isDeclaredHere, isFree else { continue }
      _ = scope.names.take(prefix + name)
      // `Response` and `OK` are in the place of a description in documents whose writers had none.
      let isEmpty = ["response", "ok", "success"].contains(documentation?.lowercased())
      let annotation = Annotation(documentation: isEmpty ? nil : documentation)
      aliases.append(Alias(annotation: annotation, name: prefix + name, type: type))
    }
    return (aliases, forms)
  }

  func type(
    of media: MediaType, role: String, component: String?, _ types: inout TypePlanner,
    _ scope: inout TypeScope
  ) -> SwiftType {
    let isStructured =
      media.range.isJSON || media.range.isRange || media.range.type == "multipart"
      || media.range.essence == "application/x-www-form-urlencoded" || Self.isXML(media.range)
    guard isStructured else { return media.range.type == "text" ? .string : .bytes }
    guard let schema = media.schema else { return .json }
    if let component, schema.reference == nil { types.share(schema, as: component) }
    return types.use([schema], role: role, in: &scope).whole
  }

  private static func isXML(_ range: MediaTypeRange) -> Bool {
    range.suffix == "xml" || range.subtype == "xml"
  }

  private static func prefix(of range: MediaTypeRange) -> String {
    switch range.essence {
    case "multipart/form-data": "Multipart"
    case "application/x-www-form-urlencoded": "Form"
    case "text/plain": "Text"
    case "*/*": "Any"
    default: Identifier.type(range.subtype.replacing("x-", with: ""))
    }
  }

  /// The statuses of a reply, as code matches them.
  static func status(_ pattern: StatusPattern) -> OperationNamespace.ReplyCase.Status {
    switch pattern {
    case .code(let code): .code(code)
    case .range(let hundreds): .range(hundreds)
    case .default: .any
    }
  }
}
