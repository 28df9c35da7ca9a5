// The small files of a database directory (stub, identity, marks): what is read as good comes back.
#include <cstdint>

#include "chancery/database_layout.h"
#include "tests/fuzz/check.h"

namespace chancery::fuzz {
namespace {

void use_stub(const Stub& stub) {
  check((stub.state == Stub::State::kGood) == (stub.generation != 0),
        "a good stub names a generation, another none");
  if (stub.generation == 0) return;
  const std::string name = generation_name(stub.generation);
  check(generation_number(name) == stub.generation, "names of generations come back");
  check(name.find('/') == name.npos, "a generation is in the directory");
  check(stub_of(stub_text(stub.generation)).generation == stub.generation, "stubs come back");
}

void use_mark(const GenerationMark& mark) {
  const auto back = GenerationMark::of_text(mark.text());
  check(back && back->number == mark.number && back->complete == mark.complete &&
            back->documents == mark.documents && back->files.size() == mark.files.size(),
        "marks come back");
  for (size_t i = 0; i < mark.files.size(); ++i) {
    check(back->files[i].name == mark.files[i].name && back->files[i].size == mark.files[i].size &&
              back->files[i].sum == mark.files[i].sum,
          "files of marks come back");
  }
}

}  // namespace
}  // namespace chancery::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace chancery;
  const std::string text(fuzz::text_of(data, size));
  fuzz::use_stub(stub_of(text));
  if (const auto id = identity_of(text)) {
    fuzz::check(identity_of(identity_text(*id)) == id, "identities come back");
  }
  if (const auto mark = GenerationMark::of_text(text)) fuzz::use_mark(*mark);
  if (const auto number = generation_number(text)) {
    fuzz::check(generation_name(*number) == text, "a generation has one name");
  }
  return 0;
}
