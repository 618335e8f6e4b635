/*
 * Sends one request again and again over connections that stay open.
 *
 *     turns FILE
 *
 * FILE has the request. For each line "PORT COUNT" of standard input so many are sent to 127.0.0.1, and "done" is written when as many answers
 * with status 200 have come.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CONNECTIONS = 16, LARGEST = 1 << 21, PATIENCE = 10000 };

typedef struct {
    int socket;
    size_t size;
    char answer[LARGEST];
} Connection;

static Connection connections[CONNECTIONS];
static char request[LARGEST];
static size_t request_size;

static void fail(const char *why) {
    fprintf(stderr, "%s\n", why);
    exit(1);
}

static void send_request(Connection *it) {
    it->size = 0;
    for (size_t sent = 0; sent < request_size;) {
        ssize_t count = write(it->socket, request + sent, request_size - sent);
        if (count <= 0) {
            fail("the connection was closed");
        }
        sent += (size_t)count;
    }
}

/* A body ends with its stated length, or with an empty chunk. */
static int is_whole(const Connection *it) {
    const char *end = memmem(it->answer, it->size, "\r\n\r\n", 4);
    if (!end) {
        return 0;
    }
    size_t head = (size_t)(end - it->answer) + 4;
    for (const char *at = it->answer; at < end; at++) {
        if (*at == '\n' && strncasecmp(at + 1, "content-length: ", 16) == 0) {
            return it->size >= head + strtoul(at + 17, NULL, 10);
        }
    }
    return it->size >= head + 5 && memcmp(it->answer + it->size - 5, "0\r\n\r\n", 5) == 0;
}

/* Whether that completes an answer. */
static int receive(Connection *it) {
    ssize_t count = read(it->socket, it->answer + it->size, LARGEST - it->size);
    if (count <= 0) {
        fail("the connection was closed");
    }
    it->size += (size_t)count;
    if (!is_whole(it)) {
        return 0;
    }
    if (memcmp(it->answer, "HTTP/1.1 200", 12) != 0) {
        fail("an answer with another status than 200");
    }
    return 1;
}

static void begin(Connection *it, int port, int poll) {
    int yes = 1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = it};
    it->socket = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(it->socket, (struct sockaddr *)&address, sizeof address) != 0) {
        fail("nobody listens");
    }
    setsockopt(it->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    epoll_ctl(poll, EPOLL_CTL_ADD, it->socket, &event);
    send_request(it);
}

static void exchange(int port, int count) {
    int poll = epoll_create1(0), sent = 0;
    for (; sent < CONNECTIONS; sent++) {
        begin(&connections[sent], port, poll);
    }
    for (int done = 0; done < count;) {
        struct epoll_event events[CONNECTIONS];
        int ready = epoll_wait(poll, events, CONNECTIONS, PATIENCE);
        if (ready <= 0) {
            fail("no answer came");
        }
        for (int i = 0; i < ready; i++) {
            Connection *it = events[i].data.ptr;
            if (receive(it)) {
                done++;
                if (sent < count) {
                    sent++;
                    send_request(it);
                }
            }
        }
    }
    for (int i = 0; i < CONNECTIONS; i++) {
        close(connections[i].socket);
    }
    close(poll);
}

int main(int count, char **arguments) {
    FILE *file = count == 2 ? fopen(arguments[1], "r") : NULL;
    if (!file) {
        fail("turns FILE");
    }
    request_size = fread(request, 1, LARGEST, file);
    for (int port, requests; scanf("%d %d", &port, &requests) == 2;) {
        exchange(port, requests < CONNECTIONS ? CONNECTIONS : requests);
        puts("done");
        fflush(stdout);
    }
    return 0;
}
