import Dispatch

// Known gaps: blocks of which it is not seen on which queue they run.

final class Counting: @unchecked Sendable {
  private let queue = DispatchQueue(label: "counting")
  private var number = 0

  private func stop() { queue.sync { number = 0 } }

  func afterAll(_ group: DispatchGroup) {
    group.notify(queue: queue) { self.stop() }  // todo-want: circular-wait "queue"
  }

  func asItem() {
    queue.async(execute: DispatchWorkItem { self.stop() })  // todo-want: circular-wait "queue"
  }

  func byTimer() {
    let timer = DispatchSource.makeTimerSource(queue: queue)
    timer.setEventHandler { self.stop() }  // todo-want: circular-wait "queue"
    timer.resume()
  }
}
