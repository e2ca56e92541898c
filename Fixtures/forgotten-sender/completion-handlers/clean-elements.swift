import Dispatch

// A callback that is told which element it is called for is called for each: for none, if there are none.

struct Job { var id: Int }

func tellEach(_ image: Int, for jobs: [Job], completion: @escaping (Int, Job) -> Void) {
  DispatchQueue.global().async {
    for job in jobs { completion(image, job) }
  }
}

func tellEachInTurn(_ image: Int, for jobs: [Job], completion: @escaping (Int, Job) -> Void) {
  guard image > 0 else { return }
  jobs.forEach { completion(image, $0) }
}

func tellFirstRepaired(_ id: Int, of jobs: [Job], completion: @escaping (Job?, Int) -> Void) {
  for job in jobs where job.id == id { return completion(job, id) }
  completion(nil, id)
}

/// What is told of the failure of one is told by name.
final class Query {
  func `catch`(callback: @escaping ((any Error)?) -> Void) -> Query {
    guard let error = failure else { return self }
    callback(error)
    return self
  }

  private let failure: (any Error)?
  init(_ failure: (any Error)?) { self.failure = failure }
}
