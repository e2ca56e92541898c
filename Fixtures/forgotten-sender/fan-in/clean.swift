import Foundation

typealias FetchRepaired = @Sendable (URL, @escaping @Sendable (Data?) -> Void) -> Void

final class ResultsRepaired: @unchecked Sendable {
  var all: [Data] = []
  var byURL: [URL: Data] = [:]
  var remaining = 0
  var isGood = true
}

func fetchAllRepaired(_ urls: [URL], _ fetch: FetchRepaired, completion: @escaping @Sendable ([Data]) -> Void) {
  guard !urls.isEmpty else { return completion([]) }
  let results = ResultsRepaired()
  for url in urls {
    fetch(url) { data in
      results.all.append(data ?? Data())
      if results.all.count == urls.count { completion(results.all) }  // ok: the last one calls
    }
  }
}

func fetchEachRepaired(_ urls: [URL], _ fetch: FetchRepaired, completion: @escaping @Sendable ([Data]) -> Void) {
  guard !urls.isEmpty else { return completion([]) }
  let results = ResultsRepaired()
  results.remaining = urls.count
  for url in urls {
    fetch(url) { data in
      if let data { results.all.append(data) }
      results.remaining -= 1
      guard results.remaining == 0 else { return }  // ok: others are left
      completion(results.all)
    }
  }
}

func fetchLastRepaired(_ urls: [URL], _ fetch: FetchRepaired, completion: @escaping @Sendable (Data) -> Void) {
  guard !urls.isEmpty else { return completion(Data()) }
  let results = ResultsRepaired()
  results.remaining = urls.count
  for url in urls {
    fetch(url) { data in
      results.remaining -= 1
      if results.remaining > 0 { return }
      guard let data else { return completion(Data()) }
      completion(data)
    }
  }
}

func fetchGood(_ urls: [URL], _ fetch: FetchRepaired, completion: @escaping @Sendable (Bool) -> Void) {
  guard urls.count > 0 else { return completion(true) }
  let results = ResultsRepaired()
  results.remaining = urls.count
  urls.forEach { url in
    fetch(url) { data in
      if data == nil { results.isGood = false }
      results.remaining -= 1
      if results.remaining == 0 { completion(results.isGood) }
    }
  }
}

func fetchAgainRepaired(_ url: URL, _ fetch: @escaping FetchRepaired, completion: @escaping @Sendable (Data?) -> Void) {
  let results = ResultsRepaired()
  @Sendable func attempt() {
    fetch(url) { data in
      if let data {
        completion(data)
        return
      }
      results.remaining += 1
      if results.remaining < 3 { attempt() } else { completion(nil) }
    }
  }
  attempt()
}

/// The number is kept in a variable, and changed under a lock.
func loadAll(_ names: [String], _ load: (String, @escaping () -> Void) -> Void, completion: @escaping () -> Void) {
  var remaining = names.count
  if remaining == 0 { return completion() }
  let lock = NSLock()
  for name in names {
    load(name) {
      lock.lock()
      remaining -= 1
      let isLast = remaining == 0
      lock.unlock()
      if isLast { completion() }
    }
  }
}

func loadUnderLock(_ names: [String], _ load: (String, @escaping () -> Void) -> Void, completion: @escaping () -> Void)
{
  let count = names.count
  guard count >= 1 else { return completion() }
  let lock = NSLock()
  var done = 0
  for (_, name) in names.enumerated() {
    load(name) {
      let isLast = lock.withLock {
        done += 1
        return done == count
      }
      if isLast { completion() }
    }
  }
}

final class Countdown: @unchecked Sendable {
  private let lock = NSLock()
  private var count: Int
  init(_ count: Int) { self.count = count }
  func decrement() -> Int {
    lock.withLock {
      count -= 1
      return count
    }
  }
}

func loadCounted(_ names: [String], _ load: (String, @escaping () -> Void) -> Void, completion: @escaping () -> Void) {
  guard !names.isEmpty else { return completion() }
  let countdown = Countdown(names.count)
  for name in names { load(name) { if countdown.decrement() == 0 { completion() } } }
}

func loadKeyed(_ urls: [URL], _ fetch: FetchRepaired, completion: @escaping @Sendable ([URL: Data]) -> Void) {
  if urls.count < 1 { return completion([:]) }
  let results = ResultsRepaired()
  for url in urls.reversed() {
    fetch(url) { data in
      results.byURL[url] = data ?? Data()
      if results.byURL.count >= urls.count { completion(results.byURL) }
    }
  }
}

/// One after the other, and the last one calls.
func printAll(_ names: [String], completion: @escaping (Int) -> Void) {
  var remaining = names.count
  if remaining == 0 { return completion(0) }
  for name in names {
    print(name)
    remaining -= 1
    if remaining == 0 { completion(names.count) }  // ok: as many turns as names
  }
}

