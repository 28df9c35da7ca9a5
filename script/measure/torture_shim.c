/* Preloaded by script/torture: writes down every change of a folder in the order in which it happens,
   with the syncs, so that what a power cut would leave can be made of it for every moment.

   log     := entry*
   entry   := kind:byte path_size:u32 path data_size:u64 offset:u64 data     (host byte order)
   kind    := 'w' write, data at offset        't' truncated to offset         'c' created or emptied
              's' file synced                  'd' directory synced            'r' renamed, data is the new path
              'u' unlinked                     'm' directory made              'x' directory removed
              'a' everything synced            'l' linked, data is the new path

   TORTURE_LOG is the log, TORTURE_FOLDER the folder; what is outside of it is passed on. One lock is
   held over each change and its entry, so that the order of entries is that of the changes. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int log_fd = -2;
static const char* folder;

static void put(const void* data, size_t size) {
  const char* at = data;
  while (size > 0) {
    const long done = syscall(SYS_write, log_fd, at, size);
    if (done <= 0) _exit(99);
    at += done;
    size -= (size_t)done;
  }
}

/* Whether changes of `path` are written down. */
static int inside(const char* path) {
  if (log_fd == -2) {
    const char* name = getenv("TORTURE_LOG");
    folder = getenv("TORTURE_FOLDER");
    log_fd = name && folder ? (int)syscall(SYS_openat, AT_FDCWD, name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
  }
  return log_fd >= 0 && strncmp(path, folder, strlen(folder)) == 0;
}

static void entry(char kind, const char* path, uint64_t offset, const void* data, uint64_t size) {
  const uint32_t length = (uint32_t)strlen(path);
  const int error = errno;
  put(&kind, 1);
  put(&length, sizeof length);
  put(path, length);
  put(&size, sizeof size);
  put(&offset, sizeof offset);
  put(data, size);
  errno = error;
}

/* The path of an open file; of one that was unlinked meanwhile the name it had. */
static const char* path_of(int fd, char* out) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  const ssize_t size = readlink(link, out, PATH_MAX - 1);
  out[size > 0 ? size : 0] = 0;
  return out;
}

/* The absolute path of `name` in the directory `at`. */
static const char* joined(int at, const char* name, char* out) {
  if (name[0] == '/') {
    snprintf(out, PATH_MAX, "%s", name);
    return out;
  }
  char base[PATH_MAX];
  if (at == AT_FDCWD) {
    if (!getcwd(base, sizeof base)) base[0] = 0;
  } else {
    path_of(at, base);
  }
  if (snprintf(out, PATH_MAX, "%s/%s", base, name) >= PATH_MAX) out[0] = 0;
  return out;
}

#define REAL(result, name, ...)                                         \
  static result (*real)(__VA_ARGS__);                                   \
  if (!real) real = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name);

static int opened(int at, const char* name, int flags, mode_t mode) {
  char path[PATH_MAX];
  if (!(flags & (O_CREAT | O_TRUNC)) || !inside(joined(at, name, path)))
    return (int)syscall(SYS_openat, at, name, flags, mode);
  pthread_mutex_lock(&mutex);
  struct stat info;
  const int there = stat(path, &info) == 0;
  const int fd = (int)syscall(SYS_openat, at, name, flags, mode);
  if (fd >= 0 && (!there || ((flags & O_TRUNC) && info.st_size > 0))) entry('c', path, 0, "", 0);
  pthread_mutex_unlock(&mutex);
  return fd;
}

static mode_t mode_of(int flags, va_list list) {
  return flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0;
}

#define OPEN(function)                                   \
  int function(const char* name, int flags, ...) {       \
    va_list list;                                        \
    va_start(list, flags);                               \
    const mode_t mode = mode_of(flags, list);            \
    va_end(list);                                        \
    return opened(AT_FDCWD, name, flags, mode);          \
  }
#define OPENAT(function)                                 \
  int function(int at, const char* name, int flags, ...) { \
    va_list list;                                        \
    va_start(list, flags);                               \
    const mode_t mode = mode_of(flags, list);            \
    va_end(list);                                        \
    return opened(at, name, flags, mode);                \
  }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

