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

func firstFrameRepaired(_ camera: any Camera) async -> Frame? {
  let frames = AsyncChannel<Frame>()
  Task {
    if await !camera.isReady() {
      frames.finish()
      return  // ok: finished
    }
    await frames.send(Frame(bytes: [1]))
  }
  var iterator = frames.makeAsyncIterator()
  return await iterator.next()
}

func frameIfReadyRepaired(_ camera: any Camera) async -> Frame? {
  let frames = AsyncChannel<Frame>()
  Task {
    if await camera.isReady() {
      await frames.send(Frame(bytes: [1]))
    } else {
      frames.finish()
    }
  }
  for await frame in frames {
    return frame
  }
  return nil
}

func capturedFrameRepaired(_ camera: any Camera) async -> Frame? {
  let frames = AsyncChannel<Frame>()
  Task {
    defer { frames.finish() }
    let frame = try await camera.capture()  // ok: `defer` finishes
    await frames.send(frame)
  }
  var iterator = frames.makeAsyncIterator()
  return await iterator.next()
}

func loggedFrameRepaired(_ camera: any Camera) async -> Frame? {
  let frames = AsyncChannel<Frame>()
  Task {
    do {
      await frames.send(try await camera.capture())
    } catch {
      print("no frame: \(error)")
    }
    frames.finish()  // ok: behind both ways
  }
  var iterator = frames.makeAsyncIterator()
  return await iterator.next()
}

func frameOnCommandRepaired(_ camera: any Camera) async -> Frame? {
  let frames = AsyncChannel<Frame>()
  Task {
    switch await camera.next() {
    case .start:
      await frames.send(Frame(bytes: [1]))
    case .stop, .unknown:
      frames.finish()
    }
  }
  var iterator = frames.makeAsyncIterator()
  return await iterator.next()
}

func allFramesRepaired(_ camera: any Camera, count: Int) async -> [Frame] {
  let frames = AsyncChannel<Frame>()
  Task {
    for _ in 0..<count {
      guard let frame = try? await camera.capture() else { break }
      await frames.send(frame)
    }
    frames.finish()  // ok: `try?` and `break` come here, too
  }
  var collected: [Frame] = []
  for await frame in frames {
    collected.append(frame)
  }
  return collected
}

func framesWhileReadyRepaired(_ camera: any Camera) async -> Int {
  let frames = AsyncChannel<Frame>()
  Task {
    defer { frames.finish() }
    for number in 0..<10 {
      guard await camera.isReady() else {
        return  // ok: `defer` finishes
      }
      await frames.send(Frame(bytes: [UInt8(number)]))
    }
  }
  var count = 0
  for await _ in frames {
    count += 1
  }
  return count
}

func framesOrErrorRepaired(_ camera: any Camera) async throws -> [Frame] {
  let frames = AsyncThrowingChannel<Frame, any Error>()
  Task {
    do {
      await frames.send(try await camera.capture())
      frames.finish()
    } catch {
      frames.fail(error)  // ok: the consumer gets the error
    }
  }
  var collected: [Frame] = []
  for try await frame in frames {
    collected.append(frame)
  }
  return collected
}

func firstCommandRepaired(of commands: [Command]) async -> Command? {
  let chosen = AsyncChannel<Command>()
  Task {
    for command in commands where command != .unknown {
      await chosen.send(command)
      return
    }
    chosen.finish()  // ok: when the loop found nothing
  }
  var iterator = chosen.makeAsyncIterator()
  return await iterator.next()
}
