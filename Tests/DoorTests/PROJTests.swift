import PROJ
import Testing
