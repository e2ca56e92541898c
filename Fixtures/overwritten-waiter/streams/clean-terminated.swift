/// What a stream that nobody reads any more would be told by.
final class EndingFeed {
  private var sink: AsyncStream<Int>.Continuation?

  func events() -> AsyncStream<Int> {
    sink?.finish()
    return AsyncStream { sink = $0 }
  }

  func post(_ event: Int) {
    if case .terminated? = sink?.yield(event) { sink = nil }
  }

  func close() {
    sink?.finish()
    sink = nil
  }
}
