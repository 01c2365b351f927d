/* Stands between the program and the C library, for the fault bench: makes the k-th call on a file fail, kills
 * the process at it, moves the clocks, and writes down the order of writes. Put in with LD_PRELOAD.
 *
 * FAULTS_UNDER   only files whose path begins so are meant
 * FAULTS_BOARD   a file of seven 64-bit numbers, shared with the bench: calls counted, offset of the wall clock
 *                and of the clock that counts sleep (ns), the call at which to act (0: never), how many calls
 *                after it fail too (-1: all of them), how long the disk has taken for what was synced (ns), and
 *                since when it is at it (steady ns; 0: it is not)
 * FAULTS_CALLS   which calls are counted: letters of w(rite) s(ync) c(ut) o(pen) n(ame) r(ead)
 * FAULTS_HOW     an errno to fail with, or "kill" before the call, "torn" half-way in a write, "done" after it
 * FAULTS_LOG     where the order of writes is written down
 * FAULTS_BOOT    what is read in place of the boot's id
 * FAULTS_STILL   wall clock and the clock that counts sleep stand still but for what the board moves them
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)
enum { FINE, FAIL, TORN, DONE };
enum { MADE = 1, WRITTEN, SHORTENED, SYNCED, RENAMED, REMOVED, SAID };

static volatile int64_t *board;
static const char *under, *calls, *how, *boot;
static int log_fd = -1, failing, still;
static struct timespec stood[2];
static __thread int inside;

__attribute__((constructor)) static void begin(void) {
    under = getenv("FAULTS_UNDER");
    calls = getenv("FAULTS_CALLS");
    how = getenv("FAULTS_HOW");
    boot = getenv("FAULTS_BOOT");
    failing = how ? atoi(how) : 0;
    still = getenv("FAULTS_STILL") != NULL;
    clock_gettime(CLOCK_REALTIME, &stood[0]);
    clock_gettime(CLOCK_BOOTTIME, &stood[1]);
    inside = 1;
    const char *name = getenv("FAULTS_BOARD");
    if (name) {
        int fd = open(name, O_RDWR | O_CLOEXEC);
        if (fd >= 0) {
            void *there = mmap(NULL, 56, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
            if (there != MAP_FAILED) board = there;
            close(fd);
        }
    }
    const char *log = getenv("FAULTS_LOG");
    if (log) log_fd = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    inside = 0;
}

static int ours(const char *path) { return under && path && !strncmp(path, under, strlen(under)); }

static int path_of(int fd, char *into, size_t room) {
    char link[40];
    int before = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, into, room - 1);
    errno = before;
    if (length < 0) return 0;
    into[length] = 0;
    return 1;
}

static int ours_fd(int fd, char *into, size_t room) { return under && path_of(fd, into, room) && ours(into); }

static void whole(int dir, const char *path, char *into, size_t room) {
    char place[4096];
    if (path[0] == '/' || dir == AT_FDCWD || !path_of(dir, place, sizeof place)) snprintf(into, room, "%s", path);
    else snprintf(into, room, "%s/%s", place, path);
}

static void put(int kind, const char *path, int64_t at, const void *data, int64_t length) {
    if (log_fd < 0) return;
    int before = errno;
    int64_t head[4] = {kind, at, (int64_t)strlen(path), length};
    struct iovec parts[3] = {{head, sizeof head}, {(void *)path, strlen(path)}, {(void *)data, (size_t)length}};
    inside++;
    if (writev(log_fd, parts, 3) < 0) abort();
    inside--;
    errno = before;
}

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

/* What becomes of a call of this kind on this file. */
static int fate(char kind) {
    if (!board || !calls || !strchr(calls, kind)) return FINE;
    int64_t number = __sync_add_and_fetch(&board[0], 1), at = board[3], more = board[4];
    if (!at || !how || number < at || (more >= 0 && number > at + more)) return FINE;
    if (!strcmp(how, "torn")) return TORN;
    if (!strcmp(how, "done")) return DONE;
    if (!failing) die();
    errno = failing;
    return FAIL;
}

#define WRITE(name, extra, pass, where)                                             \
    ssize_t name(int fd, const void *data, size_t length extra) {                   \
        REAL(name);                                                                 \
        char path[4096];                                                            \
        if (inside) return real(fd, data, length pass);                             \
        if (fd == 1 && log_fd >= 0) put(SAID, "", 0, data, (int64_t)length);        \
        if (!ours_fd(fd, path, sizeof path)) return real(fd, data, length pass);    \
        int becomes = fate('w');                                                    \
        if (becomes == FAIL) return -1;                                             \
        if (becomes == TORN) { real(fd, data, length / 2 pass); die(); }            \
        int64_t at = where;                                                         \
        ssize_t done = real(fd, data, length pass);                                 \
        if (becomes == DONE) die();                                                 \
        if (done > 0) put(WRITTEN, path, at, data, done);                           \
        return done;                                                                \
    }
#define COMMA ,
WRITE(write, , , lseek(fd, 0, SEEK_CUR))
WRITE(pwrite, COMMA off_t offset, COMMA offset, offset)
WRITE(pwrite64, COMMA off64_t offset, COMMA offset, offset)

#define READ(name, extra, pass)                                                     \
    ssize_t name(int fd, void *data, size_t length extra) {                         \
        REAL(name);                                                                 \
        char path[4096];                                                            \
        if (!inside && calls && strchr(calls, 'r') && ours_fd(fd, path, sizeof path) \
            && fate('r') == FAIL) return -1;                                        \
        return real(fd, data, length pass);                                         \
    }
