#pragma once

#include <memory>
#include <utility>

#include "ecloserie/options.h"
#include "ecloserie/pages.h"
#include "ecloserie/result.h"
#include "ecloserie/v1/school_service.pb.h"

namespace ecloserie {

class Core;

// Schools and their set-up; what each call promises stands in
// proto/ecloserie/v1/school_service.proto.
class SchoolClient {
 public:
  explicit SchoolClient(std::shared_ptr<const Core> core) : core_(std::move(core)) {}

  Result<v1::School> CreateSchool(v1::CreateSchoolRequest, CallOptions = {}) const;
  Result<v1::School> GetSchool(v1::GetSchoolRequest, CallOptions = {}) const;
  Paged<v1::School> ListSchools(v1::ListSchoolsRequest, CallOptions = {}) const;
  Result<v1::School> UpdateSchool(v1::UpdateSchoolRequest, CallOptions = {}) const;
  Result<v1::School> SetSchoolStage(v1::SetSchoolStageRequest, CallOptions = {}) const;
  Result<v1::CopySchoolSetupResponse> CopySchoolSetup(v1::CopySchoolSetupRequest,
                                                      CallOptions = {}) const;
  Result<v1::Programme> CreateProgramme(v1::CreateProgrammeRequest, CallOptions = {}) const;
  Result<v1::Programme> GetProgramme(v1::GetProgrammeRequest, CallOptions = {}) const;
  Paged<v1::Programme> ListProgrammes(v1::ListProgrammesRequest, CallOptions = {}) const;
  Result<v1::Module> CreateModule(v1::CreateModuleRequest, CallOptions = {}) const;
  Result<v1::Module> GetModule(v1::GetModuleRequest, CallOptions = {}) const;
  Paged<v1::Module> ListModules(v1::ListModulesRequest, CallOptions = {}) const;
  Result<v1::CancelModuleResponse> CancelModule(v1::CancelModuleRequest, CallOptions = {}) const;
  Result<v1::Place> CreatePlace(v1::CreatePlaceRequest, CallOptions = {}) const;
  Result<v1::Place> GetPlace(v1::GetPlaceRequest, CallOptions = {}) const;
  Paged<v1::Place> ListPlaces(v1::ListPlacesRequest, CallOptions = {}) const;
  Result<v1::Place> UpdatePlace(v1::UpdatePlaceRequest, CallOptions = {}) const;
  Result<v1::Cohort> CreateCohort(v1::CreateCohortRequest, CallOptions = {}) const;
  Result<v1::Cohort> GetCohort(v1::GetCohortRequest, CallOptions = {}) const;
  Paged<v1::Cohort> ListCohorts(v1::ListCohortsRequest, CallOptions = {}) const;
  Result<v1::Cohort> UpdateCohort(v1::UpdateCohortRequest, CallOptions = {}) const;
  Result<v1::Track> CreateTrack(v1::CreateTrackRequest, CallOptions = {}) const;
  Result<v1::Track> GetTrack(v1::GetTrackRequest, CallOptions = {}) const;
  Paged<v1::Track> ListTracks(v1::ListTracksRequest, CallOptions = {}) const;
  Result<v1::Track> UpdateTrack(v1::UpdateTrackRequest, CallOptions = {}) const;
  Result<v1::Assignment> CreateAssignment(v1::CreateAssignmentRequest, CallOptions = {}) const;
  Result<v1::Assignment> EndAssignment(v1::EndAssignmentRequest, CallOptions = {}) const;
  Paged<v1::Assignment> ListAssignments(v1::ListAssignmentsRequest, CallOptions = {}) const;

 private:
  std::shared_ptr<const Core> core_;
};

}  // namespace ecloserie
