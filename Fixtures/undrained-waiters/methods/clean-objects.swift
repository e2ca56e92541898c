// The same, answered at the end; and objects that answer by themselves.

final class Question {
  let text: String
  let completion: (String?) -> Void

  init(text: String, completion: @escaping (String?) -> Void) {
    self.text = text
    self.completion = completion
  }

  func answer(_ text: String) { completion(text) }
}

final class Desk {
  private var questions: [Int: Question] = [:]
  private var isOpen = true

  func ask(_ id: Int, _ text: String, completion: @escaping (String?) -> Void) {
    guard isOpen, questions[id] == nil else { return completion(nil) }
    questions[id] = Question(text: text, completion: completion)
  }

  func answer(_ id: Int, _ text: String) {
    questions.removeValue(forKey: id)?.answer(text)
  }

  func closeRepaired() {
    isOpen = false
    for question in questions.values { question.completion(nil) }
    questions = [:]
  }

  func close() { closeRepaired() }
}

typealias Fetch = (@escaping (String?) -> Void) -> Void

/// It fetches, and calls back when it has.
final class Request {
  let fetch: Fetch
  let completion: (String?) -> Void

  init(fetch: @escaping Fetch, completion: @escaping (String?) -> Void) {
    self.fetch = fetch
    self.completion = completion
  }

  func start() {
    fetch { text in self.finish(text) }
  }

  private func finish(_ text: String?) { completion(text) }
}

protocol SocketDelegate: AnyObject {
  func received(_ text: String?)
}

protocol Socket {
  func open(_ delegate: any SocketDelegate)
}

/// It listens to a socket, and calls back when that has answered.
final class Exchange: SocketDelegate {
  let socket: any Socket
  let completion: (String?) -> Void

  init(socket: any Socket, completion: @escaping (String?) -> Void) {
    self.socket = socket
    self.completion = completion
  }

  func start() { socket.open(self) }

  func received(_ text: String?) { completion(text) }
}

/// What is kept there is kept so that it lives on.
final class Client {
  private var requests: [Int: Request] = [:]
  private var exchanges: [Int: Exchange] = [:]
  private var isOpen = true

  func load(_ id: Int, _ fetch: @escaping Fetch, completion: @escaping (String?) -> Void) {
    let request = Request(fetch: fetch, completion: completion)
    requests[id] = request
    request.start()
  }

  func ask(_ id: Int, _ socket: any Socket, completion: @escaping (String?) -> Void) {
    let exchange = Exchange(socket: socket, completion: completion)
    exchanges[id] = exchange
    exchange.start()
  }

  func loaded(_ id: Int) {
    guard let request = requests.removeValue(forKey: id) else { return }
    print(request.fetch as Any)  // ok: it has called back
  }

  func asked(_ id: Int) {
    guard let exchange = exchanges.removeValue(forKey: id) else { return }
    print(exchange.socket)  // ok: it has called back
  }

  func close() {
    isOpen = false  // ok: they come to their end by themselves
  }
}
