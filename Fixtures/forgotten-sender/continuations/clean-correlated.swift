// Two tests of one unchanged value are one decision.

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

  func twoFlagsRepaired(_ cached: Bool, _ online: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      if cached {
        continuation.resume(returning: 0)
      }
      if !cached {
        engine.start { continuation.resume(returning: $0) }
      }
    }  // ok: one of the two conditions holds, and never both
  }

  func tupleWithoutNeitherRepaired(_ hasError: Bool, _ hasValue: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      switch (hasError, hasValue) {
      case (true, _): continuation.resume(returning: -1)
      case (false, true): continuation.resume(returning: 1)
      case (false, false): continuation.resume(returning: 0)
      }
    }  // ok: all three cases resume
  }

  func changedBetweenRepaired(_ limit: Int) async -> Int {
    await withCheckedContinuation { continuation in
      var isReady = limit > 0
      isReady = isReady && isElectric
      if isReady {
        note("ready")
      }
      if isReady {
        continuation.resume(returning: limit)
      } else {
        continuation.resume(returning: 0)
      }
    }  // ok: the second test has both sides
  }

  func startedOrAnswered() async -> Int {
    await withCheckedContinuation { continuation in
      let started = engine.tryStart { continuation.resume(returning: $0) }
      if !started {
        continuation.resume(returning: 0)
      }
    }  // ok: an engine that started calls back
  }

  func oneOptionalOfTwoRepaired(_ left: Int?, _ right: Int?) async -> Int {
    await withCheckedContinuation { k in
      if let left, let right {
        k.resume(returning: left + right)
      } else {
        k.resume(returning: left ?? right ?? 0)
      }
    }  // ok: the else takes what is left
  }

  func wrongSideReturnsRepaired(_ charged: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      let ready = charged
      if !ready {
        return continuation.resume(returning: 0)
      }
      if charged {
        continuation.resume(returning: 100)
      }
    }  // ok: ready is a copy of charged
  }

  func nilTestedTwiceRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      if fuel == nil {
        continuation.resume(returning: 0)
      }
      if let fuel {
        continuation.resume(returning: fuel)
      }
    }  // ok: nil first, the value second
  }

  func flagNeverSetRepaired(_ codes: [Int]) async -> Int {
    await withCheckedContinuation { continuation in
      var failed = false
      for code in codes where code < 0 {
        note("bad \(code)")
        failed = true
      }
      guard !failed else { return continuation.resume(returning: -1) }  // ok: returns by resuming
      continuation.resume(returning: codes.count)
    }
  }

  func guardThenIf(_ enabled: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      if !enabled {
        continuation.resume(returning: 0)
      }
      guard enabled else { return }  // ok: resumed above, under the same condition
      engine.start { continuation.resume(returning: $0) }
    }
  }

  func storedLet() async -> Int {
    await withCheckedContinuation { continuation in
      if isElectric {
        engine.start { continuation.resume(returning: $0) }
      }
      note("asked")
      if isElectric == false {
        continuation.resume(returning: 0)
      }
    }  // ok: a stored let does not change in between
  }

  func conjunct(_ enabled: Bool, _ count: Int) async -> Int {
    await withCheckedContinuation { continuation in
      let isWanted = enabled && count > 0
      if isWanted {
        engine.start { continuation.resume(returning: $0) }
      }
      if !isWanted {
        continuation.resume(returning: 0)
      }
    }  // ok: one let, tested twice
  }

  func guardPart(_ enabled: Bool, _ count: Int) async -> Int {
    await withCheckedContinuation { continuation in
      guard enabled, count > 0 else { return continuation.resume(returning: 0) }
      if enabled {
        engine.start { continuation.resume(returning: $0) }
      }
    }  // ok: the guard has made sure of enabled
  }

  func answeredFlag(_ codes: [Int]) async -> Int {
    await withCheckedContinuation { continuation in
      var answered = false
      if let first = codes.first, first > 0 {
        continuation.resume(returning: first)
        answered = true
      }
      if !answered {
        continuation.resume(returning: 0)
      }
    }  // ok: the flag says whether it was resumed
  }

  func valueThenFlag(_ code: Int?) async -> Int {
    await withCheckedContinuation { continuation in
      let hasCode = code != nil
      if hasCode {
        note("has a code")
      }
      if let code {
        continuation.resume(returning: code)
      } else if !hasCode {
        continuation.resume(returning: 0)
      }
    }  // ok: without a code, hasCode is false
  }

  func sameEnumTwice(_ mode: Mode) async -> Int {
    await withCheckedContinuation { continuation in
      switch mode {
      case .eager: continuation.resume(returning: 1)
      case .lazy: note("later")
      }
      switch mode {
      case .eager: note("answered")
      case .lazy: engine.start { continuation.resume(returning: $0) }
      }
    }  // ok: lazy is what the switch has left
  }
}

enum Mode: Sendable {
  case eager, lazy
}
