#ifndef UNDERSTUDY_CGNUTLS_H
#define UNDERSTUDY_CGNUTLS_H

#include <gnutls/gnutls.h>
#include <gnutls/x509.h>

/* gnutls_free is a variable that holds a function, which Swift 6 does not read. */
static inline void
tls_shim_free(void *memory) {
  gnutls_free(memory);
}

/* GNUTLS_CURVE_TO_BITS is a macro with an argument, which Swift does not import. */
static inline int
tls_shim_generate_key(gnutls_x509_privkey_t key) {
  return gnutls_x509_privkey_generate(key, GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS(GNUTLS_ECC_CURVE_SECP256R1), 0);
}

/* GNUTLS_CLIENT is a macro and a constant of one name, of which Swift imports neither. */
static inline int
tls_shim_client(gnutls_session_t *session) {
  return gnutls_init(session, GNUTLS_CLIENT | GNUTLS_NO_SIGNAL);
}

/* The name is a C string, which gnutls takes as a pointer to anything. */
static inline int
tls_shim_set_server_name(gnutls_session_t session, const char *name, size_t count) {
  return gnutls_server_name_set(session, GNUTLS_NAME_DNS, name, count);
}

#endif
