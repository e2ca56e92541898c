// What merely records something is no failed test.

protocol Meter { func record(_ value: Int) }

func record(_ value: Int) { print(value) }

func measured(_ meter: any Meter, _ value: Int?, completion: @escaping (Int?) -> Void) {
  guard let value, value > 0 else {
    meter.record(0)
    record(1)
    return  // want: forgotten-sender "without calling 'completion'"
  }
  completion(value)
}
