// How the programs are built and confined, as SECURITY.md says: their files, and a live process.
#include <elf.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstring>
#include <fstream>
#include <set>
#include <span>
#include <thread>

#include "tests/cli/server.h"
#include "tests/support/directories.h"

namespace chancery::cli {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

#if defined(NDEBUG) && defined(__x86_64__)
constexpr const char* kWhyNot = nullptr;
#else
constexpr const char* kWhyNot = "only release programs on x86-64 are built so";
#endif

// An ELF file of 64 bits.
class Elf {
 public:
  explicit Elf(std::string bytes) : bytes_(std::move(bytes)) {
    EXPECT_EQ(std::memcmp(bytes_.data(), ELFMAG, SELFMAG), 0);
    header_ = at<Elf64_Ehdr>(0, 1).front();
  }

  uint16_t type() const { return header_.e_type; }
  std::span<const Elf64_Phdr> segments() const {
    return at<Elf64_Phdr>(header_.e_phoff, header_.e_phnum);
  }
  const Elf64_Phdr* segment(uint32_t type) const {
    for (const Elf64_Phdr& segment : segments()) {
      if (segment.p_type == type) return &segment;
    }
    return nullptr;
  }
  // A number of the dynamic section; 0 when it has none.
  uint64_t dynamic(int64_t tag) const {
    const Elf64_Phdr* const place = segment(PT_DYNAMIC);
    if (place == nullptr) return 0;
    for (const auto& entry : at<Elf64_Dyn>(place->p_offset, place->p_filesz / sizeof(Elf64_Dyn))) {
      if (entry.d_tag == tag) return entry.d_un.d_val;
    }
    return 0;
  }
  // Names of what it takes from libraries.
  std::set<std::string> imports() const {
    std::set<std::string> names;
    for (const auto& section : at<Elf64_Shdr>(header_.e_shoff, header_.e_shnum)) {
      if (section.sh_type != SHT_DYNSYM) continue;
      const auto& strings = at<Elf64_Shdr>(header_.e_shoff, header_.e_shnum)[section.sh_link];
      for (const auto& symbol :
           at<Elf64_Sym>(section.sh_offset, section.sh_size / sizeof(Elf64_Sym))) {
        if (symbol.st_shndx != SHN_UNDEF) continue;
        names.insert(bytes_.c_str() + strings.sh_offset + symbol.st_name);
      }
    }
    return names;
  }
  // How often `code` is in what is executed.
  size_t count(std::string_view code) const {
    size_t found = 0;
    for (const Elf64_Phdr& segment : segments()) {
      if (segment.p_type != PT_LOAD || (segment.p_flags & PF_X) == 0) continue;
      const auto part = std::string_view(bytes_).substr(segment.p_offset, segment.p_filesz);
      for (size_t i = part.find(code); i != part.npos; i = part.find(code, i + 1)) ++found;
    }
    return found;
  }

 private:
  template <typename T>
  std::span<const T> at(uint64_t offset, size_t count) const {
    if (offset + count * sizeof(T) > bytes_.size()) return {};
    return {reinterpret_cast<const T*>(bytes_.data() + offset), count};
  }

  std::string bytes_;
  Elf64_Ehdr header_ = {};
};

class Hardening : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (kWhyNot != nullptr) GTEST_SKIP() << kWhyNot;
  }
  const Elf program_{testing::read_file(fs::path(program_directory()) / GetParam())};
};

INSTANTIATE_TEST_SUITE_P(Programs, Hardening,
                         ::testing::Values("chancery-index", "chancery-search", "chancery-serve"),
                         [](const auto& program) { return std::string(program.param).substr(9); });

TEST_P(Hardening, LiesAnywhereInMemory) {
  EXPECT_EQ(program_.type(), ET_DYN);
  EXPECT_TRUE(program_.dynamic(DT_FLAGS_1) & DF_1_PIE);
}

TEST_P(Hardening, TablesOfFunctionsCannotBeChanged) {
  EXPECT_NE(program_.segment(PT_GNU_RELRO), nullptr);
  EXPECT_TRUE(program_.dynamic(DT_FLAGS_1) & DF_1_NOW);
}

TEST_P(Hardening, NothingIsBothWrittenAndExecuted) {
  const Elf64_Phdr* const stack = program_.segment(PT_GNU_STACK);
  ASSERT_NE(stack, nullptr);
  EXPECT_EQ(stack->p_flags & PF_X, 0U);
  for (const Elf64_Phdr& segment : program_.segments()) {
    EXPECT_NE(segment.p_flags & (PF_W | PF_X), static_cast<uint32_t>(PF_W | PF_X));
  }
}

TEST_P(Hardening, OverflowsAreSeen) {
  const std::set<std::string> imports = program_.imports();
  EXPECT_THAT(imports, Contains("__stack_chk_fail"));
  // _FORTIFY_SOURCE.
  EXPECT_THAT(imports, Contains(::testing::EndsWith("_chk")));
}

TEST_P(Hardening, FunctionsSayThatTheyMayBeCalled) {
  // -fcf-protection: endbr64 at the head of each. The note that has the system check it is written
  // only when every library that is linked in has it, too.
  EXPECT_GT(program_.count("\xf3\x0f\x1e\xfa"), 1000U);
}

std::string status_of(pid_t process) {
  std::ifstream in("/proc/" + std::to_string(process) + "/status");
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Confinement, AnIndexRunGivesUpWhatItDoesNotNeed) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "with a sanitizer the program is not confined";
#endif
  const Sandbox sandbox;
  // It waits for its records.
  Process run(sandbox.command("chancery-index",
                              {"--db", sandbox.database().string(), "--from-jsonl", "-"}));
  std::string status;
  for (int i = 0; i < 600 && !contains(status, "\nSeccomp:\t2\n"); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    status = status_of(run.pid());
  }
  EXPECT_THAT(status, HasSubstr("\nSeccomp:\t2\n"));
  EXPECT_THAT(status, HasSubstr("\nNoNewPrivs:\t1\n"));
  EXPECT_EQ(run.wait().status, 1);
}

TEST(Confinement, AServerGivesUpWhatItDoesNotNeed) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "with a sanitizer the program is not confined";
#endif
  const Sandbox sandbox;
  sandbox.index_records({record("/a.txt", "A", "2023", "Salt.")});
  ServeProcess server(sandbox);
  EXPECT_TRUE(server.lives());
  const std::string status = status_of(server.process().pid());
  EXPECT_THAT(status, HasSubstr("\nSeccomp:\t2\n"));
  EXPECT_THAT(status, HasSubstr("\nNoNewPrivs:\t1\n"));
}

}  // namespace
}  // namespace chancery::cli
