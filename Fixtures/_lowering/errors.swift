func errors() throws {
  do {
    try risky()
    let x = try? maybe() ?? other()
    let y = try! certain()
  } catch let error as NetworkError where error.isFatal {
    throw error
  } catch NetworkError.timeout, NetworkError.closed(let code) {
    print(code)
  } catch is CancellationError {
    return
  } catch where isTest {
    print(error)
  } catch {
    throw Wrapped(error)
  }
  do throws(MyError) { try typed() } catch { handle(error) }
  do { plain() }
  let value = try compute() + other(try more())
  result = try await fetch()
  try await total += count()
}
