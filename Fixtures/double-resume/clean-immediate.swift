// Handlers that do not outlive the call.

func parseRepaired(_ text: String, completion: (Int?) -> Void) {
  guard !text.isEmpty else {
    completion(nil)
    return
  }
  completion(text.count)  // ok: once
}

func checkRepaired(_ text: String, completionHandler: (Bool) -> Void) throws {
  defer { completionHandler(!text.isEmpty) }  // ok: once
  print(text)
}

func parseOrNot(_ text: String, completion: (Int) -> Void) {
  if text.isEmpty { return }  // ok: nobody waits for a call that would have come by now
  completion(text.count)
}

func parseAll(_ texts: [String], completion: (Int) -> Void) {
  for text in texts { completion(text.count) }  // ok: once for each
}

func forEachMargin(_ block: (Int?) -> Void) {
  block(1)
  block(2)  // ok: a block that does not outlive the call is work to do
  block(nil)
}
