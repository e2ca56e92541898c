import Foundation

func waitForItselfRepaired() {
  let queue = OperationQueue()
  let other = OperationQueue()
  queue.addOperation {
    other.addOperation { print("inner") }
    other.waitUntilAllOperationsAreFinished()  // ok: another queue
  }
}

func waitForItselfInABarrierRepaired(_ queue: OperationQueue) {
  queue.addBarrierBlock { print("all done") }  // ok: the barrier waits for the operations before it
}

@MainActor func waitForTheMainQueueRepaired() {
  let queue = OperationQueue()
  queue.addOperation { print("done") }
  queue.waitUntilAllOperationsAreFinished()  // ok: it blocks, but its operations run elsewhere
}

func waitOutside(_ queue: OperationQueue) {
  queue.addOperation { print("done") }
  queue.waitUntilAllOperationsAreFinished()  // ok: not one of its operations
}
