#ifndef CGEOS_SHIM_H
#define CGEOS_SHIM_H

// GEOS is not linked: many plans need it for nothing. The library is opened when the first polygon needs it, and these
// are the functions that are looked up in it.

#include <geos_c.h>

#include "../CSharedLibrary/functions.h"

#define CGEOS_FUNCTIONS(X)                                                                                    \
  X(GEOSArea_r)                                                                                               \
  X(GEOSBuffer_r)                                                                                             \
  X(GEOSContext_setErrorMessageHandler_r)                                                                     \
  X(GEOSCoordSeq_copyFromBuffer_r)                                                                            \
  X(GEOSCoordSeq_getSize_r)                                                                                   \
  X(GEOSCoordSeq_getXY_r)                                                                                     \
  X(GEOSDifference_r)                                                                                         \
  X(GEOSFree_r)                                                                                               \
  X(GEOSGeomGetX_r)                                                                                           \
  X(GEOSGeomGetY_r)                                                                                           \
  X(GEOSGeomTypeId_r)                                                                                         \
  X(GEOSGeom_clone_r)                                                                                         \
  X(GEOSGeom_createCollection_r)                                                                              \
  X(GEOSGeom_createLineString_r)                                                                              \
  X(GEOSGeom_createLinearRing_r)                                                                              \
  X(GEOSGeom_createPoint_r)                                                                                   \
  X(GEOSGeom_createPolygon_r)                                                                                 \
  X(GEOSGeom_destroy_r)                                                                                       \
  X(GEOSGeom_getCoordSeq_r)                                                                                   \
  X(GEOSGeom_getXMax_r)                                                                                       \
  X(GEOSGeom_getXMin_r)                                                                                       \
  X(GEOSGeom_getYMax_r)                                                                                       \
  X(GEOSGeom_getYMin_r)                                                                                       \
  X(GEOSGetExteriorRing_r)                                                                                    \
  X(GEOSGetGeometryN_r)                                                                                       \
  X(GEOSGetInteriorRingN_r)                                                                                   \
  X(GEOSGetNumGeometries_r)                                                                                   \
  X(GEOSGetNumInteriorRings_r)                                                                                \
  X(GEOSIntersection_r)                                                                                       \
  X(GEOSLength_r)                                                                                             \
  X(GEOSPointOnSurface_r)                                                                                     \
  X(GEOSUnaryUnion_r)                                                                                         \
  X(GEOS_finish_r)                                                                                            \
  X(GEOS_init_r)                                                                                              \
  X(GEOSisEmpty_r)                                                                                            \
  X(GEOSisValidDetail_r)                                                                                      \
  X(GEOSversion)

SHARED_LIBRARY(CGEOS, CGEOS_FUNCTIONS)

#endif
