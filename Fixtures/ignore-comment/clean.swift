// Comments that silence a finding.

func nothingToSilenceRepaired() -> Int { 42 }

func noReasonRepaired(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      // leaklint:ignore forgotten-sender -- the server always answers
      guard let value else { return }  // ok: silenced on the line before
      continuation.resume(returning: value)
    }
  }
}

func misspelledRuleRepaired(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      guard let value else { return }  // leaklint:ignore forgotten-sender -- silenced on the line itself
      continuation.resume(returning: value)
    }
  }
}

// leaklint:ignore forgotten-sender -- silenced for the whole declaration
func noRuleRepaired(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      guard let value else { return }  // ok: the declaration is silenced
      continuation.resume(returning: value)
    }
  }
}

func unknownVerbRepaired(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      // leaklint:ignore forgotten-sender -- never nil
      guard let value else { return }  // ok: silenced
      continuation.resume(returning: value)
    }
  }
}

struct TooFarAway {
  // leaklint:ignore forgotten-sender -- a property is a declaration as well
  var tooFarAwayRepaired: Int {
    get async {
      await withCheckedContinuation { (continuation: CheckedContinuation<Int, Never>) in
        if Task.isCancelled { continuation.resume(returning: 0) }
      }  // ok: silenced with its property
    }
  }
}

func oneOfTwoRepaired(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      // leaklint:ignore forgotten-sender -- all the time
      guard let value else { return }  // ok: the rule that it names
      continuation.resume(returning: value)
    }
  }
}

/// The text "// leaklint:ignore nothing" in a string is no comment.
func inString() -> String { "// leaklint:ignore" }

func blockCommentRepaired(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      // leaklint:ignore forgotten-sender -- never nil

      // Other comments and empty lines may stand between.
      guard let value else { return }  // ok: silenced
      continuation.resume(returning: value)
    }
  }
}

@MainActor
// leaklint:ignore forgotten-sender -- among the attributes of a declaration
@discardableResult
func amongAttributes(_ fetch: @escaping @Sendable (@escaping @Sendable (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      guard let value else { return }  // ok: the declaration is silenced
      continuation.resume(returning: value)
    }
  }
}

/// What this does.
// leaklint:ignore forgotten-sender -- between the lines of its documentation
/// And more of it.
public
  // leaklint:ignore double-resume -- among its modifiers
  func amongDocumentation(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int
{
  await withCheckedContinuation { continuation in
    fetch { value in
      guard let value else { return }  // ok: the declaration is silenced
      continuation.resume(returning: value)
      continuation.resume(returning: value)  // ok: the declaration is silenced
    }
  }
}

#if DEBUG
  /// leaklint:ignore forgotten-sender -- with three slashes, in a clause
  @available(macOS 10.15, *)
  func inClause(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
    await withCheckedContinuation { continuation in
      fetch { value in
        guard let value else { return }  // ok: the declaration is silenced
        continuation.resume(returning: value)
      }
    }
  }
#endif

// leaklint:ignore forgotten-sender -- the whole of it, up to '#endif'
#if DEBUG
  func beforeIf(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
    await withCheckedContinuation { continuation in
      fetch { value in
        guard let value else { return }  // ok: the '#if' is silenced
        continuation.resume(returning: value)
      }
    }
  }
#else
  func beforeIf(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
    await withCheckedContinuation { continuation in
      fetch { value in
        guard let value else { return }  // ok: and its '#else' with it
        continuation.resume(returning: value)
      }
    }
  }
#endif

func conditionalStatements(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      #if DEBUG && canImport(Foundation)  // leaklint:ignore forgotten-sender -- on the line of '#if'
        guard let value else { return }  // ok: the '#if' is silenced
        continuation.resume(returning: value)
      #elseif os(Linux)
        continuation.resume(returning: value ?? 0)
      #else
        guard let value else { return }  // ok: and its '#else' with it
        continuation.resume(returning: value)
      #endif
    }
  }
}

func oneClauseRepaired(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      #if DEBUG
        continuation.resume(returning: value ?? 0)
        // leaklint:ignore forgotten-sender -- this clause alone
      #else
        guard let value else { return }  // ok: the clause is silenced
        continuation.resume(returning: value)
      #endif
    }
  }
}

func conditionalCases(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      switch value {
      // leaklint:ignore forgotten-sender -- cases of a 'switch' as well
      #if DEBUG
        case 0: return  // ok: the '#if' is silenced
      #endif
      default: continuation.resume(returning: value ?? 0)
      }
    }
  }
}

func behindIfRepaired(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      #if DEBUG
        print("asked")
      #endif
      // leaklint:ignore forgotten-sender -- never nil
      guard let value else { return }  // ok: silenced
      continuation.resume(returning: value)
    }
  }
}

func noSuchRuleRepaired() -> Int { 42 }

func oneIsNoRuleRepaired(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      // leaklint:ignore forgotten-sender -- never nil
      guard let value else { return }  // ok: silenced
      continuation.resume(returning: value)
    }
  }
}
