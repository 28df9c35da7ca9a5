// A list of the user (TOML) beside the sample gazetteer: an Error that names it, or lists that can
// be packed and matched.
#include <cstdint>

#include "chancery/error.h"
#include "chancery/gazetteer.h"
#include "chancery/matcher.h"
#include "tests/fuzz/check.h"
#include "tests/support/temp_directory.h"

namespace chancery::fuzz {
namespace {

void use(const Gazetteer& gazetteer) {
  const Gazetteer back = Gazetteer::unpack(gazetteer.pack());
  check(back.concepts().size() == gazetteer.concepts().size(), "lists come back");
  const Matcher matcher(gazetteer);
  MatchScratch scratch;
  const std::string_view text = "Armenia and Azerbaijan speak of a corridor in Geneva.";
  TokenList tokens;
  tokenize(text, tokens);
  for (const Mention& mention : matcher.match(text, tokens, split_sentences(text), scratch)) {
    check(mention.target < gazetteer.concepts().size(), "mentions are of concepts");
  }
}

}  // namespace
}  // namespace chancery::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace chancery;
  static const testing::TempDirectory folder;
  static const std::filesystem::path lists = [] {
    folder.write("lists/actors/a.toml",
                 "[[actor]]\nid = \"ARM\"\ntype = \"state\"\nname = \"Armenia\"\n");
    folder.write("lists/issues/i.toml",
                 "[[issue]]\nid = \"peace\"\nname = \"Peace\"\npatterns = [\"peace talks\"]\n");
    return folder / "lists";
  }();
  const auto list = folder.write("list.toml", fuzz::text_of(data, size));
  try {
    fuzz::use(Gazetteer::load(lists, {list}));
  } catch (const Error& error) {
    fuzz::check(*error.what() != '\0', "there is a reason");
  }
  return 0;
}
