import BTSCheck
import Testing
