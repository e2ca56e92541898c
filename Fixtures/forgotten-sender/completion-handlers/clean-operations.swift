// The twins of leaks-operations.

func attemptOnceRepaired(
  _ operation: @escaping (@escaping ((any Error)?) -> Void) -> Void, completion: @escaping ((any Error)?) -> Void
) {
  operation { error in
    completion(error)
  }
}

func attemptAgainRepaired(
  _ left: Int, _ operation: @escaping (@escaping ((any Error)?) -> Void) -> Void,
  completion: @escaping ((any Error)?) -> Void
) {
  operation { error in
    if error == nil {
      completion(nil)
      return
    }
    if left > 0 {
      attemptAgainRepaired(left - 1, operation, completion: completion)
    } else {
      completion(error)
    }
  }
}

/// Another callback that takes an outcome does tell.
func twoWays(_ ready: Bool, onFailure: @escaping (any Error) -> Void, completion: @escaping (Int) -> Void) {
  guard ready else {
    onFailure(CancellationError())
    return  // ok: told by the other callback
  }
  completion(1)
}
