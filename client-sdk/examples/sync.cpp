// A partner's nightly sync: files every application that the partner's own
// system holds. Running it twice, or again after a crash, files nothing twice:
// the server knows each file by its external_ref. Within a run the SDK repeats a
// call under one request id; across runs it must not, because an answer stays
// what it was, a refusal included.
#include <cstdio>
#include <vector>

#include "ecloserie/client.h"

namespace {

using ecloserie::v1::SubmitApplicationRequest;

// Stands for the partner's own system.
std::vector<SubmitApplicationRequest> ReadOurFiles() {
  SubmitApplicationRequest file;
  file.set_cohort("schools/boitron/cohorts/promo-1");
  file.set_external_ref("2015-0001");
  file.mutable_applicant()->set_family_name("Durand");
  file.mutable_applicant()->set_given_name("Amélie");
  file.mutable_applicant()->set_email("amelie.durand@example.org");
  file.mutable_applicant()->mutable_born_on()->set_year(1990);
  file.mutable_applicant()->mutable_born_on()->set_month(2);
  file.mutable_applicant()->mutable_born_on()->set_day(28);
  return {file};
}

}  // namespace

int main() {
  auto client = ecloserie::Client::FromEnvironment();
  if (!client) return std::fprintf(stderr, "%s\n", client.error().message.c_str()), 2;

  int failed_count = 0;
  for (SubmitApplicationRequest& file : ReadOurFiles()) {
    const std::string ref = file.external_ref();
    auto filed = client->enrolment().SubmitApplication(std::move(file));
    if (filed) {
      std::printf("%s\t%s\n", ref.c_str(), filed->name().c_str());
    } else if (filed.error().code == ecloserie::Code::kAlreadyExists) {
      std::printf("%s\tfiled before: %s\n", ref.c_str(), filed.error().message.c_str());
    } else {
      // Whatever it was, the next run may safely try this file again.
      ++failed_count;
      std::fprintf(stderr, "%s: %s\n", ref.c_str(), filed.error().message.c_str());
    }
  }
  return failed_count == 0 ? 0 : 1;
}