int creat(const char* name, mode_t mode) { return opened(AT_FDCWD, name, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char* name, mode_t mode) { return creat(name, mode); }

static FILE* opened_stream(const char* name, const char* mode) {
  REAL(FILE*, "fopen64", const char*, const char*)
  char path[PATH_MAX];
  if (mode[0] == 'r' || !inside(joined(AT_FDCWD, name, path))) return real(name, mode);
  pthread_mutex_lock(&mutex);
  struct stat info;
  const int there = stat(path, &info) == 0;
  FILE* const file = real(name, mode);
  if (file && (!there || (mode[0] == 'w' && info.st_size > 0))) entry('c', path, 0, "", 0);
  pthread_mutex_unlock(&mutex);
  return file;
}
FILE* fopen(const char* name, const char* mode) { return opened_stream(name, mode); }
FILE* fopen64(const char* name, const char* mode) { return opened_stream(name, mode); }

/* Writes at the place of the file, or at `at` when it is not negative. */
static ssize_t written(int fd, const void* data, size_t size, off_t at) {
  char path[PATH_MAX];
  if (!inside(path_of(fd, path)))
    return at < 0 ? syscall(SYS_write, fd, data, size) : syscall(SYS_pwrite64, fd, data, size, at);
  pthread_mutex_lock(&mutex);
  struct stat info;
  off_t place = at;
  if (at < 0) place = fcntl(fd, F_GETFL) & O_APPEND && fstat(fd, &info) == 0 ? info.st_size : lseek(fd, 0, SEEK_CUR);
  const ssize_t done = at < 0 ? syscall(SYS_write, fd, data, size) : syscall(SYS_pwrite64, fd, data, size, at);
  if (done > 0) entry('w', path, (uint64_t)place, data, (uint64_t)done);
  pthread_mutex_unlock(&mutex);
  return done;
}
ssize_t write(int fd, const void* data, size_t size) { return written(fd, data, size, -1); }
ssize_t pwrite(int fd, const void* data, size_t size, off_t at) { return written(fd, data, size, at); }
ssize_t pwrite64(int fd, const void* data, size_t size, off64_t at) { return written(fd, data, size, at); }
ssize_t writev(int fd, const struct iovec* parts, int count) {
  ssize_t all = 0;
  for (int i = 0; i < count; ++i) {
    const ssize_t done = written(fd, parts[i].iov_base, parts[i].iov_len, -1);
    if (done < 0) return all > 0 ? all : done;
    all += done;
    if ((size_t)done < parts[i].iov_len) break;
  }
  return all;
}
/* Copies within the kernel are refused where they would go unseen: callers then read and write. */
ssize_t sendfile(int out, int in, off_t* offset, size_t size) {
  char path[PATH_MAX];
  if (inside(path_of(out, path))) {
    errno = EINVAL;
    return -1;
  }
  return syscall(SYS_sendfile, out, in, offset, size);
}
ssize_t sendfile64(int out, int in, off64_t* offset, size_t size) { return sendfile(out, in, offset, size); }
ssize_t copy_file_range(int in, off64_t* from, int out, off64_t* to, size_t size, unsigned flags) {
  char path[PATH_MAX];
  if (inside(path_of(out, path))) {
    errno = EXDEV;
    return -1;
  }
  return syscall(SYS_copy_file_range, in, from, out, to, size, flags);
}

/* A call that changes `path` and needs no more than its place in the order. */
#define CHANGE(kind, path, offset, data, size, call)     \
  if (!inside(path)) return (int)(call);                 \
  pthread_mutex_lock(&mutex);                            \
  const int result = (int)(call);                        \
  if (result == 0) entry(kind, path, offset, data, size); \
  pthread_mutex_unlock(&mutex);                          \
  return result;

int ftruncate(int fd, off_t size) {
  char path[PATH_MAX];
  path_of(fd, path);
  CHANGE('t', path, (uint64_t)size, "", 0, syscall(SYS_ftruncate, fd, size))
}
int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }
static int synced(int fd, long call) {
  char path[PATH_MAX];
  struct stat info;
  const char kind = fstat(fd, &info) == 0 && S_ISDIR(info.st_mode) ? 'd' : 's';
  path_of(fd, path);
  CHANGE(kind, path, 0, "", 0, syscall(call, fd))
}
int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }
int syncfs(int fd) {
  char path[PATH_MAX];
  path_of(fd, path);
  CHANGE('a', path, 0, "", 0, syscall(SYS_syncfs, fd))
}
int renameat2(int from_at, const char* from, int to_at, const char* to, unsigned flags) {
  char old_path[PATH_MAX], new_path[PATH_MAX];
  joined(from_at, from, old_path);
  joined(to_at, to, new_path);
  CHANGE('r', old_path, 0, new_path, strlen(new_path), syscall(SYS_renameat2, from_at, from, to_at, to, flags))
}
int rename(const char* from, const char* to) { return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int from_at, const char* from, int to_at, const char* to) { return renameat2(from_at, from, to_at, to, 0); }
int linkat(int from_at, const char* from, int to_at, const char* to, int flags) {
  char old_path[PATH_MAX], new_path[PATH_MAX];
  joined(from_at, from, old_path);
  joined(to_at, to, new_path);
  CHANGE('l', old_path, 0, new_path, strlen(new_path), syscall(SYS_linkat, from_at, from, to_at, to, flags))
}
int link(const char* from, const char* to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }
int unlinkat(int at, const char* name, int flags) {
  char path[PATH_MAX];
  joined(at, name, path);
  CHANGE(flags & AT_REMOVEDIR ? 'x' : 'u', path, 0, "", 0, syscall(SYS_unlinkat, at, name, flags))
}
int unlink(const char* name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char* name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }
int remove(const char* name) {
  const int done = unlinkat(AT_FDCWD, name, 0);
  return done != 0 && errno == EISDIR ? unlinkat(AT_FDCWD, name, AT_REMOVEDIR) : done;
}
int mkdirat(int at, const char* name, mode_t mode) {
  char path[PATH_MAX];
  joined(at, name, path);
  CHANGE('m', path, 0, "", 0, syscall(SYS_mkdirat, at, name, mode))
}
int mkdir(const char* name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }
