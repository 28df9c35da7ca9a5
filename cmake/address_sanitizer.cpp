// What AddressSanitizer is to pass over, in every program that is built with it.

extern "C" const char* __asan_default_options();

// Xapian 1.4's Database::check() frees an object by the size of its base class.
extern "C" const char* __asan_default_options() {
  return "new_delete_type_mismatch=0";
}
