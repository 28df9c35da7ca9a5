// Files that are made to harm: each is counted with its reason, memory stays small, and the next
// file goes on.
#include <gmock/gmock.h>

#include <fstream>

#include "tests/cli/support.h"
#include "tests/support/zip.h"

namespace chancery::cli {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

class HostileFiles : public ::testing::Test {
 protected:
  void SetUp() override { sandbox_.write("good.txt", "A good text on railways."); }
  std::string report() const {
    outcome_ = sandbox_.index({sandbox_.documents().string()});
    EXPECT_EQ(outcome_.signal, 0);
    EXPECT_FALSE(outcome_.timed_out);
    EXPECT_LT(outcome_.max_memory, kMaxMemory);
    EXPECT_THAT(sandbox_.names("railways"), ElementsAre("good.txt"));
    return sandbox_.index({"--report"}).out;
  }
  // A file of `size` bytes that begins with `head` goes on with words, and has no line end.
  void write_line(const std::string& name, const std::string& head, uint64_t size) const {
    std::string text = head;
    while (text.size() < (9 << 20)) text += "the same words again and again without an end ";
    fs::resize_file(sandbox_.write(name, text), size);  // the rest takes no room on the disk
  }
  std::string text_of(const std::string& name) const {
    return sandbox_
        .run(
            sandbox_.command("chancery-index", {"--print", (sandbox_.documents() / name).string()}))
        .out;
  }

