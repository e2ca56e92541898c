// A loop that decides on what no turn changes decides the same in each.

func toldInEachTurn(names: [String], isLoud: Bool) async -> Int {
  await withCheckedContinuation { continuation in
    if names.isEmpty || !isLoud {
      continuation.resume(returning: 0)
      return
    }
    for name in names {
      if isLoud {
        continuation.resume(returning: name.count)  // want: double-resume "continuation"
      }
    }
  }
}

func toldTwiceInOneTurn(names: [String], isLoud: Bool, completion: @escaping (Int) -> Void) {
  let isQuiet = !isLoud
  if isQuiet && isLoud {
    completion(0)
  }
  if isQuiet || !isLoud {
    completion(1)
  }
  completion(names.count)  // want: double-resume "completion"
}
