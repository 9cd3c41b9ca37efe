import UnderstudyHTTP

/// The response that a connection was answered with last, kept for the next request, which often wants the same but
/// for a field or two: then only these are exchanged.
///
/// A response belongs to one connection alone, and is changed only between two requests.
final class ReadyResponse {
  let response: PreparedResponse
  private let body: SharedBytes?
  private let sharedFields: SharedFields
  private var fields: [HTTPField]
  private var id: String?
  /// Where the library keeps it.
  private var idPlace: UnsafeMutableRawPointer?

  /// A response for a plan that has no body, or a whole one.
  init?(_ plan: borrowing ReplyPlan, _ engine: Engine) {
    switch plan.body {
    case .whole(let bytes):
      guard let response = PreparedResponse.whole(bytes) else { return nil }
      self.response = response
      body = bytes
    default:
      guard let response = PreparedResponse.empty() else { return nil }
      self.response = response
      body = nil
    }
    sharedFields = plan.sharedFields
    fields = plan.fields
    for field in sharedFields.fields where !response.add(field) { engine.refused(field) }
    for field in fields where !response.add(field) { engine.refused(field) }
    if let id = plan.requestID { set(id, engine) }
  }

  /// Sends another `x-request-id`, last.
  private func set(_ new: String, _ engine: Engine) {
    if let idPlace, id?.utf8.count == new.utf8.count, Self.write(new, at: idPlace) {
      id = new
      return
    }
    removeID()
    let field = HTTPField(ReplyPlan.requestIDName, new)
    guard response.add(field) else { return engine.refused(field) }
    id = new
    idPlace = response.place(of: field)
  }

  /// Writes an id over another of the same length. Says whether it did: not what is no plain text.
  private static func write(_ id: String, at place: UnsafeMutableRawPointer) -> Bool {
    var id = id
    return id.withUTF8 { bytes in
      for byte in bytes where byte <= 0x20 || byte >= 0x7F { return false }
      if let start = bytes.baseAddress { place.copyMemory(from: start, byteCount: bytes.count) }
      return true
    }
  }

  private func removeID() {
    if let id { response.remove(HTTPField(ReplyPlan.requestIDName, id)) }
    (id, idPlace) = (nil, nil)
  }

  /// Makes it the response for another plan, if body and shared fields are the same. Says whether it could.
  func adapt(to plan: borrowing ReplyPlan, _ engine: Engine) -> Bool {
    guard plan.sharedFields === sharedFields else { return false }
    switch plan.body {
    case .whole(let bytes): guard bytes === body else { return false }
    case .none: guard body == nil else { return false }
    case .paced, .live: return false
    }
    // What most answers have of their own is an id.
    guard fields.isEmpty, plan.fields.isEmpty, let id = plan.requestID else {
      return adaptFields(to: plan, engine)
    }
    set(id, engine)
    return true
  }

  private func adaptFields(to plan: borrowing ReplyPlan, _ engine: Engine) -> Bool {
    // In order: from the first that differs, all are exchanged, but for values that fit in their place.
    var same = 0
    while same < fields.count, same < plan.fields.count,
      fields[same] == plan.fields[same] || response.overwrite(fields[same], with: plan.fields[same])
    { same += 1 }
    if same < fields.count || same < plan.fields.count {
      // The id is sent last.
      removeID()
      for index in same..<fields.count { response.remove(fields[index]) }
      fields = plan.fields
      for index in same..<fields.count where !response.add(fields[index]) { engine.refused(fields[index]) }
    }
    fields = plan.fields
    if let id = plan.requestID { set(id, engine) } else { removeID() }
    return true
  }
}
