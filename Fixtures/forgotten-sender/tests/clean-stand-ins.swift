import XCTest

// A stand-in that is asked for what it was not made for fails the test.

final class ScriptedClient {
  var script: [Int] = []

  func get(_ path: String, completion: @escaping (Int) -> Void) {
    guard !script.isEmpty else {
      XCTFail("unexpected request \(path)")
      return  // ok: the test has failed
    }
    completion(script.removeFirst())
  }
}

protocol Gauge { func record(_ value: Int) }

func measuredRepaired(_ gauge: any Gauge, _ value: Int?, completion: @escaping (Int?) -> Void) {
  guard let value, value > 0 else {
    gauge.record(0)
    completion(nil)
    return
  }
  completion(value)
}
