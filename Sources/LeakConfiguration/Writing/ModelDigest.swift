import LeakDomain
import LeakModel

extension ModelTable {
  /// A short name for all that is known: another one where anything is known in another way.
  public var digest: String {
    var writer = YAMLWriter()
    ModelWriter(models: self).write(to: &writer)
    return Digest.hex([writer.text])
  }
}
