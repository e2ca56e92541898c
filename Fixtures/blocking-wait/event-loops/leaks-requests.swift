import Vapor

// What answers a request on its event loop waits for a future that the same loop has to complete.

struct Users {
  func index(request: Request) throws -> EventLoopFuture<String> {
    let user = try User.find(request.number, on: request.database).wait()  // want: blocking-wait "blocks an event loop until 'User.find(…)' is complete"
    return User.all(on: request.database).map { "\(user.team) of \($0.count)" }
  }

  func teams(request: Request) -> EventLoopFuture<[Int]> {
    User.all(on: request.database).flatMapThrowing { users in
      try users.map { user in
        try User.find(user.team, on: request.database).wait().team  // want: blocking-wait "blocks an event loop until 'User.find(…)' is complete"
      }
    }
  }
}

func routes(_ app: Application) {
  app.get("users") { request -> String in
    let users = try User.all(on: request.database).wait()  // want: blocking-wait "blocks an event loop until 'User.all(…)' is complete"
    return "\(users.count)"
  }
}

/// A closure gives the future.
func each(_ numbers: EventLoopFuture<[Int]>, _ find: @escaping (Int) -> EventLoopFuture<User>) -> EventLoopFuture<[Int]> {
  numbers.flatMapThrowing { numbers in
    try numbers.map { try find($0).wait().team }  // want: blocking-wait "blocks an event loop"
  }
}
