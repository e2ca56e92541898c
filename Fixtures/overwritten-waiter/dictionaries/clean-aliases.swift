final class CourierRepaired {
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

  func handleRepaired(_ news: News) {
    switch news {
    case .delivered(let parcel, let weight):
      receipts.removeValue(forKey: parcel)?.forEach { $0.resume(returning: weight) }
    case .lost(let parcel):
      for receipt in receipts[parcel] ?? [] { receipt.resume(throwing: CancellationError()) }
      receipts[parcel] = nil  // ok: all of them were resumed
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

  func resetRepaired() {
    last?.resume(throwing: CancellationError())
    last = nil
  }
}
