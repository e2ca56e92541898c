import WebKit

// Only the method by which WebKit takes a request back cancels the task that serves it.

final class SchemeHandler {
  private var running: [ObjectIdentifier: Task<Void, Never>] = [:]
  private func load(_ path: String) async throws -> [UInt8] { [] }

  func webView(_ webView: WKWebView, start urlSchemeTask: any WKURLSchemeTask) {
    running[ObjectIdentifier(urlSchemeTask)] = Task { @MainActor in
      do {
        let data = try await load("index.html")
        guard !Task.isCancelled else { return }  // ok: nobody waits for it any more, and to answer would be an error
        urlSchemeTask.didReceive(data)
        urlSchemeTask.didFinish()
      } catch {
        if !Task.isCancelled { urlSchemeTask.didFailWithError(error) }
      }
    }
  }

  func serve(_ webView: WKWebView, start urlSchemeTask: any WKURLSchemeTask) {
    running[ObjectIdentifier(urlSchemeTask)] = Task { @MainActor in
      do {
        urlSchemeTask.didReceive(try await load("index.html"))
        urlSchemeTask.didFinish()
      } catch is CancellationError {
        print("stopped")  // ok: by WebKit itself
      } catch {
        urlSchemeTask.didFailWithError(error)
      }
    }
  }

  func webView(_ webView: WKWebView, stop urlSchemeTask: any WKURLSchemeTask) {
    running.removeValue(forKey: ObjectIdentifier(urlSchemeTask))?.cancel()
  }
}
