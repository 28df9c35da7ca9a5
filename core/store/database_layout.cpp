#include "chancery/database_layout.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "chancery/error.h"
#include "chancery/small_file.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kPrefix = "gen-";
constexpr std::string_view kAuto = "auto ";  // before a path whose kind Xapian finds out
constexpr size_t kDigits = 6;
constexpr size_t kMaxDigits = 9;
constexpr size_t kIdLength = 32;
constexpr size_t kMaxStub = 64 << 10;
constexpr size_t kMaxMark = 1 << 20;  // 64 shards of 7 files have 50 kB

bool is_hexadecimal(std::string_view text) {
  return text.find_first_not_of("0123456789abcdef") == text.npos;
}

template <typename Number>
std::optional<Number> number_of(std::string_view digits, int base = 10) {
  Number number = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return {};
  return number;
}

// Takes the next line, without its end, off `text`; absent when there is no whole one.
std::optional<std::string_view> take_line(std::string_view& text) {
  const size_t end = text.find('\n');
  if (end == text.npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

// What stands behind `key` in the next line of `text`.
std::optional<std::string_view> take_value(std::string_view& text, std::string_view key) {
  const auto line = take_line(text);
  if (!line || !line->starts_with(key)) return std::nullopt;
  return line->substr(key.size());
}

// Whether a line of a stub file names a database, as Xapian reads it.
bool names_a_database(std::string_view line) {
  for (const std::string_view type : {"auto", "glass", "chert", "flint", "remote", "inmemory"}) {
    const std::string_view rest = line.substr(std::min(type.size(), line.size()));
    if (line.starts_with(type) && (rest.empty() || rest.front() == ' ')) return true;
  }
  return false;
}

std::optional<PublishedFile> published_file(std::string_view value) {
  const size_t size_end = value.find(' ');
  if (size_end == value.npos) return std::nullopt;
  const size_t sum_end = value.find(' ', size_end + 1);
  if (sum_end == value.npos) return std::nullopt;
  const auto size = number_of<uint64_t>(value.substr(0, size_end));
  const auto sum = number_of<uint64_t>(value.substr(size_end + 1, sum_end - size_end - 1), 16);
  if (!size || !sum) return std::nullopt;
  return PublishedFile{std::string(value.substr(sum_end + 1)), *size, *sum};
}

}  // namespace

std::string generation_name(uint32_t number) {
  return fmt::format("{}{:0{}}", kPrefix, number, kDigits);
}

std::optional<uint32_t> generation_number(std::string_view name) {
  if (!name.starts_with(kPrefix)) return std::nullopt;
  const std::string_view digits = name.substr(kPrefix.size());
  if (digits.size() < kDigits || digits.size() > kMaxDigits) return std::nullopt;
  const auto number = number_of<uint32_t>(digits);
  if (!number || *number == 0 || generation_name(*number) != name) return std::nullopt;
  return number;
}

std::string identity_text(const std::string& id) {
  return fmt::format("{}database {}\n", kHead, id);
}

std::optional<std::string> identity_of(std::string_view text) {
  if (!text.starts_with(kHead)) return std::nullopt;
  text.remove_prefix(kHead.size());
  const auto id = take_value(text, "database ");
  if (!id || id->size() != kIdLength || !is_hexadecimal(*id) || !text.empty()) return std::nullopt;
  return std::string(*id);
}

std::string stub_text(uint32_t generation) {
  return fmt::format("{}auto {}\n", kHead, generation_name(generation));
}

Stub stub_of(const std::optional<std::string>& text) {
  Stub stub;
  if (!text) return stub;
  stub.has_head = text->starts_with(kHead);
  bool damaged = false;
  std::string_view rest = *text;
  while (const auto line = take_line(rest)) {
    if (line->empty() || line->front() == '#') continue;
    if (!names_a_database(*line)) {
      damaged = true;
      continue;
    }
    const auto number = generation_number(line->substr(std::min(kAuto.size(), line->size())));
    if (!line->starts_with(kAuto) || !number || stub.generation != 0) {
      return {Stub::State::kForeign, 0, stub.has_head};
    }
    stub.generation = *number;
  }
  // A last line without its end may be what is left of ours.
  const std::string ours = fmt::format("{}{}", kAuto, kPrefix);
  const bool cut = rest.starts_with(ours) || std::string_view(ours).starts_with(rest);
  if (!cut && names_a_database(rest)) return {Stub::State::kForeign, 0, stub.has_head};
  const bool good = stub.generation != 0 && rest.empty() && !damaged;
  stub.state = good ? Stub::State::kGood : Stub::State::kDamaged;
  if (!good) stub.generation = 0;
  return stub;
}

std::string GenerationMark::text() const {
  std::string out = fmt::format("{}database {}\nnumber {}\nstate {}\ndocuments {}\n", kHead,
                                database, number, complete ? "complete" : "building", documents);
  for (const PublishedFile& file : files) {
    out += fmt::format("file {} {:016x} {}\n", file.size, file.sum, file.name);
  }
  return out + "end\n";
}

std::optional<GenerationMark> GenerationMark::of_text(std::string_view text) {
  if (!text.starts_with(kHead)) return std::nullopt;
  text.remove_prefix(kHead.size());
  GenerationMark mark;
  const auto database = take_value(text, "database ");
  const auto number = take_value(text, "number ");
  const auto state = take_value(text, "state ");
  const auto documents = take_value(text, "documents ");
  if (!database || !number || !state || !documents) return std::nullopt;
  const auto parsed_number = number_of<uint32_t>(*number);
  const auto parsed_documents = number_of<uint64_t>(*documents);
  if (!parsed_number || !parsed_documents) return std::nullopt;
  mark.database = *database;
  mark.number = *parsed_number;
  mark.documents = *parsed_documents;
  mark.complete = *state == "complete";
  if (!mark.complete && *state != "building") return std::nullopt;
  while (const auto line = take_line(text)) {
    if (*line == "end") return text.empty() ? std::optional(mark) : std::nullopt;
    if (!line->starts_with("file ")) return std::nullopt;
    const auto file = published_file(line->substr(5));
    if (!file) return std::nullopt;
    mark.files.push_back(*file);
  }
  return std::nullopt;
}

bool DatabaseLayout::stub_tells() const {
  return stub.state == Stub::State::kGood && generations.contains(stub.generation);
}

uint32_t DatabaseLayout::in_use() const {
  return stub_tells() ? stub.generation : newest_complete();
}

uint32_t DatabaseLayout::newest_complete() const {
  for (auto newest = generations.rbegin(); newest != generations.rend(); ++newest) {
    if (is_ours(newest->first) && newest->second->complete) return newest->first;
  }
  return 0;
}

bool DatabaseLayout::is_ours(uint32_t number) const {
  const auto found = generations.find(number);
  if (found == generations.end() || !found->second || id.empty()) return false;
  return found->second->database == id && found->second->number == number;
}

bool DatabaseLayout::is_begun() const {
  return !id.empty() && stub.state == Stub::State::kMissing && in_use() == 0;
}

DatabaseLayout read_layout(const fs::path& path) {
  DatabaseLayout layout;
  const OwnedFd directory = open_directory(path);
  if (!directory.is_open()) return layout;
  layout.exists = true;
  layout.names = names_in(directory.get(), path);
  layout.identity_text = read_small_file(directory.get(), kIdentityFile, path, kMaxStub);
  if (layout.identity_text) layout.id = identity_of(*layout.identity_text).value_or("");
  layout.stub = stub_of(read_small_file(directory.get(), kStubFile, path, kMaxStub));
  for (const std::string& name : layout.names) {
    const auto number = generation_number(name);
    if (!number) continue;
    const OwnedFd generation = open_directory_in(directory.get(), name, path / name);
    if (!generation.is_open()) continue;
    const auto text = read_small_file(generation.get(), kMarkFile, path / name, kMaxMark);
    layout.generations[*number] = text ? GenerationMark::of_text(*text) : std::nullopt;
  }
  return layout;
}

fs::path readable_database(const fs::path& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return path;
  // Who may not list it may still search it.
  const OwnedFd directory(open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!directory.is_open()) return path;
  const Stub stub = stub_of(read_small_file(directory.get(), kStubFile, path, kMaxStub));
  if (stub.state == Stub::State::kForeign) return path;
  if (stub.state == Stub::State::kGood &&
      fs::exists(path / generation_name(stub.generation), error)) {
    return path;
  }
  const DatabaseLayout layout = read_layout(path);
  if (layout.is_begun()) {
    throw Error(fmt::format("{}: the first run of chancery-index has not ended", path.string()),
                "wait for it, or run it again where it was stopped");
  }
  return layout.in_use() == 0 ? path : path / generation_name(layout.in_use());
}

}  // namespace chancery
