// Comments that do not silence what their writer meant to silence.

// leaklint:ignore-file no-receiver -- channels are drained by the server // want: ignore-comment "silences nothing"

// leaklint:ignore forgotten-sender -- the server always answers // want: ignore-comment "silences nothing"
func nothingToSilence() -> Int { 42 }

func noReason(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      // leaklint:ignore forgotten-sender // want: ignore-comment "gives no reason"
      guard let value else { return }  // want: forgotten-sender "this return"
      continuation.resume(returning: value)
    }
  }
}

func misspelledRule(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      // leaklint:ignore forgoten-sender -- never nil // want: ignore-comment "did you mean 'forgotten-sender'?"
      guard let value else { return }  // want: forgotten-sender "this return"
      continuation.resume(returning: value)
    }
  }
}

func noRule(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      // leaklint:ignore -- never nil // want: ignore-comment "names no rule"
      guard let value else { return }  // want: forgotten-sender "this return"
      continuation.resume(returning: value)
    }
  }
}

func blockComment(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      /* leaklint:ignore forgotten-sender -- never nil */  // want: ignore-comment "a block comment silences nothing"
      guard let value else { return }  // want: forgotten-sender "this return"
      continuation.resume(returning: value)
    }
  }
}

func unknownVerb(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      // leaklint:disable forgotten-sender -- never nil // want: ignore-comment "'leaklint:disable' is not understood"
      guard let value else { return }  // want: forgotten-sender "this return"
      continuation.resume(returning: value)
    }
  }
}

func tooFarAway(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    // leaklint:ignore forgotten-sender -- never nil // want: ignore-comment "silences nothing"
    fetch { value in
      guard let value else { return }  // want: forgotten-sender "this return"
      continuation.resume(returning: value)
    }
  }
}

func oneOfTwo(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      // leaklint:ignore forgotten-sender, double-resume -- never nil // want: ignore-comment "nothing of 'double-resume'"
      guard let value else { return }
      continuation.resume(returning: value)
    }
  }
}

func oneClause(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      #if DEBUG
        guard let value else { return }  // want: forgotten-sender "this return"
        continuation.resume(returning: value)
      #else  // leaklint:ignore forgotten-sender -- another clause // want: ignore-comment "silences nothing"
        continuation.resume(returning: value ?? 0)
      #endif
    }
  }
}

func behindIf(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      // leaklint:ignore forgotten-sender -- ends at '#endif' // want: ignore-comment "silences nothing"
      #if DEBUG
        print("asked")
      #endif
      guard let value else { return }  // want: forgotten-sender "this return"
      continuation.resume(returning: value)
    }
  }
}

func noSuchRule() -> Int {
  // leaklint:ignore eternal-wait -- of another tool // want: ignore-comment "no rule is called 'eternal-wait'"
  42
}

func oneIsNoRule(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      // leaklint:ignore eternal-wait, forgotten-sender -- never nil // want: ignore-comment "no rule is called 'eternal-wait'"
      guard let value else { return }
      continuation.resume(returning: value)
    }
  }
}
