// swift-tools-version: 6.2
import PackageDescription

/// The rules of the house for every Swift target.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "btscheck",
  products: [
    .library(name: "BTSCheck", targets: ["BTSCheck"]),
    .executable(name: "btscheck", targets: ["BTSCheckCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // The words for places and lengths. Imports nothing.
    .target(name: "Geometry", swiftSettings: strict),

    // The doors: safe Swift over one C library each.
    .systemLibrary(name: "CPROJ", providers: [.apt(["libproj-dev"]), .brew(["proj"])]),
    .systemLibrary(name: "CGEOS", providers: [.apt(["libgeos-dev"]), .brew(["geos"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    .systemLibrary(
      name: "CMinizip", pkgConfig: "minizip", providers: [.apt(["libminizip-dev"]), .brew(["minizip"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CGDAL", providers: [.apt(["libgdal-dev"]), .brew(["gdal"])]),
    .target(name: "SharedLibrary", swiftSettings: strict),
    .target(name: "PROJ", dependencies: ["CPROJ", "Geometry", "SharedLibrary"], swiftSettings: strict),
    .target(name: "GEOS", dependencies: ["CGEOS", "Geometry", "SharedLibrary"], swiftSettings: strict),
    .target(name: "GDAL", dependencies: ["CGDAL", "Geometry", "SharedLibrary"], swiftSettings: strict),
    .target(name: "XLSX", dependencies: ["CXLSXWriter"], swiftSettings: strict),
    .target(name: "ZIP", dependencies: ["CMinizip"], swiftSettings: strict),
    // Its C target is libyaml as Yams carries it.
    .target(name: "YAML", dependencies: ["Yams"], swiftSettings: strict),

    // The library: read, measure, judge, report.
    .target(
      name: "BTSCheck",
      dependencies: [
        "CMalloc", "Geometry", "PROJ", "GEOS", "GDAL", "XLSX", "YAML", "ZIP",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      // In the code, so that the program stays a single file.
      resources: [
        .embedInCode("Reports/HTML/report.css"), .embedInCode("Reports/HTML/report.js"),
      ],
      swiftSettings: strict),

    // The program.
    .executableTarget(
      name: "BTSCheckCommand",
      dependencies: ["BTSCheck", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),

    .testTarget(name: "GeometryTests", dependencies: ["Geometry"], swiftSettings: strict),
    .testTarget(
      name: "DoorTests",
      dependencies: ["PROJ", "GEOS", "GDAL", "YAML", "ZIP", "Geometry", "SharedLibrary"],
      swiftSettings: strict),
    .testTarget(
      name: "BTSCheckTests", dependencies: ["BTSCheck", "Geometry", "PROJ", "GEOS", "GDAL", "XLSX", "ZIP"],
      exclude: ["Reports/Golden"], swiftSettings: strict),
  ]
)
