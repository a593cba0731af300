import CPROJ
package import Geometry

/// The way from a coordinate reference system to WGS 84: one operation, the same for every point.
///
/// Both sides are in the order of a map: longitude or easting, then latitude or northing. Make one for each thread.
package final class Transformation {
  /// What leads to WGS 84: `EPSG:6960 VN-2000 to WGS 84 (2)`; nil where nothing needs to be done.
  package let operation: String?
  /// How far the operation may be off, in metres: 0 where no datum changes, nil where nobody knows.
  package let accuracy: Double?
  private let context: Context?
  private let pipeline: OpaquePointer?

  /// Chooses the best operation from a system to WGS 84.
  ///
  /// PROJ ranks the operations; one that is a mere ballpark figure or lacks its grid is never taken.
  /// - Parameter area: where the points lie; nil is the system's own area of use.
  /// - Throws: `ProjectionError.noOperation` when there is none, `.notHorizontal`, `.noDatabase`.
  package convenience init(
    from system: CoordinateSystem, within area: GeographicBox? = nil
  ) throws(ProjectionError) {
    try self.init(from: system, within: area, in: nil)
  }

  /// As above, in a context that it shares with others, no two of which may be used at once; nil is one of its own.
  init(
    from system: CoordinateSystem, within area: GeographicBox?, in shared: Context?
  ) throws(ProjectionError) {
    if system.isWGS84 {
      (operation, accuracy, context, pipeline) = (nil, 0, nil, nil)
      return
    }
    guard system.kind != .other else { throw .notHorizontal(system.title) }
    let context = if let shared { shared } else { try Context() }
    let found = try Transformation.bestOperation(from: system, within: area, in: context)
    defer { _ = library.proj_destroy(found) }
    guard let pipeline = library.proj_normalize_for_visualization(context.pointer, found) else {
      throw .unknown(context.message)
    }
    let steps = Transformation.datumSteps(of: found, in: context)
    operation = steps.isEmpty ? Transformation.label(of: found) : steps.joined(separator: " + ")
    // PROJ gives no accuracy to a mere projection, which is exact.
    let accuracy = steps.isEmpty ? 0 : library.proj_coordoperation_get_accuracy(context.pointer, found)
    self.accuracy = accuracy < 0 ? nil : accuracy
    self.context = context
    self.pipeline = pipeline
  }

  deinit { _ = library.proj_destroy(pipeline) }

  /// Whether coordinates are those of WGS 84 as they stand.
  package var isIdentity: Bool { pipeline == nil }

  /// The places on WGS 84 of points; NaN for points that have none.
  package func positions(of points: [PlanarPoint]) -> [Position] {
    var positions = points.map { Position(longitude: $0.x, latitude: $0.y) }
    positions.withUnsafeMutableBytes { bytes in
      let numbers = bytes.bindMemory(to: Double.self)
      guard let first = numbers.baseAddress else { return }
      transform(first, first + 1, stride: MemoryLayout<Position>.stride, count: points.count)
    }
    return positions
  }

  /// The coordinates in the system of places on WGS 84; NaN for places that have none.
  package func points(of positions: [Position]) -> [PlanarPoint] {
    let count = positions.count
    var points = positions.map { PlanarPoint(x: $0.longitude, y: $0.latitude) }
    points.withUnsafeMutableBytes { bytes in
      let numbers = bytes.bindMemory(to: Double.self)
      guard let first = numbers.baseAddress else { return }
      transform(first, first + 1, stride: MemoryLayout<PlanarPoint>.stride, count: count, PJ_INV)
    }
    return points
  }

  /// Brings columns of coordinates to longitudes (from `x`) and latitudes (from `y`) on WGS 84; NaN for points that
  /// have none.
  package func transform(x: inout [Double], y: inout [Double]) {
    precondition(x.count == y.count)
    let count = x.count
    x.withUnsafeMutableBufferPointer { x in
      y.withUnsafeMutableBufferPointer { y in
        guard let x = x.baseAddress, let y = y.baseAddress else { return }
        transform(x, y, stride: MemoryLayout<Double>.stride, count: count)
      }
    }
  }

  private func transform(
    _ x: UnsafeMutablePointer<Double>, _ y: UnsafeMutablePointer<Double>, stride: Int, count: Int,
    _ direction: PJ_DIRECTION = PJ_FWD
  ) {
    guard let pipeline else { return }
    _ = library.proj_errno_reset(pipeline)
    _ = library.proj_trans_generic(
      pipeline, direction, x, stride, count, y, stride, count, nil, 0, 0, nil, 0, 0)
    let step = stride / MemoryLayout<Double>.stride
    for k in Swift.stride(from: 0, to: count * step, by: step) where !(x[k].isFinite && y[k].isFinite) {
      x[k] = .nan
      y[k] = .nan
    }
  }
}

