/* Many streams at the same time: asks for N of them, reads their events, and says how far from the schedule each event
 * came.
 *
 * The schedule of a stream is its first event's arrival and one interval more for each event after it. Events are
 * counted by the empty line that ends each, after the chunked framing has been taken away. One thread, epoll. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum state { CONNECTING, HEAD, SIZE, DATA, DATA_END, DONE, FAILED };

struct stream {
  int fd;
  enum state state;
  /* Of the head: how much of the empty line that ends it has come. Of events: whether the last byte ended a line. */
  unsigned matched;
  bool is_chunked, is_good, line_is_empty;
  char line[128];
  unsigned line_length;
  uint64_t left;
  int64_t first;
  uint32_t events;
};

static const char *host = "127.0.0.1", *target = "/v1/chat/completions", *key = "test";
static const char *model = "gemini-3.5-flash", *extra = "";
static unsigned port = 8080, stream_count = 1000, interval_us = 200000, limit_seconds = 60, ramp_ms = 1000;
static char request[4096];
static size_t request_length;
static uint32_t *errors;
static size_t error_count, error_room;
static uint64_t byte_count, event_count;
static unsigned completed, failed;
static unsigned skipped;

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t) time.tv_sec * 1000000000 + time.tv_nsec;
}

static void note_event(struct stream *stream, int64_t moment) {
  event_count++;
  uint32_t number = stream->events++;
  if (0 == number) {
    stream->first = moment;
    return;
  }
  int64_t due = stream->first + (int64_t) number * interval_us * 1000;
  int64_t error = (moment - due) / 1000;
  if (error < 0) error = -error;
  if (error_count == error_room) {
    size_t room = error_room ? 2 * error_room : 1 << 20;
    uint32_t *more = realloc(errors, room * sizeof(*errors));
    if (NULL == more) {
      skipped++;
      return;
    }
    errors = more;
    error_room = room;
  }
  errors[error_count++] = error > UINT32_MAX ? UINT32_MAX : (uint32_t) error;
}

/* The bytes of an event stream: an empty line ends an event. The end mark of chat streams, which comes together with
 * the last event, is none. */
static void read_events(struct stream *stream, const char *bytes, size_t count, int64_t moment) {
  for (size_t index = 0; index < count; index++) {
    char byte = bytes[index];
    if ('\r' == byte) continue;
    if ('\n' != byte) {
      if (stream->line_length < sizeof(stream->line)) stream->line[stream->line_length] = byte;
      stream->line_length++;
      continue;
    }
    if (0 == stream->line_length && !stream->line_is_empty) {
      note_event(stream, moment);
      stream->line_is_empty = true;
    } else if (12 == stream->line_length && 0 == memcmp(stream->line, "data: [DONE]", 12)) {
      stream->line_is_empty = true;
    } else if (0 != stream->line_length) {
      stream->line_is_empty = false;
    }
    stream->line_length = 0;
  }
}

static void read_head_line(struct stream *stream) {
  stream->line[stream->line_length < sizeof(stream->line) ? stream->line_length : sizeof(stream->line) - 1] = 0;
  if (0 == strncmp(stream->line, "HTTP/1.1 200", 12)) stream->is_good = true;
  if (0 == strncasecmp(stream->line, "transfer-encoding: chunked", 26)) stream->is_chunked = true;
}

static void take(struct stream *stream, const char *bytes, size_t count, int64_t moment) {
  size_t index = 0;
  while (index < count && stream->state < DONE) {
    char byte = bytes[index];
    switch (stream->state) {
    case HEAD:
      index++;
      if ('\r' == byte) break;
      if ('\n' != byte) {
        if (stream->line_length < sizeof(stream->line) - 1) stream->line[stream->line_length++] = byte;
        break;
      }
      if (0 == stream->line_length) {
        stream->state = !stream->is_good || !stream->is_chunked ? FAILED : SIZE;
        stream->line_is_empty = true;
        stream->left = 0;
      } else {
        read_head_line(stream);
      }
      stream->line_length = 0;
      break;
    case SIZE: {
      index++;
      int digit = byte >= '0' && byte <= '9'   ? byte - '0'
                  : byte >= 'a' && byte <= 'f' ? byte - 'a' + 10
                  : byte >= 'A' && byte <= 'F' ? byte - 'A' + 10
                                               : -1;
      if (digit >= 0) {
        stream->left = stream->left * 16 + (unsigned) digit;
        stream->matched++;
      } else if ('\n' == byte) {
        if (0 == stream->matched) stream->state = FAILED;
        else stream->state = 0 == stream->left ? DONE : DATA;
      } else if ('\r' != byte) {
        stream->state = FAILED;
      }
      break;
    }
    case DATA: {
      size_t part = count - index < stream->left ? count - index : (size_t) stream->left;
      read_events(stream, bytes + index, part, moment);
      index += part;
      stream->left -= part;
      if (0 == stream->left) {
        stream->state = DATA_END;
        stream->matched = 0;
      }
      break;
    }
    case DATA_END:
      index++;
      if ('\n' == byte) {
        stream->state = SIZE;
        stream->matched = 0;
      }
      break;
    default: index = count;
    }
  }
}

static void end(struct stream *stream) {
  if (stream->fd < 0) return;
  close(stream->fd);
  stream->fd = -1;
  if (DONE == stream->state) completed++;
  else failed++;
}

