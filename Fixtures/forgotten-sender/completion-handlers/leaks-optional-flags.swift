// A Boolean that may be nil is neither true nor false then.

func answer(_ isReady: Bool?, completion: @escaping (Int) -> Void) {
  if isReady == true {
    completion(1)
  } else if isReady == false {
    completion(0)
  }
}  // want: forgotten-sender "leaves without calling 'completion' (when 'isReady' is nil)"

func answerOnlyFalse(_ isReady: Bool?, completion: @escaping (Int) -> Void) {
  guard isReady != nil else { return }  // want: forgotten-sender "(when 'isReady' is nil)"
  if isReady != true { completion(0) }
  if isReady != false { completion(1) }
}