// MARK: - Choosing

extension Transformation {
  private static func bestOperation(
    from system: CoordinateSystem, within area: GeographicBox?, in context: Context
  ) throws(ProjectionError) -> OpaquePointer {
    guard let source = library.proj_create(context.pointer, system.definition),
      let target = library.proj_create(context.pointer, CoordinateSystem.wgs84.definition),
      let factory = library.proj_create_operation_factory_context(context.pointer, nil)
    else { throw .unknown(context.message) }
    defer {
      _ = library.proj_destroy(source)
      _ = library.proj_destroy(target)
      library.proj_operation_factory_context_destroy(factory)
    }
    library.proj_operation_factory_context_set_allow_ballpark_transformations(context.pointer, factory, 0)
    library.proj_operation_factory_context_set_spatial_criterion(
      context.pointer, factory, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION)
    library.proj_operation_factory_context_set_grid_availability_use(
      context.pointer, factory, PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID)
    if let area {
      library.proj_operation_factory_context_set_area_of_interest(
        context.pointer, factory, area.west, area.south, area.east, area.north)
    }

    // Heights are no part of the matter: of a system with them, the horizontal part is used.
    let isCompound = library.proj_get_type(source) == PJ_TYPE_COMPOUND_CRS
    let flat = isCompound ? library.proj_crs_get_sub_crs(context.pointer, source, 0) : nil
    defer { _ = library.proj_destroy(flat) }
    guard let list = library.proj_create_operations(context.pointer, flat ?? source, target, factory) else {
      throw .unknown(context.message)
    }
    defer { library.proj_list_destroy(list) }
    for k in 0..<library.proj_list_get_count(list) {
      guard let candidate = library.proj_list_get(context.pointer, list, k) else { continue }
      if library.proj_coordoperation_has_ballpark_transformation(context.pointer, candidate) == 0,
        library.proj_coordoperation_is_instantiable(context.pointer, candidate) != 0
      {
        return candidate
      }
      _ = library.proj_destroy(candidate)
    }
    throw .noOperation(system.name)
  }

  /// The datum transformations within an operation, with their codes.
  private static func datumSteps(of operation: OpaquePointer, in context: Context) -> [String] {
    guard library.proj_get_type(operation) == PJ_TYPE_CONCATENATED_OPERATION else {
      return library.proj_get_type(operation) == PJ_TYPE_TRANSFORMATION ? [label(of: operation)] : []
    }
    return (0..<library.proj_concatoperation_get_step_count(context.pointer, operation)).flatMap { k in
      guard let step = library.proj_concatoperation_get_step(context.pointer, operation, k) else {
        return [String]()
      }
      defer { _ = library.proj_destroy(step) }
      return datumSteps(of: step, in: context)
    }
  }

  /// `EPSG:6960 VN-2000 to WGS 84 (2)`.
  private static func label(of operation: OpaquePointer) -> String {
    let name = library.proj_get_name(operation).map { String(cString: $0) } ?? ""
    // Of an operation that is used backwards, PROJ makes the code INVERSE(EPSG):16048; its name says it already.
    guard let code = CoordinateSystem.code(of: operation), !code.contains("(") else { return name }
    return "\(code) \(name)"
  }
}
