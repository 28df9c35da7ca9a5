#include "indexer/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <map>

#include "chancery/language.h"
#include "chancery/numbers.h"
#include "chancery/utf8.h"

namespace chancery::indexer {

namespace {

constexpr uint64_t kRareLanguage = 200;  // one in so many documents is not worth a word
constexpr double kMegabyte = 1e6;

std::string duration(double seconds) {
  if (seconds < 10) return fmt::format("{:.1f} s", seconds);
  if (seconds < 120) return fmt::format("{:.0f} s", seconds);
  return fmt::format("{:.0f} min", seconds / 60);
}

std::string percent(uint64_t part, uint64_t whole) {
  return fmt::format("{:.0f} %", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

}  // namespace

std::string counted(uint64_t number, const char* what) {
  return fmt::format("{} {}{}", grouped(number), what, number == 1 ? "" : "s");
}

void Progress::show(const Tally& tally, uint64_t total_files, uint64_t total_bytes) {
  if (!enabled_) return;
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start_;
  const auto bytes = static_cast<double>(tally.bytes.load());
  const double speed = spent.count() > 0 ? bytes / spent.count() : 0;
  std::string line = fmt::format("{}{} files · {:.1f} MB/s", grouped(tally.files.load()),
                                 total_files ? fmt::format(" of {}", grouped(total_files)) : "",
                                 speed / kMegabyte);
  if (total_bytes > 0 && speed > 0) {
    const double left = (static_cast<double>(total_bytes) - bytes) / speed;
    line += fmt::format(" · {} left", duration(std::max(0.0, left)));
  }
  out_ << "\r\033[K" << line << std::flush;
  shown_ = true;
}

void Progress::phase(const char* what) {
  if (!enabled_) return;
  out_ << "\r\033[K" << what << " …" << std::flush;
  shown_ = true;
}

void Progress::clear() {
  if (shown_) out_ << "\r\033[K" << std::flush;
  shown_ = false;
}

void say_waiting(int pid) {
  const std::string holder = pid ? fmt::format(" (process {})", pid) : "";
  const std::string line = "waiting for another chancery-index" + holder + " to finish\n";
  // Standard error of the process: the wait begins before any stream is at hand.
  if (::write(STDERR_FILENO, line.data(), line.size()) < 0) return;
}

void print_summary(std::ostream& out, const RunReport& report, const IndexStats& stats,
                   const std::string& report_command) {
  uint64_t links = 0;
  uint64_t skipped = 0;
  for (const FailedFile& file : report.failed) {
    if (file.failure()) continue;
    ++(file.reason == kLinkOut ? links : skipped);
  }
  out << fmt::format("{} · {:.1f} MB read · {}", counted(report.files, "file"),
                     static_cast<double>(report.bytes) / kMegabyte, duration(report.seconds));
  std::string counts;
  const auto count = [&](uint64_t number, const char* what) {
    if (number == 0) return;
    counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", grouped(number), what);
  };
  count(report.added, "new");
  count(report.changed, "changed");
  if (report.taken_over > 0) {
    counts += fmt::format("{}({} taken over from the run that was broken off)",
                          counts.empty() ? "" : " ", grouped(report.taken_over));
  }
  count(report.removed, "removed");
  count(report.unchanged, "unchanged");
  if (report.touched > 0) {
    counts += fmt::format(" ({} of them touched, and compared)", grouped(report.touched));
  }
  count(skipped, "skipped");
  count(links, links == 1 ? "link out of the folders not followed"
                          : "links out of the folders not followed");
  count(report.cut(), "indexed in part");
  count(report.unread(), "not read");
  if (report.kept() > 0) counts += fmt::format(" ({} kept)", counted(report.kept(), "document"));
  out << "   " << (counts.empty() ? "nothing to index" : counts);
  if (!report.failed.empty()) out << " (" << report_command << ")";
  out << '\n';
  if (stats.documents == 0) return;
  std::string languages;
  for (size_t i = 0; i < std::min<size_t>(3, stats.languages.size()); ++i) {
    if (i > 0 && stats.languages[i].second * kRareLanguage < stats.documents) break;
    languages +=
        fmt::format("{}{} {}", i ? ", " : "", utf8::inert(language_name(stats.languages[i].first)),
                    percent(stats.languages[i].second, stats.documents));
  }
  out << fmt::format("{}{}{} · dates: {} from the text, {} from the file, {} none\n",
                     counted(stats.documents, "document"), languages.empty() ? "" : " · ",
                     languages, grouped(stats.dated_by_text), grouped(stats.dated_by_file),
                     grouped(stats.undated));
}

void print_kept(std::ostream& out, const RunReport& report, const std::string& command) {
  constexpr size_t kShown = 5;
  size_t places = 0;
  for (const FailedFile& file : report.failed) {
    if (file.kept == 0 || ++places > kShown) continue;
    const std::string name = utf8::inert(file.name());
    const std::string advice = file.lack == Lack::kGone
                                   ? fmt::format("{} --purge {} takes them out", command, name)
                                   : "every run tries again";
    out << fmt::format("chancery-index: {}: {}: {} kept as of {}; {}\n", name,
                       utf8::inert(file.reason), counted(file.kept, "document"),
                       utf8::inert(file.as_of), advice);
  }
  if (places > kShown) {
    out << fmt::format("chancery-index: and {} more: {} --report\n",
                       counted(places - kShown, "place"), command);
  }
}

void print_failed(std::ostream& out, const RunReport& report) {
  struct Group {
    std::string kind;
    std::vector<const FailedFile*> files;
    bool failure = false;
  };
  std::map<std::string, Group> by_kind;
  for (const FailedFile& file : report.failed) {
    Group& group = by_kind[split_reason(file).first];
    group.files.push_back(&file);
    group.failure = group.failure || file.failure();
  }
  std::vector<Group> groups;
  for (auto& [kind, group] : by_kind) {
    group.kind = kind;
    groups.push_back(std::move(group));
  }
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    return std::pair(b.failure, b.files.size()) < std::pair(a.failure, a.files.size());
  });
  for (const Group& group : groups) {
    out << fmt::format("{} ({})\n", utf8::inert(group.kind), grouped(group.files.size()));
    for (const FailedFile* file : group.files) {
      std::string detail = split_reason(*file).second;
      if (file->kept > 0) {
        detail += fmt::format("{}{} kept as of {}", detail.empty() ? "" : "; ",
                              counted(file->kept, "document"), file->as_of);
      }
      out << "  " << utf8::inert(file->name());
      if (!detail.empty()) out << " (" << utf8::inert(detail) << ')';
      out << '\n';
    }
  }
}

}  // namespace chancery::indexer
