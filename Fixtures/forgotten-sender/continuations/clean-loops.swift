// However often the loop runs, there is one resume.

struct Row: Sendable {
  let id: Int
  let cells: [String]
}

protocol Table: Sendable {
  var rows: [Row] { get }
  func next() -> Row?
  func events() -> AsyncStream<Row>
  func fetch(_ id: Int, completion: @escaping @Sendable (Row) -> Void)
}

func note(_ message: String) {
  print(message)
}

struct Reader: Sendable {
  let table: any Table

  func firstMatchRepaired(_ id: Int) async -> Row? {
    await withCheckedContinuation { continuation in
      for row in table.rows {  // ok: after the loop nil is resumed with
        if row.id == id {
          continuation.resume(returning: row)
          return
        }
      }
      continuation.resume(returning: nil)
    }
  }

  func firstOfAnyRepaired() async -> Row? {
    await withCheckedContinuation { continuation in
      continuation.resume(returning: table.rows.first)
    }
  }

  func whileLetRepaired(_ id: Int) async -> Row? {
    await withCheckedContinuation { k in
      while let row = table.next() {
        guard row.id == id else { continue }  // ok: goes on with the loop
        return k.resume(returning: row)
      }
      k.resume(returning: nil)
    }
  }

  func retriesRepaired(_ limit: Int) async -> Row? {
    await withCheckedContinuation { continuation in
      var found: Row?
      for attempt in 0..<limit where found == nil {  // ok: resumed after the loop
        note("attempt \(attempt)")
        found = table.next()
      }
      continuation.resume(returning: found)
    }
  }

  func eventsEndRepaired() async -> Row? {
    await withCheckedContinuation { continuation in
      Task {
        for await row in table.events() {  // ok: an empty stream goes on to the resume below
          return continuation.resume(returning: row)
        }
        continuation.resume(returning: nil)
      }
    }
  }

  func nestedLoopsRepaired(_ text: String) async -> Row? {
    await withCheckedContinuation { cont in
      for row in table.rows {
        for cell in row.cells where cell == text {
          cont.resume(returning: row)
          return  // ok: leaves both loops and the body
        }
      }
      cont.resume(returning: nil)
    }
  }

  func labelledBreakRepaired(_ row: Row) async -> Bool {
    await withCheckedContinuation { continuation in
      check: do {
        guard !row.cells.isEmpty else { break check }  // ok: the resume with false follows
        continuation.resume(returning: true)
        return
      }
      continuation.resume(returning: false)
    }
  }

  func endlessLoopBreaksRepaired(_ id: Int) async -> Row? {
    await withCheckedContinuation { continuation in
      scan: while true {
        switch table.next() {
        case .some(let row) where row.id == id:
          continuation.resume(returning: row)
          return
        case .some:
          continue scan
        case .none:
          break scan  // ok: the resume with nil follows
        }
      }
      continuation.resume(returning: nil)
    }
  }

  func returnInLoopRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      var sum = 0
      for row in table.rows {
        if row.id < 0 {
          break  // ok: leaves the loop only
        }
        sum += row.id
      }
      continuation.resume(returning: sum)
    }
  }

  func lastCallbackOnlyRepaired(_ ids: [Int]) async -> Row? {
    await withCheckedContinuation { continuation in
      guard let last = ids.last else { return continuation.resume(returning: nil) }
      for id in ids where id != last {
        table.fetch(id) { row in note("\(row.id)") }  // ok: another callback resumes
      }
      table.fetch(last) { row in
        continuation.resume(returning: row)
      }
    }
  }

  func repeatThenReturnRepaired() async -> Row? {
    await withCheckedContinuation { continuation in
      var row: Row?
      repeat {
        row = table.next()
        if let row, row.cells.isEmpty {
          return continuation.resume(returning: nil)  // ok: returns by resuming
        }
      } while row?.id == 0
      continuation.resume(returning: row)
    }
  }

  func endlessUntilFound(_ id: Int) async -> Row {
    await withCheckedContinuation { continuation in
      while true {
        if let row = table.next(), row.id == id {
          continuation.resume(returning: row)
          break
        }
      }  // ok: the loop is left after a resume, or not at all
    }
  }

  func repeatOnce() async -> Row? {
    await withCheckedContinuation { continuation in
      repeat {
        continuation.resume(returning: table.next())
      } while false  // ok: a repeat runs at least once
    }
  }

  func resumeLater(_ ids: [Int]) async -> Int {
    await withCheckedContinuation { continuation in
      let group = table.rows.filter { ids.contains($0.id) }
      for row in group {
        note("\(row.id)")  // ok: nothing to resume here
      }
      continuation.resume(returning: group.count)
    }
  }

  func recursiveCallback(_ ids: [Int]) async -> [Row] {
    await withCheckedContinuation { continuation in
      collect(ids, into: []) { rows in
        continuation.resume(returning: rows)  // ok: called once, when the list is empty
      }
    }
  }

  private func collect(_ ids: [Int], into rows: [Row], completion: @escaping @Sendable ([Row]) -> Void) {
    guard let id = ids.first else { return completion(rows) }
    table.fetch(id) { row in
      collect(Array(ids.dropFirst()), into: rows + [row], completion: completion)
    }
  }
}
