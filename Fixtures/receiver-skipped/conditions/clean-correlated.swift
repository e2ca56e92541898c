import AsyncAlgorithms

protocol Weather: Sendable {
  func forecast() async -> String
}

struct Options: Sendable {
  let wantsForecast: Bool
  let place: String?
}

enum Mode { case off, brief, full }

/// Two tests of one parameter are one decision.
func plain(_ weather: any Weather, isEnabled: Bool) async -> String? {
  let forecasts = AsyncChannel<String>()
  if isEnabled {
    Task { await forecasts.send(await weather.forecast()) }
  }
  print("other work")
  if isEnabled {
    var iterator = forecasts.makeAsyncIterator()
    return await iterator.next()
  }
  return nil  // ok: no sender on this path
}

/// In a `guard`.
func guarded(_ weather: any Weather, isEnabled: Bool) async -> String? {
  let forecasts = AsyncChannel<String>()
  if isEnabled {
    Task { await forecasts.send(await weather.forecast()) }
  }
  guard isEnabled else { return nil }  // ok: no sender on this path
  var iterator = forecasts.makeAsyncIterator()
  return await iterator.next()
}

/// In a copy.
func copied(_ weather: any Weather, isEnabled: Bool) async -> String? {
  let forecasts = AsyncChannel<String>()
  let isStarted = isEnabled
  if isEnabled {
    Task { await forecasts.send(await weather.forecast()) }
  }
  guard isStarted else { return nil }  // ok: the copy of the first test's value
  var iterator = forecasts.makeAsyncIterator()
  return await iterator.next()
}

/// In a flag that is set where the sender is started.
func flagged(_ weather: any Weather, limit: Int) async -> String? {
  let forecasts = AsyncChannel<String>()
  var isStarted = false
  if limit > 10 {
    Task { await forecasts.send(await weather.forecast()) }
    isStarted = true
  }
  if isStarted {
    for await forecast in forecasts { return forecast }
  }
  return nil  // ok: the flag says that nothing was started
}

/// In a stored `let` of a parameter.
func byOption(_ weather: any Weather, options: Options) async -> String? {
  let forecasts = AsyncChannel<String>()
  if options.wantsForecast {
    Task { await forecasts.send(await weather.forecast()) }
  }
  guard options.wantsForecast else { return options.place }  // ok: a stored `let`
  var iterator = forecasts.makeAsyncIterator()
  return await iterator.next()
}

/// `!= nil` here, `if let` there.
func byPlace(_ weather: any Weather, options: Options) async -> String? {
  let forecasts = AsyncChannel<String>()
  if options.place != nil {
    Task { await forecasts.send(await weather.forecast()) }
  }
  if let place = options.place {
    var iterator = forecasts.makeAsyncIterator()
    return place + (await iterator.next() ?? "")
  }
  return nil  // ok: without a place nothing was started
}

/// In a `switch` over the same value, twice.
func byMode(_ weather: any Weather, mode: Mode) async -> String? {
  let forecasts = AsyncChannel<String>()
  switch mode {
  case .off: break
  case .brief, .full: Task { await forecasts.send(await weather.forecast()) }
  }
  switch mode {
  case .off:
    return nil  // ok: the same case started nothing
  case .brief, .full:
    var iterator = forecasts.makeAsyncIterator()
    return await iterator.next()
  }
}

/// In a `switch` over a tuple of both flags.
func byTuple(_ weather: any Weather, isEnabled: Bool, isVerbose: Bool) async -> String? {
  let forecasts = AsyncChannel<String>()
  if isEnabled {
    Task { await forecasts.send(await weather.forecast()) }
  }
  switch (isEnabled, isVerbose) {
  case (true, true):
    var iterator = forecasts.makeAsyncIterator()
    return "forecast: " + (await iterator.next() ?? "")
  case (true, false):
    var iterator = forecasts.makeAsyncIterator()
    return await iterator.next()
  case (false, _):
    return nil  // ok: nothing was started
  }
}

/// Task and test in one optional.
func byOptionalTask(_ weather: any Weather, isEnabled: Bool) async -> String? {
  let forecasts = AsyncChannel<String>()
  let sender = isEnabled ? Task { await forecasts.send(await weather.forecast()) } : nil
  defer { sender?.cancel() }
  return isEnabled ? "soon" : nil  // ok: cancelled if there is one
}
