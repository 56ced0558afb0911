// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/lockdown.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

#include "lib/base/file.hpp"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define MINUTEBOOK_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define MINUTEBOOK_SANITIZED 1
#endif
#endif
#ifndef MINUTEBOOK_SANITIZED
#define MINUTEBOOK_SANITIZED 0
#endif

namespace minutebook {
namespace {

/// Sanitizers map terabytes, look for leaks with ptrace and call much that a reader never does: their builds get no
/// memory limit and a filter that only forbids.
constexpr bool sanitized = MINUTEBOOK_SANITIZED != 0;

constexpr rlim_t most_open_files = 64;
constexpr rlim_t largest_made_file = rlim_t{512} << 20;  // bytes, of a program that converts
constexpr rlim_t most_seconds = 900;                     // of such a program, should the parent be gone

/// All that may be opened, for reading only. What is not there is skipped.
constexpr const char* readable[] = {"/usr/share/fonts",
                                    "/usr/local/share/fonts",
                                    "/usr/share/fontconfig",
                                    "/etc/fonts",
                                    "/var/cache/fontconfig",
                                    "/usr/share/poppler",
                                    "/usr/share/xml/fontconfig",
                                    "/usr/share/tesseract-ocr",
                                    "/usr/lib",
                                    "/usr/lib64",
                                    "/lib",
                                    "/lib64",
                                    "/usr/local/lib",
                                    "/etc/ld.so.cache"};

Result<void> limit(int resource, rlim_t most, const char* what) {
  const rlimit value{most, most};
  if (::setrlimit(static_cast<__rlimit_resource_t>(resource), &value) != 0)
    return fail_errno(std::string("cannot limit ") + what, errno);
  return {};
}

Result<void> set_limits(uint64_t memory_limit) {
  if (auto set = limit(RLIMIT_CORE, 0, "core dumps"); !set) return set;
  if (auto set = limit(RLIMIT_FSIZE, 0, "the size of files"); !set) return set;
  if (auto set = limit(RLIMIT_NOFILE, most_open_files, "open files"); !set) return set;
  if (sanitized || memory_limit == 0) return {};
  return limit(RLIMIT_AS, memory_limit, "memory");
}

constexpr scmp_datum_t socket_type_mask = 0xf;  // SOCK_CLOEXEC and SOCK_NONBLOCK stand above

constexpr int fchmodat2 = 452;  // newer than the libseccomp of Debian 12; programs fall back on the older call

/// Every right of the file system that the running kernel can take away.
uint64_t rights_of(long version) {
  uint64_t rights = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1U) - 1;  // version 1 ends with it
  if (version >= 2) rights |= uint64_t{1} << 13U;             // refer
  if (version >= 3) rights |= uint64_t{1} << 14U;             // truncate
  if (version >= 5) rights |= uint64_t{1} << 15U;             // ioctl on devices
  return rights;
}

constexpr uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

/// A set of rules of Landlock: what is not allowed by one of them is shut once they are enforced.
class FileRules {
 public:
  FileRules() {
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1) return;
    every_right_ = rights_of(version);
    landlock_ruleset_attr attributes{};
    attributes.handled_access_fs = every_right_;
    rules_ = Descriptor(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof(attributes), 0)));
    good_ = rules_.valid();
  }

  /// A file or a folder with all in it; nothing when it is not there.
  void allow(const char* path, uint64_t rights) {
    const Descriptor place(::open(path, O_PATH | O_CLOEXEC));
    if (!good_ || !place.valid()) return;
    landlock_path_beneath_attr rule{};
    rule.parent_fd = place.get();
    rule.allowed_access = rights & every_right_;
    if (::syscall(SYS_landlock_add_rule, rules_.get(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0) return;
    rule.allowed_access &= ~uint64_t{LANDLOCK_ACCESS_FS_READ_DIR};  // a single file
    good_ = ::syscall(SYS_landlock_add_rule, rules_.get(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
  }

  void allow_everything(const char* path) { allow(path, every_right_); }

  /// For good; false when the kernel does not know Landlock.
  [[nodiscard]] bool enforce() const { return good_ && ::syscall(SYS_landlock_restrict_self, rules_.get(), 0) == 0; }

 private:
  Descriptor rules_;
  uint64_t every_right_ = 0;
  bool good_ = false;
};

bool shut_files() {
  FileRules rules;
  for (const char* path : readable) rules.allow(path, reading);
  return rules.enforce();
}

/// What reading papers takes. Opening is among it: Landlock decides which files.
constexpr int allowed[] = {SCMP_SYS(read),
                           SCMP_SYS(pread64),
                           SCMP_SYS(readv),
                           SCMP_SYS(write),
                           SCMP_SYS(writev),
                           SCMP_SYS(close),
                           SCMP_SYS(fstat),
                           SCMP_SYS(newfstatat),
                           SCMP_SYS(statx),
                           SCMP_SYS(stat),
                           SCMP_SYS(lstat),
                           SCMP_SYS(statfs),
                           SCMP_SYS(fstatfs),
                           SCMP_SYS(lseek),
                           SCMP_SYS(mmap),
                           SCMP_SYS(munmap),
                           SCMP_SYS(mprotect),
                           SCMP_SYS(mremap),
                           SCMP_SYS(madvise),
                           SCMP_SYS(brk),
                           SCMP_SYS(rt_sigaction),
                           SCMP_SYS(rt_sigprocmask),
                           SCMP_SYS(rt_sigreturn),
                           SCMP_SYS(sigaltstack),
                           SCMP_SYS(futex),
                           SCMP_SYS(getrandom),
                           SCMP_SYS(clock_gettime),
                           SCMP_SYS(clock_getres),
                           SCMP_SYS(clock_nanosleep),
                           SCMP_SYS(nanosleep),
                           SCMP_SYS(gettimeofday),
                           SCMP_SYS(time),
                           SCMP_SYS(times),
                           SCMP_SYS(getpid),
                           SCMP_SYS(gettid),
                           SCMP_SYS(alarm),
                           SCMP_SYS(setitimer),
                           SCMP_SYS(exit),
                           SCMP_SYS(exit_group),
                           SCMP_SYS(restart_syscall),
                           SCMP_SYS(poll),
                           SCMP_SYS(ppoll),
                           SCMP_SYS(sendmsg),
                           SCMP_SYS(recvmsg),
                           SCMP_SYS(openat),
                           SCMP_SYS(open),
                           SCMP_SYS(access),
                           SCMP_SYS(faccessat),
                           SCMP_SYS(faccessat2),
                           SCMP_SYS(readlink),
                           SCMP_SYS(readlinkat),
                           SCMP_SYS(getdents64),
                           SCMP_SYS(getcwd),
                           SCMP_SYS(fcntl),
                           SCMP_SYS(dup),
                           SCMP_SYS(getrusage),
                           SCMP_SYS(sysinfo),
                           SCMP_SYS(getrlimit),
                           SCMP_SYS(sched_yield),
                           SCMP_SYS(sched_getaffinity),
                           SCMP_SYS(uname),
                           SCMP_SYS(getuid),
                           SCMP_SYS(geteuid),
                           SCMP_SYS(getgid),
                           SCMP_SYS(getegid),
                           SCMP_SYS(rseq),
                           SCMP_SYS(set_robust_list),
                           SCMP_SYS(membarrier),
                           SCMP_SYS(fadvise64),
                           SCMP_SYS(flock)};

/// What reaches into other processes or the kernel: nothing that reads or converts papers needs it.
constexpr int never_needed[] = {SCMP_SYS(process_vm_readv),
                                SCMP_SYS(process_vm_writev),
                                SCMP_SYS(kexec_load),
                                SCMP_SYS(bpf),
                                SCMP_SYS(mount),
                                SCMP_SYS(io_uring_setup),
                                SCMP_SYS(perf_event_open),
                                SCMP_SYS(setns),
                                SCMP_SYS(unshare),
                                SCMP_SYS(init_module),
                                SCMP_SYS(finit_module),
                                SCMP_SYS(keyctl),
                                SCMP_SYS(add_key)};

/// What, beside that, only an attacker would try: the process dies, so that the parent hears of it.
constexpr int deadly[] = {SCMP_SYS(socket),   SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(bind),
                          SCMP_SYS(listen),   SCMP_SYS(accept),     SCMP_SYS(accept4), SCMP_SYS(execve),
                          SCMP_SYS(execveat), SCMP_SYS(fork),       SCMP_SYS(vfork)};

struct Filter {
  scmp_filter_ctx context;
  explicit Filter(uint32_t otherwise) : context(seccomp_init(otherwise)) {}
  ~Filter() {
    if (context) seccomp_release(context);
  }
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;
};

/// A call that this machine does not have is no fault (-EDOM).
bool add(const Filter& filter, uint32_t action, int call) {
  const int result = seccomp_rule_add(filter.context, action, call, 0);
  return result == 0 || result == -EDOM;
}

/// Allows a call when its argument number `argument` equals `value`.
bool allow_when(const Filter& filter, int call, unsigned argument, scmp_datum_t value) {
  const scmp_arg_cmp equal{argument, SCMP_CMP_EQ, value, 0};
  return seccomp_rule_add_array(filter.context, SCMP_ACT_ALLOW, call, 1, &equal) == 0;
}

bool filter_calls() {
  const Filter filter(sanitized ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO(EPERM));
  if (!filter.context) return false;
  bool good = true;
  for (const int call : deadly) good = add(filter, SCMP_ACT_KILL_PROCESS, call) && good;
  for (const int call : never_needed) good = add(filter, SCMP_ACT_KILL_PROCESS, call) && good;
  if (!sanitized) {
    for (const int call : allowed) good = add(filter, SCMP_ACT_ALLOW, call) && good;
    // abort() signals itself, nobody else; limits may be asked for, not changed.
    good = allow_when(filter, SCMP_SYS(tgkill), 0, static_cast<scmp_datum_t>(::getpid())) && good;
    good = allow_when(filter, SCMP_SYS(prlimit64), 2, 0) && good;
    seccomp_attr_set(filter.context, SCMP_FLTATR_CTL_OPTIMIZE, 2);  // a tree: fewer steps a call
  }
  return good && seccomp_load(filter.context) == 0;
}

/// What LibreOffice reads besides its own folder below /usr.
constexpr const char* readable_for_office[] = {"/etc/ld.so.cache",      "/etc/fonts",     "/etc/libreoffice",
                                               "/var/cache/fontconfig", "/etc/localtime", "/var/spool/libreoffice",
                                               "/var/lib/libreoffice",  "/dev/urandom"};
constexpr const char* runnable[] = {"/usr", "/lib", "/lib64", "/bin"};

bool shut_files_but(const char* folder) {
  FileRules rules;
  for (const char* path : runnable) rules.allow(path, reading | LANDLOCK_ACCESS_FS_EXECUTE);
  for (const char* path : readable_for_office) rules.allow(path, reading);
  rules.allow("/dev/null", LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE);
  rules.allow("/tmp", LANDLOCK_ACCESS_FS_MAKE_SOCK);  // where LibreOffice's own socket must be; nothing else there
  rules.allow_everything(folder);
  return rules.enforce();
}

/// What a program that converts papers has no need of either. Landlock before Linux 6.2 lets truncate() through.
constexpr int useless[] = {SCMP_SYS(setsid),  // whatever it starts stays in the group that is killed at the end
                           SCMP_SYS(setpgid), SCMP_SYS(ptrace), SCMP_SYS(umount2), SCMP_SYS(truncate)};

/// What changes files and needs no right of Landlock: modes, owners, times and attributes, of any file of the user.
/// They do nothing and say that they did, for LibreOffice gives its own files modes.
constexpr int without_effect[] = {
    SCMP_SYS(chmod),        SCMP_SYS(fchmod),      SCMP_SYS(fchmodat),  SCMP_SYS(chown),     SCMP_SYS(fchown),
    SCMP_SYS(lchown),       SCMP_SYS(fchownat),    SCMP_SYS(utime),     SCMP_SYS(utimes),    SCMP_SYS(futimesat),
    SCMP_SYS(utimensat),    SCMP_SYS(setxattr),    SCMP_SYS(lsetxattr), SCMP_SYS(fsetxattr), SCMP_SYS(removexattr),
    SCMP_SYS(lremovexattr), SCMP_SYS(fremovexattr)};

/// Signals to other processes, and what else reaches into them.
constexpr int at_others[] = {SCMP_SYS(kill),
                             SCMP_SYS(tkill),
                             SCMP_SYS(rt_sigqueueinfo),
                             SCMP_SYS(rt_tgsigqueueinfo),
                             SCMP_SYS(pidfd_open),
                             SCMP_SYS(pidfd_send_signal),
                             SCMP_SYS(process_madvise),
                             SCMP_SYS(setpriority),
                             SCMP_SYS(ioprio_set),
                             SCMP_SYS(sched_setscheduler),
                             SCMP_SYS(sched_setattr)};

/// LibreOffice listens for others of its kind on a socket of this machine, and stops where it cannot. It gets that one
/// and may not speak to any other: Landlock does not keep it away from the sockets of services.
bool filter_reach() {
  const Filter filter(SCMP_ACT_ALLOW);
  if (!filter.context) return false;
  bool good = true;
  for (const int call : without_effect) good = add(filter, SCMP_ACT_ERRNO(0), call) && good;
  good = add(filter, SCMP_ACT_ERRNO(ENOSYS), fchmodat2) && good;
  for (const int call : at_others) good = add(filter, SCMP_ACT_ERRNO(EPERM), call) && good;
  const auto refuse_for_others = [&filter](int call, scmp_datum_t self) {
    const scmp_arg_cmp other{0, SCMP_CMP_NE, self, 0};
    return seccomp_rule_add_array(filter.context, SCMP_ACT_ERRNO(EPERM), call, 1, &other) == 0;
  };
  good = refuse_for_others(SCMP_SYS(tgkill), static_cast<scmp_datum_t>(::getpid())) && good;  // abort() signals itself
  good = refuse_for_others(SCMP_SYS(prlimit64), 0) && good;
  for (const int call : never_needed) good = add(filter, SCMP_ACT_ERRNO(EPERM), call) && good;
  for (const int call : useless) good = add(filter, SCMP_ACT_ERRNO(EPERM), call) && good;
  const auto refuse_socket = [&filter](const scmp_arg_cmp& when) {
    return seccomp_rule_add_array(filter.context, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(socket), 1, &when) == 0;
  };
  good = refuse_socket({0, SCMP_CMP_NE, AF_UNIX, 0}) && good;
  for (const int type : {SOCK_DGRAM, SOCK_RAW, SOCK_SEQPACKET})
    good = refuse_socket({1, SCMP_CMP_MASKED_EQ, socket_type_mask, static_cast<scmp_datum_t>(type)}) && good;
  good = add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(connect)) && good;
  return good && seccomp_load(filter.context) == 0;
}

}  // namespace

Result<void> confine(const std::string& folder, uint64_t memory_limit) {
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return fail_errno("cannot give up new privileges", errno);
  if (auto set = limit(RLIMIT_CORE, 0, "core dumps"); !set) return set;
  if (auto set = limit(RLIMIT_FSIZE, largest_made_file, "the size of files"); !set) return set;
  if (auto set = limit(RLIMIT_CPU, most_seconds, "the time"); !set) return set;
  if (auto set = limit(RLIMIT_AS, memory_limit, "memory"); !set) return set;
  if (!shut_files_but(folder.c_str()) || !filter_reach())
    return fail(ErrorCode::not_readable, "this kernel cannot shut a program in: it lacks Landlock or seccomp filters");
  return {};
}

Result<Lockdown> lock_down(uint64_t memory_limit) {
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return fail_errno("cannot give up new privileges", errno);
  if (!sanitized && ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return fail_errno("cannot forbid dumps", errno);
  if (auto set = set_limits(memory_limit); !set) return tl::unexpected(set.error());
  Lockdown lockdown;
  lockdown.landlock = shut_files();
  lockdown.seccomp = filter_calls();
  return lockdown;
}

}  // namespace minutebook
