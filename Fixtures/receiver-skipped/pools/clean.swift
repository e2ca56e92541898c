import AsyncAlgorithms

/// Nobody starts a pool of no workers.
func squaresRepaired(_ jobs: [Int], workers: Int) async -> [Int] {
  let queue = AsyncChannel<Int>()
  let results = AsyncChannel<Int>()
  Task {
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<workers {  // ok: there are some
        group.addTask { for await job in queue { await results.send(job * job) } }
      }
    }
    results.finish()
  }
  Task {
    for job in jobs { await queue.send(job) }
    queue.finish()
  }
  var squares: [Int] = []
  for await square in results { squares.append(square) }
  return squares
}

func printRepaired(_ jobs: [Int], for names: [String]) async {
  let queue = AsyncChannel<Int>()
  defer { queue.finish() }
  Task {
    for job in jobs { await queue.send(job) }
    queue.finish()
  }
  for name in names {
    for await job in queue { print(name, job) }
  }
}
