extension Timeline {
  private static let width = 760.0
  private static let laneHeight = 26.0
  private static let left = 8.0
  private static let right = 56.0
  private static let laneLimit = 24

  /// A drawing to scale: a lane for each call, a bar for each attempt, pauses written between them.
  var svg: String {
    let shown = calls.prefix(Self.laneLimit)
    let height = Double(shown.count) * Self.laneHeight + 26
    var parts = [
      "<svg viewBox=\"0 0 \(Int(Self.width)) \(Int(height))\" role=\"img\" aria-label=\"\(label)\">"
    ]
    for tick in ticks {
      let x = place(tick)
      parts.append(
        "<line class=\"tick\" x1=\"\(x)\" x2=\"\(x)\" y1=\"0\" y2=\"\(Int(height) - 20)\"/>"
          + "<text class=\"axis\" x=\"\(x)\" y=\"\(Int(height) - 6)\">\(Self.seconds(tick))</text>")
    }
    for (lane, call) in shown.enumerated() {
      let y = Double(lane) * Self.laneHeight
      parts.append(
        "<line class=\"lane\" x1=\"\(Self.left)\" x2=\"\(Self.width - Self.right)\" y1=\"\(y + 12)\" y2=\"\(y + 12)\"/>"
      )
      for (index, attempt) in call.enumerated() {
        parts.append(bar(attempt, y))
        guard index + 1 < call.count, let end = attempt.end else { continue }
        parts.append(pause(from: end, to: call[index + 1].start, y))
      }
    }
    return parts.joined(separator: "\n") + "\n</svg>"
  }

  private var label: String {
    let attempts = calls.reduce(0) { $0 + $1.count }
    return "\(attempts) attempts at \(calls.count) calls in \(Self.seconds(length.inSeconds))"
  }

  private func bar(_ attempt: Attempt, _ y: Double) -> String {
    let x = place(attempt.start.inSeconds)
    let end = place((attempt.end ?? length).inSeconds)
    let width = max(3, ((end - x) * 10).rounded() / 10)
    let status = attempt.status.map(String.init) ?? "none"
    let kind = attempt.status.map {
      $0 >= 400 ? "bad" : $0 >= 300 ? "moved" : attempt.fault == nil ? "good" : "odd"
    }
    let what = [status, attempt.fault, attempt.hasLeft ? "the client left" : nil].compactMap(\.self)
    let times =
      "\(Self.seconds(attempt.start.inSeconds)) – \(attempt.end.map { Self.seconds($0.inSeconds) } ?? "…")"
    let title =
      "request \(attempt.number), connection \(attempt.connection): \(what.joined(separator: ", ")), \(times)"
    var text =
      "<rect class=\"\(kind ?? "none")\" x=\"\(x)\" y=\"\(y + 4)\" width=\"\(width)\" height=\"16\" rx=\"2\">"
    text += "<title>\(title)</title></rect>"
    if attempt.hasLeft {
      text +=
        "<line class=\"gone\" x1=\"\(x + width)\" x2=\"\(x + width)\" y1=\"\(y + 1)\" y2=\"\(y + 23)\"/>"
    }
    return text + "<text class=\"status\" x=\"\(x + width + 3)\" y=\"\(y + 16)\">\(status)</text>"
  }

  /// The pause before a retry, where there is room to write it.
  private func pause(from start: Duration, to end: Duration, _ y: Double) -> String {
    let (from, to) = (place(start.inSeconds), place(end.inSeconds))
    guard to - from > 70 else { return "" }
    let middle = ((from + to + 24) / 2).rounded()
    return
      "<text class=\"pause\" x=\"\(middle)\" y=\"\(y + 10)\">\(Self.seconds((end - start).inSeconds))</text>"
  }

  private func place(_ seconds: Double) -> Double {
    let share = seconds / length.inSeconds
    return ((Self.left + share * (Self.width - Self.left - Self.right)) * 10).rounded() / 10
  }

  /// Five to ten round moments.
  private var ticks: [Double] {
    let length = length.inSeconds
    var step = 0.01
    for factor in [2, 2.5, 2].cycled(24) where length / step > 8 { step *= factor }
    return stride(from: 0, through: length, by: step).map(\.self)
  }

  private static func seconds(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(whole) s" }
    return rest % 10 == 0 ? "\(whole).\(rest / 10) s" : "\(whole).\(rest < 10 ? "0" : "")\(rest) s"
  }
}

extension Array {
  /// Its elements again and again, so many of them.
  fileprivate func cycled(_ count: Int) -> [Element] { (0..<count).map { self[$0 % self.count] } }
}

extension Duration {
  /// In seconds.
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
