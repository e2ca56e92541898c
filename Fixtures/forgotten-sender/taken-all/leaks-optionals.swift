import Foundation

final class Seats: @unchecked Sendable {
  private let lock = NSLock()
  private var seats: [CheckedContinuation<Int?, Never>?] = []

  func wait() async -> Int? {
    await withCheckedContinuation { continuation in
      lock.lock()
      seats.append(continuation)
      lock.unlock()
    }
  }

  func giveEven(_ value: Int) {
    lock.lock()
    let all = seats
    seats = []
    lock.unlock()
    for case let seat? in all where value % 2 == 0 { seat.resume(returning: value) }  // want: forgotten-sender "seat"
  }
}
