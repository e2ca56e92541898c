/// Continuations that are written by another name.
final class Courier {
  typealias Receipt = CheckedContinuation<Int, any Error>
  enum News {
    case delivered(String, Int)
    case lost(String)
  }
  private var receipts: [String: [Receipt]] = [:]
  private var last: Receipt?

  func deliver(_ parcel: String) async throws -> Int {
    try await withCheckedThrowingContinuation { (receipt: Receipt) in
      receipts[parcel, default: []].append(receipt)
    }
  }

  func handle(_ news: News) {
    switch news {
    case .delivered(let parcel, let weight):
      receipts.removeValue(forKey: parcel)?.forEach { $0.resume(returning: weight) }
    case .lost(let parcel):
      receipts[parcel] = nil  // want: overwritten-waiter "this removes a continuation from 'receipts' from line 13"
    }
  }

  func next() async throws -> Int {
    last?.resume(throwing: CancellationError())
    last = nil
    return try await withCheckedThrowingContinuation { (receipt: Receipt) in last = receipt }
  }

  func found(_ weight: Int) {
    last?.resume(returning: weight)
    last = nil
  }

  func reset() {
    last = nil  // want: overwritten-waiter "this drops the continuation that 'last' may still hold from line 29"
  }
}
