import Dispatch
import Foundation

// Every case resumes, or ends the process, or falls into a resume.

enum Permission: Sendable {
  case granted, denied, restricted, undetermined
}

enum Answer: Sendable {
  case value(Int)
  case failure(String)
  case cancelled
}

struct ScanError: Error {
  let reason: String
}

protocol Scanner: Sendable {
  func permission(completion: @escaping @Sendable (Permission) -> Void)
  func scan(completion: @escaping @Sendable (Result<String, Error>) -> Void)
  func ask(completion: @escaping @Sendable (Answer) -> Void)
}

func note(_ message: String) {
  print(message)
}

struct ScanSession: Sendable {
  let scanner: any Scanner

  func caseBreaksRepaired() async -> Bool {
    await withCheckedContinuation { continuation in
      scanner.permission { permission in
        switch permission {
        case .granted: continuation.resume(returning: true)
        case .denied, .restricted: continuation.resume(returning: false)
        case .undetermined: continuation.resume(returning: false)
        }
      }  // ok: all four cases resume
    }
  }

  func caseReturnsRepaired() async -> Int? {
    await withCheckedContinuation { continuation in
      scanner.ask { answer in
        switch answer {
        case .value(let value):
          continuation.resume(returning: value)
        case .failure:
          continuation.resume(returning: -1)
        case .cancelled:
          return continuation.resume(returning: nil)  // ok: returns by resuming
        }
      }
    }
  }

  func defaultBreaksRepaired() async -> Bool {
    await withCheckedContinuation { c in
      scanner.permission { permission in
        switch permission {
        case .granted:
          c.resume(returning: true)
          return
        case .denied: note("denied")
        default: break  // ok: falls through to the resume below
        }
        c.resume(returning: false)
      }
    }
  }

  func failureLoggedRepaired() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      scanner.scan { result in
        switch result {
        case .success(let code):
          continuation.resume(returning: code)
        case .failure(let error):
          note("scan failed: \(error)")
          continuation.resume(throwing: error)
        }
      }  // ok: both results resume
    }
  }

  func ifCaseOnlyRepaired() async -> String {
    await withCheckedContinuation { continuation in
      scanner.scan { result in
        if case .success(let code) = result {
          return continuation.resume(returning: code)
        }  // ok: a failure goes on to the resume below
        continuation.resume(returning: "")
      }
    }
  }

  func guardCaseRepaired() async -> Int {
    await withCheckedContinuation { cont in
      scanner.ask { answer in
        guard case .value(let value) = answer else { return cont.resume(returning: 0) }  // ok: resumes
        cont.resume(returning: value)
      }
    }
  }

  func openEnumRepaired(_ timeout: DispatchTimeInterval) async -> Int {
    await withCheckedContinuation { continuation in
      switch timeout {
      case .seconds(let seconds): continuation.resume(returning: seconds)
      case .milliseconds(let milliseconds): continuation.resume(returning: milliseconds / 1000)
      case .microseconds, .nanoseconds, .never: continuation.resume(returning: 0)
      @unknown default: continuation.resume(returning: 0)  // ok: cases of later versions resume too
      }
    }
  }

  func assertsOnlyRepaired() async -> Bool {
    await withCheckedContinuation { continuation in
      scanner.permission { permission in
        switch permission {
        case .granted:
          continuation.resume(returning: true)
        case .denied, .restricted:
          continuation.resume(returning: false)
        case .undetermined:
          preconditionFailure("asked before the prompt")  // ok: the process ends here
        }
      }
    }
  }

  func nestedSwitchRepaired() async -> String {
    await withCheckedContinuation { continuation in
      scanner.scan { result in
        switch result {
        case .success(let code):
          switch code.count {
          case 0: continuation.resume(returning: "")
          case 13: continuation.resume(returning: code)
          default: continuation.resume(returning: "?" + code)
          }
        case .failure:
          continuation.resume(returning: "")
        }
      }  // ok: every inner case resumes
    }
  }

  func whereClauseRepaired() async -> Int {
    await withCheckedContinuation { promise in
      scanner.ask { answer in
        switch answer {
        case .value(let value) where value > 0:
          promise.resume(returning: value)
        case .value, .failure, .cancelled:
          promise.resume(returning: 0)
        }
      }  // ok: the second pattern takes what the where clause leaves
    }
  }

  func errorCodeCaseRepaired() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      scanner.scan { result in
        switch result {
        case .success(let code):
          continuation.resume(returning: code)
        case .failure(let error as ScanError) where error.reason == "busy":
          fallthrough  // ok: goes on into the last case
        case .failure:
          continuation.resume(throwing: ScanError(reason: "failed"))
        }
      }
    }
  }

  func switchExpressionRepaired(_ permission: Permission) async -> Bool {
    await withCheckedContinuation { continuation in
      let answer =
        switch permission {
        case .granted: true
        case .denied, .restricted, .undetermined: false
        }
      continuation.resume(returning: answer)  // ok: the switch gives a value on each path
    }
  }
}
