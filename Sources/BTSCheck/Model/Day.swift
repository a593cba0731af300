/// A day of the Gregorian calendar, without a time zone.
public struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Year, month and day as the number yyyymmdd.
  public let number: Int32

  /// Creates a day; nil when the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(month, year) else {
      return nil
    }
    number = Int32(year * 10000 + month * 100 + day)
  }

  /// Takes a day that the calendar is known to have.
  init(number: Int32) { self.number = number }

  /// The year.
  public var year: Int { Int(number) / 10000 }
  /// The month, from 1.
  public var month: Int { Int(number) / 100 % 100 }
  /// The day of the month, from 1.
  public var day: Int { Int(number) % 100 }

  /// ISO 8601: `2026-11-24`.
  public var description: String {
    func padded(_ n: Int, _ width: Int) -> String {
      let digits = String(n)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }

  /// Whether the first comes before the second.
  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  private static func length(_ month: Int, _ year: Int) -> Int {
    guard month != 2 else { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
    // Thirty days have April, June, September and November.
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
  }
}

/// A period from a first to a last day, both included; nil means open.
public struct Period: Hashable, Sendable {
  /// The first day.
  public var from: Day?
  /// The last day.
  public var to: Day?

  /// Creates a period.
  public init(from: Day? = nil, to: Day? = nil) {
    self.from = from
    self.to = to
  }

  /// Whether the day lies in the period.
  public func contains(_ day: Day) -> Bool {
    (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
  }
}
