import Foundation

/// Lets so many tasks go on at a time.
actor AsyncSemaphore {
  init(value: Int) {}
  func acquire() async {}
  func acquireUnlessCancelled() async throws {}
  nonisolated func release() {}
}

func downloadRepaired(_ url: URL, _ semaphore: AsyncSemaphore, _ fetch: (URL) async throws -> Data) async throws -> Int {
  await semaphore.acquire()
  defer { semaphore.release() }
  return try await fetch(url).count  // ok: the defer signals on every way out
}

actor Thumbnails {
  private let semaphore = AsyncSemaphore(value: 2)
  private var cache: [URL: Data] = [:]

  func thumbnailRepaired(_ url: URL, _ render: (URL) async -> Data) async throws -> Data {
    try await semaphore.acquireUnlessCancelled()  // ok: what throws has taken nothing
    defer { semaphore.release() }
    if let known = cache[url] { return known }
    let data = await render(url)
    cache[url] = data
    return data
  }
}

func downloadAllRepaired(_ urls: [URL], _ semaphore: AsyncSemaphore, _ fetch: (URL) async -> Data?) async -> Int {
  var total = 0
  for url in urls {
    await semaphore.acquire()
    if let data = await fetch(url) { total += data.count }
    semaphore.release()
  }
  return total
}

/// Taken here, given back in another method: the type sees to it.
actor Connections {
  private let semaphore = AsyncSemaphore(value: 8)

  func open(_ isAllowed: Bool) async -> Bool {
    await semaphore.acquire()
    return isAllowed  // ok: 'close' gives it back
  }

  func close() { semaphore.release() }
}

/// Given back by whoever was started.
func downloadLater(_ url: URL, _ semaphore: AsyncSemaphore, _ fetch: @escaping @Sendable (URL) async -> Void) async {
  await semaphore.acquire()
  Task {
    await fetch(url)
    semaphore.release()  // ok: the task gives it back
  }
}
