#ifndef CSHAREDLIBRARY_FUNCTIONS_H
#define CSHAREDLIBRARY_FUNCTIONS_H

// A library that is not linked but opened when it is needed: SHARED_LIBRARY(NAME, FUNCTIONS) declares the table of its
// functions and what fills it. FUNCTIONS(X) is a list of their names: X(proj_create) X(proj_destroy) …

#include <dlfcn.h>

#define SHARED_LIBRARY(NAME, FUNCTIONS)                                                                       \
  /* The functions, under their own names. */                                                                 \
  struct NAME##Functions {                                                                                    \
    FUNCTIONS(SHARED_LIBRARY_FIELD)                                                                           \
  };                                                                                                          \
  /* Looks the functions up in an open library; returns the name of the first that is missing, or NULL. */    \
  static inline const char *_Nullable NAME##Bind(                                                             \
      struct NAME##Functions *_Nonnull functions, void *_Nonnull library) {                                   \
    FUNCTIONS(SHARED_LIBRARY_LOOKUP)                                                                          \
    return 0;                                                                                                 \
  }

#define SHARED_LIBRARY_FIELD(name) __typeof__(name) *_Nonnull name;
#define SHARED_LIBRARY_LOOKUP(name)                                                                           \
  if (!(functions->name = (__typeof__(name) *)dlsym(library, #name))) return #name;

#endif
