#include "search/export/citeproc.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <vector>

#include "chancery/error.h"
#include "chancery/json_text.h"
#include "chancery/utf8.h"
#include "search/render/json.h"

extern char** environ;

namespace chancery::search {

namespace fs = std::filesystem;

namespace {

// Pandoc takes any ASCII punctuation behind a backslash for itself (all_symbols_escapable).
std::string pandoc_escaped(std::string_view raw) {
  std::string out;
  for (const char c : utf8::inert(raw)) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool plain = letter || (c >= '0' && c <= '9') || c == ' ' || (c & 0x80) != 0;
    if (!plain) out += '\\';
    out += c;
  }
  return out;
}

std::string citation_of(const std::string& key, const Pinpoint& at) {
  if (key.empty()) return "";
  if (at.page > 0) return fmt::format(" [@{}, p. {}]", key, at.page);
  if (at.paragraph > 0) return fmt::format(" [@{}, para. {}]", key, at.paragraph);
  return fmt::format(" [@{}]", key);
}

std::string pandoc_paragraph(const std::string& text) {
  return text.empty() ? "" : pandoc_escaped(text) + "\n\n";
}

// Escapes what people read; keys of references and the kinds of sources are Pandoc's.
void escape_texts(nlohmann::json& json, const std::string& member = "") {
  if (json.is_string() && member != "id" && member != "type") {
    json = pandoc_escaped(json.get<std::string>());
  } else if (json.is_object()) {
    for (const auto& [name, value] : json.items()) escape_texts(value, name);
  } else if (json.is_array()) {
    for (auto& value : json) escape_texts(value);
  }
}

// A folder of the person's alone, gone with the object.
class WorkFolder {
 public:
  WorkFolder() {
    std::error_code error;
    std::string name = (fs::temp_directory_path(error) / "chancery.XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
      throw Error(fmt::format("cannot make {}: {}", utf8::inert(name), std::strerror(errno)));
    path_ = name;
  }
  ~WorkFolder() {
    std::error_code error;
    for (const char* file : kFiles) fs::remove(path_ / file, error);
    fs::remove(path_, error);
  }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  std::string file(const char* name) const { return (path_ / name).string(); }
  void write(const char* name, const std::string& content) const {
    std::ofstream out(path_ / name, std::ios::binary);
    out << content;
    out.close();
    if (!out) throw Error(fmt::format("cannot write {}", utf8::inert(file(name))));
  }
  std::string read(const char* name) const {
    std::ifstream in(path_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  static constexpr const char* kText = "text.md";
  static constexpr const char* kReferences = "references.json";
  static constexpr const char* kPaper = "paper";
  static constexpr const char* kSaid = "said";

 private:
  static constexpr const char* kFiles[] = {kText, kReferences, kPaper, kSaid};
  fs::path path_;
};

// The exit status; standard error goes to `said`. Throws Error when it is not installed.
int run_pandoc(std::vector<std::string> words, const std::string& said) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO})
    posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, said.c_str(),
                                   O_WRONLY | O_CREAT | O_TRUNC, 0600);
  pid_t child = 0;
  const int error =
      posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error == ENOENT)
    throw Error("pandoc is not installed, which --csl needs",
                "apt install pandoc; without --csl the notes are the Chicago Manual's");
  if (error != 0) throw Error(fmt::format("pandoc cannot be started: {}", std::strerror(error)));
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_FAILURE;
}

std::string_view pandoc_format(ExportFormat format) {
  return format == ExportFormat::kDocx ? "docx" : format == ExportFormat::kOdt ? "odt" : "html";
}

std::string first_line(const std::string& text) {
  return utf8::inert(text.substr(0, text.find('\n')));
}

}  // namespace

std::string pandoc_text(const Paper& paper) {
  std::string out = pandoc_paragraph(paper.subtitle);
  for (const PaperSection& section : paper.sections) {
    out += "# " + pandoc_paragraph(section.heading) + pandoc_paragraph(section.remark);
    for (const std::string& line : section.lines) out += pandoc_paragraph(line);
    for (const PaperEntry& entry : section.entries) {
      const std::string title = pandoc_escaped(entry.title);
      out += entry.link.empty() ? "## " + title : fmt::format("## [{}](<{}>)", title, entry.link);
      out += "\n\n" + pandoc_paragraph(entry.source) + pandoc_paragraph(entry.path) +
             pandoc_paragraph(entry.marks);
      if (entry.quotations.empty()) out += citation_of(entry.key, {}) + "\n\n";
      for (const Quotation& quotation : entry.quotations)
        out += "> " + pandoc_escaped(quotation.text) + citation_of(quotation.key, quotation.at) +
               "\n\n";
    }
  }
  return out + "# Bibliography\n\n::: {#refs}\n:::\n";
}

std::string pandoc_references(const std::string& csl_json) {
  nlohmann::json references = parse_json(csl_json);
  escape_texts(references);
  return dump_json({{"references", references}});
}

std::string paper_bytes(const Paper& paper, ExportFormat format, const std::string& style) {
  if (!style.empty()) return styled(paper, format, style);
  if (format == ExportFormat::kDocx) return docx(paper);
  return format == ExportFormat::kOdt ? odt(paper) : html(paper);
}

std::string styled(const Paper& paper, ExportFormat format, const std::string& style) {
  const WorkFolder folder;
  folder.write(WorkFolder::kText, pandoc_text(paper));
  folder.write(WorkFolder::kReferences, pandoc_references(paper.references));
  const int status =
      run_pandoc({"pandoc", "--standalone", "--wrap=none", "--citeproc",
                  "--csl=" + fs::absolute(style).string(),
                  "--metadata-file=" + folder.file(WorkFolder::kReferences),
                  "--from=markdown-yaml_metadata_block-pandoc_title_block-raw_html-raw_tex-raw_"
                  "attribute-smart",
                  "--to=" + std::string(pandoc_format(format)), "--metadata=title:" + paper.title,
                  "--output=" + folder.file(WorkFolder::kPaper), folder.file(WorkFolder::kText)},
                 folder.file(WorkFolder::kSaid));
  std::string bytes = folder.read(WorkFolder::kPaper);
  if (status != 0 || bytes.empty())
    throw Error(fmt::format("pandoc cannot use {}: {}", utf8::inert(style),
                            first_line(folder.read(WorkFolder::kSaid))),
                "styles are at https://www.zotero.org/styles");
  return bytes;
}

}  // namespace chancery::search
