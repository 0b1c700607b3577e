#include "application_export.h"

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "csv_text.h"
#include "ecloserie/v1/enrolment_service.pb.h"
#include "flag_text.h"
#include "value_text.h"

namespace ecloserie::cli {
namespace {

constexpr std::int32_t kPage = 500;  // The server's limit.

ExitCode Refuse(const Context& context, const Failure& failure) {
  context.report(failure);
  return failure.exit_code;
}

std::string DateText(bool is_set, const v1::CivilDate& date) {
  return is_set ? TextOfValue(date) : "";
}

std::vector<std::string> CellsOf(const v1::Application& application) {
  const v1::Person& applicant = application.applicant();
  std::string tracks;
  for (const std::string& track : application.wished_tracks()) {
    tracks += (tracks.empty() ? "" : "|") + track;
  }
  return {application.external_ref(),
          applicant.family_name(),
          applicant.given_name(),
          DateText(applicant.has_born_on(), applicant.born_on()),
          applicant.email(),
          applicant.phone(),
          applicant.postal_code(),
          applicant.gender(),
          applicant.occupation(),
          DateText(applicant.has_jobseeker_since(), applicant.jobseeker_since()),
          applicant.jobseeker_region(),
          tracks};
}

}  // namespace

ExitCode ExportApplications(const Context& context, const FlagTexts& flags, std::ostream& out) {
  v1::ListApplicationsRequest request;
  request.set_parent("schools/" + context.school);
  request.set_page_size(kPage);
  const auto cohort = flags.find("cohort");
  if (cohort == flags.end()) {
    return Refuse(context, UsageFailure("--cohort: say whose applications to write"));
  }
  const auto problem = SetFromText(request, "cohort", cohort->second, context.school);
  if (problem) return Refuse(context, UsageFailure("--cohort: " + *problem));

  out << CsvRecord({"external_ref", "family_name", "given_name", "born_on", "email", "phone",
                    "postal_code", "gender", "occupation", "jobseeker_since", "jobseeker_region",
                    "wished_tracks"});
  std::size_t count = 0;
  for (const auto& application :
       context.client.enrolment().ListApplications(request, context.call)) {
    if (!application) return Refuse(context, CallFailure(application.error()));
    if (application->applicant().erased()) continue;
    out << CsvRecord(CellsOf(*application));
    ++count;
  }
  context.talk << count
               << " applications; application import reads them again with --delimiter , "
                  "--dates iso\n";
  return kDone;
}

}  // namespace ecloserie::cli
