import Synchronization
import UnderstudyHTTP

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The server's one clock thread: it owns every suspended request, from ``add(_:)`` until it resumes it.
///
/// It wakes when something is due (all that is due within the same millisecond at once), when a client goes or takes
/// bytes again, and when something is added. Nothing is allocated for an event, and no lock is held meanwhile.
// Safe because of what is said at each of its variables below.
final class Pacer: @unchecked Sendable {
  /// A suspended request's place in the table, with the number of its use, so that a late entry of the heap finds nobody.
  struct Place {
    var index: UInt32
    var use: UInt32
  }

  private struct Slot {
    var connection: Connection?
    /// The connection is not suspended: the library is reminded of its client's end, for the next time after so many
    /// nanoseconds.
    var reminder: Int64?
    var use: UInt32 = 0
    /// When it wants to go on; `.max` if it waits for its client.
    var due = Int64.max
    /// The earliest of its entries in the heap.
    var queued = Int64.max
  }

  private struct Appointment {
    var due: Int64
    var body: @Sendable () -> Void
  }

  /// What ``stop()`` and its like have asked for, in that order.
  private enum Order: UInt8, AtomicRepresentable {
    case none, endHolds, cut, quit
  }

  private let poller: Poller
  private let clock: ServerClock
  private let added = Lock<[Connection]>([])
  /// The numbers of connections that have something to send.
  private let woken = Lock<[UInt64]>([])
  /// What is to be done at a moment that has nothing to do with a request; few, if any.
  private let appointments = Lock<[Appointment]>([])
  /// All connections that are open, by their numbers, which are the poller's tokens.
  private let connections = Lock<[UInt64: Connection]>([:])
  private let order = Atomic<Order>(.none)

  // Safe because the thread is set before `start()` returns, and read by whoever stops, once.
  private var thread: ServerThread?
  // Safe because the rest is used on the thread alone.
  private var slots: [Slot] = []
  private var freeSlots: [UInt32] = []
  private var arrivals: [Connection] = []
  private var heap = DueHeap()
  private var alarm = Int64.max
  private var obeyed = Order.none

  init(_ clock: ServerClock) throws(StartFailure) {
    self.clock = clock
    poller = try Poller()
  }

  func start() throws(StartFailure) {
    thread = try ServerThread { self.run() }
  }

  /// Watches a connection until ``forget(_:)``.
  func watch(_ connection: Connection) {
    connections.withLock { $0[connection.number] = connection }
    if Poller.watchesFromTheStart {
      poller.watch(connection.socket, token: connection.number, isKnown: false)
      connection.isWatched = true
    }
  }

  /// A connection is about to be closed.
  func forget(_ connection: Connection) {
    _ = connections.withLock { $0.removeValue(forKey: connection.number) }
  }

  /// Takes over a suspended request. The caller must not touch it any more.
  func add(_ connection: Connection) {
    let isFirst = added.withLock { added in
      added.append(connection)
      return added.count == 1
    }
    if isFirst { poller.ring() }
  }

  /// There is something to send on a connection, perhaps. From any thread.
  func wake(_ number: UInt64) {
    let isFirst = woken.withLock { woken in
      woken.append(number)
      return woken.count == 1
    }
    if isFirst { poller.ring() }
  }

  /// Does something at a moment, on the clock thread; it must not wait. What is not due when the server stops is forgotten.
  func appoint(at moment: Moment, _ body: @escaping @Sendable () -> Void) {
    appointments.withLock { $0.append(Appointment(due: moment.nanoseconds, body: body)) }
    poller.ring()
  }

  /// The clock was put forward: what is due now is looked for.
  func clockAdvanced() { poller.ring() }

  /// Ends stalls and holds, those that are and those to come.
  func endHolds() { give(.endHolds) }

  /// Ends everything, also what is to come.
  func cut() { give(.cut) }

  /// Ends the thread. Nothing may be suspended any more.
  func stop() {
    give(.quit)
    thread?.join()
    thread = nil
  }

  private func give(_ new: Order) {
    order.store(new, ordering: .sequentiallyConsistent)
    poller.ring()
  }

  private func run() {
    while true {
      poller.wait { respond(to: $0) }
      let order = order.load(ordering: .sequentiallyConsistent)
      if order == .quit {
        // Connections hold on to this object.
        slots = []
        return
      }
      takeArrivals()
      if order != obeyed {
        obeyed = order
        for index in slots.indices { continueSlot(index, at: clock.now()) }
      }
      continueWoken()
      runDue()
      updateAlarm(keepAppointments())
    }
  }

  private func continueWoken() {
    let numbers = woken.withLock { woken in
      defer { woken.removeAll(keepingCapacity: true) }
      return woken
    }
    guard !numbers.isEmpty else { return }
    let now = clock.now()
    for number in numbers {
      // One that is not suspended looks by itself before it is.
      guard let index = connections.withLock({ $0[number] })?.slot else { continue }
      continueSlot(index, at: now)
    }
  }

