#ifndef CGDAL_SHIM_H
#define CGDAL_SHIM_H

#include <gdal/gdal.h>
#include <gdal/ogr_api.h>
#include <gdal/ogr_srs_api.h>

#endif
