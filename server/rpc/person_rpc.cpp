#include "ecloserie/v1/enrolment_service.pb.h"
#include "rpc/decode.h"
#include "rpc/person_message.h"
#include "rpc/services.h"
#include "usecases/person.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<domain::PersonName> DecodeGet(const v1::GetPersonRequest& request) {
  return DecodeName<domain::PersonName>(request.name(), "name");
}

absl::StatusOr<usecases::ListPeopleQuery> DecodeList(const v1::ListPeopleRequest& request) {
  ASSIGN_OR_REFUSE(auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto cohort, DecodeOptionalName<domain::CohortName>(request.cohort(), "cohort"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  usecases::ListPeopleQuery query{.page = std::move(page)};
  query.filter.school = school.school;
  if (cohort) query.filter.cohort = cohort->slug;
  return query;
}

v1::ListPeopleResponse EncodePeople(const usecases::Page<domain::Person>& page) {
  v1::ListPeopleResponse response;
  for (const domain::Person& person : page.items) *response.add_people() = EncodePerson(person);
  response.set_next_page_token(page.next_page_token);
  return response;
}

absl::StatusOr<usecases::UpdatePersonCommand> DecodeUpdate(const v1::UpdatePersonRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::PersonName>(request.name(), "name"));
  return usecases::UpdatePersonCommand{
      .name = std::move(name), .person = DecodePerson(request.person()), .etag = request.etag()};
}

}  // namespace

std::vector<Method> PersonMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.EnrolmentService.";
  return {
      serve.Read(service + "GetPerson", DecodeGet, usecases::GetPerson, EncodePerson),
      serve.Read(service + "ListPeople", DecodeList, usecases::ListPeople, EncodePeople),
      serve.Change(service + "UpdatePerson", DecodeUpdate, usecases::UpdatePerson,
                   usecases::GetPerson, EncodePerson),
  };
}

}  // namespace ecloserie::rpc
