/* What libmicrohttpd can do by itself: the yardstick that the server is measured against.
 *
 * Each request's body is read and dropped. The answer has a fixed body and one header field of its own. A request for
 * a target that begins with /stream is answered with events, one every interval: the connection is suspended in
 * between, and one thread with a wheel of 1 ms resumes what is due. */
#include <inttypes.h>
#include <microhttpd.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static unsigned port = 8080, thread_count = 1, body_size = 300, event_count = 50, interval_ms = 200;
static unsigned event_size = 75, connection_memory = 12 * 1024;
static char *body, *event;
static atomic_ullong request_count;

#define WHEEL_SIZE 4096
#define TICK_NS 1000000

struct stream {
  struct MHD_Connection *connection;
  struct stream *next;
  unsigned sent;
  int64_t due;
};

static struct stream *wheel[WHEEL_SIZE];
static pthread_mutex_t wheel_lock = PTHREAD_MUTEX_INITIALIZER;
static int64_t wheel_done;

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t) time.tv_sec * 1000000000 + time.tv_nsec;
}

static void wait_until_due(struct stream *stream) {
  pthread_mutex_lock(&wheel_lock);
  int64_t tick = (stream->due + TICK_NS - 1) / TICK_NS;
  if (tick <= wheel_done) tick = wheel_done + 1;
  stream->next = wheel[tick % WHEEL_SIZE];
  wheel[tick % WHEEL_SIZE] = stream;
  pthread_mutex_unlock(&wheel_lock);
}

static void *turn_wheel(void *unused) {
  (void) unused;
  for (;;) {
    int64_t next = (wheel_done + 1) * TICK_NS;
    struct timespec time = {next / 1000000000, next % 1000000000};
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL);
    pthread_mutex_lock(&wheel_lock);
    wheel_done++;
    struct stream *due = wheel[wheel_done % WHEEL_SIZE];
    wheel[wheel_done % WHEEL_SIZE] = NULL;
    pthread_mutex_unlock(&wheel_lock);
    while (NULL != due) {
      /* Once it is resumed it belongs to the library's thread again. */
      struct stream *next_due = due->next;
      MHD_resume_connection(due->connection);
      due = next_due;
    }
  }
  return NULL;
}

static ssize_t read_event(void *context, uint64_t position, char *buffer, size_t room) {
  struct stream *stream = context;
  (void) position;
  if (stream->sent == event_count) return MHD_CONTENT_READER_END_OF_STREAM;
  int64_t moment = now();
  if (0 == stream->due) stream->due = moment;
  if (moment < stream->due) {
    MHD_suspend_connection(stream->connection);
    wait_until_due(stream);
    return 0;
  }
  if (room < event_size) return MHD_CONTENT_READER_END_WITH_ERROR;
  memcpy(buffer, event, event_size);
  stream->sent++;
  stream->due += (int64_t) interval_ms * 1000000;
  return (ssize_t) event_size;
}

static enum MHD_Result on_request(void *context, struct MHD_Connection *connection, const char *url,
                                  const char *method, const char *version, const char *data, size_t *size,
                                  void **request) {
  static int seen;
  (void) context, (void) method, (void) version, (void) data;
  if (NULL == *request) {
    *request = &seen;
    return MHD_YES;
  }
  if (0 != *size) {
    *size = 0;
    return MHD_YES;
  }
  struct MHD_Response *response;
  if (0 == strncmp(url, "/stream", 7)) {
    struct stream *stream = calloc(1, sizeof(*stream));
    if (NULL == stream) return MHD_NO;
    stream->connection = connection;
    response = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 1024, read_event, stream, free);
    if (NULL == response) return MHD_NO;
    MHD_add_response_header(response, "Content-Type", "text/event-stream");
  } else {
    response = MHD_create_response_from_buffer(body_size, body, MHD_RESPMEM_PERSISTENT);
    if (NULL == response) return MHD_NO;
  }
  char id[40];
  snprintf(id, sizeof(id), "req-%llu", (unsigned long long) atomic_fetch_add(&request_count, 1));
  MHD_add_response_header(response, "x-request-id", id);
  enum MHD_Result result = MHD_queue_response(connection, MHD_HTTP_OK, response);
  MHD_destroy_response(response);
  return result;
}

static int usage(const char *name) {
  fprintf(stderr,
          "usage: %s [-p port] [-t threads] [-s body bytes] [-n events] [-i interval ms] [-e event bytes]"
          " [-m connection memory]\n",
          name);
  return 2;
}

int main(int count, char **arguments) {
  int option;
  while (-1 != (option = getopt(count, arguments, "p:t:s:n:i:e:m:"))) {
    unsigned value = NULL == optarg ? 0 : (unsigned) strtoul(optarg, NULL, 10);
    switch (option) {
    case 'p': port = value; break;
    case 't': thread_count = value; break;
    case 's': body_size = value; break;
    case 'n': event_count = value; break;
    case 'i': interval_ms = value; break;
    case 'e': event_size = value; break;
    case 'm': connection_memory = value; break;
    default: return usage(arguments[0]);
    }
  }
  if (event_size < 10) return usage(arguments[0]);
  body = malloc(body_size + 1);
  event = malloc(event_size);
  if (NULL == body || NULL == event) return 1;
  memset(body, 'x', body_size);
  memset(event, 'x', event_size);
  memcpy(event, "data: ", 6);
  memcpy(event + event_size - 2, "\n\n", 2);

  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, NULL);
  wheel_done = now() / TICK_NS;
  pthread_t timer;
  if (0 != pthread_create(&timer, NULL, turn_wheel, NULL)) return 1;

  struct MHD_OptionItem options[] = {
      {MHD_OPTION_CONNECTION_LIMIT, 16384, NULL},
      {MHD_OPTION_CONNECTION_MEMORY_LIMIT, (intptr_t) connection_memory, NULL},
      {thread_count > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END, (intptr_t) thread_count, NULL},
      {MHD_OPTION_END, 0, NULL}};
  struct MHD_Daemon *daemon = MHD_start_daemon(
      MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_TURBO, (uint16_t) port, NULL, NULL,
      on_request, NULL, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
  if (NULL == daemon) {
    perror("start");
    return 1;
  }
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  printf("http://127.0.0.1:%u\n", NULL == info ? port : (unsigned) info->port);
  fflush(stdout);
  int signal;
  sigwait(&signals, &signal);
  /* Streams that wait would have to be resumed before the library may be stopped. */
  _exit(0);
}
