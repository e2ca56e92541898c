import AsyncAlgorithms

protocol Weather: Sendable {
  func forecast() async -> String
}

/// The receive has one condition more than the start.
func report(_ weather: any Weather, wantsForecast: Bool, isVerbose: Bool) async -> String {
  let forecasts = AsyncChannel<String>()
  if wantsForecast {
    Task { await forecasts.send(await weather.forecast()) }
  }
  var text = "report"
  if wantsForecast && isVerbose {
    var iterator = forecasts.makeAsyncIterator()
    text += await iterator.next() ?? ""
  }
  return text  // want: receiver-skipped "forecasts"
}

/// The variable changes between the two tests.
func reportUnlessTired(_ weather: any Weather, limit: Int) async -> String {
  let forecasts = AsyncChannel<String>()
  var wantsForecast = true
  if wantsForecast {
    Task { await forecasts.send(await weather.forecast()) }
  }
  if limit < 3 {
    wantsForecast = false
  }
  if wantsForecast {
    var iterator = forecasts.makeAsyncIterator()
    return await iterator.next() ?? ""
  }
  return ""  // want: receiver-skipped "forecasts"
}

/// Started always, received under a condition.
func reportOnDemand(_ weather: any Weather, wantsForecast: Bool) async -> String {
  let forecasts = AsyncChannel<String>()
  Task { await forecasts.send(await weather.forecast()) }
  var text = "report"
  if wantsForecast {
    for await forecast in forecasts {
      text += forecast
      break
    }
  }
  return text  // want: receiver-skipped "forecasts"
}

/// Two parameters that have nothing to do with each other.
func reportForPlace(_ weather: any Weather, place: String?, wantsForecast: Bool) async -> String {
  let forecasts = AsyncChannel<String>()
  if wantsForecast {
    Task { await forecasts.send(await weather.forecast()) }
  }
  guard let place else {
    return "nowhere"  // want: receiver-skipped "forecasts"
  }
  guard wantsForecast else {
    return place  // ok: no sender was started
  }
  var iterator = forecasts.makeAsyncIterator()
  return place + (await iterator.next() ?? "")
}

/// The wrong way round: received when it wasn't started, left when it was.
func reportNegated(_ weather: any Weather, isOffline: Bool, isQuiet: Bool) async -> String {
  let forecasts = AsyncChannel<String>()
  if !isOffline {
    Task { await forecasts.send(await weather.forecast()) }
  }
  if isOffline || isQuiet {
    return "no forecast"  // want: receiver-skipped "forecasts"
  }
  var iterator = forecasts.makeAsyncIterator()
  return await iterator.next() ?? ""
}
