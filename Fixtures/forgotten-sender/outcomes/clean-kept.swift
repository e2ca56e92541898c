import Foundation
import PhotosUI

// Each way through what is kept calls the handler; what is called for each of many need not.

func recordsRepaired(matching text: String, completion: @escaping ([String]?, (any Error)?) -> Void) {
  let query = PHContentQuery(text: text)
  query.queryCompletionBlock = { found, error in completion(found, error) }
  query.start()
}

func firstRecord(matching text: String, completion: @escaping ([String]?, (any Error)?) -> Void) {
  let query = PHContentQuery(text: text)
  query.perRecordCompletionBlock = { record in
    if !record.isEmpty { completion([record], nil) }
  }
  query.start()
}

/// An object of the sources calls what it keeps as it likes.
final class OwnQuery {
  var queryCompletionBlock: (([String]) -> Void)?
  func start() { DispatchQueue.main.async { [self] in queryCompletionBlock?([]) } }
}

func ownRecords(completion: @escaping ([String]) -> Void) {
  let query = OwnQuery()
  query.queryCompletionBlock = { found in
    if !found.isEmpty { completion(found) }
  }
  query.start()
}

final class CarefulBridge: NSObject {
  func recordRepaired(
    _ quality: String?, resolver resolve: @escaping (Any?) -> Void, rejecter reject: @escaping (String) -> Void
  ) {
    guard let quality else { return reject("no quality") }
    if quality.isEmpty { reject("empty") } else { resolve(quality) }
  }
}

func allRecordsRepaired(_ first: PHContentQuery, completion: @escaping ([String]?, (any Error)?) -> Void) {
  func run(_ query: PHContentQuery, _ sofar: [String]) {
    query.queryCompletionBlock = { found, error in
      guard let found else { return completion(nil, error) }
      if found.isEmpty { completion(sofar, nil) } else { run(PHContentQuery(text: "next"), sofar + found) }
    }
    query.start()
  }
  run(first, [])
}
