#ifndef CPROJ_SHIM_H
#define CPROJ_SHIM_H

// PROJ is not linked: loading its forty shared libraries takes longer than a small check. The library is opened beside
// the reading of the input, and these are the functions that are looked up in it.

#include <geodesic.h>
#include <proj.h>

#include "../CSharedLibrary/functions.h"

#define CPROJ_FUNCTIONS(X)                                                                                    \
  X(geod_direct)                                                                                              \
  X(geod_init)                                                                                                \
  X(geod_inverse)                                                                                             \
  X(geod_polygon_addpoint)                                                                                    \
  X(geod_polygon_compute)                                                                                     \
  X(geod_polygon_init)                                                                                        \
  X(proj_as_proj_string)                                                                                      \
  X(proj_concatoperation_get_step)                                                                            \
  X(proj_concatoperation_get_step_count)                                                                      \
  X(proj_context_create)                                                                                      \
  X(proj_context_destroy)                                                                                     \
  X(proj_context_errno)                                                                                       \
  X(proj_context_errno_string)                                                                                \
  X(proj_context_get_database_metadata)                                                                       \
  X(proj_context_get_database_path)                                                                           \
  X(proj_context_set_enable_network)                                                                          \
  X(proj_context_use_proj4_init_rules)                                                                        \
  X(proj_coordoperation_get_accuracy)                                                                         \
  X(proj_coordoperation_has_ballpark_transformation)                                                          \
  X(proj_coordoperation_is_instantiable)                                                                      \
  X(proj_create)                                                                                              \
  X(proj_create_operation_factory_context)                                                                    \
  X(proj_create_operations)                                                                                   \
  X(proj_crs_get_coordinate_system)                                                                           \
  X(proj_crs_get_sub_crs)                                                                                     \
  X(proj_cs_get_axis_info)                                                                                    \
  X(proj_destroy)                                                                                             \
  X(proj_errno_reset)                                                                                         \
  X(proj_get_area_of_use)                                                                                     \
  X(proj_get_id_auth_name)                                                                                    \
  X(proj_get_id_code)                                                                                         \
  X(proj_get_name)                                                                                            \
  X(proj_get_source_crs)                                                                                      \
  X(proj_get_type)                                                                                            \
  X(proj_identify)                                                                                            \
  X(proj_info)                                                                                                \
  X(proj_int_list_destroy)                                                                                    \
  X(proj_is_crs)                                                                                              \
  X(proj_is_deprecated)                                                                                       \
  X(proj_list_destroy)                                                                                        \
  X(proj_list_get)                                                                                            \
  X(proj_list_get_count)                                                                                      \
  X(proj_log_func)                                                                                            \
  X(proj_normalize_for_visualization)                                                                         \
  X(proj_operation_factory_context_destroy)                                                                   \
  X(proj_operation_factory_context_set_allow_ballpark_transformations)                                        \
  X(proj_operation_factory_context_set_area_of_interest)                                                      \
  X(proj_operation_factory_context_set_grid_availability_use)                                                 \
  X(proj_operation_factory_context_set_spatial_criterion)                                                     \
  X(proj_trans_generic)

SHARED_LIBRARY(CPROJ, CPROJ_FUNCTIONS)

#endif
