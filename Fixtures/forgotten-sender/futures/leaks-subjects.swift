import Combine

// A subject that is read to its end in the function that makes it, and that nobody completes.

func note(_ message: String) {
  print(message)
}

func valuesToTheEnd() async {
  let subject = PassthroughSubject<Int, Never>()  // want: forgotten-sender "'subject' is never finished"
  subject.send(1)
  for await value in subject.values {
    note("\(value)")
  }
  note("done")
}

func valuesInATask(_ count: Int) -> Task<Void, Never> {
  let subject = CurrentValueSubject<Int, Never>(0)
  let reader = Task {
    for await value in subject.values { note("\(value)") }
  }
  guard count > 0 else { return reader }  // want: forgotten-sender "this return leaves 'subject' from line 19 without 'send(completion:)'"
  for number in 0..<count { subject.send(number) }
  subject.send(completion: .finished)
  return reader
}
