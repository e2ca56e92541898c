import LeakDomain
import LeakFlow

/// Whether what initialisers are given, and keep, is nobody else's: whoever makes an object may settle the promise that it has
/// given to it. Who passes on only the failure of something else does not know how the object ends.
struct GivenCarriers {
  let view: SlotView
  private var program: Program { view.program }

  var areKeptHereOnly: Bool { view.stores.allSatisfy(isKeptHereOnly) }

  private func isKeptHereOnly(_ store: SlotStore) -> Bool {
    let root = program.root(of: store.body)
    guard program.body(root).kind == .function(.initializer),
      let index = program.body(root).parameters.firstIndex(where: { $0.variable == store.carrier })
    else { return true }
    let sites = view.callers.callers(of: root).sites
    return !sites.isEmpty
      && sites.allSatisfy { file, call in
        let site = program.files[file][call]
        guard let parameters = program.match(site.arguments, to: root, ignoringLabels: false),
          let position = parameters.firstIndex(of: index), case .variable(let id) = site.arguments[position].value
        else { return false }
        return !CarrierSharing(view: view, file: file, closures: [], heedsFailures: false)
          .isShared(id, storedAt: site.range, in: site.body)
      }
  }
}
