// What no turn of a loop changes, and conditions that ask the same thing twice.

func toldInEachTurnRepaired(names: [String], isLoud: Bool) async -> Int {
  await withCheckedContinuation { continuation in
    if names.isEmpty || !isLoud {
      continuation.resume(returning: 0)
      return
    }
    for name in names {
      if isLoud {
        continuation.resume(returning: name.count)  // ok: the loop ends here
        return
      }
    }
  }
}

func toldTwiceInOneTurnRepaired(names: [String], isLoud: Bool, completion: @escaping (Int) -> Void) {
  let isQuiet = !isLoud
  if isQuiet && isLoud {
    completion(0)  // ok: never
  }
  if isQuiet || !isLoud {
    completion(1)
    return
  }
  completion(names.count)
}

func impossible(isLoud: Bool) async -> Int {
  await withCheckedContinuation { continuation in
    if !(isLoud && !isLoud) {
      continuation.resume(returning: 1)  // ok: it cannot be both
    }
  }
}
