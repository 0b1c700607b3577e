#include "ecloserie/school.h"

#include "calls.h"

namespace ecloserie {

Result<v1::School> SchoolClient::CreateSchool(v1::CreateSchoolRequest request,
                                              CallOptions options) const {
  return Call<v1::School>(*core_, "SchoolService.CreateSchool", std::move(request), options);
}

Result<v1::School> SchoolClient::GetSchool(v1::GetSchoolRequest request,
                                           CallOptions options) const {
  return Call<v1::School>(*core_, "SchoolService.GetSchool", std::move(request), options);
}

Paged<v1::School> SchoolClient::ListSchools(v1::ListSchoolsRequest request,
                                            CallOptions options) const {
  return List<v1::School>(core_, "SchoolService.ListSchools", std::move(request),
                          std::move(options));
}

Result<v1::School> SchoolClient::UpdateSchool(v1::UpdateSchoolRequest request,
                                              CallOptions options) const {
  return Call<v1::School>(*core_, "SchoolService.UpdateSchool", std::move(request), options);
}

Result<v1::School> SchoolClient::SetSchoolStage(v1::SetSchoolStageRequest request,
                                                CallOptions options) const {
  return Call<v1::School>(*core_, "SchoolService.SetSchoolStage", std::move(request), options);
}

Result<v1::CopySchoolSetupResponse> SchoolClient::CopySchoolSetup(
    v1::CopySchoolSetupRequest request, CallOptions options) const {
  return Call<v1::CopySchoolSetupResponse>(*core_, "SchoolService.CopySchoolSetup",
                                           std::move(request), options);
}

Result<v1::Programme> SchoolClient::CreateProgramme(v1::CreateProgrammeRequest request,
                                                    CallOptions options) const {
  return Call<v1::Programme>(*core_, "SchoolService.CreateProgramme", std::move(request), options);
}

Result<v1::Programme> SchoolClient::GetProgramme(v1::GetProgrammeRequest request,
                                                 CallOptions options) const {
  return Call<v1::Programme>(*core_, "SchoolService.GetProgramme", std::move(request), options);
}

Paged<v1::Programme> SchoolClient::ListProgrammes(v1::ListProgrammesRequest request,
                                                  CallOptions options) const {
  return List<v1::Programme>(core_, "SchoolService.ListProgrammes", std::move(request),
                             std::move(options));
}

Result<v1::Module> SchoolClient::CreateModule(v1::CreateModuleRequest request,
                                              CallOptions options) const {
  return Call<v1::Module>(*core_, "SchoolService.CreateModule", std::move(request), options);
}

Result<v1::Module> SchoolClient::GetModule(v1::GetModuleRequest request,
                                           CallOptions options) const {
  return Call<v1::Module>(*core_, "SchoolService.GetModule", std::move(request), options);
}

Paged<v1::Module> SchoolClient::ListModules(v1::ListModulesRequest request,
                                            CallOptions options) const {
  return List<v1::Module>(core_, "SchoolService.ListModules", std::move(request),
                          std::move(options));
}

Result<v1::CancelModuleResponse> SchoolClient::CancelModule(v1::CancelModuleRequest request,
                                                            CallOptions options) const {
  return Call<v1::CancelModuleResponse>(*core_, "SchoolService.CancelModule", std::move(request),
                                        options);
}

Result<v1::Place> SchoolClient::CreatePlace(v1::CreatePlaceRequest request,
                                            CallOptions options) const {
  return Call<v1::Place>(*core_, "SchoolService.CreatePlace", std::move(request), options);
}

Result<v1::Place> SchoolClient::GetPlace(v1::GetPlaceRequest request, CallOptions options) const {
  return Call<v1::Place>(*core_, "SchoolService.GetPlace", std::move(request), options);
}

Paged<v1::Place> SchoolClient::ListPlaces(v1::ListPlacesRequest request,
                                          CallOptions options) const {
  return List<v1::Place>(core_, "SchoolService.ListPlaces", std::move(request), std::move(options));
}

Result<v1::Place> SchoolClient::UpdatePlace(v1::UpdatePlaceRequest request,
                                            CallOptions options) const {
  return Call<v1::Place>(*core_, "SchoolService.UpdatePlace", std::move(request), options);
}

Result<v1::Cohort> SchoolClient::CreateCohort(v1::CreateCohortRequest request,
                                              CallOptions options) const {
  return Call<v1::Cohort>(*core_, "SchoolService.CreateCohort", std::move(request), options);
}

Result<v1::Cohort> SchoolClient::GetCohort(v1::GetCohortRequest request,
                                           CallOptions options) const {
  return Call<v1::Cohort>(*core_, "SchoolService.GetCohort", std::move(request), options);
}

Paged<v1::Cohort> SchoolClient::ListCohorts(v1::ListCohortsRequest request,
                                            CallOptions options) const {
  return List<v1::Cohort>(core_, "SchoolService.ListCohorts", std::move(request),
                          std::move(options));
}

Result<v1::Cohort> SchoolClient::UpdateCohort(v1::UpdateCohortRequest request,
                                              CallOptions options) const {
  return Call<v1::Cohort>(*core_, "SchoolService.UpdateCohort", std::move(request), options);
}

Result<v1::Track> SchoolClient::CreateTrack(v1::CreateTrackRequest request,
                                            CallOptions options) const {
  return Call<v1::Track>(*core_, "SchoolService.CreateTrack", std::move(request), options);
}

Result<v1::Track> SchoolClient::GetTrack(v1::GetTrackRequest request, CallOptions options) const {
  return Call<v1::Track>(*core_, "SchoolService.GetTrack", std::move(request), options);
}

Paged<v1::Track> SchoolClient::ListTracks(v1::ListTracksRequest request,
                                          CallOptions options) const {
  return List<v1::Track>(core_, "SchoolService.ListTracks", std::move(request), std::move(options));
}

Result<v1::Track> SchoolClient::UpdateTrack(v1::UpdateTrackRequest request,
                                            CallOptions options) const {
  return Call<v1::Track>(*core_, "SchoolService.UpdateTrack", std::move(request), options);
}

Result<v1::Assignment> SchoolClient::CreateAssignment(v1::CreateAssignmentRequest request,
                                                      CallOptions options) const {
  return Call<v1::Assignment>(*core_, "SchoolService.CreateAssignment", std::move(request),
                              options);
}

Result<v1::Assignment> SchoolClient::EndAssignment(v1::EndAssignmentRequest request,
                                                   CallOptions options) const {
  return Call<v1::Assignment>(*core_, "SchoolService.EndAssignment", std::move(request), options);
}

Paged<v1::Assignment> SchoolClient::ListAssignments(v1::ListAssignmentsRequest request,
                                                    CallOptions options) const {
  return List<v1::Assignment>(core_, "SchoolService.ListAssignments", std::move(request),
                              std::move(options));
}

}  // namespace ecloserie
