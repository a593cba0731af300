#ifndef CGDAL_SHIM_H
#define CGDAL_SHIM_H

// GDAL is not linked: loading its hundred shared libraries costs more than a whole check without it. The library is
// opened when the first file needs it, and these are the functions that are looked up in it.

#include <gdal/cpl_conv.h>
#include <gdal/cpl_error.h>
#include <gdal/gdal.h>
#include <gdal/ogr_api.h>
#include <gdal/ogr_srs_api.h>

#include "../CSharedLibrary/functions.h"

// Declared in ogrsf_frmts.h, which is C++.
void RegisterOGRDGN(void);
void RegisterOGRDXF(void);
void RegisterOGRGeoPackage(void);
void RegisterOGRLIBKML(void);
void RegisterOGRODS(void);
void RegisterOGRShape(void);
void RegisterOGRTAB(void);
void RegisterOGRXLSX(void);

#define CGDAL_FUNCTIONS(X)                                                                                   \
  X(CPLErrorReset)                                                                                           \
  X(CPLGetLastErrorMsg)                                                                                      \
  X(CPLGetLastErrorType)                                                                                     \
  X(CPLPopErrorHandler)                                                                                      \
  X(CPLPushErrorHandlerEx)                                                                                   \
  X(CPLQuietErrorHandler)                                                                                    \
  X(CPLSetConfigOption)                                                                                      \
  X(CPLSetThreadLocalConfigOption)                                                                           \
  X(GDALClose)                                                                                               \
  X(GDALCreate)                                                                                              \
  X(GDALDatasetCommitTransaction)                                                                            \
  X(GDALDatasetCreateLayer)                                                                                  \
  X(GDALDatasetGetLayer)                                                                                     \
  X(GDALDatasetGetLayerCount)                                                                                \
  X(GDALDatasetStartTransaction)                                                                             \
  X(GDALGetDriverByName)                                                                                     \
  X(GDALOpenEx)                                                                                              \
  X(GDALVersionInfo)                                                                                         \
  X(OGR_F_Create)                                                                                            \
  X(OGR_F_Destroy)                                                                                           \
  X(OGR_F_GetFID)                                                                                            \
  X(OGR_F_GetFieldAsString)                                                                                  \
  X(OGR_F_GetFieldAsStringList)                                                                              \
  X(OGR_F_GetGeometryRef)                                                                                    \
  X(OGR_F_IsFieldSetAndNotNull)                                                                              \
  X(OGR_F_SetFieldDouble)                                                                                    \
  X(OGR_F_SetFieldInteger64)                                                                                 \
  X(OGR_F_SetFieldNull)                                                                                      \
  X(OGR_F_SetFieldString)                                                                                    \
  X(OGR_F_SetGeometryDirectly)                                                                               \
  X(OGR_FD_GetFieldCount)                                                                                    \
  X(OGR_FD_GetFieldDefn)                                                                                     \
  X(OGR_Fld_Create)                                                                                          \
  X(OGR_Fld_Destroy)                                                                                         \
  X(OGR_Fld_GetNameRef)                                                                                      \
  X(OGR_Fld_GetType)                                                                                         \
  X(OGR_G_AddPoint_2D)                                                                                       \
  X(OGR_G_CreateGeometry)                                                                                    \
  X(OGR_G_GetGeometryCount)                                                                                  \
  X(OGR_G_GetGeometryRef)                                                                                    \
  X(OGR_G_GetGeometryType)                                                                                   \
  X(OGR_G_GetPointCount)                                                                                     \
  X(OGR_G_GetPoints)                                                                                         \
  X(OGR_G_IsEmpty)                                                                                           \
  X(OGR_GT_Flatten)                                                                                          \
  X(OGR_L_CreateFeature)                                                                                     \
  X(OGR_L_CreateField)                                                                                       \
  X(OGR_L_GetGeomType)                                                                                       \
  X(OGR_L_GetLayerDefn)                                                                                      \
  X(OGR_L_GetName)                                                                                           \
  X(OGR_L_GetNextFeature)                                                                                    \
  X(OGR_L_GetSpatialRef)                                                                                     \
  X(OGR_L_ResetReading)                                                                                      \
  X(OSRDestroySpatialReference)                                                                              \
  X(OSRExportToWktEx)                                                                                        \
  X(OSRGetAuthorityCode)                                                                                     \
  X(OSRGetAuthorityName)                                                                                     \
  X(OSRNewSpatialReference)                                                                                  \
  X(OSRSetAxisMappingStrategy)                                                                               \
  X(RegisterOGRDGN)                                                                                          \
  X(RegisterOGRDXF)                                                                                          \
  X(RegisterOGRGeoPackage)                                                                                   \
  X(RegisterOGRLIBKML)                                                                                       \
  X(RegisterOGRODS)                                                                                          \
  X(RegisterOGRShape)                                                                                        \
  X(RegisterOGRTAB)                                                                                          \
  X(RegisterOGRXLSX)                                                                                         \
  X(VSIFree)

SHARED_LIBRARY(CGDAL, CGDAL_FUNCTIONS)

#endif
