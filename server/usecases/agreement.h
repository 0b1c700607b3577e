#pragma once

#include "absl/status/statusor.h"
#include "domain/agreement.h"
#include "domain/ledger.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// An agreement with what is left of its ceiling.
struct AgreementStanding {
  domain::Agreement agreement;
  domain::Holdings holdings;
};

// Books the ceiling as a commitment, and makes the agreement's FUNDER seat pool.
absl::StatusOr<domain::AgreementName> CreateAgreement(Unit& unit,
                                                      const domain::Agreement& agreement);
absl::StatusOr<AgreementStanding> GetAgreement(const View& view, const domain::AgreementName& name);

struct ListAgreementsQuery {
  domain::SchoolName school;
  PageRequest page;
};
absl::StatusOr<Page<AgreementStanding>> ListAgreements(const View& view,
                                                       const ListAgreementsQuery& query);

}  // namespace ecloserie::usecases
