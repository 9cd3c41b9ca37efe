/// One server-sent event (HTML Living Standard §9.2): what a server writes and a client's `onmessage` sees.
public struct ServerSentEvent: Hashable, Sendable {
  /// The value of the `event` field; `nil` where there is none or it is empty, which the standard does not tell
  /// apart.
  public var event: String?
  /// The `data` lines joined by U+000A. An event without any `data` line is never dispatched, one with an empty
  /// line is.
  public var data: String
  /// The value of the event's own `id` field: `nil` where there is none (the last one stays in force), empty where it
  /// resets the last one.
  public var id: String?
  /// The value of the event's own `retry` field, in milliseconds.
  public var retry: Int?

  /// Makes an event. An empty name becomes `nil`.
  public init(data: String, event: String? = nil, id: String? = nil, retry: Int? = nil) {
    self.event = event == "" ? nil : event
    self.data = data
    self.id = id
    self.retry = retry
  }

  /// The type that the event is dispatched with: its name, else `message`.
  public var type: String { event ?? "message" }
}
