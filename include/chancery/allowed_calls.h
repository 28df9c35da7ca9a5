// A list of system calls that a process may make (seccomp(2)), and what every such list holds.
//
// Floor: confine.
#pragma once

#include <seccomp.h>

#include <cstdint>
#include <initializer_list>
#include <memory>

namespace chancery {

// Of a sanitizer, which takes terabytes of addresses and calls that no other program needs.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kShadowMemory = true;
#else
inline constexpr bool kShadowMemory = false;
#endif

// Every call that was not added fails with ENOSYS, as if the system did not have it, once the list
// is loaded. Calls are given by libseccomp's numbers (SCMP_SYS); what this machine does not have is
// left out.
class AllowedCalls {
 public:
  AllowedCalls();

  void add(std::initializer_list<int> calls);
  // `call` when its argument `index`, an int, is one of `values`.
  void add_with(int call, unsigned index, std::initializer_list<uint64_t> values);
  // `call` when the bits `mask` of its argument `index` are `value`.
  void add_masked(int call, unsigned index, uint64_t mask, uint64_t value);
  // `call` when its first two arguments, ints, are these.
  void add_with_both(int call, uint64_t first, uint64_t second);

  // From now on it holds for every thread of the process and for all that it starts. False when the
  // system cannot do it.
  bool load();

 private:
  void add_rule(int call, std::initializer_list<scmp_arg_cmp> conditions);

  std::unique_ptr<void, decltype(&seccomp_release)> context_;
  bool good_ = true;
};

// The number of this process, as an argument of a call.
uint64_t own_process();

void allow_memory_and_time(AllowedCalls& allowed);
// What is open, and what is opened only to be read.
void allow_reading(AllowedCalls& allowed);
// Files are opened in any way, and can be cut while that is done. For where Landlock knows what may
// be written.
void allow_writing(AllowedCalls& allowed);

}  // namespace chancery