/// What is still open, by name.
func loadOpen(_ names: Set<String>, _ load: (String, @escaping () -> Void) -> Void, completion: @escaping () -> Void) {
  guard !names.isEmpty else { return completion() }
  var open = names
  for name in names {
    load(name) {
      open.remove(name)
      guard open.isEmpty else { return }
      completion()
    }
  }
}

/// Results in their places, and the first failure ends it.
func loadInOrder(
  _ urls: [URL], _ get: (URL, @escaping (Result<Data, Error>) -> Void) -> Void,
  completion: @escaping (Result<[Data], Error>) -> Void
) {
  guard !urls.isEmpty else { return completion(.success([])) }
  var places: [Data?] = Array(repeating: nil, count: urls.count)
  var isFinished = false
  for (index, url) in urls.enumerated() {
    get(url) { result in
      guard !isFinished else { return }
      switch result {
      case .success(let data):
        places[index] = data
        if places.allSatisfy({ $0 != nil }) {
          isFinished = true
          completion(.success(places.compactMap { $0 }))
        }
      case .failure(let error):
        isFinished = true
        completion(.failure(error))
      }
    }
  }
}

/// Two that wait for each other.
func loadBoth(
  _ profile: (@escaping (String) -> Void) -> Void, _ picture: (@escaping (Data) -> Void) -> Void,
  completion: @escaping (String, Data) -> Void
) {
  var name: String?
  var image: Data?
  func finishIfPossible() {
    guard let name, let image else { return }  // ok: the other one is still to come
    completion(name, image)
  }
  profile {
    name = $0
    finishIfPossible()
  }
  picture {
    image = $0
    finishIfPossible()
  }
}

func waitForBoth(
  _ first: (@escaping () -> Void) -> Void, _ second: (@escaping () -> Void) -> Void, completion: @escaping () -> Void
) {
  var isFirstDone = false
  var isSecondDone = false
  first {
    isFirstDone = true
    if isSecondDone { completion() }
  }
  second {
    isSecondDone = true
    if isFirstDone { completion() }
  }
}

/// The same with a continuation.
func waitForAll(_ names: [String], _ load: (String, @escaping () -> Void) -> Void) async {
  await withCheckedContinuation { continuation in
    var remaining = names.count
    guard remaining > 0 else {
      continuation.resume()
      return
    }
    for name in names {
      load(name) {
        remaining -= 1
        if remaining == 0 { continuation.resume() }
      }
    }
  }
}

final class AnswersRepaired: @unchecked Sendable {
  private let lock = NSLock()
  private var all: [Data] = []

  func append(_ data: Data) -> Int {
    lock.withLock {
      all.append(data)
      return all.count
    }
  }
}

func fetchCountedRepaired(_ urls: [URL], _ fetch: FetchRepaired, completion: @escaping @Sendable (Int) -> Void) {
  if urls.isEmpty { return completion(0) }
  let answers = AnswersRepaired()
  urls.forEach { url in
    fetch(url) { data in
      let count = answers.append(data ?? Data())
      if count == urls.count { completion(count) }  // ok: it adds and tells how many there are
    }
  }
}

/// The decision falls under a lock, and is told by a variable.
func fetchBehindBarrier(_ urls: [URL], _ fetch: FetchRepaired, completion: @escaping @Sendable (Int) -> Void) {
  if urls.isEmpty { return completion(0) }
  let barrier = DispatchQueue(label: "barrier")
  let results = ResultsRepaired()
  results.remaining = urls.count
  for url in urls {
    fetch(url) { _ in
      var isLast = false
      barrier.sync {
        results.remaining -= 1
        isLast = results.remaining == 0
      }
      if isLast { completion(urls.count) }  // ok: the last one tells
    }
  }
}

func fetchWhileOpenRepaired(_ urls: [URL], _ fetch: FetchRepaired, completion: @escaping @Sendable (Int) -> Void) {
  if urls.isEmpty { return completion(0) }
  let barrier = DispatchQueue(label: "barrier")
  let results = ResultsRepaired()
  fetch(urls[0]) { _ in
    var isOpen = false
    barrier.sync { isOpen = results.isGood }
    completion(isOpen ? urls.count : 0)
  }
}

/// Under the lock, the last one is given the list.
func fetchListRepaired(_ urls: [URL], _ fetch: FetchRepaired) async -> [Data] {
  guard !urls.isEmpty else { return [] }
  return await withCheckedContinuation { continuation in
    let lock = NSLock()
    let results = ResultsRepaired()
    results.remaining = urls.count
    for url in urls {
      fetch(url) { data in
        let finished: [Data]? = lock.withLock {
          results.remaining -= 1
          if let data { results.all.append(data) }
          return results.remaining == 0 ? results.all : nil
        }
        if let finished { continuation.resume(returning: finished) }  // ok: others are left
      }
    }
  }
}
