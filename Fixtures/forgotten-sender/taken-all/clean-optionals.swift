import Foundation

/// Of a list of optionals, those that are there are resumed.
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

  func give(_ value: Int) {
    lock.lock()
    let all = seats
    seats = []
    lock.unlock()
    for case let seat? in all { seat.resume(returning: value) }
  }

  func giveSome(_ value: Int) {
    lock.lock()
    let all = seats
    seats = []
    lock.unlock()
    for case .some(let seat) in all { seat.resume(returning: value) }
  }

  func giveEvenRepaired(_ value: Int) {
    lock.lock()
    let all = seats
    seats = []
    lock.unlock()
    for case let seat? in all { seat.resume(returning: value % 2 == 0 ? value : nil) }
  }
}
