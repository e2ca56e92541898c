// A loop that may not run, or that is left without a resume.

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

  func firstMatch(_ id: Int) async -> Row {
    await withCheckedContinuation { continuation in
      for row in table.rows {  // want: forgotten-sender "continuation"
        if row.id == id {
          continuation.resume(returning: row)
          return
        }
      }
    }
  }

  func firstOfAny() async -> Row {
    await withCheckedContinuation { continuation in
      for row in table.rows {  // want: forgotten-sender "continuation"
        continuation.resume(returning: row)
        break
      }
    }
  }

  func whileLet(_ id: Int) async -> Row {
    await withCheckedContinuation { k in
      while let row = table.next() {  // want: forgotten-sender "k"
        guard row.id == id else { continue }
        return k.resume(returning: row)
      }
    }
  }

  func retries(_ limit: Int) async -> Row {
    await withCheckedContinuation { continuation in
      for attempt in 0..<limit {  // want: forgotten-sender "continuation"
        note("attempt \(attempt)")
        if let row = table.next() {
          continuation.resume(returning: row)
          return
        }
      }
    }
  }

  func eventsEnd() async -> Row {
    await withCheckedContinuation { continuation in
      Task {
        for await row in table.events() {  // want: forgotten-sender "continuation"
          continuation.resume(returning: row)
          break
        }
      }
    }
  }

  func nestedLoops(_ text: String) async -> Row {
    await withCheckedContinuation { cont in
      for row in table.rows {  // want: forgotten-sender "cont"
        for cell in row.cells where cell == text {
          cont.resume(returning: row)
          return
        }
      }
    }
  }

  func labelledBreak(_ row: Row) async -> Bool {
    await withCheckedContinuation { continuation in
      check: do {
        guard !row.cells.isEmpty else { break check }
        continuation.resume(returning: true)
        return
      }
      note("row \(row.id) has no cells")
    }  // want: forgotten-sender "continuation"
  }

  func endlessLoopBreaks(_ id: Int) async -> Row {
    await withCheckedContinuation { continuation in
      scan: while true {
        switch table.next() {
        case .some(let row) where row.id == id:
          continuation.resume(returning: row)
          return
        case .some:
          continue scan
        case .none:
          break scan
        }
      }
      note("\(id) not found")
    }  // want: forgotten-sender "continuation"
  }

  func returnInLoop() async -> Int {
    await withCheckedContinuation { continuation in
      var sum = 0
      for row in table.rows {
        if row.id < 0 {
          return  // want: forgotten-sender "continuation"
        }
        sum += row.id
      }
      continuation.resume(returning: sum)
    }
  }

  func lastCallbackOnly(_ ids: [Int]) async -> Row {
    await withCheckedContinuation { continuation in
      if let last = ids.last {
        for id in ids where id != last {
          table.fetch(id) { row in note("\(row.id)") }
        }
        table.fetch(last) { row in
          continuation.resume(returning: row)
        }
      }
    }  // want: forgotten-sender "continuation"
  }

  func repeatThenReturn() async -> Row? {
    await withCheckedContinuation { continuation in
      var row: Row?
      repeat {
        row = table.next()
        if let row, row.cells.isEmpty {
          return  // want: forgotten-sender "continuation"
        }
      } while row?.id == 0
      continuation.resume(returning: row)
    }
  }
}
