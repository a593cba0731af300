#ifndef CGEOS_SHIM_H
#define CGEOS_SHIM_H

// GEOS is not linked: many plans need it for nothing. The library is opened when the first polygon needs it, and these
// are the functions that are looked up in it.

#include <dlfcn.h>
#include <geos_c.h>

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

// GEOS's functions, under their own names.
struct CGEOSFunctions {
#define X(name) __typeof__(name) *_Nonnull name;
  CGEOS_FUNCTIONS(X)
#undef X
};

// Looks the functions up in an open library; returns the name of the first that is missing, or NULL.
static inline const char *_Nullable CGEOSBind(struct CGEOSFunctions *_Nonnull functions, void *_Nonnull library) {
#define X(name)                                                                                               \
  if (!(functions->name = (__typeof__(name) *)dlsym(library, #name))) return #name;
  CGEOS_FUNCTIONS(X)
#undef X
  return 0;
}

#endif
