// Handlers in callbacks of an operation that is a parameter itself: that it runs tells nobody anything.

func attemptOnce(
  _ operation: @escaping (@escaping ((any Error)?) -> Void) -> Void, completion: @escaping ((any Error)?) -> Void
) {
  operation { error in
    if error == nil { completion(nil) }
  }  // want: forgotten-sender "(when 'error' is not nil)"
}

func attemptAgain(
  _ left: Int, _ operation: @escaping (@escaping ((any Error)?) -> Void) -> Void,
  completion: @escaping ((any Error)?) -> Void
) {
  operation { error in
    if error == nil {
      completion(nil)
      return
    }
    if left > 0 { attemptAgain(left - 1, operation, completion: completion) }
  }  // want: forgotten-sender "when 'error' is not nil and 'left > 0' is false"
}
