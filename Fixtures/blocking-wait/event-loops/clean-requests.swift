import Foundation
import Vapor

// The same without a wait, and waits on threads that are there for that.

struct UsersRepaired {
  func indexRepaired(request: Request) -> EventLoopFuture<String> {
    User.find(request.number, on: request.database).flatMap { user in
      User.all(on: request.database).map { "\(user.team) of \($0.count)" }
    }
  }

  func teamsRepaired(request: Request) -> EventLoopFuture<[Int]> {
    User.all(on: request.database).map { users in users.map(\.team) }
  }
}

func routesRepaired(_ app: Application) {
  app.get("users") { request -> String in
    await Task.yield()
    return "\(request.number)"
  }
}

func eachRepaired(_ numbers: EventLoopFuture<[Int]>, _ find: @escaping (Int) -> Int) -> EventLoopFuture<[Int]> {
  numbers.flatMapThrowing { numbers in numbers.map { find($0) } }
}

/// A pool has threads that may wait.
func onPool(request: Request) -> EventLoopFuture<Int> {
  request.pool.runIfActive { try User.find(1, on: request.database).wait().team }
}

/// Whoever starts the program waits on its own thread.
func configure(_ app: Application) throws -> Int {
  try User.all(on: app.database).wait().count
}

/// What waits here is a process.
func version(request: Request) -> EventLoopFuture<Int> {
  User.all(on: request.database).map { users in
    let process = makeProcess()
    process.waitUntilExit()
    return users.count
  }
}

private func makeProcess() -> Process { Process() }
