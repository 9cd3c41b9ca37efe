#if canImport(FoundationEssentials)
  public import FoundationEssentials
#elseif canImport(Foundation)
  public import Foundation
#endif

extension DateTime {
  /// The moment as Foundation has it.
  public var date: Date { Date(timeIntervalSince1970: secondsSince1970) }

  /// A moment in UTC, to the millisecond.
  public init(_ date: Date) {
    self.init(secondsSince1970: date.timeIntervalSince1970)
  }
}
