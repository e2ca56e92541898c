/// The method that finishes a stream is given to whoever reads it.
func makeFeed() -> (AsyncStream<Int>, end: () -> Void) {
  let (stream, continuation) = AsyncStream<Int>.makeStream()
  continuation.yield(1)
  return (stream, continuation.finish)
}

func show() async {
  let (stream, end) = makeFeed()
  end()
  for await number in stream { print(number) }
}
