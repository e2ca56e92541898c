import LeakFlow

/// Which functions call which, as far as calls resolve, in groups of functions that reach each other.
///
/// The groups are a property of the sources: they do not depend on which function is asked about first.
struct CallGraph {
  /// A function, its closures and local functions included, in its place in the graph.
  struct Node: Hashable {
    /// The functions of one group all reach each other.
    var group: Int
    /// A call in it may come back to it.
    var isCyclic: Bool
    /// How many groups a chain of calls from here may pass through.
    var height: Int
  }

  fileprivate(set) var nodes: [BodyRef: Node] = [:]
  fileprivate var groupCount = 0
}

extension Program {
  /// Where the function around `ref` stands among those that call each other.
  func callNode(of ref: BodyRef) -> CallGraph.Node {
    let root = root(of: ref)
    if let known = callGraph.nodes[root] { return known }
    var search = GroupSearch(program: self)
    search.visit(root)
    return callGraph.nodes[root] ?? CallGraph.Node(group: -1, isCyclic: true, height: .max)
  }

  /// The functions that a function calls with something to give, and methods of objects that may have it, each once, in
  /// order.
  fileprivate func callees(of root: BodyRef) -> [BodyRef] {
    var all: [BodyRef] = []
    var seen: Set<BodyRef> = []
    for id in family(of: root) {
      for block in files[root.file][id].blocks {
        for instruction in block.instructions {
          guard case .call(let call) = instruction.kind,
            let resolved = resolve(files[root.file][call], file: root.file),
            !files[root.file][call].arguments.isEmpty || Wrappers(program: self).onlyKeeps(resolved.target)
          else { continue }
          let target = self.root(of: resolved.target)
          if seen.insert(target).inserted { all.append(target) }
        }
      }
    }
    return all
  }
}

/// Tarjan's search for strongly connected components, with a stack of its own: call chains can be long.
private struct GroupSearch {
  struct Frame {
    var function: BodyRef
    var callees: [BodyRef]
    var next = 0
  }

  let program: Program
  var order: [BodyRef: Int] = [:]
  var lowest: [BodyRef: Int] = [:]
  var callees: [BodyRef: [BodyRef]] = [:]
  var open: [BodyRef] = []
  var isOpen: Set<BodyRef> = []

  init(program: Program) { self.program = program }

  mutating func visit(_ start: BodyRef) {
    var frames = [enter(start)]
    while var frame = frames.popLast() {
      guard frame.next < frame.callees.count else {
        leave(frame.function, to: frames.last?.function)
        continue
      }
      let callee = frame.callees[frame.next]
      frame.next += 1
      frames.append(frame)
      if program.callGraph.nodes[callee] != nil { continue }
      if order[callee] == nil {
        frames.append(enter(callee))
      } else if isOpen.contains(callee) {
        lower(frame.function, to: order[callee])
      }
    }
  }

  private mutating func enter(_ function: BodyRef) -> Frame {
    order[function] = order.count
    lowest[function] = order[function]
    open.append(function)
    isOpen.insert(function)
    let called = program.callees(of: function)
    callees[function] = called
    return Frame(function: function, callees: called)
  }

  private mutating func lower(_ function: BodyRef, to number: Int?) {
    guard let number, let known = lowest[function] else { return }
    lowest[function] = min(known, number)
  }

  private mutating func leave(_ function: BodyRef, to caller: BodyRef?) {
    if let caller { lower(caller, to: lowest[function]) }
    guard lowest[function] == order[function], let start = open.lastIndex(of: function) else { return }
    let members = open[start...]
    let group = program.callGraph.groupCount
    program.callGraph.groupCount += 1
    let inside = Set(members)
    let called = members.flatMap { callees[$0] ?? [] }
    let below = called.filter { !inside.contains($0) }.map { program.callGraph.nodes[$0]?.height ?? 0 }
    let node = CallGraph.Node(
      group: group, isCyclic: called.contains(where: inside.contains), height: 1 + (below.max() ?? 0))
    for member in members {
      program.callGraph.nodes[member] = node
      isOpen.remove(member)
    }
    open.removeSubrange(start...)
  }
}
