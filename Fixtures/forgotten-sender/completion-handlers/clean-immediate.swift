// Handlers that do not outlive the call: whoever asks goes on in them.
import Dispatch

protocol Terminal {
  func ask(_ question: String, answer: (String?) -> Void)
}

struct Permission {
  let terminal: any Terminal
  let prompt: (String, (String?) -> Void) -> Void
  let queue: DispatchQueue

  func onUnsignedRepaired(_ package: String, completion: (Bool) -> Void) {
    prompt("\(package) is unsigned. Go on?") { answer in
      switch answer?.lowercased() {
      case "yes": completion(true)
      case "no": completion(false)
      default:
        print("neither yes nor no")
        completion(false)
      }
    }
  }

  func rememberedRepaired(_ package: String, in answers: [String: Bool], completion: (Bool) -> Void) {
    if let known = answers[package] { return completion(known) }
    if package.isEmpty {
      completion(false)
    } else {
      terminal.ask("Trust \(package)?") { completion($0 == "yes") }
    }
  }

  func measured(_ package: String, completion: (Int?) -> Void) {
    queue.sync {
      guard !package.isEmpty else { return completion(nil) }
      completion(package.count)
    }
  }

  enum Verdict { case keep, deny }

  func judgeRepaired(_ package: String, completion: (Verdict) -> Void) {
    guard package != "self" else { return completion(.keep) }
    completion(package.isEmpty ? .deny : .keep)
  }

  /// Stands for a value that there need not be.
  func first(of packages: [String], completion: (String) -> Void) {
    guard let first = packages.first else { return }  // ok: whoever gave it has not asked for a failure
    completion(first)
  }
}
