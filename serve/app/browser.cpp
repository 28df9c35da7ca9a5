#include "serve/app/browser.h"

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <fstream>

#include "chancery/error.h"
#include "chancery/paths.h"
#include "chancery/private_file.h"

extern char** environ;

namespace chancery::serve {

namespace fs = std::filesystem;

namespace {

constexpr const char* kOpenYourself = "open the printed link yourself";

// `link` has no character that HTML reads otherwise.
fs::path leading_to(const std::string& link) {
  const fs::path file = state_directory() / "open.html";
  PrivateDraft draft(file);
  std::ofstream out(draft.path(), std::ios::binary | std::ios::trunc);
  out << "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>Chancery</title>\n"
      << "<meta name=\"referrer\" content=\"no-referrer\">\n"
      << "<meta http-equiv=\"refresh\" content=\"0; url=" << link << "\">\n"
      << "<p><a href=\"" << link << "\">Chancery</a></p>\n";
  out.close();
  if (!out)
    throw Error("the browser cannot be opened: " + file.string() + " cannot be written",
                kOpenYourself);
  draft.replace_target_unsynced();
  return file;
}

}  // namespace

void open_in_browser(const std::string& link) {
  const std::string file = leading_to(link).string();
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  // What it says belongs to nobody: standard output has the link alone.
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
  std::string program = "xdg-open";
  std::string argument = file;
  char* const words[] = {program.data(), argument.data(), nullptr};
  std::signal(SIGCHLD, SIG_IGN);  // nobody waits for it
  pid_t child = 0;
  const int error = posix_spawnp(&child, program.c_str(), &actions, nullptr, words, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0)
    throw Error(std::string("the browser cannot be opened: ") + std::strerror(error),
                kOpenYourself);
}

}  // namespace chancery::serve