static void progress(struct stream *stream, uint32_t events) {
  static char buffer[65536];
  if (CONNECTING == stream->state) {
    int error = 0;
    socklen_t size = sizeof(error);
    getsockopt(stream->fd, SOL_SOCKET, SO_ERROR, &error, &size);
    if (0 != error) {
      stream->state = FAILED;
      end(stream);
      return;
    }
    if (0 == (events & EPOLLOUT)) return;
    if ((ssize_t) request_length != send(stream->fd, request, request_length, MSG_NOSIGNAL)) {
      stream->state = FAILED;
      end(stream);
      return;
    }
    stream->state = HEAD;
  }
  for (;;) {
    ssize_t count = recv(stream->fd, buffer, sizeof(buffer), 0);
    if (count < 0 && EAGAIN == errno) return;
    if (count > 0) {
      byte_count += (uint64_t) count;
      take(stream, buffer, (size_t) count, now());
    }
    if (count <= 0 || stream->state >= DONE) {
      end(stream);
      return;
    }
    /* A short read was all there is, unless the server has closed meanwhile: that makes no second edge. */
    if ((size_t) count < sizeof(buffer) && 0 == (events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR))) return;
  }
}

static bool begin(struct stream *stream, int poller) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t) port)};
  if (1 != inet_pton(AF_INET, host, &address.sin_addr)) return false;
  stream->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (stream->fd < 0) return false;
  int yes = 1;
  setsockopt(stream->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
  if (0 != connect(stream->fd, (struct sockaddr *) &address, sizeof(address)) && EINPROGRESS != errno) return false;
  struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.ptr = stream};
  return 0 == epoll_ctl(poller, EPOLL_CTL_ADD, stream->fd, &event);
}

static int by_size(const void *left, const void *right) {
  uint32_t one = *(const uint32_t *) left, other = *(const uint32_t *) right;
  return (one > other) - (one < other);
}

static uint32_t at(double fraction) {
  if (0 == error_count) return 0;
  size_t index = (size_t) (fraction * (double) (error_count - 1) + 0.5);
  return errors[index];
}

static int usage(const char *name) {
  fprintf(stderr,
          "usage: %s [-h address] [-p port] [-u target] [-k bearer key] [-m model] [-x more head fields] [-n streams]"
          " [-i interval us] [-r ramp ms] [-l limit s]\n",
          name);
  return 2;
}

int main(int count, char **arguments) {
  int option;
  while (-1 != (option = getopt(count, arguments, "h:p:u:k:m:x:n:i:r:l:"))) {
    unsigned value = NULL == optarg ? 0 : (unsigned) strtoul(optarg, NULL, 10);
    switch (option) {
    case 'h': host = optarg; break;
    case 'p': port = value; break;
    case 'u': target = optarg; break;
    case 'k': key = optarg; break;
    case 'm': model = optarg; break;
    case 'x': extra = optarg; break;
    case 'n': stream_count = value; break;
    case 'i': interval_us = value; break;
    case 'r': ramp_ms = value; break;
    case 'l': limit_seconds = value; break;
    default: return usage(arguments[0]);
    }
  }
  char body[1024];
  int body_length = snprintf(body, sizeof(body),
                             "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}],"
                             "\"stream\":true}",
                             model);
  int length = snprintf(request, sizeof(request),
                        "POST %s HTTP/1.1\r\nHost: %s:%u\r\nAuthorization: Bearer %s\r\n"
                        "Content-Type: application/json\r\nAccept: text/event-stream\r\n%s%sContent-Length: %d\r\n\r\n%s",
                        target, host, port, key, extra, 0 == *extra ? "" : "\r\n", body_length, body);
  if (body_length < 0 || body_length >= (int) sizeof(body) || length < 0 || length >= (int) sizeof(request))
    return usage(arguments[0]);
  request_length = (size_t) length;

  struct rlimit files;
  if (0 == getrlimit(RLIMIT_NOFILE, &files)) {
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
  }
  struct stream *streams = calloc(stream_count ? stream_count : 1, sizeof(*streams));
  int poller = epoll_create1(EPOLL_CLOEXEC);
  if (NULL == streams || poller < 0) {
    perror("start");
    return 1;
  }
  int64_t start = now(), limit = start + (int64_t) limit_seconds * 1000000000;
  unsigned begun = 0;
  while (completed + failed < stream_count && now() < limit) {
    /* Spread over the ramp, as clients come in life, and so that not all events are due at the same moment. */
    int64_t passed = now() - start;
    unsigned wanted = 0 == ramp_ms ? stream_count : (unsigned) (passed / 1000 * stream_count / (ramp_ms * 1000LL)) + 1;
    while (begun < wanted && begun < stream_count) {
      struct stream *stream = &streams[begun++];
      if (!begin(stream, poller)) {
        stream->state = FAILED;
        if (stream->fd >= 0) close(stream->fd);
        stream->fd = -1;
        failed++;
      }
    }
    struct epoll_event events[512];
    int ready = epoll_wait(poller, events, 512, begun < stream_count ? 1 : 100);
    for (int index = 0; index < ready; index++) {
      struct stream *stream = events[index].data.ptr;
      if (stream->fd >= 0) progress(stream, events[index].events);
    }
  }
  double seconds = (double) (now() - start) / 1e9;
  qsort(errors, error_count, sizeof(*errors), by_size);
  printf("{\"streams\":%u,\"completed\":%u,\"failed\":%u,\"unfinished\":%u,\"events\":%" PRIu64 ",\"bytes\":%" PRIu64
         ",\"seconds\":%.3f,\"pacing_error_us\":{\"p50\":%u,\"p99\":%u,\"p999\":%u,\"max\":%u}}\n",
         stream_count, completed, failed, stream_count - completed - failed, event_count, byte_count, seconds, at(0.5),
         at(0.99), at(0.999), at(1));
  return completed == stream_count && 0 == skipped ? 0 : 1;
}
