#include "calls.h"
#include "ecloserie/enrolment.h"

namespace ecloserie {

Result<v1::Person> EnrolmentClient::GetPerson(v1::GetPersonRequest request,
                                              CallOptions options) const {
  return Call<v1::Person>(*core_, "EnrolmentService.GetPerson", std::move(request), options);
}

Paged<v1::Person> EnrolmentClient::ListPeople(v1::ListPeopleRequest request,
                                              CallOptions options) const {
  return List<v1::Person>(core_, "EnrolmentService.ListPeople", std::move(request),
                          std::move(options));
}

Result<v1::Person> EnrolmentClient::UpdatePerson(v1::UpdatePersonRequest request,
                                                 CallOptions options) const {
  return Call<v1::Person>(*core_, "EnrolmentService.UpdatePerson", std::move(request), options);
}

}  // namespace ecloserie
