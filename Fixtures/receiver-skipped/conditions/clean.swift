import AsyncAlgorithms

protocol Weather: Sendable {
  func forecast() async -> String
  func isReachable() -> Bool
}

func reportRepaired(_ weather: any Weather, wantsForecast: Bool, isVerbose: Bool) async -> String {
  let forecasts = AsyncChannel<String>()
  if wantsForecast && isVerbose {
    Task { await forecasts.send(await weather.forecast()) }
  }
  var text = "report"
  if wantsForecast && isVerbose {
    var iterator = forecasts.makeAsyncIterator()
    text += await iterator.next() ?? ""
  }
  return text  // ok: both tests ask for the same two values
}

func reportUnlessTiredRepaired(_ weather: any Weather, limit: Int) async -> String {
  let forecasts = AsyncChannel<String>()
  let wantsForecast = limit >= 3
  if wantsForecast {
    Task { await forecasts.send(await weather.forecast()) }
  }
  if wantsForecast {
    var iterator = forecasts.makeAsyncIterator()
    return await iterator.next() ?? ""
  }
  return ""  // ok: the same unchanged value
}

func reportIfReachable(_ weather: any Weather) async -> String {
  let forecasts = AsyncChannel<String>()
  let isReachable = weather.isReachable()
  if isReachable {
    Task { await forecasts.send(await weather.forecast()) }
  }
  if isReachable {
    var iterator = forecasts.makeAsyncIterator()
    return await iterator.next() ?? ""
  }
  return ""  // ok: asked once
}

func reportOnDemandRepaired(_ weather: any Weather, wantsForecast: Bool) async -> String {
  let forecasts = AsyncChannel<String>()
  let sender = Task { await forecasts.send(await weather.forecast()) }
  var text = "report"
  if wantsForecast {
    for await forecast in forecasts {
      text += forecast
      break
    }
  } else {
    sender.cancel()  // ok: cancelled on the other branch
  }
  return text
}

func reportForPlaceRepaired(_ weather: any Weather, place: String?, wantsForecast: Bool) async -> String {
  let forecasts = AsyncChannel<String>()
  defer { forecasts.finish() }
  if wantsForecast {
    Task { await forecasts.send(await weather.forecast()) }
  }
  guard let place else {
    return "nowhere"  // ok: finished by `defer`
  }
  guard wantsForecast else {
    return place
  }
  var iterator = forecasts.makeAsyncIterator()
  return place + (await iterator.next() ?? "")
}

func reportNegatedRepaired(_ weather: any Weather, isOffline: Bool, isQuiet: Bool) async -> String {
  if isQuiet {
    return "no forecast"
  }
  let forecasts = AsyncChannel<String>()
  if !isOffline {
    Task { await forecasts.send(await weather.forecast()) }
  }
  if isOffline {
    return "no forecast"  // ok: the negation of the first test
  }
  var iterator = forecasts.makeAsyncIterator()
  return await iterator.next() ?? ""
}
