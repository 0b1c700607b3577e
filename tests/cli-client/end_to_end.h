#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "scripted_server.h"

namespace ecloserie::testing {

struct Finished {
  int exit_code;
  std::string out;
  std::string err;
};

// The built binary against the scripted server, in the server's directory.
class EndToEnd : public ::testing::Test {
 protected:
  Finished Run(const std::string& arguments, const std::string& stdin_text = "") {
    Write("in", stdin_text);
    const std::string& home = server_.directory();
    const std::string command = "cd " + home + " && env -u COLUMNS ECLOSERIE_SCHOOL=boitron " +
                                "ECLOSERIE_ENDPOINT=" + server_.endpoint() + " " + kBinary + " " +
                                arguments + " <in >out 2>err";
    const int status = std::system(command.c_str());  // NOLINT(cert-env33-c): a shell redirects
    return {.exit_code = WEXITSTATUS(status), .out = Read("out"), .err = Read("err")};
  }

  void Write(const std::string& name, const std::string& text) {
    std::ofstream(server_.directory() + "/" + name, std::ios::binary) << text;
  }

  ScriptedServer server_;

 private:
  static constexpr const char* kBinary = ECLOSERIE_CLI_BINARY;

  std::string Read(const std::string& name) {
    std::ifstream file(server_.directory() + "/" + name, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }
};

}  // namespace ecloserie::testing
