// A Boolean that may be nil has three values, and each is answered once.

func answerRepaired(_ isReady: Bool?, completion: @escaping (Int) -> Void) {
  if isReady == true {
    completion(1)
  } else if isReady == false {
    completion(0)
  } else {
    completion(-1)
  }
}

func answerOnlyFalseRepaired(_ isReady: Bool?, completion: @escaping (Int) -> Void) {
  guard isReady != nil else { return completion(-1) }
  if isReady != true { completion(0) }
  if isReady != false { completion(1) }
}

func answerInTwo(_ isReady: Bool?, completion: @escaping (Int) -> Void) {
  if isReady == true { completion(1) }
  if isReady != true { completion(0) }  // ok: the opposite
}

func answerNilFirst(_ isReady: Bool?, completion: @escaping (Int) -> Void) {
  if isReady == nil {
    completion(-1)
  } else if isReady == true {
    completion(1)
  } else if isReady == false {  // ok: nothing else is left
    completion(0)
  }
}

func answerEither(_ isReady: Bool?, completion: @escaping (Int) -> Void) {
  if isReady == true { completion(1) }
  if isReady == false || isReady == nil { completion(0) }  // ok: the opposite
}

func answerUnwrapped(_ isReady: Bool?, completion: @escaping (Int) -> Void) {
  guard let isReady else { return completion(-1) }
  if isReady == true { completion(1) } else if isReady == false { completion(0) }  // ok: it is there
}
