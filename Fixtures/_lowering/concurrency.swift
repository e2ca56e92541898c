func load() async throws -> Data {
  async let left = fetch(1), right: Data = fetch(2)
  let pair = try await (left, right)
  for try await line in stream.lines where !line.isEmpty { print(line) }
  for await _ in ticks {}
  let data = try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Data, any Error>) in
    api.fetch { result in
      continuation.resume(with: result)
    }
  }
  try await withThrowingTaskGroup(of: Int.self) { group in
    for index in 0..<3 { group.addTask { try await work(index) } }
    while let next = try await group.next() { sum += next }
  }
  let (events, sink) = AsyncStream<Int>.makeStream(of: Int.self)
  let stream = AsyncStream<Int>(bufferingPolicy: .unbounded) { sink in
    sink.onTermination = { @Sendable _ in stop() }
    sink.yield(1)
  }
  Task.detached(priority: .background) { [weak self] in await self?.reload() }
  await MainActor.run { view.update() }
  return data
}
