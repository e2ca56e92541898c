import Foundation

// The caller enters the group, and what it is given to leaves it.

final class Downloads {
  func all(_ urls: [URL], _ completion: @escaping () -> Void) {
    let group = DispatchGroup()
    for url in urls {
      group.enter()
      load(url, group)
    }
    group.notify(queue: .main, execute: completion)
  }

  private func load(_ url: URL, _ group: DispatchGroup) {
    DispatchQueue.global().async {
      guard let data = try? Data(contentsOf: url) else { return }  // want: forgotten-sender "leaves 'group'"
      print(data.count)
      group.leave()
    }
  }
}
