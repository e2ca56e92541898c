// Errors go to the first clause that takes them; what no clause takes goes on.
enum Trouble: Error { case small(Int), large }

func catches(load: () throws -> Int, use: (Int) -> Void) throws {
  do {
    use(try load())
    guard try load() > 0 else { throw Trouble.large }
    use(1)
  } catch Trouble.small(let size) where size > 1 {
    use(size)
  } catch is CancellationError, Trouble.large {
    return
  } catch let error as Trouble {
    throw error
  }
  use(2)
}

func nested(load: () throws -> Int, use: (Int) -> Void) {
  scope: do {
    do {
      if try load() == 0 { break scope }
    } catch Trouble.large {
      use(try load())
    }
    use(1)
  } catch {
    use(2)
  }
}
