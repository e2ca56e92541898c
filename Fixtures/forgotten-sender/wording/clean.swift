import Foundation

// The same, with a call on each path.

func oneOfTwoRepaired(_ isReady: Bool, _ count: Int, done: @escaping () -> Void) {
  guard isReady, count > 0 else {
    print("not yet")
    done()
    return
  }
  done()
}

func oneOfThreeRepaired(_ isReady: Bool, _ limit: Int?, _ all: [Int], done: @escaping () -> Void) {
  guard isReady, let limit, all.count < limit else {
    done()
    return
  }
  done()
}

func eitherSideRepaired(_ isOver: Bool, _ name: String?, done: @escaping () -> Void) {
  if isOver || name == nil { return done() }
  done()
}

func withinRepaired(_ isReady: Bool, _ count: Int, _ isLast: Bool, done: @escaping () -> Void) {
  if isLast {
    if isReady && count == 3 { print("ready") }
    done()
  } else {
    done()
  }
}

final class RequestsRepaired {
  private var all: [(text: String, done: (() -> Void)?)] = []

  func next() -> (text: String, done: (() -> Void)?)? { all.popLast() }

  func endRepaired(done: @escaping () -> Void) {
    while let (text, other) = next() {
      guard let other else {
        done()
        return print(text)
      }
      other()
    }
    done()
  }
}

final class PumpRepaired {
  private var motor: MotorRepaired?
  private var timer: Timer?

  func stopRepaired(_ isForced: Bool, done: @escaping () -> Void) {
    guard let motor, !isForced else {
      self.motor?.halt()
      return done()
    }
    motor.slowDown(then: done)
    timer?.invalidate()
    timer = nil
    self.motor = nil
  }
}

final class MotorRepaired {
  func halt() {}
  func slowDown(then done: @escaping () -> Void) { done() }
}

final class RelayRepaired {
  private var motor: MotorRepaired?

  func stopRepaired(done: @escaping () -> Void) {
    guard let motor else { return done() }
    motor.slowDown(then: done)
    motor.halt()
    self.motor = nil
  }
}

func drainRepaired(_ next: () -> Int?, into log: LogRepaired?, done: @escaping () -> Void) {
  var isRunning = true
  while isRunning {
    if next() == nil { isRunning = false }
  }
  log?.write("empty")
  done()
}

final class LogRepaired {
  func write(_ line: String) {}
}

final class ScannerRepaired: Sendable {
  func scanRepaired(_ pages: [Int], _ name: String?, group: DispatchGroup) {
    guard let name, !pages.isEmpty else { return }
    group.enter()
    let thread = Thread { [weak self] in
      defer { group.leave() }
      if let found = self?.count(pages) { print(name, found) }
    }
    thread.start()
  }

  private func count(_ pages: [Int]) -> Int { pages.count }
}

final class AlbumRepaired {
  private var cover: Data?

  func loadRepaired(done: @escaping (Data) -> Void) {
    DispatchQueue.main.async { [weak self] in
      guard let cover = self?.cover else { return done(Data()) }
      done(cover)
    }
  }

  func countRepaired(done: @escaping (Int) -> Void) {
    DispatchQueue.main.async { [weak self] in
      guard let size = self?.size else { return done(0) }
      done(size)
    }
  }

  private var size: Int { cover?.count ?? 0 }
}

func eitherClosureRepaired(_ outcome: OutcomeRepaired<Data?>, _ isLast: Bool, done: ((OutcomeRepaired<Data>) -> Void)?)
{
  outcome.match(
    onSuccess: { value in
      guard let value else {
        done?(.success(Data()))
        return
      }
      done?(.success(value))
    },
    onFailure: { error in
      if isLast { print("the last one") }
      done?(.failure(error))
    })
}

enum OutcomeRepaired<Value> {
  case success(Value)
  case failure(any Error)

  func match(onSuccess: (Value) -> Void, onFailure: (any Error) -> Void) {
    switch self {
    case .success(let value): onSuccess(value)
    case .failure(let error): onFailure(error)
    }
  }
}
