#ifndef UNDERSTUDY_CCURL_H
#define UNDERSTUDY_CCURL_H

#include <stddef.h>

// libcurl is loaded by name when it is first needed, so that nothing links to it. What is used of it here has been the
// same since 2001 and will be (https://curl.se/libcurl/abi.html); its header is not needed.

/// What takes bytes that have come; it gives back how many it took.
typedef size_t (*curl_shim_receiver)(char *bytes, size_t size, size_t count, void *context);

typedef int (*curl_shim_setopt)(void *handle, int option, ...);

/// Swift cannot call a function with variable arguments (`curl_easy_setopt`): this passes a number.
static inline int curl_shim_set_long(void *setopt, void *handle, int option, long value) {
  return ((curl_shim_setopt)setopt)(handle, option, value);
}

/// Swift cannot call a function with variable arguments (`curl_easy_setopt`): this passes a length.
static inline int curl_shim_set_offset(void *setopt, void *handle, int option, long long value) {
  return ((curl_shim_setopt)setopt)(handle, option, value);
}

/// Swift cannot call a function with variable arguments (`curl_easy_setopt`): this passes a pointer.
static inline int curl_shim_set_pointer(void *setopt, void *handle, int option, const void *value) {
  return ((curl_shim_setopt)setopt)(handle, option, value);
}

/// Swift cannot call a function with variable arguments (`curl_easy_setopt`): this passes a function.
static inline int curl_shim_set_receiver(void *setopt, void *handle, int option, curl_shim_receiver value) {
  return ((curl_shim_setopt)setopt)(handle, option, value);
}

#endif