  Sandbox sandbox_;
  mutable Outcome outcome_;
};

std::string docx(const std::string& body, const std::string& doctype = "") {
  return test::zip(
      {{"word/document.xml", "<?xml version=\"1.0\"?>" + doctype +
                                 "<w:document xmlns:w=\"http://w\"><w:body><w:p><w:r><w:t>" + body +
                                 "</w:t></w:r></w:p></w:body></w:document>"}});
}

TEST_F(HostileFiles, EntitiesAreNeitherExpandedNorFetched) {
  sandbox_.write("secret/.key", "the secret of the harbour");
  std::string bomb = "<!DOCTYPE x [<!ENTITY a \"harbours harbours harbours\">";
  for (char name = 'b'; name <= 'k'; ++name) {
    bomb += std::string("<!ENTITY ") + name + " \"";
    for (int i = 0; i < 10; ++i) bomb += std::string("&") + static_cast<char>(name - 1) + ";";
    bomb += "\">";
  }
  bomb += "]>";
  const std::string secret = "<!DOCTYPE x [<!ENTITY s SYSTEM \"file://" +
                             (sandbox_.documents() / "secret/.key").string() +
                             "\"><!ENTITY n SYSTEM \"http://127.0.0.1:1/x\">]>";
  sandbox_.write("bomb.docx", docx("Lighthouses &k; and more of them", bomb));
  sandbox_.write("secret.docx", docx("Lighthouses &s; &n; and more of them", secret));
  sandbox_.write("bomb.xml", "<?xml version=\"1.0\"?>" + bomb +
                                 "<x><p>Lighthouses &k; are many on this coast.</p></x>");
  sandbox_.write("secret.xml", "<?xml version=\"1.0\"?>" + secret +
                                   "<x><p>Lighthouses &s; are many on this coast.</p></x>");
  report();
  EXPECT_THAT(sandbox_.names("lighthouses"),
              UnorderedElementsAre("bomb.docx", "bomb.xml", "secret.docx", "secret.xml"));
  EXPECT_EQ(sandbox_.search({"\"secret of the harbour\""}).status, 1);
  EXPECT_LT(text_of("bomb.docx").size(), 5000U);
  EXPECT_LT(text_of("bomb.xml").size(), 5000U);
}

TEST_F(HostileFiles, WhatIsNoWordFileIsReadAsWhatItIsOrNamed) {
  sandbox_.write("words.docx", "Only a text on lighthouses that somebody has called so.");
  sandbox_.write("noise.docx", std::string("\x01\x02\x80\xFF", 4) + std::string(3000, '\x03'));
  sandbox_.write("cut.docx", docx("Lighthouses that are lost").substr(0, 60));
  sandbox_.write("empty.docx", test::zip({{"other.bin", std::string(10, '\1')}}));
  const std::string said = report();
  EXPECT_THAT(sandbox_.names("lighthouses"), ElementsAre("words.docx"));
  EXPECT_THAT(said, AllOf(HasSubstr("noise.docx"), HasSubstr("cut.docx"), HasSubstr("empty.docx")));
}

TEST_F(HostileFiles, MailInMailWithoutEnd) {
  std::string mail;
  for (int i = 0; i < 20'000; ++i) {
    mail +=
        "From: a@b.example\nMessage-ID: <1@b.example>\nMIME-Version: 1.0\nSubject: Lighthouses\n"
        "Content-Type: message/rfc822\n\n";
  }
  sandbox_.write("nested.eml", mail + "The end of it.");
  std::string parts = "From: a@b.example\nMessage-ID: <1@b.example>\nMIME-Version: 1.0\n";
  for (int i = 0; i < 5'000; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    parts += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
  }
  sandbox_.write("parts.eml", parts + "Content-Type: text/plain\n\nThe end of lighthouses.\n");
  EXPECT_THAT(report(), AllOf(HasSubstr("nested.eml"), HasSubstr("parts.eml")));
}

TEST_F(HostileFiles, MarkupNestedHundredThousandDeep) {
  constexpr int kDepth = 100'000;
  const auto repeated = [](const std::string& text) {
    std::string out;
    for (int i = 0; i < kDepth; ++i) out += text;
    return out;
  };
  const std::string bottom = "Lighthouses at the bottom of it all, which nobody looks for.";
  sandbox_.write("deep.html", "<html><body>" + repeated("<div>") + "<p>" + bottom + "</p>");
  sandbox_.write("inline.html", "<p>" + repeated("<b><i>") + bottom);
  sandbox_.write("tables.html", repeated("<table><tr><td>") + bottom);
  sandbox_.write("deep.xml", "<?xml version=\"1.0\"?>" + repeated("<a>") + bottom);
  sandbox_.write("deep.md", repeated("> ") + bottom + "\n\n" + repeated("[") + "\n");
  sandbox_.write("deep.rtf", "{\\rtf1 " + repeated("{") + bottom);
  sandbox_.write("deep.tex", "\\begin{document}" + repeated("{\\bf ") + bottom);
  sandbox_.write("deep.json", repeated("[") + "\"" + bottom + "\"");
  sandbox_.write("deep.docx", docx(repeated("<w:p>") + bottom));
  report();
  EXPECT_EQ(text_of("deep.html").find("\"text\":\"\""), std::string::npos);
}

TEST_F(HostileFiles, ALineOfAGigabyte) {
  constexpr uint64_t kSize = uint64_t{1} << 30;
  write_line("line.html", "<html><body><p>Lighthouses, and then ", kSize);
  write_line("line.rtf", "{\\rtf1 Lighthouses, and then ", kSize);
  write_line("line.eml",
             "From: a@b.example\nMessage-ID: <1@b.example>\nMIME-Version: 1.0\n\nLighthouses, ",
             kSize);
  const std::string said = report();
  for (const char* name : {"line.html", "line.rtf", "line.eml"})
    EXPECT_THAT(said, HasSubstr(name));  // in part, or not
}

TEST_F(HostileFiles, LongLinesAreReadWhole) {
  constexpr uint64_t kSize = uint64_t{20} << 20;
  write_line("line.txt", "Lighthouses, and then ", kSize);
  write_line("line.csv", "name,text\nlighthouses,", kSize);
  write_line("line.md", "# Lighthouses\n\n", kSize);
  report();
  EXPECT_THAT(sandbox_.names("lighthouses"), ::testing::Contains(HasSubstr("line.txt")));
}

TEST_F(HostileFiles, NamesAndDeclarationsThatLie) {
  sandbox_.write("page.pdf",
                 "<html><body><p>Lighthouses are many on this coast.</p></body></html>");
  sandbox_.write("page.docx", "{\\rtf1 Lighthouses are many on this coast.\\par}");
  sandbox_.write("word.html", docx("Lighthouses are many on this coast."));
  sandbox_.write("picture.txt", "\x89PNG\r\n\x1a\n" + std::string(500, '\1'));
  sandbox_.write("latin.html",
                 "<html><head><meta charset=\"utf-8\"></head><body><p>Les phares de l'\xEEle sont "
                 "ferm\xE9s depuis l'\xE9t\xE9 dernier.</p></body></html>");
  sandbox_.write("utf8.html",
                 "<html><head><meta charset=\"windows-1252\"></head><body><p>Les phares de "
                 "l'île du nord sont gardés toute l'année.</p></body></html>");
  const std::string said = report();
  EXPECT_THAT(sandbox_.names("lighthouses"),
              UnorderedElementsAre("page.docx", "page.pdf", "word.html"));
  EXPECT_THAT(text_of("latin.html"), HasSubstr("île sont fermés depuis l'été"));
  EXPECT_THAT(text_of("utf8.html"), HasSubstr("île du nord sont gardés toute l'année"));
  EXPECT_THAT(said, HasSubstr("picture.txt"));
}

TEST_F(HostileFiles, ConvertersAreLimitedAndNamed) {
  sandbox_.write("a.wpd", "Lighthouses of an old program.");
  sandbox_.write("b.qqq", "a page");
  sandbox_.write("c.bad", "Lighthouses never seen.");
  sandbox_.write("in.zip", test::zip({{"d.wpd", "Lighthouses inside."}}));
  const fs::path config = sandbox_.root() / "config";
  std::ofstream(config) << "filter = .wpd:cat %f\n"
                           "filter = .qqq,text/html:echo '<title>Lighthouses</title><p>A page of "
                           "lighthouses, made by a program.'\n";
  outcome_ = sandbox_.index(
      {"--config", config.string(), "--filter", ".bad:false", sandbox_.documents().string()});
  EXPECT_EQ(outcome_.status, 2);
  EXPECT_THAT(sandbox_.names("lighthouses"),
              UnorderedElementsAre("a.wpd", "b.qqq", "in.zip!d.wpd"));
  EXPECT_THAT(sandbox_.index({"--report"}).out,
              AllOf(HasSubstr("its converter failed"), HasSubstr("c.bad")));
  const Json hit = sandbox_.search({"--format", "json", "title:lighthouses"}).json()["hits"][0];
  EXPECT_THAT(hit.value("path", ""), HasSubstr("b.qqq"));
}

}  // namespace
}  // namespace chancery::cli
