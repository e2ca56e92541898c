let a = 1 + 2 * 3 - 4
let b = x && y || !z && w == v
let c = p ?? q ?? r
let d = i < j ? k : l > m ? n : o
let e = value as? Int ?? 0
let f = value is Int == true
let g = 0..<count - 1
let h = try left() + right() ?? await other()
let i = (try? parse()) ?? fallback
let j = flags & mask << 2 | bit
let k = first <~> second + third
let l = -x + +y
let m = numbers.reduce(0, +)
let n = x as! Foo as Bar?
let o = ready ? try one() : await two()
x = y = z
total += a * b
total ??= make()
(u, v) = (v, u)
_ = await task.value
let p = a ~== b && ...5 ~= c
let q = [Int: (String) throws -> Void].self
try x = await y + z
let r = unsafe pointer.pointee + 1
swap(&x, &array[0])
