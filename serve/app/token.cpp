#include "serve/app/token.h"

#include <fmt/format.h>
#include <sys/random.h>
#include <sys/stat.h>

#include <array>
#include <fstream>

#include "chancery/error.h"
#include "chancery/private_file.h"
#include "chancery/strings.h"
#include "chancery/utf8.h"

namespace chancery::serve {

namespace fs = std::filesystem;

namespace {

constexpr size_t kBytes = 24;     // of a random token
constexpr size_t kShortest = 16;  // characters of one

std::string random_token() {
  std::array<unsigned char, kBytes> bytes;
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
    throw Error("the system gives no random numbers");
  std::string token;
  for (const unsigned char byte : bytes) token += fmt::format("{:02x}", byte);
  return token;
}

bool is_token(std::string_view text) {
  for (const char c : text) {
    const bool good =
        is_letter(c) || is_digit(c) || std::string_view("-._~").find(c) != std::string_view::npos;
    if (!good) return false;
  }
  return text.size() >= kShortest;
}

void make(const fs::path& file) {
  PrivateDraft draft(file);
  std::ofstream out(draft.path(), std::ios::binary | std::ios::trunc);
  out << random_token() << '\n';
  out.close();
  if (!out) throw Error(fmt::format("{} cannot be written", utf8::inert(file.string())));
  draft.become_target();
}

}  // namespace

std::string token_in(const fs::path& file) {
  const std::string name = utf8::inert(file.string());
  struct stat info = {};
  if (stat(file.c_str(), &info) != 0) {
    make(file);
  } else if ((info.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    throw Error(fmt::format("others may read the token in {}", name),
                fmt::format("chmod 600 {}", name));
  }
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  const std::string token(trim(line));
  if (is_token(token)) return token;
  throw Error(fmt::format("the first line of {} is no token", name),
              "it needs 16 letters or digits and more; remove the file, and a new one is made");
}

}  // namespace chancery::serve
