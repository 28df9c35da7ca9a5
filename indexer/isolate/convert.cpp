#include "indexer/isolate/convert.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>

#include "chancery/error.h"
#include "chancery/strings.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxOutput = 64 << 20;
constexpr std::chrono::seconds kMaxTime(120);  // processor time is limited more
constexpr std::string_view kFile = "%f";

OwnedFd in_memory(std::string_view bytes) {
  OwnedFd file(memfd_create("chancery", MFD_CLOEXEC));
  for (size_t at = 0; file.is_open() && at < bytes.size();) {
    const ssize_t part = write(file.get(), bytes.data() + at, bytes.size() - at);
    if (part < 0 && errno == EINTR) continue;
    if (part <= 0) throw Unreadable(std::string(reason::kNoMemory.text), Lack::kPassing);
    at += static_cast<size_t>(part);
  }
  if (!file.is_open()) throw Unreadable(std::string(reason::kNoMemory.text), Lack::kPassing);
  return file;
}

// All that comes until the other side closes. Throws Unreadable.
std::string read_output(int pipe) {
  std::string output;
  std::array<char, 65536> buffer;
  const auto end = std::chrono::steady_clock::now() + kMaxTime;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        end - std::chrono::steady_clock::now());
    pollfd one = {pipe, POLLIN, 0};
    const int ready = left.count() > 0 ? poll(&one, 1, static_cast<int>(left.count())) : 0;
    if (ready < 0 && errno == EINTR) continue;
    if (ready == 0) throw Unreadable(reason::kTimedOut);
    const ssize_t part = ::read(pipe, buffer.data(), buffer.size());
    if (part < 0 && errno == EINTR) continue;
    if (part <= 0) return output;
    output.append(buffer.data(), static_cast<size_t>(part));
    if (output.size() > kMaxOutput)
      throw Unreadable(reason::kTooLarge, "what its converter writes");
  }
}

void check(const Ending& ending, const std::string& program) {
  const int status = ending.status;
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
  if (WIFEXITED(status) && WEXITSTATUS(status) == ForkServer::kNoProgram) {
    throw Unreadable(fmt::format("its converter cannot be started ({})", program), Lack::kPassing);
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == ForkServer::kNoSandbox) {
    throw Unreadable("not read: this system cannot confine its converter (no seccomp)",
                     Lack::kPassing);
  }
  if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL)) {
    throw Unreadable(reason::kTimedOut);
  }
  throw Unreadable(fmt::format("its converter failed ({})", program));
}

}  // namespace

std::string run_converter(ForkServer& server, const Converter& converter, const std::string& path,
                          const std::string_view* bytes) {
  const OwnedFd input = bytes != nullptr ? in_memory(*bytes) : OwnedFd();
  const std::string name = input.is_open() ? fmt::format("/dev/fd/{}", ForkServer::kInput) : path;
  std::vector<std::string> command = converter.command;
  bool named = false;
  for (std::string& word : command) {
    for (size_t at = 0; (at = word.find(kFile, at)) != word.npos; at += name.size()) {
      word.replace(at, kFile.size(), name);
      named = true;
    }
  }
  if (!named) command.push_back(name);
  return run_confined(server, command, input.get());
}

std::string run_confined(ForkServer& server, const std::vector<std::string>& command, int input) {
  Process process = server.start_converter(command, input);
  if (process.pid == 0) throw Unreadable("no process can be started to read it", Lack::kPassing);
  std::string output;
  try {
    output = read_output(process.channel.get());
  } catch (const Unreadable&) {
    server.end(process.pid);
    throw;
  }
  // It has closed its output; what it still does is of no use, but its status must come first.
  check(server.end(process.pid, true), command.front());
  return output;
}

std::vector<std::string> split_command(std::string_view line) {
  std::vector<std::string> words;
  bool inside = false;
  char quote = 0;
  for (const char c : line) {
    if (quote == 0 && is_space(c)) {
      inside = false;
      continue;
    }
    if (!inside) words.emplace_back();
    inside = true;
    if (quote != 0 ? c == quote : c == '\'' || c == '"') {
      quote = quote == 0 ? c : 0;
    } else {
      words.back() += c;
    }
  }
  if (quote != 0) throw Error(fmt::format("a quote is open in: {}", line), "close it");
  return words;
}

Converter parse_converter(const std::string& text) {
  const size_t colon = text.find(':');
  const auto wrong = [&] {
    return Error(fmt::format("--filter {} names no converter", text),
                 "give a type and a command, as application/msword:antiword -m UTF-8 %f");
  };
  if (colon == std::string::npos) throw wrong();
  Converter converter;
  const std::string_view head = std::string_view(text).substr(0, colon);
  const size_t comma = head.find(',');
  converter.type = lower(trim(head.substr(0, comma)));
  if (comma != head.npos) converter.output = lower(trim(head.substr(comma + 1)));
  converter.command = split_command(std::string_view(text).substr(colon + 1));
  const bool named =
      converter.type.starts_with('.') || converter.type.find('/') != std::string::npos;
  if (!named || converter.type.size() < 2 || converter.command.empty()) throw wrong();
  if (converter.output != "text/plain" && converter.output != "text/html" &&
      converter.output != "text/markdown") {
    throw Error(fmt::format("--filter {}: a converter cannot write {}", text, converter.output),
                "text/plain, text/html and text/markdown can be read");
  }
  return converter;
}

}  // namespace chancery::indexer
