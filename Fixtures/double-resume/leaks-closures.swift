import Dispatch
import Foundation

// A second resume in a loop, in a closure, in a helper, or in a callback that runs again.

struct Track: Sendable {
  let title: String
}

enum TrackError: Error {
  case missing, silent
}

protocol Library: Sendable {
  func find(_ title: String, completion: @escaping @Sendable (Track?, Error?) -> Void)
  func ping(completion: @escaping @Sendable () -> Void)
}

func note(_ message: String) {
  print(message)
}

func check(_ title: String) throws {
  guard !title.isEmpty else { throw TrackError.missing }
}

struct Jukebox: Sendable {
  let library: any Library
  let isOn: Bool
  let cache: [String: Track]

  func helperThenResume(_ title: String) async -> Int {
    await withCheckedContinuation { continuation in
      finish(title, continuation)
      continuation.resume(returning: 0)  // want: double-resume "continuation"
    }
  }

  func resumeThenHelper(_ title: String) async -> Int {
    await withCheckedContinuation { continuation in
      if title.isEmpty {
        continuation.resume(returning: 0)
      }
      finish(title, continuation)  // want: double-resume "continuation"
    }
  }

  func boolHelperIgnored(_ title: String) async -> Int {
    await withCheckedContinuation { continuation in
      if answered(title, continuation) {
        note("answered")
      }
      continuation.resume(returning: 0)  // want: double-resume "continuation"
    }
  }

  func inLoop(_ titles: [String]) async -> String {
    await withCheckedContinuation { continuation in
      for title in titles {  // want: forgotten-sender "continuation"
        continuation.resume(returning: title)  // want: double-resume "continuation"
      }
    }
  }

  func inEndlessLoop(_ next: @escaping @Sendable () -> String) async -> String {
    await withCheckedContinuation { continuation in
      Task {
        while true {
          let title = next()
          guard title.count > 1 else { continue }
          continuation.resume(returning: title)  // want: double-resume "continuation"
        }
      }
    }
  }

  func breakThenResume(_ titles: [String]) async -> String {
    await withCheckedContinuation { k in
      for title in titles where title.count > 3 {
        k.resume(returning: title)
        break
      }
      k.resume(returning: "")  // want: double-resume "k"
    }
  }

  func forEachItem(_ titles: [String]) async -> String {
    await withCheckedContinuation { continuation in
      titles.forEach { title in  // want: forgotten-sender "continuation"
        continuation.resume(returning: title)  // want: double-resume "continuation"
      }
    }
  }

  func queueAndNow() async -> Int {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: 1) }
      continuation.resume(returning: 0)  // want: double-resume "continuation"
    }
  }

  func nowAndQueue(_ title: String) async -> Int {
    await withCheckedContinuation { continuation in
      if cache[title] == nil {
        continuation.resume(returning: 0)
      }
      DispatchQueue.main.async { continuation.resume(returning: 1) }  // want: double-resume "continuation"
    }
  }

  func localFunctionTwice(_ title: String) async -> Bool {
    await withCheckedContinuation { continuation in
      func finish(_ ok: Bool) {
        note("finished \(ok)")
        continuation.resume(returning: ok)
      }
      if title.isEmpty {
        finish(false)
      }
      finish(true)  // want: double-resume "continuation"
    }
  }

  func closureTwice(_ title: String) async -> Bool {
    await withCheckedContinuation { continuation in
      let finish = { (ok: Bool) in
        continuation.resume(returning: ok)
      }
      library.find(title) { track, error in
        if error != nil {
          finish(false)
        }
        finish(track != nil)  // want: double-resume "continuation"
      }
    }
  }

  func methodReferenceAndCall(_ title: String) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      if isOn {
        continuation.resume()
      }
      library.ping(completion: continuation.resume)  // want: double-resume "continuation"
    }
  }

  func helperInHelper(_ title: String) async -> Int {
    await withCheckedContinuation { continuation in
      prepare(title, continuation)
      finish(title, continuation)  // want: double-resume "continuation"
    }
  }

  private func prepare(_ title: String, _ continuation: CheckedContinuation<Int, Never>) {
    note("preparing \(title)")
    finish(title, continuation)
  }

  private func finish(_ title: String, _ continuation: CheckedContinuation<Int, Never>) {
    continuation.resume(returning: title.count)
  }

  private func answered(_ title: String, _ continuation: CheckedContinuation<Int, Never>) -> Bool {
    guard let track = cache[title] else { return false }
    continuation.resume(returning: track.title.count)
    return true
  }
}
