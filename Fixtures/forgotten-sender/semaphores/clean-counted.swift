import Foundation

// One wait for each of several signals, each side in a loop of its own: where one has no turn, neither has the other.

func fetchAll(_ urls: [URL], fetch: @escaping (URL, @escaping () -> Void) -> Void) {
  let done = DispatchSemaphore(value: 0)
  urls.forEach { url in fetch(url) { done.signal() } }
  for _ in urls { done.wait() }  // ok: as often as it was started
}

func startAll(_ names: [String]) {
  let done = DispatchSemaphore(value: 0)
  let tasks = names.map { name in
    Task {
      print(name)
      done.signal()
    }
  }
  for _ in tasks { done.wait() }  // ok: one for each task
}

func performAll(_ count: Int, work: @escaping @Sendable (Int, @escaping @Sendable () -> Void) -> Void) {
  let done = DispatchSemaphore(value: 0)
  DispatchQueue.concurrentPerform(iterations: count) { number in work(number) { done.signal() } }
  for _ in 0..<count { done.wait() }  // ok: as often as it was started
}

func fetchEach(_ urls: [URL], fetch: @escaping (URL, @escaping () -> Void) -> Void) {
  let done = DispatchSemaphore(value: 0)
  urls.forEach { url in fetch(url) { done.signal() } }
  urls.forEach { _ in done.wait() }  // ok: each list is as long as the other
}

func fetchSecure(_ urls: [URL], fetch: @escaping (URL, @escaping () -> Void) -> Void) {
  let done = DispatchSemaphore(value: 0)
  for url in urls where url.scheme == "https" { fetch(url) { done.signal() } }
  for url in urls where url.scheme == "https" {
    print(url)
    done.wait()  // ok: one for each that was chosen above
  }
}

func fetchByIndex(_ urls: [URL], fetch: @escaping (URL, @escaping () -> Void) -> Void) {
  let done = DispatchSemaphore(value: 0)
  var index = 0
  while index < urls.count {
    fetch(urls[index]) { done.signal() }
    index += 1
  }
  for _ in urls { done.wait() }  // ok: as often as it was started
}

func countStarted(_ urls: [URL], fetch: @escaping (URL, @escaping () -> Void) -> Void) {
  let done = DispatchSemaphore(value: 0)
  var open = 0
  urls.forEach { url in
    open += 1
    fetch(url) { done.signal() }
  }
  while open > 0 {
    done.wait()  // ok: as often as it was started
    open -= 1
  }
}

/// Each turn has a semaphore of its own.
func fetchOneByOneRepaired(_ urls: [URL], fetch: @escaping (URL, @escaping () -> Void) -> Void) {
  for url in urls {
    let done = DispatchSemaphore(value: 0)
    fetch(url) { done.signal() }
    done.wait()
  }
}

/// As many signals as waits, and there is one.
func startAll() {
  let count = 4
  let go = DispatchSemaphore(value: 0)
  for _ in 0..<count { DispatchQueue.global().async { go.wait() } }
  (0..<count).forEach { _ in go.signal() }
}
