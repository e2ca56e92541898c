enum CarefulPriceError: Error { case unknown }

// The two callbacks by other names, of which one is called.

func rentRepaired(_ price: Int?, onSuccess: @escaping (Int) -> Void, onError: @escaping (any Error) -> Void) {
  guard let price, price >= 0 else { return onError(CarefulPriceError.unknown) }
  onSuccess(price)
}

func lendRepaired(_ price: Int?, successBlock: @escaping (Int) -> Void, failureBlock: @escaping (any Error) -> Void) {
  guard let price, price >= 0 else { return failureBlock(CarefulPriceError.unknown) }
  successBlock(price)
}

func sellRepaired(_ price: Int?, successHandler: @escaping (Int) -> Void, failureHandler: @escaping (any Error) -> Void) {
  guard let price, price >= 0 else { return failureHandler(CarefulPriceError.unknown) }
  successHandler(price)
}

func swapRepaired(_ price: Int?, fulfill: @escaping (Int) -> Void, reject: @escaping (any Error) -> Void) {
  guard let price, price >= 0 else { return reject(CarefulPriceError.unknown) }
  fulfill(price)
}

func giveRepaired(_ price: Int?, successCallback: @escaping (Int) -> Void, errorCallback: @escaping (any Error) -> Void) {
  guard let price, price >= 0 else { return errorCallback(CarefulPriceError.unknown) }
  successCallback(price)
}

func tradeRepaired(_ price: Int?, resolve: @escaping (Int) -> Void, onFail: @escaping (any Error) -> Void) {
  guard let price, price >= 0 else { return onFail(CarefulPriceError.unknown) }
  resolve(price)
}

func orderRepaired(_ price: Int?, onResult: @escaping (Int) -> Void, onFailed: @escaping (any Error) -> Void) {
  guard let price, price >= 0 else { return onFailed(CarefulPriceError.unknown) }
  onResult(price)
}
