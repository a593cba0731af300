/// Streams an assessment through a format of reports.
///
/// The proposals are written in parts that are made side by side and joined in order, so the bytes do not depend on
/// how many cores there are; only a few parts are in memory at a time.
package struct ReportWriter: Sendable {
  private let report: any Report
  private let assessment: Assessment
  private let jobs: Int
  private let proposal: @Sendable (Int, ReportParts) -> Assessment.Proposal

  /// Rows of one part.
  private static let partSize = 512
  /// Parts that are made before they are written, for each job.
  private static let partsPerJob = 16

  /// Prepares a report of an assessment.
  package init(_ report: any Report, of assessment: Assessment, jobs: Int) {
    let writer = FindingWriter(assessment)
    self.init(report, of: assessment, jobs: jobs) { writer.proposal($0, $1) }
  }

  /// Prepares a report; `proposal` makes the proposal of a row with the parts that the report prints.
  package init(
    _ report: any Report, of assessment: Assessment, jobs: Int,
    proposal: @escaping @Sendable (Int, ReportParts) -> Assessment.Proposal
  ) {
    self.report = report.prepared(for: assessment)
    self.assessment = assessment
    self.jobs = max(1, jobs)
    self.proposal = proposal
  }

  /// Writes the whole report.
  ///
  /// - Throws: what the sink throws, and a complaint when a file is not what was judged any more.
  package func write(to sink: inout some ByteSink) throws(Complaint) {
    try sink.write(checked(report.head(assessment)))
    let rows = report.rows(assessment) ?? assessment.rows
    let places = 0..<(rows?.count ?? assessment.count)
    var start = 0
    while start < places.count {
      let batch = start..<min(places.count, start + jobs * ReportWriter.partsPerJob * ReportWriter.partSize)
      for part in parts(batch, rows) { try sink.write(part) }
      start = batch.upperBound
    }
    try sink.write(checked(report.tail(assessment)))
  }

  /// Bytes that may hold the digests of files, once these are seen to be what was judged.
  private func checked(_ bytes: [UInt8]) throws(Complaint) -> [UInt8] {
    try assessment.ensureUnchanged()
    return bytes
  }

  /// The parts of some places, in order.
  private func parts(_ places: Range<Int>, _ rows: [Int]?) -> [[UInt8]] {
    let count = (places.count + ReportWriter.partSize - 1) / ReportWriter.partSize
    return Parallel.map(count, jobs: jobs) { index in
      let start = places.lowerBound + index * ReportWriter.partSize
      return part(start..<min(places.upperBound, start + ReportWriter.partSize), rows)
    }
  }

  private func part(_ places: Range<Int>, _ rows: [Int]?) -> [UInt8] {
    let wanted = report.parts
    var bytes: [UInt8] = []
    for place in places {
      report.write(proposal(rows?[place] ?? place, wanted), at: place, of: assessment, to: &bytes)
    }
    return bytes
  }
}

/// Where a report goes.
package protocol ByteSink {
  /// Writes all bytes.
  mutating func write(_ bytes: [UInt8]) throws(Complaint)
}

/// A report in memory.
package struct MemorySink: ByteSink {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func write(_ bytes: [UInt8]) { self.bytes += bytes }
}
