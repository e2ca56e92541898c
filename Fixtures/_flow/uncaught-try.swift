// A try that throws leaves the function; try? and try! do not.
func uncaught(load: () throws -> Int, store: (Int) -> Void) throws -> Int {
  let first = try load()
  store(first)
  let second = try? load()
  store(second ?? 0)
  return try! load()
}

func awaitedValue(task: Task<Int, any Error>, store: (Int) -> Void) async throws {
  let value = try await task.value
  store(value)
}

func inOneExpression(load: () throws -> Int, add: (Int, Int) throws -> Int) throws -> Int {
  try add(load(), load())
}
