enum Mode { case eager, lazy }

protocol Motor: Sendable {
  func start(_ done: @escaping @Sendable (Int) -> Void)
}

struct Drive: Sendable {
  let motor: any Motor

  func comparedAfterSwitch(_ mode: Mode) async -> Int {
    await withCheckedContinuation { continuation in
      switch mode {
      case .eager: continuation.resume(returning: 1)
      case .lazy: print("later")
      }
      if mode == .lazy {
        motor.start { continuation.resume(returning: $0) }
      }
    }  // ok: lazy is what the switch has left
  }

  func neverEmpty() async -> Int {
    await withCheckedContinuation { continuation in
      for value in [1, 2, 3] {  // ok: the array is never empty
        continuation.resume(returning: value)
        break
      }
    }
  }
}
