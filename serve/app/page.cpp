#include "serve/app/page.h"

#include <fmt/format.h>

#include <functional>
#include <map>
#include <string>

#include "chancery/paths.h"
#include "serve/embedded/embedded_files.h"

namespace chancery::serve {

namespace {

constexpr std::string_view kFolder = "page";
constexpr std::string_view kPage = "/index.html";

std::string_view type_of(std::string_view name) {
  static const std::map<std::string, std::string_view> kTypes = {
      {"html", "text/html; charset=utf-8"},
      {"css", "text/css; charset=utf-8"},
      {"js", "text/javascript; charset=utf-8"},
      {"json", "application/json"},
      {"svg", "image/svg+xml"},
      {"png", "image/png"},
  };
  const auto found = kTypes.find(file_ending(name));
  return found == kTypes.end() ? "application/octet-stream" : found->second;
}

struct File {
  std::string_view type, content;
  std::string tag;
};

std::map<std::string, File, std::less<>> files_by_path() {
  std::map<std::string, File, std::less<>> files;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.name.starts_with(kFolder)) continue;
    const std::string_view path = file.name.substr(kFolder.size());
    const size_t hash = std::hash<std::string_view>()(file.content);
    files.emplace(path == kPage ? "/" : path,
                  File{type_of(path), file.content, fmt::format("\"{:016x}\"", hash)});
  }
  return files;
}

}  // namespace

std::optional<Response> page_file(std::string_view path, const Request& request) {
  static const auto kFiles = files_by_path();
  const auto found = kFiles.find(path);
  if (found == kFiles.end()) return std::nullopt;
  const File& file = found->second;
  Response response{200, {{"Cache-Control", "no-cache"}, {"ETag", file.tag}}, ""};
  if (request.one("if-none-match") == file.tag) {
    response.status = 304;
    return response;
  }
  response.headers.emplace_back("Content-Type", file.type);
  response.body = std::string(file.content);
  return response;
}

}  // namespace chancery::serve
