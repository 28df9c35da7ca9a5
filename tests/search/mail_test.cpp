#include "search/render/mail.h"

#include <gtest/gtest.h>

#include <sstream>

#include "chancery/error.h"
#include "search/options.h"
#include "tests/search/answer_fixture.h"

namespace chancery::search {
namespace {

std::string message(const Answer& answer) {
  std::ostringstream out;
  MailRenderer(out).answer(answer, "");
  return out.str();
}

TEST(Mail, HasASubjectATypeAndText) {
  const std::string text = message(testing::answer());
  EXPECT_TRUE(text.starts_with("Subject: 1 hit: corridor\nMIME-Version: 1.0\n")) << text;
  EXPECT_NE(
      text.find("\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n"),
      std::string::npos);
  EXPECT_NE(text.find("https://example.org/talks"), std::string::npos);
  EXPECT_NE(text.find("/articles/peace-talks.txt"), std::string::npos);
}

TEST(Mail, ASubjectIsNoOtherHeader) {
  const std::string text =
      message(testing::answer("a\r\nBcc: b@c =?x?= \x1b Ärger und so weiter, recht lang, länger"));
  const std::string head = text.substr(0, text.find("\n\n"));
  EXPECT_EQ(head.find("Bcc"), std::string::npos);
  EXPECT_TRUE(head.starts_with("Subject: =?UTF-8?B?")) << head;
  std::istringstream lines(head);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 78U) << line;
}

// A line of a message has at most 998 bytes (RFC 5322, 2.1.1).
TEST(Mail, HasNoLongLine) {
  Answer answer = testing::answer();
  answer.hits[0].record.path = "/" + std::string(4000, 'x') + ".txt";
  answer.hits[0].record.url = "https://example.org/" + std::string(4000, 'y');
  std::istringstream lines(message(answer));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 998U);
}

TEST(Mail, NothingIsNoMessage) {
  Answer nothing = testing::answer("nothing");
  nothing.hits.clear();
  nothing.total = 0;
  EXPECT_EQ(message(nothing), "");
}

TEST(Mail, IsOfOneQuery) {
  EXPECT_THROW(validated(parse_options({"-f", "mail"})), Error);
  const Config config = validated(parse_options({"-f", "mail", "corridor"}));
  EXPECT_FALSE(config.search.all_copies);
  EXPECT_TRUE(config.search.snippets);
}

}  // namespace
}  // namespace chancery::search
