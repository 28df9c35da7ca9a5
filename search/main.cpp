// chancery-search: answers queries over what chancery-index wrote.
#include <iostream>

#include "chancery/error.h"
#include "search/run.h"

int main(int argc, char** argv) {
  try {
    return chancery::search::run({argv + (argc > 0 ? 1 : 0), argv + argc});
  } catch (const std::exception& error) {
    std::cout.flush();
    std::cerr << chancery::search::failure_text(error);
    return chancery::kFailed;
  }
}
