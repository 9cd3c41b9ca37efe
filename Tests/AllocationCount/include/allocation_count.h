#ifndef ALLOCATION_COUNT_H
#define ALLOCATION_COUNT_H

#include <stdbool.h>

/// How many blocks of memory this thread has asked for since it began.
unsigned long allocation_count(void);

/// Whether they are counted: with glibc, and where no sanitizer has taken its place.
bool allocation_count_is_known(void);

#endif
