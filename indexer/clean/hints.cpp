#include "indexer/clean/hints.h"

#include <string>
#include <unordered_set>

#include "chancery/strings.h"

namespace chancery {
namespace {

using Words = std::unordered_set<std::string_view>;

const Words& never_words() {
  static const Words kWords = {"comment",  "comments", "commentlist", "commentarea", "disqus",
                               "livefyre", "respond",  "replies",     "discussion",  "cookie",
                               "cookies",  "gdpr",     "consent",     "modal",       "popup"};
  return kWords;
}

const Words& strong_words() {
  static const Words kWords = {
      "related",       "recommended",   "recommendation", "recommendations",
      "recirc",        "recirculation", "newsletter",     "newsletters",
      "subscribe",     "subscription",  "signup",         "sidebar",
      "footer",        "nav",           "navbar",         "navigation",
      "menu",          "breadcrumb",    "breadcrumbs",    "outbrain",
      "taboola",       "zergnet",       "popular",        "trending",
      "mostread",      "mostpopular",   "advert",         "adverts",
      "advertisement", "advertising",   "sponsor",        "sponsored",
      "promo",         "promos",        "promotion",      "masthead",
      "lightbox",      "overlay",       "pagination",     "pager",
      "login",         "signin",        "register",       "toolbar",
      "sharing",       "sharebar",      "sharedaddy",     "addthis",
      "socials",       "readmore",      "morestories",    "donate",
      "donation",      "noprint",       "skip",           "copyright",
      "teaser",        "teasers",       "upnext",         "readnext",
      "morefrom",      "relatedposts",  "moreon"};
  return kWords;
}

const Words& weak_words() {
  static const Words kWords = {"share",        "social",      "shares",
                               "byline",       "bylines",     "author",
                               "authors",      "authorbox",   "bio",
                               "caption",      "captions",    "credit",
                               "credits",      "figcaption",  "ad",
                               "ads",          "adunit",      "adslot",
                               "dfp",          "gpt",         "tag",
                               "tags",         "taglist",     "topics",
                               "category",     "categories",  "widget",
                               "widgets",      "toc",         "hidden",
                               "hide",         "banner",      "search",
                               "meta",         "metadata",    "timestamp",
                               "dateline",     "published",   "pubdate",
                               "date",         "posted",      "rating",
                               "ratings",      "poll",        "quiz",
                               "carousel",     "slider",      "gallery",
                               "slideshow",    "video",       "player",
                               "embed",        "infobox",     "disclaimer",
                               "follow",       "facebook",    "twitter",
                               "whatsapp",     "links",       "more",
                               "rail",         "aside",       "tooltip",
                               "dropdown",     "form",        "button",
                               "btn",          "icon",        "image",
                               "media",        "photo",       "photos",
                               "kicker",       "eyebrow",     "inset",
                               "callout",      "cta",         "legend",
                               "also",         "thumbnail",   "thumb",
                               "headline",     "title",       "subtitle",
                               "reprint",      "sronly",      "visuallyhidden",
                               "screenreader", "invisible",   "listen",
                               "audio",        "podcast",     "tools",
                               "utility",      "utilities",   "prev",
                               "next",         "feedback",    "correction",
                               "corrections",  "cookiebar",   "alert",
                               "notification", "placeholder", "loading",
                               "counter",      "stats",       "app",
                               "download",     "subscribe"};
  return kWords;
}

const Words& body_words() {
  static const Words kWords = {"body", "content", "text", "copy", "main"};
  return kWords;
}

const Words& article_words() {
  static const Words kWords = {"article",      "story",          "post",        "entry",
                               "articlebody",  "storybody",      "articletext", "postcontent",
                               "entrycontent", "articlecontent", "storytext",   "storycontent",
                               "bodytext",     "page",           "rich"};
  return kWords;
}

}  // namespace

namespace {

struct Signs {
  bool never = false;
  bool strong = false;
  bool weak = false;
  bool article = false;  // two words: article and body
};

// One class: its words are split at anything but letters, and where a capital follows.
Signs read_class(std::string_view name) {
  Signs signs;
  bool article = false;
  bool body = false;
  std::string word;
  const auto judge = [&] {
    if (word.size() > 1) {
      signs.never = signs.never || never_words().contains(word);
      signs.strong = signs.strong || strong_words().contains(word);
      signs.weak = signs.weak || weak_words().contains(word);
      article = article || article_words().contains(word);
      body = body || body_words().contains(word) ||
             (word.size() > 8 && article_words().contains(word));
    }
    word.clear();
  };
  for (size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!is_letter(c)) {
      judge();
      continue;
    }
    if (c <= 'Z' && i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z') judge();
    word += lower(c);
  }
  judge();
  signs.article = article && body && !signs.never && !signs.strong && !signs.weak;
  return signs;
}

}  // namespace

Hint hint_of(std::string_view names) {
  Signs all;
  size_t classes = 0;
  for (const std::string_view name : split(names.substr(0, 400), " ")) {
    if (name.empty() || ++classes > 12) continue;
    const Signs signs = read_class(name);
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

}  // namespace chancery
