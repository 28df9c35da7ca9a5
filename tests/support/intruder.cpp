// Tries what a converter must not do and says what worked: intruder FOLDER PROCESS WHAT
#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "tests/support/intrusions.h"

int main(int argc, char** argv) {
  if (argc < 4) return 1;
  const unsigned what = static_cast<unsigned>(std::atoi(argv[3]));
  std::cout << "tried\n";
  for (const std::string& name : chancery::testing::intrude({argv[1], std::atoi(argv[2])}, what)) {
    std::cout << name << '\n';
  }
  std::cout.flush();
  // Under AddressSanitizer a usual end looks for leaks with calls that a converter may not make.
  _exit(0);
}
