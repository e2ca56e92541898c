// The tasks that a child waits for are cancelled before the group waits for the child.

func shutDown(_ running: [Task<Void, Never>]) async {
  await withTaskGroup(of: Void.self) { group in
    group.addTask { for task in running { await task.value } }
    group.addTask { try? await Task.sleep(for: .seconds(3)) }
    await group.next()
    running.forEach { $0.cancel() }  // ok: their values come then
    group.cancelAll()
  }
}