  /// Does what is due. Says when the next is.
  private func keepAppointments() -> Int64 {
    let now = clock.now().nanoseconds
    let (due, next) = appointments.withLock { all -> ([Appointment], Int64) in
      guard !all.isEmpty else { return ([], .max) }
      let due = all.filter { $0.due <= now }
      all.removeAll { $0.due <= now }
      return (due, all.map(\.due).min() ?? .max)
    }
    for appointment in due { appointment.body() }
    return next
  }

  private func takeArrivals() {
    added.withLock { swap(&$0, &arrivals) }
    guard !arrivals.isEmpty else { return }
    let now = clock.now()
    for connection in arrivals {
      let index = takeSlot(for: connection)
      connection.slot = index
      // Again, although it is known: what the client did meanwhile is reported once more.
      poller.watch(
        connection.socket, token: connection.number, isKnown: connection.isWatched)
      connection.isWatched = true
      continueSlot(index, at: now)
    }
    arrivals.removeAll(keepingCapacity: true)
  }

  private func runDue() {
    guard let earliest = heap.earliest else { return }
    let now = clock.now()
    guard earliest <= now.nanoseconds else { return }
    while let entry = heap.removeFirst(dueBy: now.nanoseconds) {
      let index = Int(entry.place.index)
      guard slots[index].use == entry.place.use else { continue }
      slots[index].queued = .max
      if slots[index].due <= now.nanoseconds {
        continueSlot(index, at: now)
      } else {
        queue(index)
      }
    }
  }

  private func respond(to event: Poller.Event) {
    guard let connection = connections.withLock({ $0[event.token] }) else { return }
    guard let index = connection.slot else {
      if event.isFinished, !event.isGone, !connection.isBeingReminded { beginReminding(connection) }
      return
    }
    let now = clock.now()
    if event.isGone {
      connection.clientWent()
    } else if event.isFinished {
      connection.clientClosedItsSide(at: now)
    }
    continueSlot(index, at: now)
  }

  /// The library may have missed that a client has closed its side. It does not, mostly; so it gets a while before it is
  /// reminded, and then more and more, because it can miss that too.
  private func beginReminding(_ connection: Connection) {
    connection.isBeingReminded = true
    let index = takeSlot(for: connection)
    slots[index].reminder = 2_000_000
    slots[index].due = clock.now().nanoseconds + 2_000_000
    queue(index)
  }

  private func remind(_ index: Int, after pause: Int64, at now: Moment) {
    guard let connection = slots[index].connection, connection.isSocketOpen else { return release(index) }
    guard slots[index].due <= now.nanoseconds else { return queue(index) }
    // One that is suspended knows.
    if connection.slot == nil { connection.remindOfEnd() }
    slots[index].reminder = min(4 * pause, 1_000_000_000)
    slots[index].due = now.nanoseconds + pause
    queue(index)
  }

  private func takeSlot(for connection: Connection) -> Int {
    if freeSlots.isEmpty {
      freeSlots.append(UInt32(slots.count))
      slots.append(Slot())
    }
    let index = Int(freeSlots.removeLast())
    slots[index].use &+= 1
    slots[index].connection = connection
    return index
  }

  private func release(_ index: Int) {
    slots[index] = Slot(use: slots[index].use &+ 1)
    freeSlots.append(UInt32(index))
  }

  private func continueSlot(_ index: Int, at now: Moment) {
    if let pause = slots[index].reminder { return remind(index, after: pause, at: now) }
    guard let connection = slots[index].connection else { return }
    switch obeyed {
    case .none: break
    case .endHolds: connection.endHold()
    case .cut, .quit: connection.cut()
    }
    switch connection.proceed(at: now) {
    case .over:
      release(index)
      connection.slot = nil
      connection.resume()
    case .later(let moment):
      slots[index].due = moment.nanoseconds
      queue(index)
    case .whenWritable(let limit):
      poller.watch(connection.socket, token: connection.number, isKnown: true, forSpace: true)
      slots[index].due = limit?.nanoseconds ?? .max
      queue(index)
    case .whenClientGoes:
      poller.watch(connection.socket, token: connection.number, isKnown: true, forBytes: true)
      slots[index].due = .max
    }
  }

  /// Sees to it that the heap has an entry for the slot that is early enough.
  private func queue(_ index: Int) {
    let due = slots[index].due
    guard due < slots[index].queued else { return }
    slots[index].queued = due
    heap.insert(DueHeap.Entry(due: due, place: Place(index: UInt32(index), use: slots[index].use)))
  }

  /// Whole milliseconds, rounded up: never early, and what is due close together goes out together.
  private func updateAlarm(_ appointment: Int64) {
    let first = min(heap.earliest ?? .max, appointment)
    guard first != .max else { return }
    let earliest = clock.systemNanoseconds(of: first)
    let (sum, overflow) = earliest.addingReportingOverflow(999_999)
    let wanted = overflow ? Int64.max : sum / 1_000_000 * 1_000_000
    guard wanted != alarm else { return }
    alarm = wanted
    poller.setAlarm(wanted)
  }
}
