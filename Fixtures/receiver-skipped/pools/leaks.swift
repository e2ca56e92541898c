import AsyncAlgorithms

/// No worker at all for a list without names.
func print(_ jobs: [Int], for names: [String]) async {
  let queue = AsyncChannel<Int>()
  Task {
    for job in jobs { await queue.send(job) }
    queue.finish()
  }
  for name in names {  // want: receiver-skipped "this loop can end without a turn and leaves the task started at line 6 suspended in 'queue.send'"
    for await job in queue { print(name, job) }
  }
}
