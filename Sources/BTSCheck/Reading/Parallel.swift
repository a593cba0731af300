import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Work split over the processor's cores; results come in order, whatever the scheduling.
package enum Parallel {
  /// The number of cores.
  package static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// What `body` makes of 0, 1, … `count` - 1, made by at most `jobs` threads.
  package static func map<T: Sendable>(_ count: Int, jobs: Int, _ body: @Sendable (Int) -> T) -> [T] {
    guard jobs > 1, count > 1 else { return (0..<count).map(body) }
    let next = Atomic<Int>(0)
    let results = Mutex<[T?]>(Array(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: min(jobs, count)) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let result = body(index)
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// Fills a column in parts, made by at most `jobs` threads; each part writes places of its own.
  package static func fill<T: Sendable>(
    _ column: inout [T], parts: Int, jobs: Int, _ body: @Sendable (Int, UnsafeMutableBufferPointer<T>) -> Void
  ) {
    column.withUnsafeMutableBufferPointer { buffer in
      // The parts write different places.
      nonisolated(unsafe) let shared = buffer
      _ = map(parts, jobs: jobs) { body($0, shared) }
    }
  }

  /// What `transform` makes of the elements of some arrays, one array after the other, made by at most `jobs` threads.
  @inline(__always)
  package static func joined<S: Sendable, T: Sendable>(
    _ arrays: [[S]], jobs: Int, _ transform: @Sendable (_ array: Int, S) -> T
  ) -> [T] {
    var starts = [0]
    for array in arrays { starts.append(starts[starts.count - 1] + array.count) }
    let (places, total) = (starts, starts[arrays.count])
    return Array(unsafeUninitializedCapacity: total) { buffer, count in
      // The arrays have different places.
      nonisolated(unsafe) let shared = buffer
      _ = map(arrays.count, jobs: total > 1 << 14 ? jobs : 1) { index in
        for (offset, element) in arrays[index].enumerated() {
          shared.initializeElement(at: places[index] + offset, to: transform(index, element))
        }
      }
      count = total
    }
  }

  /// Whether all parts of some bytes are good, looked at by at most `jobs` threads.
  package static func allSatisfy(
    _ bytes: UnsafeRawBufferPointer, jobs: Int, _ isGood: @Sendable (UnsafeRawBufferPointer) -> Bool
  ) -> Bool {
    let parts = ranges(bytes.count, jobs: jobs, least: 1 << 20)
    // They are only read.
    nonisolated(unsafe) let shared = bytes
    return map(parts.count, jobs: jobs) { isGood(UnsafeRawBufferPointer(rebasing: shared[parts[$0]])) }
      .allSatisfy { $0 }
  }

  /// Ranges that cover `0..<count`, about equal, at least `least` long, at most `perJob` for each of `jobs` threads: enough
  /// to keep them busy.
  package static func ranges(_ count: Int, jobs: Int, least: Int, perJob: Int = 8) -> [Range<Int>] {
    guard count > 0 else { return [] }
    let parts = max(1, min(jobs == 1 ? 1 : jobs * perJob, count / max(1, least)))
    return (0..<parts).map { count * $0 / parts..<count * ($0 + 1) / parts }
  }

  /// Ranges of so many that cover `0..<count`; the last may be shorter.
  package static func blocks(_ count: Int, of size: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
  }
}
