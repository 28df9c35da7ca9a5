#include "search/prompt/history.h"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "chancery/private_file.h"
#include "chancery/utf8.h"

namespace chancery::search {

namespace {
constexpr size_t kMostLines = 2000;
constexpr size_t kLongestLine = 4096;

void keep_last(std::vector<std::string>& lines) {
  if (lines.size() > kMostLines) lines.erase(lines.begin(), lines.end() - kMostLines);
}
}  // namespace

std::string History::load() {
  lines_.clear();
  std::error_code error;
  if (file_.empty() || !std::filesystem::exists(file_, error)) return "";
  std::string content;
  if (std::filesystem::is_regular_file(file_, error)) {
    std::ifstream in(file_, std::ios::binary);
    if (!in) return fmt::format("the history {} cannot be read", utf8::inert(file_.string()));
    content.assign(std::istreambuf_iterator<char>(in), {});
  }
  const bool is_text = std::filesystem::is_regular_file(file_, error) && utf8::is_valid(content) &&
                       content.find('\0') == std::string::npos;
  if (!is_text) {
    const std::string aside = file_.string() + ".damaged";
    std::filesystem::rename(file_, aside, error);
    if (error) file_.clear();
    return fmt::format("the history was damaged; it is kept as {}", utf8::inert(aside));
  }
  for (size_t from = 0; from < content.size();) {
    const size_t end = std::min(content.find('\n', from), content.size());
    if (end > from && end - from <= kLongestLine)
      lines_.push_back(utf8::inert(std::string_view(content).substr(from, end - from)));
    from = end + 1;
  }
  keep_last(lines_);
  return "";
}

bool History::append(const std::string& raw) {
  const std::string line = utf8::inert(raw);
  if (line.empty() || line.size() > kLongestLine || (!lines_.empty() && lines_.back() == line))
    return false;
  lines_.push_back(line);
  keep_last(lines_);
  if (file_.empty()) return true;
  const OwnedFd file = open_private_log(file_);
  if (!file.is_open()) return true;
  const std::string entry = line + "\n";
  if (write(file.get(), entry.data(), entry.size()) > 0) fdatasync(file.get());
  return true;
}

}  // namespace chancery::search
