struct Temperature {
  var celsius: Double = 0 {
    willSet { log(newValue) }
    didSet(previous) { if previous != celsius { changed() } }
  }
  var fahrenheit: Double {
    get { celsius * 9 / 5 + 32 }
    nonmutating set { store((newValue - 32) * 5 / 9) }
  }
  var kelvin: Double { celsius + 273.15 }
  var slow: Double {
    get async throws { try await measure() }
  }
  @Wrapper(wrappedValue: 3) var wrapped: Int
  var raw: Int {
    _read { yield value }
    _modify { yield &value }
  }
  let (low, high): (Int, Int) = (1, 2)
  static let shared: Temperature = {
    let made = Temperature()
    return made
  }()
}
