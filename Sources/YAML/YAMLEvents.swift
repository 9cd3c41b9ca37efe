import CLibYAML

/// libyaml's parser over a text in memory: one event after the other.
struct YAMLEvents: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeBufferPointer<UInt8>

  /// - Parameter input: the text, which must outlive the parser.
  /// - Returns: `nil` if there is no memory for a parser.
  init?(_ input: UnsafeBufferPointer<UInt8>) {
    self.input = input
    parser = .allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// Reads the next event and lends it to `body`.
  func next<Result>(_ body: (borrowing yaml_event_t) throws(YAMLError) -> Result) throws(YAMLError) -> Result
  {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw failure() }
    defer { yaml_event_delete(&event) }
    return try body(event)
  }

  /// The error that libyaml reports. A scanner's problem mark points past the cause, its context mark at it.
  private func failure() -> YAMLError {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) } ?? "out of memory"
    let hasContext =
      state.context != nil && (state.error == YAML_SCANNER_ERROR || state.error == YAML_PARSER_ERROR)
    let problemMark = YAMLMark(state.problem_mark)
    if state.error == YAML_READER_ERROR {
      return YAMLError(
        .notReadable(problem), at: YAMLEncoding.mark(ofOffset: Int(clamping: state.problem_offset), in: input)
      )
    }
    if problem == "found character that cannot start any token" {
      let isTab = YAMLEncoding.byte(at: problemMark, in: input) == UInt8(ascii: "\t")
      return YAMLError(
        isTab ? .tabForIndentation : .syntax(problem: problem, context: nil), at: problemMark)
    }
    let usesContext = hasContext && state.error == YAML_SCANNER_ERROR
    return YAMLError(
      .syntax(problem: problem, context: state.context.map { String(cString: $0) }),
      at: usesContext ? YAMLMark(state.context_mark) : problemMark,
      note: usesContext && YAMLMark(state.context_mark) != problemMark
        ? (problemMark, "found out here") : nil)
  }
}

extension YAMLMark {
  /// libyaml counts from 0.
  init(_ mark: yaml_mark_t) {
    self.init(
      line: Int(clamping: mark.line).addingReportingOverflow(1).partialValue,
      column: Int(clamping: mark.column).addingReportingOverflow(1).partialValue)
  }
}
