#ifndef CPROJ_SHIM_H
#define CPROJ_SHIM_H

#include <geodesic.h>
#include <proj.h>

#endif
