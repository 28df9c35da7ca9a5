// What a database says of its runs and its files: any text gives a report, which comes back.
#include <cstdint>
#include <sstream>

#include "chancery/utf8.h"
#include "indexer/lists_used.h"
#include "indexer/progress.h"
#include "indexer/report.h"
#include "indexer/walk/file_signature.h"
#include "tests/fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace chancery;
  using namespace chancery::indexer;
  const std::string text(fuzz::text_of(data, size));
  const RunReport report = RunReport::of_json(text);
  const std::string json = report.to_json();
  fuzz::check(RunReport::of_json(json).to_json() == json, "reports come back");
  std::ostringstream out;
  print_summary(out, report, IndexStats(), "below");
  print_failed(out, report);
  std::string shown = out.str();
  std::erase(shown, '\n');
  fuzz::check(utf8::inert(shown) == shown, "nothing reaches the terminal as it is");

  const std::string lists = ListsUsed::of_json(text).to_json();
  fuzz::check(ListsUsed::of_json(lists).to_json() == lists, "lists come back");
  const std::string bytes = FileSignature::of_bytes(text).bytes();
  fuzz::check(FileSignature::of_bytes(bytes).bytes() == bytes, "signatures come back");
  fuzz::check(path_of_text(path_to_text(text)) == text, "any path comes back");
  return 0;
}
