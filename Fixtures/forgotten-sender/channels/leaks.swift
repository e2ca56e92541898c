import AsyncAlgorithms

struct Frame: Sendable {
  var bytes: [UInt8]
}

enum Command: Sendable {
  case start, stop, unknown
}

protocol Camera: Sendable {
  func capture() async throws -> Frame
  func isReady() async -> Bool
  func next() async -> Command
}

/// The sender leaves early.
func firstFrame(_ camera: any Camera) async -> Frame? {
  let frames = AsyncChannel<Frame>()
  Task {
    if await !camera.isReady() {
      return  // want: forgotten-sender "frames"
    }
    await frames.send(Frame(bytes: [1]))
  }
  var iterator = frames.makeAsyncIterator()
  return await iterator.next()
}

/// The `else` is missing.
func frameIfReady(_ camera: any Camera) async -> Frame? {
  let frames = AsyncChannel<Frame>()
  Task {
    if await camera.isReady() {
      await frames.send(Frame(bytes: [1]))
    }
  }  // want: forgotten-sender "frames"
  for await frame in frames {
    return frame
  }
  return nil
}

/// A `Task` drops the error that leaves its body.
func capturedFrame(_ camera: any Camera) async -> Frame? {
  let frames = AsyncChannel<Frame>()
  Task {
    let frame = try await camera.capture()  // want: forgotten-sender "frames"
    await frames.send(frame)
  }
  var iterator = frames.makeAsyncIterator()
  return await iterator.next()
}

/// The handler logs, and that's all.
func loggedFrame(_ camera: any Camera) async -> Frame? {
  let frames = AsyncChannel<Frame>()
  Task {
    do {
      await frames.send(try await camera.capture())
    } catch {
      print("no frame: \(error)")
    }
  }  // want: forgotten-sender "frames"
  var iterator = frames.makeAsyncIterator()
  return await iterator.next()
}

/// The `default` of a `switch` does nothing.
func frameOnCommand(_ camera: any Camera) async -> Frame? {
  let frames = AsyncChannel<Frame>()
  Task {
    switch await camera.next() {
    case .start:
      await frames.send(Frame(bytes: [1]))
    case .stop:
      frames.finish()
    default:
      break
    }
  }  // want: forgotten-sender "frames"
  var iterator = frames.makeAsyncIterator()
  return await iterator.next()
}

/// `finish()` stands on the good path only.
func allFrames(_ camera: any Camera, count: Int) async -> [Frame] {
  let frames = AsyncChannel<Frame>()
  Task {
    for _ in 0..<count {
      let frame = try await camera.capture()  // want: forgotten-sender "frames"
      await frames.send(frame)
    }
    frames.finish()
  }
  var collected: [Frame] = []
  for await frame in frames {
    collected.append(frame)
  }
  return collected
}

/// The sender leaves its loop and doesn't finish on the way.
func framesWhileReady(_ camera: any Camera) async -> Int {
  let frames = AsyncChannel<Frame>()
  Task {
    for number in 0..<10 {
      guard await camera.isReady() else {
        return  // want: forgotten-sender "frames"
      }
      await frames.send(Frame(bytes: [UInt8(number)]))
    }
    frames.finish()
  }
  var count = 0
  for await _ in frames {
    count += 1
  }
  return count
}

/// A throwing channel: the handler forgets to fail it.
func framesOrError(_ camera: any Camera) async throws -> [Frame] {
  let frames = AsyncThrowingChannel<Frame, any Error>()
  Task {
    do {
      await frames.send(try await camera.capture())
      frames.finish()
    } catch is CancellationError {
      frames.finish()
    } catch {
      print("capturing failed: \(error)")
    }
  }  // want: forgotten-sender "frames"
  var collected: [Frame] = []
  for try await frame in frames {
    collected.append(frame)
  }
  return collected
}

/// The value is sent in a loop that may run zero times.
func firstCommand(of commands: [Command]) async -> Command? {
  let chosen = AsyncChannel<Command>()
  Task {
    for command in commands where command != .unknown {  // want: forgotten-sender "chosen"
      await chosen.send(command)
      return
    }
  }
  var iterator = chosen.makeAsyncIterator()
  return await iterator.next()
}
