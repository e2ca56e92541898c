// Nearly the same, where it is not certain.

func given(_ number: Int?) async -> Int {
  await withCheckedContinuation { continuation in
    let value: Int? = number
    if let value { continuation.resume(returning: value) }
  }  // want: forgotten-sender "without a resume"
}

func compared(_ parts: [String]) async -> String {
  await withCheckedContinuation { continuation in
    if parts.count == 2 {
      continuation.resume(returning: "pair")
    } else if parts.count > 2 {
      continuation.resume(returning: "many")
    }
  }  // want: forgotten-sender "without a resume"
}

/// What a run has set itself tells it nothing of other runs.
func answered(_ limit: Int, _ number: Int) async {
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    Task {
      var value: Int?
      if limit > 3 { value = number }
      if let value { print(value) } else { continuation.resume() }
    }  // want: forgotten-sender "without a resume"
  }
}
