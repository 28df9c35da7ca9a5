#include "search/queries.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "chancery/error.h"
#include "chancery/utf8.h"

namespace chancery::search {

std::vector<NumberedQuery> read_queries(std::istream& in, const std::string& name) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  std::vector<NumberedQuery> queries;
  std::string line;
  for (size_t number = 1; std::getline(in, line); ++number) {
    if (number == 1 && line.starts_with(kByteOrderMark)) line.erase(0, kByteOrderMark.size());
    if (line.ends_with('\r')) line.pop_back();
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    const size_t tab = line.find('\t');
    if (tab == std::string::npos || tab == 0) {
      queries.push_back(
          {"", "",
           fmt::format("{}:{}: a query is an id, a tab and its text", utf8::inert(name), number)});
      continue;
    }
    queries.push_back({line.substr(0, tab), line.substr(tab + 1), ""});
  }
  return queries;
}

std::vector<NumberedQuery> read_queries(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    throw Error(fmt::format("{} is a directory, not a file of queries", utf8::inert(path)));
  }
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    throw Error(fmt::format("cannot read {}: {}", utf8::inert(path), std::strerror(errno)));
  }
  return read_queries(in, path);
}

}  // namespace chancery::search
