import Testing

@testable import SwiftFrontEnd

@Suite struct GuardVocabularyTests {
  @Test(arguments: [
    ("withCheckedContinuation", Vocabulary.continuation), ("let c: CheckedContinuation<Int, Never>", .continuation),
    ("continuation.resume()", .continuation), ("withContinuation(of: Int.self)", .continuation),
    ("pending_continuations", .continuation), ("AsyncStream<Int> { }", .asyncStream),
    ("AsyncThrowingStream.makeStream()", .asyncStream), ("AsyncChannel<Int>()", .asyncChannel),
    ("AsyncThrowingChannel<Int>()", .asyncChannel), ("DispatchGroup()", .dispatchGroup),
    ("DispatchSemaphore(value: 0)", .dispatchSemaphore), ("completion(nil)", .callback),
    ("onCompletion()", .callback), ("completionHandler", .callback), ("reply_handler", .callback),
    ("withReply", .callback), ("didCallback", .callback), ("replies.forEach { }", .callback), ("Task { }", .task),
    ("await withThrowingTaskGroup(of: A.self) { _ in }", .taskGroup), ("inout TaskGroup<A>", .taskGroup),
    ("let p: EventLoopPromise<A>", .promise), ("eventLoop.makePromise()", .promise),
  ])
  func isFound(text: String, word: Vocabulary) {
    #expect(scan(text).vocabulary == word)
  }

  @Test(arguments: [
    "", "// completion", "\"completion\"", "/continuation/", "AsyncStreams", "dispatchgroup", "task", "x.taskGroup",
    "incompletions", "handle", "recall", "replyx",
  ])
  func isNotFound(text: String) {
    #expect(scan(text).vocabulary == [])
  }

  @Test func isFoundInInterpolations() {
    #expect(scan("\"\\(completion)\"").vocabulary == .callback)
  }
}
