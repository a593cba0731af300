/// Why a vector file cannot be read.
package enum VectorFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// GDAL is not installed.
  case missingLibrary
  /// The GDAL that is installed lacks a function; its name.
  case unfitLibrary(String)
  /// The name is no absolute path of a file on the disk.
  case forbiddenName(String)
  /// The driver cannot make sense of the file; GDAL's message.
  case notOpened(String)
  /// The file broke off while it was read; GDAL's message.
  case notRead(String)
  /// The file cannot be written; GDAL's message.
  case notWritten(String)
  /// There is no layer of that name; the names of those that there are.
  case noLayer([String])
  /// No layer is named, and there are several; their names.
  case severalLayers([String])
  /// There are more columns than the limit.
  case tooManyColumns(limit: Int)
  /// There are more features than the limit.
  case tooManyFeatures(limit: Int)

  package var description: String {
    switch self {
    case .missingLibrary: "GDAL (libgdal) is not installed"
    case .unfitLibrary(let name): "the GDAL that is installed lacks \(name)"
    case .forbiddenName(let name): "\(name) is no path of a file on the disk"
    case .notOpened(let message), .notRead(let message), .notWritten(let message): message
    case .noLayer(let names): "no such layer; there are: \(names.joined(separator: ", "))"
    case .severalLayers(let names): "several layers: \(names.joined(separator: ", "))"
    case .tooManyColumns(let limit): "more than the limit of \(limit) columns"
    case .tooManyFeatures(let limit): "more than the limit of \(limit) features"
    }
  }
}

/// What is wrong with a feature's geometry, so that it was left out.
package enum GeometryFault: Hashable, Sendable {
  /// The feature has none.
  case null
  /// It has no coordinates.
  case empty
  /// It is curved, or a surface: nothing that has a plain meaning in a plan.
  case unsupported
  /// It has more vertices than the limit.
  case tooManyVertices(limit: Int)
}
