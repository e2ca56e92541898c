// Handlers that do not outlive the call: whoever asks goes on in them.
protocol Console {
  func ask(_ question: String, answer: (String?) -> Void)
}

struct Consent {
  let console: any Console
  let prompt: (String, (String?) -> Void) -> Void

  /// The name is that of an event, but nothing is registered.
  func onUnsigned(_ package: String, completion: (Bool) -> Void) {
    prompt("\(package) is unsigned. Go on?") { answer in
      switch answer?.lowercased() {
      case "yes": completion(true)
      case "no": completion(false)
      default: print("neither yes nor no")
      }
    }  // want: forgotten-sender "reaching the end here leaves without calling 'completion'"
  }

  func remembered(_ package: String, in answers: [String: Bool], completion: (Bool) -> Void) {
    if let known = answers[package] { return completion(known) }
    if package.isEmpty {
      print("nothing to ask")
    } else {
      console.ask("Trust \(package)?") { completion($0 == "yes") }
    }
  }  // want: forgotten-sender "reaching the end here leaves without calling 'completion'"

  enum Verdict { case keep, deny }

  func judge(_ package: String, completion: (Verdict) -> Void) {
    guard package != "self" else { return }  // want: forgotten-sender "this return leaves without calling 'completion'"
    completion(package.isEmpty ? .deny : .keep)
  }
}
