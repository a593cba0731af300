#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A plane around a place in which every area is as large as on the WGS 84 ellipsoid.
///
/// Shape: Lambert's azimuthal equal-area projection, by way of the authalic latitude. Areas are true however far from
/// the centre; lengths are off by the square of half the distance in earth radii: 0.006 % at 100 km.
/// Units: metres.
/// Source: Snyder, *Map Projections: A Working Manual*, 1987, equations 3-11, 3-12 and 24-17 to 24-20.
public struct EqualAreaPlane: Sendable {
  private let longitude: Double
  private let sine: Double
  private let cosine: Double
  /// Makes the scale at the centre true along both axes.
  private let stretch: Double

  private static let eccentricity = LocalScale.eccentricitySquared.squareRoot()
  /// `authalic` at the pole.
  private static let polar = authalic(1)
  /// The radius of the sphere whose area is the ellipsoid's.
  private static let radius = LocalScale.equatorialRadius * (polar / 2).squareRoot()

  /// The plane around a place.
  public init(around centre: Position) {
    longitude = centre.longitude
    let phi = sin(centre.latitude * .pi / 180)
    sine = EqualAreaPlane.authalic(phi) / EqualAreaPlane.polar
    cosine = (1 - sine * sine).squareRoot()
    let parallel = ((1 - phi * phi) / (1 - LocalScale.eccentricitySquared * phi * phi)).squareRoot()
    stretch = LocalScale.equatorialRadius * parallel / (EqualAreaPlane.radius * cosine)
  }

  /// Where a place lies in the plane.
  public func point(_ place: Position) -> PlanarPoint {
    let latitudeSine = EqualAreaPlane.authalic(sin(place.latitude * .pi / 180)) / EqualAreaPlane.polar
    let latitudeCosine = (1 - latitudeSine * latitudeSine).squareRoot()
    let turn = (place.longitude - longitude) * .pi / 180
    let (east, north) = (latitudeCosine * sin(turn), latitudeCosine * cos(turn))
    let scale = EqualAreaPlane.radius * (2 / (1 + sine * latitudeSine + cosine * north)).squareRoot()
    return PlanarPoint(
      x: scale * stretch * east, y: scale / stretch * (cosine * latitudeSine - sine * north))
  }

  /// What grows with latitude as the area between a parallel and the equator does; of the latitude's sine.
  private static func authalic(_ sine: Double) -> Double {
    let e = eccentricity
    return (1 - e * e) * (sine / (1 - e * e * sine * sine) + atanh(e * sine) / e)
  }
}
