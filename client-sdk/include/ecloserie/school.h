#pragma once

#include <memory>

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

 private:
  std::shared_ptr<const Core> core_;
};

}  // namespace ecloserie
