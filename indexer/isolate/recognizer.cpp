#include "indexer/isolate/recognizer.h"

#include <fmt/format.h>
#include <unicode/uloc.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "chancery/error.h"
#include "chancery/language.h"
#include "chancery/strings.h"
#include "indexer/isolate/convert.h"

namespace chancery::indexer {
namespace {

constexpr const char* kProgram = "tesseract";
// Each makes it slower, and more than a few mislead it.
constexpr size_t kMaxLanguages = 6;

bool is_installed() {
  const char* const path = std::getenv("PATH");
  for (const std::string_view folder : split(path == nullptr ? "" : path, ":")) {
    if (access(fmt::format("{}/{}", folder, kProgram).c_str(), X_OK) == 0) return true;
  }
  return false;
}

// Whether the data called `name` ("chi_sim", "aze_cyrl") are those of an ISO 639-3 code.
bool is_of(std::string_view name, std::string_view code) {
  if (code == "zho") code = "chi";  // as 639-2 has it
  return name == code || (name.starts_with(code) && name.substr(code.size()).starts_with('_'));
}

}  // namespace

void require_recognizer() {
  if (is_installed()) return;
  throw Error("--ocr needs the program tesseract, which is not installed",
              "install it (Debian: apt install tesseract-ocr) or leave --ocr out");
}

std::string recognizer_languages(std::string_view listed, const std::string& language) {
  std::vector<std::string> names;
  const std::string code = language == "auto" ? "" : uloc_getISO3Language(language.c_str());
  for (const std::string_view line : split(listed, "\n")) {
    const std::string_view name = trim(line);
    // The first line is a sentence; osd and equ are no languages; script/… are alternatives.
    if (name.empty() || name == "osd" || name == "equ") continue;
    if (name.find_first_of(" /:") != name.npos) continue;
    if (code.empty() || is_of(name, code)) names.emplace_back(name);
  }
  std::stable_partition(names.begin(), names.end(),
                        [](const std::string& name) { return name == "eng"; });
  names.resize(std::min(names.size(), kMaxLanguages));
  return fmt::format("{}", fmt::join(names, "+"));
}

Converter find_recognizer(ForkServer& server, const std::string& language) {
  require_recognizer();
  std::string listed;
  try {
    listed = run_confined(server, {kProgram, "--list-langs"});
  } catch (const Unreadable& unreadable) {
    throw Error(fmt::format("tesseract does not work: {}", unreadable.reason()),
                "try: tesseract --list-langs");
  }
  const std::string languages = recognizer_languages(listed, language);
  if (languages.empty()) {
    throw Error(language == "auto"
                    ? "tesseract has no data of any language"
                    : fmt::format("tesseract has no data for {}", language_name(language)),
                "install them (Debian: apt install tesseract-ocr-eng)");
  }
  return {"", {kProgram, "%f", "stdout", "-l", languages}, "text/plain"};
}

}  // namespace chancery::indexer
