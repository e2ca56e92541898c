import Foundation

// A wait in a loop, of a semaphore that each turn makes.

func fetchOneByOne(_ urls: [URL], fetch: @escaping (URL, @escaping () -> Void) -> Void) {
  for url in urls {
    let done = DispatchSemaphore(value: 0)
    if url.isFileURL { fetch(url) { done.signal() } }
    done.wait()  // want: forgotten-sender "nothing signals 'done' on this path (when 'url.isFileURL' is false)"
  }
}
