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

  /// A response for a plan that has no body, or a whole one.
  init?(_ plan: borrowing ReplyPlan, _ refuse: (HTTPField) -> Void) {
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
    for field in sharedFields.fields where !response.add(field) { refuse(field) }
    for field in fields where !response.add(field) { refuse(field) }
  }

  /// Makes it the response for another plan, if body and shared fields are the same. Says whether it could.
  func adapt(to plan: borrowing ReplyPlan, _ refuse: (HTTPField) -> Void) -> Bool {
    guard plan.sharedFields === sharedFields else { return false }
    switch plan.body {
    case .whole(let bytes): guard bytes === body else { return false }
    case .none: guard body == nil else { return false }
    case .paced, .live: return false
    }
    // In order: from the first that differs, all are exchanged, but for values that fit in their place.
    var same = 0
    while same < fields.count, same < plan.fields.count,
      fields[same] == plan.fields[same] || response.overwrite(fields[same], with: plan.fields[same])
    { same += 1 }
    for index in same..<fields.count { response.remove(fields[index]) }
    fields = plan.fields
    for index in same..<fields.count where !response.add(fields[index]) { refuse(fields[index]) }
    return true
  }
}
