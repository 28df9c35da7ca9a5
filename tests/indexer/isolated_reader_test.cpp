#include "indexer/isolate/isolated_reader.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <csignal>
#include <fstream>

#include "chancery/error.h"
#include "indexer/isolate/convert.h"
#include "indexer/isolate/frames.h"
#include "indexer/isolate/reader_messages.h"
#include "tests/support/temp_directory.h"

namespace chancery::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

// What a poisoned file does to its reader, by its name.
void do_harm(const std::string& path) {
  if (path.ends_with("crash")) raise(SIGSEGV);
  if (path.ends_with("slow")) {
    itimerval timer = {};
    timer.it_value.tv_usec = 20'000;
    setitimer(ITIMER_PROF, &timer, nullptr);
    for (volatile unsigned i = 0;;) i = i + 1;
  }
  if (path.ends_with("large")) std::vector<std::string>(15, std::string(8 << 20, 'x'));
  if (path.ends_with("hungry")) {
    for (std::vector<std::string> all;;) all.emplace_back(8 << 20, 'x');
  }
}

void send_record(int socket, const std::string& path, const std::string& text) {
  Record record;
  record.path = path;
  record.text = text;
  send_frame(socket, kRecordFrame, pack(record));
}

// A reader for which a file holds one part a line of its request's type ("a,b,crash").
void fake_reader(int socket) {
  Frame frame;
  while (receive_frame(socket, 1 << 20, -1, frame) == Received::kFrame) {
    const ReadRequest request = ReadRequest::unpack(frame.bytes);
    send_frame(socket, kBeginFrame, request.path);
    do_harm(request.path);
    if (request.path.ends_with("liar")) send_record(socket, "/etc/passwd", "x");
    send_record(socket, request.path, "pid " + std::to_string(getpid()));
    uint64_t members = 0;
    for (const char* name : {"a", "crash", "b", "slow", "c"}) {
      const std::string path = request.path + "!" + name;
      if (!request.path.ends_with(".zip")) continue;
      if (!request.done.empty() && ++members <= request.done[0]) continue;
      send_frame(socket, kBeginFrame, path);
      do_harm(path);
      send_record(socket, path, "part");
      send_frame(socket, kEndFrame, path);
    }
    send_frame(socket, kEndFrame, request.path);
    const Missed locked = {request.path, "encrypted", Lack::kNoText};
    send_frame(socket, kDoneFrame, request.path.ends_with("locked") ? locked.pack() : "");
  }
}

class Collected : public DocumentSink {
 public:
  void document(Record record) override { documents.emplace_back(record.path, record.text); }
  void missed(const std::string& path, const std::string& reason, Lack) override {
    failures.emplace_back(path, reason);
  }
  std::vector<std::pair<std::string, std::string>> documents, failures;
};

class Isolated : public ::testing::Test {
 protected:
  Isolated()
      : server_(fake_reader, {.memory = uint64_t{100} << 20}, {.memory = uint64_t{400} << 20}, {}),
        reader_(server_) {}

  // What the file gives, and why it is not read.
  std::string read(const std::string& path) {
    const OwnedFd file(open("/dev/null", O_RDONLY));
    try {
      reader_.read(path, file.get(), 0, "", options_, sink_);
    } catch (const Unreadable& unreadable) {
      return unreadable.reason();
    }
    return "";
  }

  ForkServer server_;
  IsolatedReader reader_;
  ReadOptions options_;
  Collected sink_;
};

TEST_F(Isolated, OneProcessReadsManyFiles) {
  read("/1");
  read("/2");
  EXPECT_EQ(read("/locked"), "encrypted");
  read("/3");
  ASSERT_EQ(sink_.documents.size(), 4U);
  EXPECT_EQ(sink_.documents.front().second, sink_.documents.back().second);
}

