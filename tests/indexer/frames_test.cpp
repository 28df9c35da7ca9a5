#include "indexer/isolate/frames.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>

#include <thread>

namespace chancery::indexer {
namespace {

constexpr size_t kMax = 1 << 20;

class Frames : public ::testing::Test {
 protected:
  Frames() {
    int ends[2] = {-1, -1};
    EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    ours_.reset(ends[0]);
    theirs_.reset(ends[1]);
  }
  void send_bytes(std::string_view bytes) const {
    ASSERT_EQ(write(theirs_.get(), bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }

  OwnedFd ours_, theirs_;
  Frame frame_;
};

TEST_F(Frames, ComeWholeWithTheirFile) {
  const OwnedFd file(open("/dev/null", O_RDONLY));
  std::thread sender([&] {
    EXPECT_TRUE(send_frame(theirs_.get(), 'a', std::string(kMax, 'x'), file.get()));
    EXPECT_TRUE(send_frame(theirs_.get(), 'b', ""));
    theirs_.reset();
  });
  EXPECT_EQ(receive_frame(ours_.get(), kMax, 10'000, frame_), Received::kFrame);
  EXPECT_EQ(frame_.kind, 'a');
  EXPECT_EQ(frame_.bytes, std::string(kMax, 'x'));
  EXPECT_TRUE(frame_.file.is_open());
  EXPECT_EQ(receive_frame(ours_.get(), kMax, 10'000, frame_), Received::kFrame);
  EXPECT_EQ(frame_.kind, 'b');
  EXPECT_FALSE(frame_.file.is_open());
  EXPECT_EQ(receive_frame(ours_.get(), kMax, 10'000, frame_), Received::kEnd);
  sender.join();
}

TEST_F(Frames, OthersAreRefused) {
  send_bytes("GET / HTTP/1.1\r\n");
  EXPECT_EQ(receive_frame(ours_.get(), kMax, 10'000, frame_), Received::kInvalid);
}

TEST_F(Frames, AboveTheLimitAreRefused) {
  send_bytes(std::string_view("Chya\xff\xff\xff\x7f", 8));
  EXPECT_EQ(receive_frame(ours_.get(), kMax, 10'000, frame_), Received::kInvalid);
}

// A process that was taken over could wait for ever otherwise, and the program with it.
TEST_F(Frames, PartsOfThemAreNotWaitedForForEver) {
  send_bytes("Chy");
  EXPECT_EQ(receive_frame(ours_.get(), kMax, 20, frame_), Received::kTimeout);
  send_bytes(std::string_view("a\x04\0\0\0xx", 7));
  EXPECT_NE(receive_frame(ours_.get(), kMax, 20, frame_), Received::kFrame);
}

TEST_F(Frames, AreNotSentForEverToOneWhoDoesNotRead) {
  EXPECT_FALSE(send_frame(ours_.get(), 'a', std::string(16 << 20, 'x'), -1, 20));
}

}  // namespace
}  // namespace chancery::indexer
