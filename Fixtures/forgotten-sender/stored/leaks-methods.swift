/// Put away by an operator of lists, and never taken out again.
final class Shelf {
  private var inOrder: [CheckedContinuation<Int, Never>] = []

  func ordered() async -> Int {
    await withCheckedContinuation { continuation in
      inOrder += [continuation]  // want: forgotten-sender "stored in 'inOrder' here"
    }
  }

  var count: Int { inOrder.count }
}