TEST_F(Isolated, APoisonedFileCostsItselfAlone) {
  EXPECT_EQ(read("/crash"), "its reader crashed");
  EXPECT_EQ(read("/1"), "");
  EXPECT_EQ(read("/slow"), "timed out");
  EXPECT_EQ(read("/2"), "");
  EXPECT_THAT(sink_.documents,
              ElementsAre(Pair("/1", HasSubstr("pid")), Pair("/2", HasSubstr("pid"))));
}

TEST_F(Isolated, APoisonedPartCostsItselfAlone) {
  EXPECT_EQ(read("/x.zip"), "");
  EXPECT_THAT(sink_.documents,
              ElementsAre(Pair("/x.zip", HasSubstr("pid")), Pair("/x.zip!a", "part"),
                          Pair("/x.zip!b", "part"), Pair("/x.zip!c", "part")));
  EXPECT_THAT(sink_.failures, ElementsAre(Pair("/x.zip!crash", "its reader crashed"),
                                          Pair("/x.zip!slow", "timed out")));
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_F(Isolated, MemoryIsLimited) {
  EXPECT_EQ(read("/large"), "");  // it gets more
  EXPECT_EQ(read("/hungry"), "not enough memory");
  EXPECT_EQ(read("/1"), "");
}
#endif

TEST_F(Isolated, AReaderThatLiesIsEnded) {
  EXPECT_NE(read("/liar"), "");
  EXPECT_THAT(sink_.documents, IsEmpty());
  EXPECT_EQ(read("/1"), "");
}

class Converters : public ::testing::Test {
 protected:
  Converters()
      : server_([](int) {}, {}, {},
                {.memory = uint64_t{1} << 30, .cpu_seconds = 5, .open_files = 64}) {
    file_ = (folder_.path() / "a file").string();
    std::ofstream(file_) << "text of the file\n";
  }

  std::string run(const std::string& rule, const std::string_view* bytes = nullptr) {
    try {
      return run_converter(server_, parse_converter("text/x:" + rule), file_, bytes);
    } catch (const Unreadable& unreadable) {
      return unreadable.reason();
    }
  }

  testing::TempDirectory folder_;
  std::string file_;
  ForkServer server_;
};

TEST_F(Converters, GetTheFile) {
  EXPECT_EQ(run("cat"), "text of the file\n");
  EXPECT_EQ(run("cat %f %f"), "text of the file\ntext of the file\n");
  const std::string_view inside = "what is inside";
  EXPECT_EQ(run("cat", &inside), "what is inside");
}

TEST_F(Converters, FailuresAreReasons) {
  EXPECT_EQ(run("chancery-no-such-program"),
            "its converter cannot be started (chancery-no-such-program)");
  EXPECT_EQ(run("false"), "its converter failed (false)");
  EXPECT_EQ(run("yes"), "too large (what its converter writes)");
  EXPECT_EQ(run("sh -c 'kill -9 $$'"), "timed out");
}

TEST_F(Converters, ChangeNothing) {
  run("rm");
  run("sh -c 'echo more >> \"$0\"'");
  run("sh -c ': > \"$0\"'");
  run("truncate -s 0");
  EXPECT_EQ(run("cat"), "text of the file\n");
  EXPECT_THAT(run("touch " + (folder_.path() / "new").string()), HasSubstr("failed"));
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "new"));
}

TEST(ParseConverter, TakesTypeOutputAndCommand) {
  const Converter converter = parse_converter("application/msword,text/html:tool -o 'a b' \"%f\"");
  EXPECT_EQ(converter.type, "application/msword");
  EXPECT_EQ(converter.output, "text/html");
  EXPECT_THAT(converter.command, ElementsAre("tool", "-o", "a b", "%f"));
  EXPECT_EQ(parse_converter(".WPD:wpd2text").type, ".wpd");
  for (const char* wrong : {"", "antiword", "application/msword:", "msword:antiword",
                            "application/msword:antiword 'x", "a/b,image/png:tool"}) {
    EXPECT_THROW(parse_converter(wrong), Error) << wrong;
  }
}

}  // namespace
}  // namespace chancery::indexer
