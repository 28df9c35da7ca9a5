// The phrases that phrases.cpp knows. In lower case; lines are compared by their words, marks and
// numbers left out, beginnings and ends as written.
#pragma once

#include <array>
#include <string_view>
#include <unordered_set>

namespace chancery::phrases {

using Words = std::unordered_set<std::string_view>;

// Lines that are never text of an article.
const Words& chrome_lines();
// Items of menus, which may be headings elsewhere.
const Words& menu_lines();
// Words of share bars.
const Words& share_words();

// Headings of the readers' comments.
inline constexpr std::array<std::string_view, 15> kComments = {"comments",
                                                               "comment",
                                                               "reader comments",
                                                               "readers comments",
                                                               "join the conversation",
                                                               "join the discussion",
                                                               "recent comments",
                                                               "discussion",
                                                               "responses",
                                                               "leave a comment",
                                                               "leave a reply",
                                                               "kommentare",
                                                               "commentaires",
                                                               "comentarios",
                                                               "комментарии"};

// Headings of links to other articles.
inline constexpr std::array<std::string_view, 30> kRelated = {
    "related",           "related articles",
    "related stories",   "related posts",
    "related content",   "related news",
    "related topics",    "related reading",
    "related links",     "recent posts",
    "recent articles",   "read also",
    "also read",         "see also",
    "you may also like", "you might also like",
    "more from",         "more stories",
    "more news",         "most read",
    "most popular",      "popular posts",
    "trending",          "trending now",
    "recommended",       "recommended reading",
    "further reading",   "latest articles",
    "latest stories",    "read more"};

// How lines with such links begin.
inline constexpr std::array<std::string_view, 12> kRelatedStarts = {
    "recent posts",      "read next",           "up next: ",  "read also: ",
    "you may also like", "you might also like", "more from ", "read more in ",
    "more in ",          "related: ",           "see also: ", "also read: "};

// How the credits of pictures begin.
inline constexpr std::array<std::string_view, 28> kCreditStarts = {
    "photo by ",        "photo: ",        "photos: ",       "photo credit",   "photograph: ",
    "photograph by ",   "photos by ",     "photo courtesy", "image: ",        "image by ",
    "image credit",     "image courtesy", "image source",   "images: ",       "credit: ",
    "credits: ",        "picture: ",      "picture by ",    "picture credit", "illustration: ",
    "illustration by ", "(photo by ",     "(photo: ",       "(image: ",       "foto: ",
    "фото: ",           "cover image",    "file photo"};

// How they end.
inline constexpr std::array<std::string_view, 9> kCreditEnds = {
    "via getty images", "/getty images", "via ap", "/afp",   "/reuters",
    "via reuters",      "getty images)", "/ap)",   "via afp"};

// How sentences begin that lead to the rest of an article elsewhere.
inline constexpr std::array<std::string_view, 17> kContinue = {"continue reading",
                                                               "read the full ",
                                                               "read the rest ",
                                                               "read more at ",
                                                               "read more on ",
                                                               "read more in ",
                                                               "read the whole ",
                                                               "click here to ",
                                                               "to read the full ",
                                                               "to continue reading",
                                                               "to read the rest",
                                                               "read full article",
                                                               "read full story",
                                                               "the full article is available",
                                                               "this article continues at",
                                                               "keep reading",
                                                               "read the original "};

// How lines begin that ask for something or close a page.
inline constexpr std::array<std::string_view, 37> kPromotions = {
    "like us on ",
    "you are receiving this",
    "last updated ",
    "tags: ",
    "topics: ",
    "filed under",
    "previous article",
    "next article",
    "previous post",
    "next post",
    "unsubscribe",
    "follow us ",
    "follow @",
    "subscribe to ",
    "sign up ",
    "get our ",
    "join our ",
    "like this story",
    "like what you",
    "download our ",
    "listen to ",
    "tell us what ",
    "have a tip",
    "got a tip",
    "send us ",
    "contact us at",
    "for more information, visit",
    "this document is subject to copyright",
    "more great ",
    "more from ",
    "explore further",
    "have a story",
    "click here for more",
    "share your thoughts",
    "let us know ",
    "enjoyed this ",
    "support our "};

// Arrows, bullets, dashes and quotes that decorate links.
inline constexpr std::array<std::string_view, 17> kMarks = {
    "\u2026", "\u2191", "\u2193", "\u2192", "\u2190", "\u00BB", "\u00AB", "\u2022", "\u00B7",
    "\u203A", "\u00A0", "\u2019", "\u00D7", "\u25B2", "\u25BC", "\u2013", "\u2014"};

}  // namespace chancery::phrases