READ(read, , )
READ(pread, COMMA off_t offset, COMMA offset)
READ(pread64, COMMA off64_t offset, COMMA offset)

static int64_t steady(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

#define SYNC(name)                                                                  \
    int name(int fd) {                                                              \
        REAL(name);                                                                 \
        char path[4096];                                                            \
        if (inside || !ours_fd(fd, path, sizeof path)) return real(fd);             \
        int becomes = fate('s');                                                    \
        if (becomes == FAIL) return -1;                                             \
        if (becomes == TORN) die();                                                 \
        int64_t since = steady();                                                   \
        if (board) board[6] = since;                                                \
        int done = real(fd);                                                        \
        if (board) { board[5] += steady() - since; board[6] = 0; }                  \
        if (becomes == DONE) die();                                                 \
        if (!done) put(SYNCED, path, 0, "", 0);                                     \
        return done;                                                                \
    }
SYNC(fsync)
SYNC(fdatasync)

#define CUT(name, type)                                                             \
    int name(int fd, type length) {                                                 \
        REAL(name);                                                                 \
        char path[4096];                                                            \
        if (inside || !ours_fd(fd, path, sizeof path)) return real(fd, length);     \
        int becomes = fate('c');                                                    \
        if (becomes == FAIL) return -1;                                             \
        if (becomes == TORN) die();                                                 \
        int done = real(fd, length);                                                \
        if (becomes == DONE) die();                                                 \
        if (!done) put(SHORTENED, path, length, "", 0);                             \
        return done;                                                                \
    }
CUT(ftruncate, off_t)
CUT(ftruncate64, off64_t)

static const char *boot_or(const char *path) {
    return boot && path && !strcmp(path, "/proc/sys/kernel/random/boot_id") ? boot : path;
}

static int opened(int fd, const char *path, int flags, int was_there) {
    if (fd >= 0 && ours(path) && ((flags & O_TRUNC) || ((flags & O_CREAT) && !was_there)))
        put(MADE, path, was_there, "", 0);
    return fd;
}

static int there(const char *path) {
    struct stat found;
    int before = errno, yes = !stat(path, &found);
    errno = before;
    return yes;
}

#define MODE va_list rest; va_start(rest, flags);                                   \
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0; va_end(rest)
#define OPEN(name)                                                                  \
    int name(const char *path, int flags, ...) {                                    \
        REAL(name);                                                                 \
        MODE;                                                                       \
        if (inside || !ours(path)) return real(boot_or(path), flags, mode);         \
        if ((flags & (O_WRONLY | O_RDWR | O_CREAT)) && fate('o') == FAIL) return -1; \
        int was = there(path);                                                      \
        return opened(real(path, flags, mode), path, flags, was);                   \
    }
OPEN(open)
OPEN(open64)
#define OPENAT(name)                                                                \
    int name(int dir, const char *path, int flags, ...) {                           \
        REAL(name);                                                                 \
        MODE;                                                                       \
        char full[8192];                                                            \
        whole(dir, path, full, sizeof full);                                        \
        if (inside || !ours(full)) return real(dir, boot_or(path), flags, mode);    \
        if ((flags & (O_WRONLY | O_RDWR | O_CREAT)) && fate('o') == FAIL) return -1; \
        int was = there(full);                                                      \
        return opened(real(dir, path, flags, mode), full, flags, was);              \
    }
OPENAT(openat)
OPENAT(openat64)

/* Names: moved, removed. */
#define NAMED(call, kind, path, data)                                               \
    if (inside || !ours(path)) return call;                                         \
    int becomes = fate('n');                                                        \
    if (becomes == FAIL) return -1;                                                 \
    if (becomes == TORN) die();                                                     \
    int done = call;                                                                \
    if (becomes == DONE) die();                                                     \
    if (!done) put(kind, path, 0, data, (int64_t)strlen(data));                     \
    return done;
int rename(const char *old, const char *new) { REAL(rename); NAMED(real(old, new), RENAMED, old, new) }
int renameat(int from, const char *old, int to, const char *new) {
    REAL(renameat);
    char a[8192], b[8192];
    whole(from, old, a, sizeof a); whole(to, new, b, sizeof b);
    NAMED(real(from, old, to, new), RENAMED, a, b)
}
int unlink(const char *path) { REAL(unlink); NAMED(real(path), REMOVED, path, "") }
int unlinkat(int dir, const char *path, int flags) {
    REAL(unlinkat);
    char full[8192];
    whole(dir, path, full, sizeof full);
    NAMED(real(dir, path, flags), REMOVED, full, "")
}

int clock_gettime(clockid_t which, struct timespec *time) {
    REAL(clock_gettime);
    int done = real(which, time);
    if (still && board && which == CLOCK_REALTIME) *time = stood[0];
    if (still && board && which == CLOCK_BOOTTIME) *time = stood[1];
    if (!done && board) {
        int64_t add = which == CLOCK_REALTIME ? board[1] : which == CLOCK_BOOTTIME ? board[2] : 0;
        int64_t total = time->tv_nsec + add % 1000000000;
        time->tv_sec += add / 1000000000 + (total < 0 ? -1 : total / 1000000000);
        time->tv_nsec = total < 0 ? total + 1000000000 : total % 1000000000;
    }
    return done;
}
