/// The checks that the program knows, in the order in which they are listed.
package enum CheckBook {
  /// One line for each file in `Checks/`; a test tells when one is missing.
  package static let checks: [any Check.Type] = [
    TerritoryCheck.self,
    CommuneCheck.self,
    AllowedStructuresCheck.self,
    ProhibitedCheck.self,
    HeightCheck.self,
    StructureClassCheck.self,
    SpacingCheck.self,
    SharingCheck.self,
    SharingTargetCheck.self,
    ClearanceCheck.self,
    CoverageRadiusCheck.self,
    CoverageOverlapCheck.self,
    CoverageTargetCheck.self,
    PlannedPositionCheck.self,
    QuotaCheck.self,
    HeightApprovalCheck.self,
    ObstacleSurfaceCheck.self,
    EMFCheck.self,
    ValidityCheck.self,
    DuplicateCheck.self,
    NotifyCheck.self,
    PermitCheck.self,
  ]

  /// The check of a name.
  package static func check(named name: String) -> (any Check.Type)? { checks.first { $0.page.name == name } }

  /// The pages of all checks, in order.
  package static var pages: [CheckPage] { checks.map { $0.page } }
}
