#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "domain/name.h"
#include "domain/words.h"

namespace ecloserie::domain {

enum class PartyKind { kCompany, kPublicBody, kAssociation, kPerson };

constexpr auto Words(PartyKind) {
  return std::to_array<Word<PartyKind>>({
      {PartyKind::kCompany, "COMPANY"},
      {PartyKind::kPublicBody, "PUBLIC_BODY"},
      {PartyKind::kAssociation, "ASSOCIATION"},
      {PartyKind::kPerson, "PERSON"},
  });
}

// Who gives money.
struct Party {
  PartyName name;
  PartyKind kind = PartyKind::kCompany;
  std::string display_name;
  bool is_supplier = false;  // It is paid; it may give as well.
  std::int64_t version = 1;
};

// The nature of money in. Somebody says it, the server never guesses it: it
// decides receipt, report line and refund.
enum class Nature {
  kPublicConvention,
  kTrainingConvention,
  kIndividualContract,
  kSubcontract,
  kGift,
  kSponsorship,
  kSubsidy,
  kOwnFunds,
};

constexpr auto Words(Nature) {
  return std::to_array<Word<Nature>>({
      {Nature::kPublicConvention, "PUBLIC_CONVENTION"},
      {Nature::kTrainingConvention, "TRAINING_CONVENTION"},
      {Nature::kIndividualContract, "INDIVIDUAL_CONTRACT"},
      {Nature::kSubcontract, "SUBCONTRACT"},
      {Nature::kGift, "GIFT"},
      {Nature::kSponsorship, "SPONSORSHIP"},
      {Nature::kSubsidy, "SUBSIDY"},
      {Nature::kOwnFunds, "OWN_FUNDS"},
  });
}

enum class AgreementUnit { kLumpSum, kPerSeat, kPerTraineeHour };

constexpr auto Words(AgreementUnit) {
  return std::to_array<Word<AgreementUnit>>({
      {AgreementUnit::kLumpSum, "LUMP_SUM"},
      {AgreementUnit::kPerSeat, "PER_SEAT"},
      {AgreementUnit::kPerTraineeHour, "PER_TRAINEE_HOUR"},
  });
}

// A signed funding contract. What of its ceiling is reserved, confirmed or
// available is not here: that is the ledger's.
struct Agreement {
  AgreementName name;
  PartyName party;
  CohortName cohort;
  Nature nature = Nature::kPublicConvention;
  std::string title;
  absl::CivilDay signed_on;
  absl::CivilDay valid_from;
  absl::CivilDay valid_to;
  std::int64_t ceiling_cents = 0;
  std::int64_t seat_cap = 0;
  AgreementUnit unit = AgreementUnit::kLumpSum;
  std::optional<std::int64_t> unit_price_cents;
  std::string jobseeker_region;  // empty: everyone is eligible
  std::int64_t version = 1;
};

// Valid from before it is valid to; a unit price where there is a unit.
absl::Status RequireTermsInOrder(const Agreement& agreement);

absl::Status CeilingExhausted(const AgreementName& agreement, std::int64_t available_cents);

}  // namespace ecloserie::domain
