enum PriceError: Error { case unknown }

// The two callbacks by other names.

func rent(_ price: Int?, onSuccess: @escaping (Int) -> Void, onError: @escaping (any Error) -> Void) {
  guard let price else {
    return  // want: forgotten-sender "without calling 'onSuccess' or 'onError'"
  }
  if price < 0 { onError(PriceError.unknown) } else { onSuccess(price) }
}

func lend(_ price: Int?, successBlock: @escaping (Int) -> Void, failureBlock: @escaping (any Error) -> Void) {
  guard let price else {
    return  // want: forgotten-sender "without calling 'successBlock' or 'failureBlock'"
  }
  if price < 0 { failureBlock(PriceError.unknown) } else { successBlock(price) }
}

func sell(_ price: Int?, successHandler: @escaping (Int) -> Void, failureHandler: @escaping (any Error) -> Void) {
  guard let price else {
    return  // want: forgotten-sender "without calling 'successHandler' or 'failureHandler'"
  }
  if price < 0 { failureHandler(PriceError.unknown) } else { successHandler(price) }
}

func swap(_ price: Int?, fulfill: @escaping (Int) -> Void, reject: @escaping (any Error) -> Void) {
  guard let price else {
    return  // want: forgotten-sender "without calling 'fulfill' or 'reject'"
  }
  if price < 0 { reject(PriceError.unknown) } else { fulfill(price) }
}

func give(_ price: Int?, successCallback: @escaping (Int) -> Void, errorCallback: @escaping (any Error) -> Void) {
  guard let price else {
    return  // want: forgotten-sender "without calling 'successCallback' or 'errorCallback'"
  }
  if price < 0 { errorCallback(PriceError.unknown) } else { successCallback(price) }
}

func trade(_ price: Int?, resolve: @escaping (Int) -> Void, onFail: @escaping (any Error) -> Void) {
  guard let price else {
    return  // want: forgotten-sender "without calling 'resolve' or 'onFail'"
  }
  if price < 0 { onFail(PriceError.unknown) } else { resolve(price) }
}

func order(_ price: Int?, onResult: @escaping (Int) -> Void, onFailed: @escaping (any Error) -> Void) {
  guard let price else {
    return  // want: forgotten-sender "without calling 'onResult' or 'onFailed'"
  }
  if price < 0 { onFailed(PriceError.unknown) } else { onResult(price) }
}
