// The file of a saved search: a search, or an Error and the file set aside.
#include <cstdint>

#include "chancery/error.h"
#include "search/saved/saved_searches.h"
#include "tests/fuzz/check.h"
#include "tests/support/temp_directory.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace chancery;
  using namespace chancery::search;
  static const testing::TempDirectory folder;
  const auto file = folder.write("dam.json", fuzz::text_of(data, size));
  const SavedSearches searches(folder.path());
  try {
    const SavedSearch search = searches.find("dam");
    fuzz::check(search.name == "dam" && !search.query.empty(), "a search has a query");
    searches.store(search);
    const SavedSearch back = searches.find("dam");
    fuzz::check(back.query == search.query && back.seen == search.seen &&
                    back.databases == search.databases,
                "searches come back");
  } catch (const Error&) {
    fuzz::check(!std::filesystem::exists(file), "what is damaged is set aside");
    std::filesystem::remove(file.string() + ".damaged");
  }
  return 0;
}
