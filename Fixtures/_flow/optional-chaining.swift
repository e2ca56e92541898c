// The nil side of a chain leaves out the rest of the chain, arguments included.
final class Node {
  var next: Node?
  func visit(_ value: Int) -> Node? { next }
}

func chains(node: Node?, make: () -> Int) {
  node?.next?.visit(make())
  make()
}

func fallback(node: Node?, other: Node) -> Node {
  node?.next ?? other
}

final class Owner {
  let node = Node()
  func later(run: (@escaping () -> Void) -> Void) {
    run { [weak self] in
      guard let self else { return }
      node.visit(1)
    }
    run { [weak self] in self?.node.visit(2) }
  }
}

func assigned(node: Node?, make: () -> Node) {
  node?.next = make()
}
