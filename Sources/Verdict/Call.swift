/// One thing that an application asked for, and the attempts that its client made of it.
public struct Call: Hashable, Sendable {
  /// The attempts as positions in the exchanges, in the order of arrival.
  public internal(set) var attempts: [Int]

  /// The first attempt.
  var first: Int { attempts[0] }
  /// The last attempt.
  var last: Int { attempts[attempts.count - 1] }

  /// The attempts after one, in pairs with it: which came next.
  var pairs: Zip2Sequence<[Int], ArraySlice<Int>> { zip(attempts, attempts.dropFirst()) }
}
