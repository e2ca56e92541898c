import Foundation

/// Lets so many tasks go on at a time.
actor AsyncSemaphore {
  private var places: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []
  init(value: Int) { places = value }

  func acquire() async {
    if places > 0 {
      places -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  func acquireUnlessCancelled() async throws {
    try Task.checkCancellation()
    await acquire()
  }

  nonisolated func release() {
    Task { await hand() }
  }

  private func hand() {
    if waiting.isEmpty { places += 1 } else { waiting.removeFirst().resume() }
  }
}

/// An error on the way keeps the place.
func download(_ url: URL, _ semaphore: AsyncSemaphore, _ fetch: (URL) async throws -> Data) async throws -> Int {
  await semaphore.acquire()
  let data = try await fetch(url)  // want: forgotten-sender "this 'try', when it throws, leaves 'semaphore' from line 33 without 'release()'"
  semaphore.release()
  return data.count
}

/// So does an answer that is found in the cache.
actor Thumbnails {
  private let semaphore = AsyncSemaphore(value: 2)
  private var cache: [URL: Data] = [:]

  func thumbnail(_ url: URL, _ render: (URL) async -> Data) async throws -> Data {
    try await semaphore.acquireUnlessCancelled()
    if let known = cache[url] { return known }  // want: forgotten-sender "the next task that waits for it is suspended for ever"
    let data = await render(url)
    cache[url] = data
    semaphore.release()
    return data
  }
}

/// And a turn of a loop that is left early.
func downloadAll(_ urls: [URL], _ semaphore: AsyncSemaphore, _ fetch: (URL) async -> Data?) async -> Int {
  var total = 0
  for url in urls {
    await semaphore.acquire()
    guard let data = await fetch(url) else { continue }  // want: forgotten-sender "this end of a loop's turn leaves 'semaphore'"
    total += data.count
    semaphore.release()
  }
  return total
}
