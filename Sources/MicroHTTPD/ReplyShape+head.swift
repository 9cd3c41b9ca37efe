import CMicroHTTPD
import UnderstudyHTTP

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension ReplyShape {
  /// The head as the library would send it, for an answer that the library does not send; empty if the plan has none.
  func head(_ engine: Engine) -> [UInt8] {
    guard !plan.isRaw else { return [] }
    var head = "HTTP/1.1 \(plan.status) \(reasonPhrase)\r\n"
    var hasDate = false
    var fields = ""
    for field in plan.allFields {
      if let reason = field.refusal {
        engine.refused(field, because: reason)
        continue
      }
      hasDate = hasDate || field.name.lowercased() == "date"
      fields += "\(field.name): \(field.value)\r\n"
    }
    if !hasDate { head += "Date: \(dateNow())\r\n" }
    return Array((head + fields + framingField + "\r\n").utf8)
  }

  private var reasonPhrase: String {
    MHD_get_reason_phrase_for(UInt32(truncatingIfNeeded: plan.status)).map { String(cString: $0) } ?? ""
  }

  private var framingField: String {
    if let declared = plan.declaredLength { return "Content-Length: \(declared)\r\n" }
    // RFC 9110 §8.6: no length for 1xx and 204.
    if plan.status < 200 || plan.status == 204 { return "" }
    if isChunked { return "Transfer-Encoding: chunked\r\n" }
    switch plan.body {
    case .paced, .live: if hasBody { return "Connection: close\r\n" }
    case .none, .whole: break
    }
    return plan.status == 304 ? "" : "Content-Length: \(bodyCount)\r\n"
  }
}

/// The date as RFC 9110 §5.6.7 has it.
private func dateNow() -> String {
  var seconds = time(nil)
  var parts = tm()
  gmtime_r(&seconds, &parts)
  func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
  let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  let day = days[Int(parts.tm_wday) % 7]
  let month = months[Int(parts.tm_mon) % 12]
  let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map(two).joined(separator: ":")
  return "\(day), \(two(parts.tm_mday)) \(month) \(Int(parts.tm_year) + 1900) \(clock) GMT"
}
