import Foundation
import PhotosUI

// What an object of a framework keeps for its outcome it calls once.

enum RecordError: Error { case unknown }

func records(matching text: String, completion: @escaping ([String]?, (any Error)?) -> Void) {
  let query = PHContentQuery(text: text)
  query.queryCompletionBlock = { found, error in
    if let error {
      completion(nil, error)
      return
    }
    guard let found, !found.isEmpty else {
      return  // want: forgotten-sender "without calling 'completion'"
    }
    completion(found, nil)
  }
  query.start()
}

final class Bridge: NSObject {
  func record(_ quality: String?, resolver resolve: @escaping (Any?) -> Void, rejecter reject: @escaping (any Error) -> Void) {
    guard let quality else {
      return  // want: forgotten-sender "without calling 'resolve' or 'reject'"
    }
    if quality.isEmpty { reject(CancellationError()) } else { resolve(quality) }
  }
}

/// An object that the function is given, and a function that calls itself for the rest.
func allRecords(_ first: PHContentQuery, completion: @escaping ([String]?, (any Error)?) -> Void) {
  func run(_ query: PHContentQuery, _ sofar: [String]) {
    query.queryCompletionBlock = { found, error in
      guard let found else {
        print("failed:", error as Any)
        return  // want: forgotten-sender "without calling 'completion' (when 'found' is nil)"
      }
      if found.isEmpty { completion(sofar, nil) } else { run(PHContentQuery(text: "next"), sofar + found) }
    }
    query.start()
  }
  run(first, [])
}
