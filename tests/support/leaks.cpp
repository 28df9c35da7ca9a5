// What LeakSanitizer need not report: fontconfig, which poppler starts, keeps its configuration to
// the end.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig\n";
}
