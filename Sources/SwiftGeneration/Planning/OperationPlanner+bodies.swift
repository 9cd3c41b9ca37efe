import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

extension OperationPlanner {
  /// A form of a body, and its type in the scope of the operation.
  private struct Form {
    var form: BodyForm
    var prefix: String
    var type: SwiftType
    /// The type that ``type`` may be another name for.
    var declared: SwiftType
    /// The media types that bodies of this form can have.
    var media: [MediaType]
  }

  /// The forms of an operation's request body, and names for their types.
  func requests(
    _ operation: Operation, _ types: inout TypePlanner, _ scope: inout TypeScope
  ) -> (aliases: [Alias], forms: [OperationNamespace.RequestForm]) {
    guard let body = operation.requestBody else { return ([], []) }
    let (aliases, forms) = bodies(
      body.content, name: requestName, component: body.componentName, documentation: body.description, &types,
      &scope)
    let requests = forms.enumerated().map { position, form in
      let (method, usual) = form.form.setter
      let isOpen = form.form == .bytes || form.form == .text
      let named = form.media.filter { !$0.range.isRange }.map(\.range.essence)
      return OperationNamespace.RequestForm(
        label: position == 0 ? "body" : Identifier.member(form.prefix, .property), type: form.type,
        method: method, mediaType: named.first == usual ? nil : named.first,
        choosesMediaType: isOpen && (named.count > 1 || named.count < form.media.count),
        partTypes: form.form == .multipart ? Self.partTypes(form.media.first) : [],
        isRequired: body.isRequired)
    }
    return (aliases, requests)
  }

  /// The media types of parts, where the document names one.
  private static func partTypes(_ media: MediaType?) -> [OperationNamespace.PartType] {
    (media?.encoding ?? []).compactMap { encoding in
      guard let type = encoding.contentType.flatMap({ MediaTypeRange($0) }), !type.isRange,
        encoding.contentType?.contains(",") == false
      else { return nil }
      return OperationNamespace.PartType(name: encoding.name, mediaType: type.description)
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
        content, name: name, component: response.componentName, documentation: response.description,
        isReply: true, &types, &scope)
      aliases += more
      let code = response.status.code.map { "\($0): " } ?? ""
      let essence = forms.first?.media.first.flatMap { $0.range.isRange ? "*/*" : $0.range.essence }
      return OperationNamespace.ReplyCase(
        documentation: code + response.description, name: names.take(caseName),
        status: Self.status(response.status), body: forms.first.map { .init($0.form, $0.type) } ?? .none,
        mediaType: essence == "application/json" ? nil : essence, headers: headers,
        hasRequiredHeaders: response.headers.contains(where: \.isRequired))
    }
    return (aliases, successes)
  }

  /// Types of a body in its several forms, and names for them: JSON first, then other media types whose types differ.
  private func bodies(
    _ content: [MediaType], name: String, component: String?, documentation: String?, isReply: Bool = false,
    _ types: inout TypePlanner, _ scope: inout TypeScope
  ) -> (aliases: [Alias], forms: [Form]) {
    var aliases: [Alias] = []
    var forms: [Form] = []
    let ordered = content.filter(\.range.isJSON) + content.filter { !$0.range.isJSON }
    for (position, media) in ordered.enumerated() {
      var form = BodyForm(media)
      // There is no reader for forms, which come in requests.
      if isReply, form == .form || form == .multipart { form = .bytes }
      if form == .bytes, media.isStructured, !content.contains(where: \.range.isJSON) {
        types.diagnostics.append(
          .warning("there is no coder for '\(media.range.essence)': the body is bytes", at: media.location))
      }
      let prefix = position == 0 ? "" : Self.prefix(of: media.range)
      let type = type(of: media, form, role: prefix + name, component: component, &types, &scope)
      // One type for several media types is one form, unless they are written in different ways.
      let same = forms.firstIndex { other in
        other.declared == type
          && (isReply
            || other.form == form
              && (form == .json || other.media.contains { $0.range.type == media.range.type }))
      }
      if let same {
        forms[same].media.append(media)
        continue
      }
      let isDeclaredHere = type == .named(prefix + name)
      let isFree = !scope.names.contains(prefix + name)
      forms.append(
        Form(
          form: form, prefix: prefix, type: isDeclaredHere || isFree ? .named(prefix + name) : type,
          declared: type, media: [media]))
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
    of media: MediaType, _ form: BodyForm, role: String, component: String?, _ types: inout TypePlanner,
    _ scope: inout TypeScope
  ) -> SwiftType {
    switch form {
    case .text: return .string
    case .bytes: return .bytes
    case .json, .form, .multipart:
      guard let schema = media.schema else { return .json }
      if let component, schema.reference == nil { types.share(schema, as: component) }
      return types.use([schema], role: role, in: &scope).whole
    }
  }

  private static func prefix(of range: MediaTypeRange) -> String {
    switch range.essence {
    case "multipart/form-data": "Multipart"
    case "application/x-www-form-urlencoded": "Form"
    case "text/plain": "Text"
    case "*/*": "Any"
    case "application/octet-stream": "Bytes"
    case _ where range.isRange: Identifier.type(range.type)
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

extension OperationNamespace.ReplyCase.Body {
  /// A body of a form.
  init(_ form: BodyForm, _ type: SwiftType) {
    self =
      switch form {
      case .json: .json(type)
      case .text: .text
      case .form, .multipart, .bytes: .bytes
      }
  }
}
