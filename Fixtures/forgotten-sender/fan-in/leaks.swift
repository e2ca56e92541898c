import Foundation

/// Several are under way, and the last one to come calls: not always.
typealias Fetch = @Sendable (URL, @escaping @Sendable (Data?) -> Void) -> Void

/// With nothing to fetch there is no last one.
func fetchAll(_ urls: [URL], _ fetch: Fetch, completion: @escaping @Sendable ([Data]) -> Void) {
  let results = Results()
  for url in urls {  // want: forgotten-sender "this loop can end without a turn and leaves without calling 'completion'"
    fetch(url) { data in
      results.all.append(data ?? Data())
      if results.all.count == urls.count { completion(results.all) }
    }
  }
}

final class Results: @unchecked Sendable {
  var all: [Data] = []
  var remaining = 0
  var isGood = true
}

/// One that fails is not counted.
func fetchEach(_ urls: [URL], _ fetch: Fetch, completion: @escaping @Sendable ([Data]) -> Void) {
  guard !urls.isEmpty else { return completion([]) }
  let results = Results()
  for url in urls {
    fetch(url) { data in
      guard let data else { return }  // want: forgotten-sender "this return leaves without calling 'completion'"
      results.all.append(data)
      if results.all.count == urls.count { completion(results.all) }
    }
  }
}

/// The last one tells of a success only.
func fetchLast(_ urls: [URL], _ fetch: Fetch, completion: @escaping @Sendable (Data) -> Void) {
  guard !urls.isEmpty else { return completion(Data()) }
  let results = Results()
  results.remaining = urls.count
  for url in urls {
    fetch(url) { data in
      results.remaining -= 1
      if results.remaining > 0 { return }
      guard let data else { return }  // want: forgotten-sender "this return leaves without calling 'completion'"
      completion(data)
    }
  }
}

/// A number of attempts is no number of peers: behind the last one, nobody comes.
func fetchAgain(_ url: URL, _ fetch: @escaping Fetch, completion: @escaping @Sendable (Data) -> Void) {
  let results = Results()
  @Sendable func attempt() {
    fetch(url) { data in
      if let data {
        completion(data)
        return
      }
      results.remaining += 1
      if results.remaining < 3 { attempt() }
    }  // want: forgotten-sender "reaching the end here leaves without calling 'completion'"
  }
  attempt()
}

/// What is found under a lock says nothing of others.
func fetchWhileOpen(_ urls: [URL], _ fetch: Fetch, completion: @escaping @Sendable (Int) -> Void) {
  if urls.isEmpty { return completion(0) }
  let barrier = DispatchQueue(label: "barrier")
  let results = Results()
  fetch(urls[0]) { _ in
    var isOpen = false
    barrier.sync { isOpen = results.isGood }
    if isOpen { completion(urls.count) }
  }  // want: forgotten-sender "'isOpen' is false"
}
