import Foundation

func waitForItself() {
  let queue = OperationQueue()
  queue.addOperation {
    queue.waitUntilAllOperationsAreFinished()  // want: circular-wait "this waits for a block on 'queue', and runs on it"
    print("all others done")
  }
}

func waitForItselfInABarrier(_ queue: OperationQueue) {
  queue.addBarrierBlock {
    queue.waitUntilAllOperationsAreFinished()  // want: circular-wait "this waits for a block on 'queue', and runs on it"
    print("all done")
  }
}

@MainActor func waitForTheMainQueue() {
  OperationQueue.main.addOperation { print("done") }
  OperationQueue.main.waitUntilAllOperationsAreFinished()  // want: circular-wait "runs on it"
}
