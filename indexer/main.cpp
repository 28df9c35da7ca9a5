#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <vector>

#include "chancery/error.h"
#include "chancery/utf8.h"
#include "indexer/run_indexer.h"

int main(int argc, char** argv) {
  try {
    return chancery::indexer::run_indexer({argv + 1, argv + argc}, std::cout, std::cerr);
  } catch (const std::bad_alloc&) {
    std::cerr << "chancery-index: not enough memory; try fewer threads with -j\n";
  } catch (const std::exception& error) {
    std::cerr << "chancery-index: " << chancery::utf8::inert(error.what()) << '\n';
  }
  return chancery::kFailed;
}
