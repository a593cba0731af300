/// Whether bytes are well-formed UTF-8.
package func isValidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var p = 0
  while p < bytes.count {
    if UnsafeRawBufferPointer(bytes).word(at: p) & 0x8080_8080_8080_8080 == 0 {
      p += 8
      continue
    }
    let lead = bytes[p]
    if lead < 0x80 {
      p += 1
      continue
    }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4, p + length <= bytes.count else { return false }
    for k in 1..<length where bytes[p + k] & 0xC0 != 0x80 { return false }
    let second = bytes[p + 1]
    switch lead {
    case 0xE0 where second < 0xA0, 0xED where second > 0x9F, 0xF0 where second < 0x90,
      0xF4 where second > 0x8F:
      return false
    default: p += length
    }
  }
  return true
}
