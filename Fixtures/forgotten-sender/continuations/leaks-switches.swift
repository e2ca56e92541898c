import Dispatch
import Foundation

// A case, a default or a pattern that resumes nothing.

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

  func caseBreaks() async -> Bool {
    await withCheckedContinuation { continuation in
      scanner.permission { permission in
        switch permission {
        case .granted: continuation.resume(returning: true)
        case .denied, .restricted: continuation.resume(returning: false)
        case .undetermined: break
        }
      }  // want: forgotten-sender "continuation"
    }
  }

  func caseReturns() async -> Int {
    await withCheckedContinuation { continuation in
      scanner.ask { answer in
        switch answer {
        case .value(let value):
          continuation.resume(returning: value)
        case .failure:
          continuation.resume(returning: -1)
        case .cancelled:
          return  // want: forgotten-sender "continuation"
        }
      }
    }
  }

  func defaultBreaks() async -> Bool {
    await withCheckedContinuation { c in
      scanner.permission { permission in
        switch permission {
        case .granted: c.resume(returning: true)
        case .denied: c.resume(returning: false)
        default: break
        }
      }  // want: forgotten-sender "c"
    }
  }

  func failureLogged() async -> String {
    await withCheckedContinuation { continuation in
      scanner.scan { result in
        switch result {
        case .success(let code):
          continuation.resume(returning: code)
        case .failure(let error):
          note("scan failed: \(error)")
        }
      }  // want: forgotten-sender "continuation"
    }
  }

  func ifCaseOnly() async -> String {
    await withCheckedContinuation { continuation in
      scanner.scan { result in
        if case .success(let code) = result {
          continuation.resume(returning: code)
        }
      }  // want: forgotten-sender "continuation"
    }
  }

  func guardCase() async -> Int {
    await withCheckedContinuation { cont in
      scanner.ask { answer in
        guard case .value(let value) = answer else { return }  // want: forgotten-sender "cont"
        cont.resume(returning: value)
      }
    }
  }

  func openEnum(_ timeout: DispatchTimeInterval) async -> Int {
    await withCheckedContinuation { continuation in
      switch timeout {
      case .seconds(let seconds): continuation.resume(returning: seconds)
      case .milliseconds(let milliseconds): continuation.resume(returning: milliseconds / 1000)
      case .microseconds, .nanoseconds, .never: continuation.resume(returning: 0)
      @unknown default: note("unknown interval")
      }
    }  // want: forgotten-sender "continuation"
  }

  func assertsOnly() async -> Bool {
    await withCheckedContinuation { continuation in
      scanner.permission { permission in
        switch permission {
        case .granted:
          continuation.resume(returning: true)
        case .denied, .restricted:
          continuation.resume(returning: false)
        case .undetermined:
          assertionFailure("asked before the prompt")
        }
      }  // want: forgotten-sender "continuation"
    }
  }

  func nestedSwitch() async -> String {
    await withCheckedContinuation { continuation in
      scanner.scan { result in
        switch result {
        case .success(let code):
          switch code.count {
          case 0: note("empty code")
          case 13: continuation.resume(returning: code)
          default: continuation.resume(returning: "?" + code)
          }
        case .failure:
          continuation.resume(returning: "")
        }
      }  // want: forgotten-sender "continuation"
    }
  }

  func whereClause() async -> Int {
    await withCheckedContinuation { promise in
      scanner.ask { answer in
        switch answer {
        case .value(let value) where value > 0:
          promise.resume(returning: value)
        case .value:
          note("nothing to count")
        case .failure, .cancelled:
          promise.resume(returning: 0)
        }
      }  // want: forgotten-sender "promise"
    }
  }

  func errorCodeCase() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      scanner.scan { result in
        switch result {
        case .success(let code):
          continuation.resume(returning: code)
        case .failure(let error as ScanError) where error.reason == "busy":
          return  // want: forgotten-sender "continuation"
        case .failure(let error):
          continuation.resume(throwing: error)
        }
      }
    }
  }

  func switchExpression(_ permission: Permission) async -> Bool {
    await withCheckedContinuation { continuation in
      let answer: Bool? =
        switch permission {
        case .granted: true
        case .denied, .restricted: false
        case .undetermined: nil
        }
      guard let answer else { return }  // want: forgotten-sender "continuation"
      continuation.resume(returning: answer)
    }
  }
}
