// Conditions that look as if they covered each other, and do not.

protocol Engine: Sendable {
  func start(completion: @escaping @Sendable (Int) -> Void)
  func tryStart(completion: @escaping @Sendable (Int) -> Void) -> Bool
}

func note(_ message: String) {
  print(message)
}

struct Car: Sendable {
  let engine: any Engine
  let isElectric: Bool
  let fuel: Int?

  func twoFlags(_ cached: Bool, _ online: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      if cached {
        continuation.resume(returning: 0)
      }
      if !cached && online {
        engine.start { continuation.resume(returning: $0) }
      }
    }  // want: forgotten-sender "continuation"
  }

  func tupleWithoutNeither(_ hasError: Bool, _ hasValue: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      switch (hasError, hasValue) {
      case (true, _): continuation.resume(returning: -1)
      case (false, true): continuation.resume(returning: 1)
      case (false, false): note("neither")
      }
    }  // want: forgotten-sender "continuation"
  }

  func changedBetween(_ limit: Int) async -> Int {
    await withCheckedContinuation { continuation in
      var isReady = limit > 0
      if isReady {
        note("ready")
      } else {
        continuation.resume(returning: 0)
        return
      }
      isReady = isReady && isElectric
      if isReady {
        continuation.resume(returning: limit)
      }
    }  // want: forgotten-sender "continuation"
  }

  func oneOptionalOfTwo(_ left: Int?, _ right: Int?) async -> Int {
    await withCheckedContinuation { k in
      if let left, let right {
        k.resume(returning: left + right)
      } else if left == nil && right == nil {
        k.resume(returning: 0)
      }
    }  // want: forgotten-sender "k"
  }

  func wrongSideReturns(_ charged: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      let ready = charged
      if !ready {
        return  // want: forgotten-sender "continuation"
      }
      if charged {
        continuation.resume(returning: 100)
      }
    }
  }

  func nilTestedTwice() async -> Int {
    await withCheckedContinuation { continuation in
      if fuel == nil {
        note("no fuel")
      }
      if let fuel {
        continuation.resume(returning: fuel)
      }
    }  // want: forgotten-sender "continuation"
  }

  func flagNeverSet(_ codes: [Int]) async -> Int {
    await withCheckedContinuation { continuation in
      var failed = false
      for code in codes where code < 0 {
        note("bad \(code)")
        failed = true
      }
      guard !failed else { return }  // want: forgotten-sender "continuation"
      continuation.resume(returning: codes.count)
    }
  }
}
