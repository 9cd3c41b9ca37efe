#ifndef CMICROHTTPD_SHIM_H
#define CMICROHTTPD_SHIM_H

#include <microhttpd.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#ifdef __linux__
#include <linux/sockios.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#endif

/* MHD_start_daemon is variadic, which Swift does not import. */
static inline struct MHD_Daemon *
mhd_shim_start_daemon(unsigned int flags, MHD_AccessHandlerCallback on_request, void *context,
                      struct MHD_OptionItem *options) {
  return MHD_start_daemon(flags, 0, NULL, NULL, on_request, context,
                          MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

/* MHD_get_connection_info is variadic, which Swift does not import. */
static inline int
mhd_shim_connection_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return NULL == info ? -1 : (int) info->connect_fd;
}

/* MHD_get_connection_info is variadic, which Swift does not import. */
static inline void *
mhd_shim_socket_context(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return NULL == info ? NULL : info->socket_context;
}

/* MHD_get_connection_info is variadic, which Swift does not import. */
static inline void *
mhd_shim_tls_session(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_GNUTLS_SESSION);
  return NULL == info ? NULL : (void *) info->tls_session;
}

/* MHD_get_connection_info is variadic, which Swift does not import. */
static inline size_t
mhd_shim_head_size(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
  return NULL == info ? 0 : info->header_size;
}

/* enum MHD_FEATURE is imported in one way from 0.9.75 and in another from 1.0. */
static inline int
mhd_shim_has_tls(void) {
  return MHD_YES == MHD_is_feature_supported(MHD_FEATURE_TLS);
}

#ifdef __linux__
/* MHD_get_daemon_info is variadic, which Swift does not import. */
static inline int
mhd_shim_epoll(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD);
  return NULL == info ? -1 : info->epoll_fd;
}
#endif

/* The buffer's constness differs between 0.9.75 and 1.0, so Swift cannot spell one call for both. */
static inline struct MHD_Response *
mhd_shim_response_from_buffer(size_t size, const void *buffer, MHD_ContentReaderFreeCallback release,
                              void *context) {
  return MHD_create_response_from_buffer_with_free_callback_cls(size, (void *) buffer, release, context);
}

/* ioctl and the names of this request differ between systems. Returns -1 where it cannot be told. */
static inline int
mhd_shim_unsent_byte_count(int fd) {
  int count = 0;
#ifdef __linux__
  return 0 == ioctl(fd, SIOCOUTQ, &count) ? count : -1;
#else
  socklen_t size = sizeof(count);
  return 0 == getsockopt(fd, SOL_SOCKET, SO_NWRITE, &count, &size) ? count : -1;
#endif
}

#endif
