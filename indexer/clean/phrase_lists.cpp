#include "indexer/clean/phrase_lists.h"

#include <array>

namespace chancery::indexer {

namespace {

PageLines read_page_lines() {
  static constexpr std::array<std::string_view, 19> kClasses = {
      "chrome",       "chrome-start", "comments-start", "copyright", "menu",
      "comments",     "related",      "share",          "network",   "related-start",
      "credit-start", "credit-end",   "credit-inside",  "continue",  "promotion",
      "follow-end",   "cookies",      "cookies-beside", "never-last"};
  const WordFile file("page_lines.txt", kClasses);
  PageLines lines;
  lines.chrome = file.set("chrome");
  lines.chrome_starts = file.list("chrome-start");
  lines.comments_starts = file.list("comments-start");
  lines.copyrights = file.list("copyright");
  lines.menu = file.set("menu");
  lines.comments = file.set("comments");
  lines.related = file.set("related");
  lines.share = file.set("share");
  lines.networks = file.set("network");
  lines.related_starts = file.list("related-start");
  lines.credit_starts = file.list("credit-start");
  lines.credit_ends = file.list("credit-end");
  lines.credits_inside = file.list("credit-inside");
  lines.continue_starts = file.list("continue");
  lines.promotions = file.list("promotion");
  lines.follow_ends = file.list("follow-end");
  lines.cookies = file.list("cookies");
  lines.cookies_beside = file.list("cookies-beside");
  lines.never_last = file.set("never-last");
  return lines;
}

}  // namespace

const PageLines& page_lines() {
  static const PageLines lines = read_page_lines();
  return lines;
}

}  // namespace chancery::indexer
