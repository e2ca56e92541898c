import Dispatch
import Foundation

// One resume, whatever loops, closures, helpers and callbacks there are.

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

  func helperThenResumeRepaired(_ title: String) async -> Int {
    await withCheckedContinuation { continuation in
      if title.isEmpty {
        continuation.resume(returning: 0)
      } else {
        finish(title, continuation)  // ok: the other branch
      }
    }
  }

  func resumeThenHelperRepaired(_ title: String) async -> Int {
    await withCheckedContinuation { continuation in
      if title.isEmpty {
        return continuation.resume(returning: 0)
      }
      finish(title, continuation)  // ok: the branch above returns
    }
  }

  func boolHelperIgnoredRepaired(_ title: String) async -> Int {
    await withCheckedContinuation { continuation in
      if answered(title, continuation) {
        note("answered")
        return
      }
      continuation.resume(returning: 0)  // ok: false means not resumed
    }
  }

  func inLoopRepaired(_ titles: [String]) async -> String {
    await withCheckedContinuation { continuation in
      for title in titles {
        continuation.resume(returning: title)
        return  // ok: leaves the body after the first
      }
      continuation.resume(returning: "")
    }
  }

  func inEndlessLoopRepaired(_ next: @escaping @Sendable () -> String) async -> String {
    await withCheckedContinuation { continuation in
      Task {
        while true {
          let title = next()
          guard title.count > 1 else { continue }
          continuation.resume(returning: title)
          break  // ok: leaves the loop after the first
        }
      }
    }
  }

  func breakThenResumeRepaired(_ titles: [String]) async -> String {
    await withCheckedContinuation { k in
      var found = ""
      for title in titles where title.count > 3 {
        found = title
        break
      }
      k.resume(returning: found)  // ok: the only one
    }
  }

  func forEachItemRepaired(_ titles: [String]) async -> Int {
    await withCheckedContinuation { continuation in
      var count = 0
      titles.forEach { title in count += title.count }
      continuation.resume(returning: count)  // ok: the only one
    }
  }

  func queueAndNowRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      guard isOn else { return continuation.resume(returning: 0) }
      DispatchQueue.global().async { continuation.resume(returning: 1) }  // ok: the guard above returns
    }
  }

  func nowAndQueueRepaired(_ title: String) async -> Int {
    await withCheckedContinuation { continuation in
      if cache[title] == nil {
        continuation.resume(returning: 0)
      } else {
        DispatchQueue.main.async { continuation.resume(returning: 1) }  // ok: the other branch
      }
    }
  }

  func localFunctionTwiceRepaired(_ title: String) async -> Bool {
    await withCheckedContinuation { continuation in
      func finish(_ ok: Bool) {
        note("finished \(ok)")
        continuation.resume(returning: ok)
      }
      if title.isEmpty {
        return finish(false)
      }
      finish(true)  // ok: the branch above returns
    }
  }

  func closureTwiceRepaired(_ title: String) async -> Bool {
    await withCheckedContinuation { continuation in
      let finish = { (ok: Bool) in
        continuation.resume(returning: ok)
      }
      library.find(title) { track, error in
        guard error == nil else { return finish(false) }
        finish(track != nil)  // ok: the guard above returns
      }
    }
  }

  func methodReferenceAndCallRepaired(_ title: String) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      if isOn {
        return continuation.resume()
      }
      library.ping(completion: continuation.resume)  // ok: the branch above returns
    }
  }

  func repeatingTimerRepaired() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      let timer = Timer(timeInterval: 1, repeats: false) { _ in
        continuation.resume()  // ok: fires once
      }
      RunLoop.main.add(timer, forMode: .common)
    }
  }

  func helperInHelperRepaired(_ title: String) async -> Int {
    await withCheckedContinuation { continuation in
      prepare(title, continuation)  // ok: the inner helper resumes
    }
  }

  func timerInvalidated() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      let timer = Timer(timeInterval: 1, repeats: true) { timer in
        timer.invalidate()
        continuation.resume()  // ok: an invalidated timer does not fire again
      }
      RunLoop.main.add(timer, forMode: .common)
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
