// chancery-serve: a page for people and an API for programs, over what chancery-index wrote.
#include <iostream>

#include "chancery/error.h"
#include "chancery/utf8.h"
#include "serve/app/run.h"

int main(int argc, char** argv) {
  try {
    return chancery::serve::run({argv + (argc > 0 ? 1 : 0), argv + argc});
  } catch (const std::exception& error) {
    std::cout.flush();
    std::cerr << "chancery-serve: " << chancery::utf8::inert(error.what()) << '\n';
    return chancery::kFailed;
  }
}
