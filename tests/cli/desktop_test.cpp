// What desktops and systemd read of us.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/cli/support.h"
#include "tests/support/directories.h"

namespace chancery::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

std::string docs(const std::string& name) {
  return source_directory() + "/docs/" + name;
}

std::string text_of(const fs::path& file) {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

TEST(Desktop, TakesWhatItReads) {
  const Sandbox sandbox;
  const std::string base = docs("desktop/invalid.chancery.Chancery.");
  size_t checked = 0;
  for (const auto& [program, arguments] : std::vector<std::pair<std::string, Arguments>>{
           {"/usr/bin/appstreamcli", {"validate", "--no-net", base + "metainfo.xml"}},
           {"/usr/bin/desktop-file-validate", {base + "desktop"}}}) {
    if (!fs::exists(program)) continue;
    const Outcome outcome = sandbox.run(sandbox.command(program, arguments));
    EXPECT_EQ(outcome.status, 0) << outcome;
    ++checked;
  }
  if (checked == 0) GTEST_SKIP() << "neither appstreamcli nor desktop-file-validate is here";
}

// The script of chancery-saved@.service for the query nile, whose mail goes to `sendmail`.
std::string saved_script(const fs::path& sendmail) {
  const std::string unit = text_of(docs("chancery-saved@.service"));
  const std::string begin = "ExecStart=/bin/sh -c '", end = "' chancery-saved %I";
  const size_t from = unit.find(begin) + begin.size();
  std::string script = unit.substr(from, unit.find(end) - from);
  replace_all(script, "\\\n", "");
  replace_all(script, "$$", "$");
  replace_all(script, "%%", "%");
  replace_all(script, "/usr/sbin/sendmail", sendmail.string());
  replace_all(script, "chancery-search", program_directory() + "/chancery-search");
  return script;
}

TEST(SavedService, MailsWhatIsNewOnceAndKeepsWhatCannotBeSent) {
  const Sandbox sandbox;
  sandbox.write("a.txt", "First\n\nThe dam on the Nile.\n");
  sandbox.index_documents();
  ASSERT_EQ(sandbox.search({"--save", "nile", "nile dam"}).status, 0);
  const fs::path sendmail = sandbox.root() / "sendmail", sent = sandbox.root() / "sent";
  const auto run = [&](const std::string& program) {
    std::ofstream(sendmail) << "#!/bin/sh\n" << program << '\n';
    fs::permissions(sendmail, fs::perms::owner_all);
    Command command =
        sandbox.command("/bin/sh", {"-c", saved_script(sendmail), "chancery-saved", "nile"});
    command.environment["CHANCERY_MAIL_TO"] = "ada@example.org";
    return sandbox.run(command);
  };
  EXPECT_EQ(run("cat >" + sent.string()).status, 0);
  EXPECT_FALSE(fs::exists(sent)) << "nothing is new";
  sandbox.write("b.txt", "Second\n\nAnother dam on the Nile.\n");
  sandbox.index_documents();
  const Outcome outcome = run("cat >" + sent.string());
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_THAT(text_of(sent), AllOf(HasSubstr("To: ada@example.org\n"), HasSubstr("Subject: "),
                                   HasSubstr("Second")));
  fs::remove(sent);
  EXPECT_EQ(run("cat >" + sent.string()).status, 0);
  EXPECT_FALSE(fs::exists(sent));
  sandbox.write("c.txt", "Third\n\nA third dam on the Nile.\n");
  sandbox.index_documents();
  EXPECT_NE(run("exit 1").status, 0);
  std::string kept;
  for (const auto& entry : fs::recursive_directory_iterator(sandbox.root()))
    if (entry.path().filename().string().starts_with("unsent-nile-")) kept = text_of(entry.path());
  EXPECT_THAT(kept, HasSubstr("Third"));
}

}  // namespace
}  // namespace chancery::cli
