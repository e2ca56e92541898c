import Foundation

// A stream of what several sources tell ends with its reader, however many there are.

func firstLast(_ names: [Notification.Name]) -> AsyncStream<String> {
  AsyncStream { continuation in
    let tokens = names.map { name in
      NotificationCenter.default.addObserver(forName: name, object: nil, queue: nil) { _ in
        continuation.yield(name.rawValue)
      }
    }
    nonisolated(unsafe) let all = tokens
    continuation.onTermination = { _ in all.forEach(NotificationCenter.default.removeObserver) }
  }
}

func signals(_ numbers: [Int32]) -> AsyncStream<Int32> {
  AsyncStream { continuation in
    var sources: [any DispatchSourceSignal] = []
    for number in numbers {
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { continuation.yield(number) }
      source.resume()
      sources.append(source)
    }
    nonisolated(unsafe) let all = sources
    continuation.onTermination = { _ in all.forEach { $0.cancel() } }
  }
}
