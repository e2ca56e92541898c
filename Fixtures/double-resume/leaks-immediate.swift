// Handlers that do not outlive the call, and are called twice.

func parse(_ text: String, completion: (Int?) -> Void) {
  if text.isEmpty {
    completion(nil)
  }
  completion(text.count)  // want: double-resume "'completion' is called a second time here, after line 5"
}

func check(_ text: String, completionHandler: (Bool) -> Void) throws {
  defer { completionHandler(true) }  // want: double-resume "'completionHandler' is called a second time"
  if text.isEmpty {
    print("nothing to check")
    completionHandler(false)
  }
  print(text)
}
