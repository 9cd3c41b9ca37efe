#ifndef ALLOCATION_COUNT_H
#define ALLOCATION_COUNT_H

#include <stdbool.h>
#include <stddef.h>

/// How many blocks of memory this thread has asked for since it began.
unsigned long allocation_count(void);

/// Whether they are counted: with glibc, and where no sanitizer has taken its place.
bool allocation_count_is_known(void);

/// How many bytes all threads of the process hold, in blocks that were not given back.
size_t allocated_byte_count(void);

#endif
