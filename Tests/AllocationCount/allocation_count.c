// Stands before glibc's allocator in a test program: the functions of an executable are taken before those of libraries
// (glibc manual, "Replacing malloc"), by the Swift runtime too. Each counts, for its thread, and hands on.

#include "allocation_count.h"

#include <errno.h>
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define IS_SANITIZED 1
#endif
#endif

#if defined(__GLIBC__) && !defined(IS_SANITIZED)

static __thread unsigned long count;

unsigned long allocation_count(void) { return count; }
bool allocation_count_is_known(void) { return true; }
size_t allocated_byte_count(void) { return mallinfo2().uordblks; }

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

void *malloc(size_t size) {
  count++;
  return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
  count++;
  return __libc_calloc(number, size);
}

void *realloc(void *block, size_t size) {
  count++;
  return __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
  count++;
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **block, size_t alignment, size_t size) {
  *block = memalign(alignment, size);
  return *block ? 0 : ENOMEM;
}

#else

unsigned long allocation_count(void) { return 0; }
bool allocation_count_is_known(void) { return false; }
size_t allocated_byte_count(void) { return 0; }

#endif
