#pragma once

#include <sys/stat.h>
#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "support/temporary_folder.h"
#include "support/test_server.h"
#include "support/test_token.h"

namespace ecloserie::tests {

// The built command line, as the network's administrator at the school of Boitron, in
// a folder of its own.
class CommandLine {
 public:
  struct Finished {
    int exit_code;
    std::string out;
    std::string err;
  };

  CommandLine(std::string binary, const TestServer& server)
      : binary_(std::move(binary)), endpoint_(server.endpoint()) {
    Write("token", TestToken("admin") + "\n");
    ::chmod((folder_ / "token").c_str(), 0600);
  }

  Finished Run(const std::string& arguments) const {
    const std::string command = "cd " + folder_.path() + " && ECLOSERIE_SCHOOL=boitron " +
                                "ECLOSERIE_TOKEN_FILE=token ECLOSERIE_ENDPOINT=" + endpoint_ + " " +
                                binary_ + " " + arguments + " >out 2>err";
    const int status = std::system(command.c_str());  // NOLINT(cert-env33-c): a shell redirects
    return {.exit_code = WEXITSTATUS(status), .out = Read("out"), .err = Read("err")};
  }

  std::string folder() const { return folder_.path(); }

  void Write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  std::string Read(const std::string& name) const {
    std::ostringstream text;
    text << std::ifstream(folder_ / name, std::ios::binary).rdbuf();
    return text.str();
  }

 private:
  const std::string binary_;
  const std::string endpoint_;
  TemporaryFolder folder_;
};

}  // namespace ecloserie::tests
