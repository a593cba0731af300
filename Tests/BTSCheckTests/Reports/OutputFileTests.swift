import BTSCheck
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Each test has a folder of its own, removed at the end.
final class OutputFileTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("btscheck-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
  private func put(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }
  private func read(_ name: String) -> String? { try? String(contentsOfFile: path(name), encoding: .utf8) }
  private var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []
  }

  private func write(_ text: String, _ path: String, sparing spared: SparedFiles = SparedFiles()) throws {
    try OutputFile.write(path, sparing: spared) { sink throws(Complaint) in try sink.write(Array(text.utf8)) }
  }
  private func code(_ text: String, _ path: String, sparing spared: SparedFiles = SparedFiles()) -> String? {
    #expect(throws: Complaint.self) { try write(text, path, sparing: spared) }?.code
  }

  @Test func writesAndReplaces() throws {
    try write("one", path("a.json"))
    #expect(read("a.json") == "one")
    try write("two", path("a.json"))
    #expect(read("a.json") == "two")
    #expect(names == ["a.json"])
  }

  @Test func outputsAreDistinct() throws {
    try put("old", "a.csv")
    try FileManager.default.createSymbolicLink(atPath: path("b.csv"), withDestinationPath: path("a.csv"))
    try OutputFile.ensureDistinct([path("a.csv"), path("c.csv"), "/dev/null", "/dev/null"])
    for other in ["a.csv", "b.csv", "./a.csv"] {
      let complaint = #expect(throws: Complaint.self) {
        try OutputFile.ensureDistinct([path("a.csv"), path("c.csv"), path(other)])
      }
      #expect(complaint?.code == "output-twice")
    }
    #expect(OutputFile.isThere(path("a.csv")) && OutputFile.isThere(path("b.csv")))
    #expect(!OutputFile.isThere(path("c.csv")) && !OutputFile.isThere("/dev/null"))
  }

  /// A name may have 255 bytes; the passing name beside it must not have more.
  @Test func longNamesAreWritten() throws {
    let long = String(repeating: "đ", count: 124) + ".json"
    try write("one", path(long))
    #expect(read(long) == "one")
    let longEnding = "a." + String(repeating: "ề", count: 80)
    try write("two", path(longEnding))
    #expect(names.sorted() == [long, longEnding].sorted() && read(longEnding) == "two")
  }

  @Test func keepsPermissions() throws {
    try put("old", "a.json")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path("a.json"))
    try write("new", path("a.json"))
    let attributes = try FileManager.default.attributesOfItem(atPath: path("a.json"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func failureLeavesTheOldFileAndNothingElse() throws {
    try put("old", "a.json")
    let complaint = #expect(throws: Complaint.self) {
      try OutputFile.write(path("a.json"), sparing: SparedFiles()) { sink throws(Complaint) in
        try sink.write(Array("half".utf8))
        throw Complaint(file: "a.json", code: "disk-full", message: LocalizedText("full"))
      }
    }
    #expect(complaint?.code == "disk-full")
    #expect(read("a.json") == "old")
    #expect(names == ["a.json"])
  }

  @Test func followsALink() throws {
    try put("old", "real.json")
    try FileManager.default.createSymbolicLink(
      atPath: path("link.json"), withDestinationPath: path("real.json"))
    try write("new", path("link.json"))
    #expect(read("real.json") == "new")
    #expect(names == ["link.json", "real.json"])
  }

  /// A link to a file that is not there yet stays a link, through others and from whatever folder.
  @Test func followsALinkToNoFileYet() throws {
    try FileManager.default.createDirectory(atPath: path("out"), withIntermediateDirectories: true)
    for (link, target) in [("a.json", "out/b.json"), ("out/b.json", "../c.json"), ("d.json", path("c.json"))]
    {
      try FileManager.default.createSymbolicLink(atPath: path(link), withDestinationPath: target)
    }
    let twice = #expect(throws: Complaint.self) {
      try OutputFile.ensureDistinct([path("a.json"), path("d.json")])
    }
    #expect(twice?.code == "output-twice")
    #expect(code("x", path("a.json"), sparing: SparedFiles(folders: [folder.path])) == "output-into-plan")
    try write("new", path("a.json"))
    #expect(read("c.json") == "new" && read("d.json") == "new")
    #expect(names == ["a.json", "c.json", "d.json", "out"])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("a.json")) == "out/b.json")
  }

  @Test func refusesAnInputUnderAnyName() throws {
    try put("id", "in.csv")
    let spared = SparedFiles(files: [path("in.csv"), path("absent.csv")])
    try FileManager.default.createSymbolicLink(atPath: path("soft.csv"), withDestinationPath: path("in.csv"))
    try FileManager.default.linkItem(atPath: path("in.csv"), toPath: path("hard.csv"))
    for name in ["in.csv", "./in.csv", "soft.csv", "hard.csv"] {
      #expect(code("x", folder.path + "/" + name, sparing: spared) == "output-onto-input")
    }
    #expect(read("in.csv") == "id")
    try write("x", path("out.csv"), sparing: spared)
  }

  @Test func refusesThePlansFolder() throws {
    try FileManager.default.createDirectory(atPath: path("plan/sub"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: path("door"), withDestinationPath: path("plan/sub"))
    let spared = SparedFiles(folders: [path("plan")])
    for name in ["plan/new.json", "plan/sub/new.json", "door/new.json", "plan/../plan/x.json"] {
      #expect(code("x", path(name), sparing: spared) == "output-into-plan")
    }
    try write("x", path("beside.json"), sparing: spared)
    #expect(names == ["beside.json", "door", "plan"])
  }

  @Test func refusesAFolderAndAMissingOne() {
    #expect(code("x", folder.path) == "cannot-write")
    #expect(code("x", path("missing/a.json")) == "cannot-write")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"))
  func fullDiskIsSaid() {
    #expect(code("x", "/dev/full") == "disk-full")
  }

  @Test func `a slow reader is waited for without work`() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let (reading, writing) = (ends[0], ends[1])
    #expect(fcntl(writing, F_SETFL, O_NONBLOCK) == 0)
    let reader = Thread {
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      usleep(300_000)
      while Foundation.read(reading, &buffer, buffer.count) > 0 {}
      close(reading)
    }
    reader.start()
    let before = clock(of: CLOCK_THREAD_CPUTIME_ID)
    var sink = DescriptorSink(writing, name: "-")
    try sink.write([UInt8](repeating: 1, count: 1 << 20))
    close(writing)
    #expect(clock(of: CLOCK_THREAD_CPUTIME_ID) - before < 0.1)
  }

  /// The seconds of a clock.
  private func clock(of kind: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(kind, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test func aReaderWhoLeavesIsSaid() {
    // As the program does; else the signal would end the process.
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    var sink = DescriptorSink(ends[1], name: "-")
    let complaint = #expect(throws: Complaint.self) { try sink.write([1]) }
    #expect(complaint?.code == "closed-pipe")
  }
}
