/// Reads a plan's layers: any vector format, brought to longitude and latitude on WGS 84, every polygon valid.
package enum LayerReader {
  /// The most complaints about one layer that are told one by one.
  static let complaintLimit = 100

  /// A layer on the way.
  struct Draft {
    var layer: Layer
    var complaints: [Complaint] = []
    /// The features of which the geometry is known to be wrong.
    var faulty: Set<Int> = []
    /// Whether the file was read to its end.
    var isWhole = true
  }

  /// Reads a layer.
  ///
  /// - Parameters:
  ///   - source: the file as the plan names it, with `#layer` where that is given.
  ///   - folder: the plan's folder.
  ///   - base: the folder of the file that names the layer, relative to the plan's folder.
  ///   - name: the layer's name in the plan.
  ///   - keep: the attributes that are wanted.
  ///   - crs: the coordinate reference system of a file that carries none of its own.
  ///   - jobs: how many threads may work on it.
  /// - Returns: the layer, or nil where the file cannot be read to its end; and everything that is wrong with it.
  package static func read(
    source: String, in folder: PlanFolder, from base: String = "", name: String, keep: Set<String>,
    crs: String?,
    jobs: Int = Parallel.cores
  ) -> (layer: Layer?, complaints: [Complaint]) {
    var draft = Draft(layer: Layer(name: name, source: source))
    do throws(Complaint) {
      let path = try folder.path(of: source, from: base)
      try read(path, into: &draft, in: folder, keep: keep, crs: crs)
    } catch {
      let complaint = draft.layer.complaint(line: error.line, code: error.code, error.message)
      return (nil, shortened(draft.complaints + [complaint], of: draft.layer))
    }
    draft.complaints += polygonComplaints(draft, jobs: jobs)
    return (draft.isWhole ? draft.layer : nil, shortened(draft.complaints, of: draft.layer))
  }

  private static func read(
    _ path: PlanFolder.Path, into draft: inout Draft, in folder: PlanFolder, keep: Set<String>, crs: String?
  ) throws(Complaint) {
    switch path.ending {
    case "geojson", "json":
      guard path.layer == nil else {
        throw Complaint(
          file: draft.layer.source, code: "layer",
          message: LocalizedText(
            vi: "tệp GeoJSON không có lớp con; bỏ “#\(path.layer ?? "")”",
            en: "a GeoJSON file has no layers within; leave “#\(path.layer ?? "")” out"))
      }
      let file = try MappedFile(path: path.absolute, name: draft.layer.source)
      let result = GeoJSONReader.read(file, name: draft.layer.name, keep: keep)
      draft = Draft(
        layer: result.layer, complaints: result.complaints, faulty: result.faulty, isWhole: result.isWhole)
      draft.layer.files = [Plan.PlanFile(name: path.name, file: file)]
    case let ending:
      if let format = formats[ending] {
        return try readVector(
          path, format.driver, format.companions, into: &draft, in: folder, keep: keep, crs: crs)
      }
      throw Complaint(
        file: draft.layer.source, code: "format",
        message: LocalizedText(
          vi:
            "không biết định dạng “\(path.ending)”; cần .geojson, .gpkg, .shp, .kml, .kmz, .tab, .mif, .dxf hoặc .dgn",
          en:
            "the format “\(path.ending)” is not known; .geojson, .gpkg, .shp, .kml, .kmz, .tab, .mif, .dxf or .dgn is "
            + "expected"))
    }
  }

  /// The first complaints, and how many more there are.
  private static func shortened(_ complaints: [Complaint], of layer: Layer) -> [Complaint] {
    guard complaints.count > complaintLimit else { return complaints }
    let more = complaints.count - complaintLimit
    return complaints.prefix(complaintLimit) + [
      layer.complaint(
        code: GeometryCode.more.rawValue,
        LocalizedText(
          vi: "và \(more) lỗi nữa", en: "and \(more) more \(more == 1 ? "complaint" : "complaints")"))
    ]
  }
}
