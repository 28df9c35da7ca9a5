#include "indexer/clean/hints.h"

#include <array>
#include <string>

#include "chancery/strings.h"
#include "chancery/words.h"

namespace chancery::indexer {
namespace {

// The words of gazetteer/words/page_classes.txt.
struct ClassWords {
  WordSet never, strong, weak, article, body;
  WordSet writer, writer_folder, not_writer, day, changed, line, beside, script_day;
};

ClassWords read_class_words() {
  static constexpr std::array<std::string_view, 13> kClasses = {
      "never", "strong",  "weak", "article", "body",       "writer",       "not-writer",
      "day",   "changed", "line", "beside",  "script-day", "writer-folder"};
  const WordFile file("page_classes.txt", kClasses);
  return {file.set("never"),         file.set("strong"),     file.set("weak"),
          file.set("article"),       file.set("body"),       file.set("writer"),
          file.set("writer-folder"), file.set("not-writer"), file.set("day"),
          file.set("changed"),       file.set("line"),       file.set("beside"),
          file.set("script-day")};
}

const ClassWords& class_words() {
  static const ClassWords words = read_class_words();
  return words;
}

struct Signs {
  bool never = false;
  bool strong = false;
  bool weak = false;
  bool article = false;  // two words: article and body
};

// The words of one class: it is split at anything but letters, and where a capital follows.
template <typename See>
void each_word(std::string_view name, const See& see) {
  std::string word;
  const auto give = [&] {
    if (word.size() > 1) see(word);
    word.clear();
  };
  for (size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!is_letter(c)) {
      give();
      continue;
    }
    if (c <= 'Z' && i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z') give();
    word += lower(c);
  }
  give();
}

Signs read_class(std::string_view name, const ClassWords& known) {
  Signs signs;
  bool article = false;
  bool body = false;
  each_word(name, [&](const std::string& word) {
    signs.never = signs.never || known.never.contains(word);
    signs.strong = signs.strong || known.strong.contains(word);
    signs.weak = signs.weak || known.weak.contains(word);
    article = article || known.article.contains(word);
    body = body || known.body.contains(word) || (word.size() > 8 && known.article.contains(word));
  });
  signs.article = article && body && !signs.never && !signs.strong && !signs.weak;
  return signs;
}

}  // namespace

Hint hint_of(std::string_view names) {
  const ClassWords& known = class_words();
  Signs all;
  size_t classes = 0;
  for (const std::string_view name : split(names.substr(0, 400), " ")) {
    if (name.empty() || ++classes > 12) continue;
    const Signs signs = read_class(name, known);
    all.never = all.never || signs.never;
    all.strong = all.strong || signs.strong;
    all.weak = all.weak || signs.weak;
    all.article = all.article || signs.article;
  }
  // "sidebar-fixed article-body" is an article beside a sidebar.
  if (all.article && (all.never || all.strong)) return Hint::kWeak;
  if (all.never) return Hint::kNever;
  if (all.strong) return Hint::kStrong;
  if (all.article) return Hint::kArticle;
  return all.weak ? Hint::kWeak : Hint::kNone;
}

namespace {

// "fbdatum", "itemdate": one word of two.
bool ends_as_day(std::string_view word) {
  if (word.ends_with("datum")) return true;
  return word.ends_with("date") && word.size() <= 12 && word != "update" && word != "candidate" &&
         word != "mandate" && word != "validate" && word != "lastupdate";
}

}  // namespace

Stated stated_by(std::string_view names) {
  const ClassWords& known = class_words();
  Stated stated;
  bool changed = false;
  bool last = false;
  for (const std::string_view name : split(names.substr(0, 200), " ")) {
    bool writer = false;
    bool other = false;
    each_word(name, [&](const std::string& word) {
      writer = writer || known.writer.contains(word);
      other = other || known.not_writer.contains(word);
      changed = changed || known.changed.contains(word);
      last = last || word == "last" || word.find("modif") != word.npos;
      stated.day = stated.day || known.day.contains(word) || ends_as_day(word);
      stated.line = stated.line || known.line.contains(word);
    });
    stated.writer = stated.writer || (writer && !other);
    if (other) stated.day = false;
  }
  // Blogs call the day of an article "date updated" as long as nothing was changed.
  stated.changed = changed && (last || !stated.day);
  return stated;
}

bool leads_to_writer(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  while (address.ends_with('/')) address.remove_suffix(1);
  const size_t name = address.rfind('/');
  if (name == address.npos || name == 0) return false;
  const size_t folder = address.rfind('/', name - 1);
  const size_t begin = folder == address.npos ? 0 : folder + 1;
  return class_words().writer_folder.contains(lower(address.substr(begin, name - begin)));
}

bool says_published(std::string_view name) {
  bool all = true;
  bool published = false;
  each_word(name, [&](const std::string& word) {
    all = all && class_words().script_day.contains(word);
    published = published || word.starts_with("publi") || word.ends_with("published");
  });
  return all && published;
}

bool is_beside(std::string_view names) {
  bool beside = false;
  for (const std::string_view name : split(names.substr(0, 200), " ")) {
    // A builder of pages that calls each part of them a widget.
    if (name.starts_with("elementor-")) continue;
    each_word(name, [&](const std::string& word) {
      beside = beside || class_words().beside.contains(word);
    });
  }
  return beside;
}

}  // namespace chancery::indexer
