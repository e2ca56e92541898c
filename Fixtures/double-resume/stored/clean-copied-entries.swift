// An entry of a dictionary is changed as a copy and written back, and its waiter is taken where it is.

final class Lanes {
  struct Lane { var waiting: CheckedContinuation<Int, Never>? }
  private var lanes: [Int: Lane] = [:]

  func next(_ id: Int) async -> Int {
    await withCheckedContinuation { continuation in
      guard var lane = lanes[id], lane.waiting == nil else { return continuation.resume(returning: 0) }
      lane.waiting = continuation
      lanes[id] = lane
    }
  }

  func push(_ id: Int) {
    let waiting = lanes[id]?.waiting
    lanes[id]?.waiting = nil
    waiting?.resume(returning: 1)
  }

  func pushHere(_ id: Int) {
    lanes[id]?.waiting?.resume(returning: 1)
    lanes[id]?.waiting = nil
  }

  func close() {
    let old = lanes
    lanes = [:]
    for lane in old.values { lane.waiting?.resume(returning: 0) }
  }
}
