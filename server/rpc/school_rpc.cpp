#include "domain/etag.h"
#include "ecloserie/v1/school_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/school.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<domain::School> DecodeCreateSchool(const v1::CreateSchoolRequest& request) {
  const v1::School& school = request.school();
  ASSIGN_OR_REFUSE(const std::string slug, DecodeSlug(request.school_id(), "school_id"));
  RETURN_IF_REFUSED(DecodeTimeZone(school.time_zone(), "school.time_zone").status());
  return domain::School{.name = {slug},
                        .display_name = school.display_name(),
                        .time_zone = school.time_zone(),
                        .stage = DecodeOptionalChoice<domain::NetworkStage>(school.stage())
                                     .value_or(domain::NetworkStage::kCandidate)};
}

v1::School EncodeSchool(const domain::School& school) {
  v1::School encoded;
  encoded.set_name(school.name.ToString());
  encoded.set_display_name(school.display_name);
  encoded.set_time_zone(school.time_zone);
  encoded.set_stage(EncodeChoice<v1::NetworkStage>(school.stage));
  encoded.set_stage_reason(school.stage_reason.value_or(""));
  encoded.set_etag(domain::EtagOf(school.version));
  return encoded;
}

absl::StatusOr<domain::SchoolName> DecodeGetSchool(const v1::GetSchoolRequest& request) {
  return DecodeName<domain::SchoolName>(request.name(), "name");
}

absl::StatusOr<usecases::ListSchoolsQuery> DecodeListSchools(
    const v1::ListSchoolsRequest& request) {
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListSchoolsQuery{
      .stage = DecodeOptionalChoice<domain::NetworkStage>(request.stage()),
      .page = std::move(page)};
}

absl::StatusOr<usecases::UpdateSchoolCommand> DecodeUpdateSchool(
    const v1::UpdateSchoolRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::SchoolName>(request.name(), "name"));
  return usecases::UpdateSchoolCommand{
      .name = std::move(name), .display_name = request.display_name(), .etag = request.etag()};
}

absl::StatusOr<usecases::SetSchoolStageCommand> DecodeSetSchoolStage(
    const v1::SetSchoolStageRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::SchoolName>(request.name(), "name"));
  usecases::SetSchoolStageCommand command{
      .name = std::move(name),
      .stage = DecodeChoice<domain::NetworkStage>(request.stage()),
      .etag = request.etag()};
  if (!request.reason().empty()) command.reason = request.reason();
  return command;
}

v1::ListSchoolsResponse EncodeSchools(const usecases::Page<domain::School>& page) {
  v1::ListSchoolsResponse response;
  for (const domain::School& school : page.items) *response.add_schools() = EncodeSchool(school);
  response.set_next_page_token(page.next_page_token);
  return response;
}

absl::StatusOr<domain::Programme> DecodeCreateProgramme(const v1::CreateProgrammeRequest& request) {
  ASSIGN_OR_REFUSE(const auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(const std::string slug, DecodeSlug(request.programme_id(), "programme_id"));
  return domain::Programme{.name = {school.school, slug},
                           .title = request.programme().title(),
                           .planned_minutes = request.programme().planned_minutes()};
}

v1::Programme EncodeProgramme(const domain::Programme& programme) {
  v1::Programme encoded;
  encoded.set_name(programme.name.ToString());
  encoded.set_title(programme.title);
  encoded.set_planned_minutes(programme.planned_minutes);
  encoded.set_etag(domain::EtagOf(programme.version));
  return encoded;
}

absl::StatusOr<domain::ProgrammeName> DecodeGetProgramme(const v1::GetProgrammeRequest& request) {
  return DecodeName<domain::ProgrammeName>(request.name(), "name");
}

absl::StatusOr<usecases::ListProgrammesQuery> DecodeListProgrammes(
    const v1::ListProgrammesRequest& request) {
  ASSIGN_OR_REFUSE(auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListProgrammesQuery{std::move(school), std::move(page)};
}

v1::ListProgrammesResponse EncodeProgrammes(const usecases::Page<domain::Programme>& page) {
  v1::ListProgrammesResponse response;
  for (const domain::Programme& programme : page.items) {
    *response.add_programmes() = EncodeProgramme(programme);
  }
  response.set_next_page_token(page.next_page_token);
  return response;
}

}  // namespace

std::vector<Method> SchoolMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.SchoolService.";
  std::vector<Method> methods = {
      serve.Change(service + "CreateSchool", DecodeCreateSchool, usecases::CreateSchool,
                   usecases::ShowNewSchool, EncodeSchool),
      serve.Read(service + "GetSchool", DecodeGetSchool, usecases::GetSchool, EncodeSchool),
      serve.Read(service + "ListSchools", DecodeListSchools, usecases::ListSchools, EncodeSchools),
      serve.Change(service + "UpdateSchool", DecodeUpdateSchool, usecases::UpdateSchool,
                   usecases::GetSchool, EncodeSchool),
      serve.Change(service + "SetSchoolStage", DecodeSetSchoolStage, usecases::SetSchoolStage,
                   usecases::GetSchool, EncodeSchool),
      serve.Change(service + "CreateProgramme", DecodeCreateProgramme, usecases::CreateProgramme,
                   usecases::GetProgramme, EncodeProgramme),
      serve.Read(service + "GetProgramme", DecodeGetProgramme, usecases::GetProgramme,
                 EncodeProgramme),
      serve.Read(service + "ListProgrammes", DecodeListProgrammes, usecases::ListProgrammes,
                 EncodeProgrammes),
  };
  for (const auto& part :
       {CohortMethods, ModuleMethods, PlaceMethods, AssignmentMethods, SchoolCopyMethods}) {
    for (Method& method : part(serve)) methods.push_back(std::move(method));
  }
  return methods;
}

}  // namespace ecloserie::rpc
