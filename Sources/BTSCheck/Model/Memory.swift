import CMalloc

/// How the memory of large columns is given back to the system, where the system's library would keep it.
package enum Memory {
  /// Gives blocks of 4 MiB and more back as soon as they are done with, whatever has been done with such blocks before.
  ///
  /// Shape: for a program to call when it starts; a library leaves this to the program that embeds it.
  package static func returnLargeBlocks() {
    #if canImport(Glibc)
      mallopt(M_MMAP_THRESHOLD, 4 << 20)
    #endif
  }

  /// Gives back what lies unused between what is still needed.
  package static func returnUnused() {
    #if canImport(Glibc)
      malloc_trim(0)
    #endif
  }
}
