#include "ecloserie/v1/school_copy.pb.h"
#include "rpc/decode.h"
#include "rpc/services.h"
#include "usecases/school_copy.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<usecases::CopySchoolSetupCommand> DecodeCopySchoolSetup(
    const v1::CopySchoolSetupRequest& request) {
  ASSIGN_OR_REFUSE(const auto target, DecodeName<domain::SchoolName>(request.name(), "name"));
  ASSIGN_OR_REFUSE(const std::string source, DecodeSlug(request.source_school(), "source_school"));
  usecases::CopySchoolSetupCommand command{.target = target, .source = {source}};
  for (int i = 0; i < request.cohorts_size(); ++i) {
    const v1::CohortCopy& copy = request.cohorts(i);
    const std::string path = "cohorts[" + std::to_string(i) + "]";
    ASSIGN_OR_REFUSE(const std::string original,
                     DecodeSlug(copy.source_cohort(), path + ".source_cohort"));
    ASSIGN_OR_REFUSE(const std::string slug, DecodeSlug(copy.cohort_id(), path + ".cohort_id"));
    command.cohorts.push_back({.source_cohort = original,
                               .cohort = {target.school, slug},
                               .starts_on = DecodeDay(copy.starts_on())});
  }
  return command;
}

v1::CopySchoolSetupResponse EncodeSetupCopied(const usecases::SetupCopied& copied) {
  v1::CopySchoolSetupResponse response;
  for (const auto& name : copied.programmes) response.add_programmes(name.ToString());
  for (const auto& name : copied.modules) response.add_modules(name.ToString());
  for (const auto& name : copied.places) response.add_places(name.ToString());
  for (const auto& name : copied.cohorts) response.add_cohorts(name.ToString());
  for (const auto& name : copied.tracks) response.add_tracks(name.ToString());
  response.set_made_count(response.programmes_size() + response.modules_size() +
                          response.places_size() + response.cohorts_size() +
                          response.tracks_size());
  return response;
}

}  // namespace

std::vector<Method> SchoolCopyMethods(const Serve& serve) {
  return {serve.Change("ecloserie.v1.SchoolService.CopySchoolSetup", DecodeCopySchoolSetup,
                       usecases::CopySchoolSetup, usecases::ShowSetupCopied, EncodeSetupCopied)};
}

}  // namespace ecloserie::rpc
