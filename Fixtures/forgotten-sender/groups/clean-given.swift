import Foundation

// The same, left on every way; and a function whose callers have not entered.

final class AllDownloads {
  func all(_ urls: [URL], _ completion: @escaping () -> Void) {
    let group = DispatchGroup()
    for url in urls {
      group.enter()
      loadRepaired(url, group)
    }
    group.notify(queue: .main, execute: completion)
  }

  private func loadRepaired(_ url: URL, _ group: DispatchGroup) {
    DispatchQueue.global().async {
      defer { group.leave() }
      guard let data = try? Data(contentsOf: url) else { return }
      print(data.count)
    }
  }

  /// Whoever calls it has entered for some of the numbers.
  func leave(_ numbers: [Int], _ group: DispatchGroup) {
    for number in numbers where number > 0 { group.leave() }
  }
}
