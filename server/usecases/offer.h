#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "domain/application.h"
#include "domain/civil_date.h"
#include "usecases/unit.h"
#include "usecases/waiting_list.h"

namespace ecloserie::usecases {

struct MakeOfferCommand {
  domain::ApplicationName name;
  domain::TrackName track;
  std::vector<domain::AgreementName> agreements;
  std::optional<domain::HalfDay> entry;
  absl::Time expires_at;
  std::string etag;
  std::set<domain::ApplicationName> batch;  // of which it is one
};
absl::StatusOr<domain::ApplicationName> MakeOffer(Unit& unit, const MakeOfferCommand& command);

// Its place beside the line.
OfferOutOfLine OutOfLine(const View& view, const MakeOfferCommand& command);

// The same for a line that was settled, whatever the etag. Everything is asked before
// anything is written.
absl::Status MakeOfferInTurn(Unit& unit, const MakeOfferCommand& command);
absl::Status RequireToCome(const Unit& unit, absl::Time expires_at);

struct AnswerOfferCommand {
  domain::ApplicationName name;
  std::string etag;
};
absl::StatusOr<domain::ApplicationName> AcceptOffer(Unit& unit, const AnswerOfferCommand& command);
absl::StatusOr<domain::ApplicationName> DeclineOffer(Unit& unit, const AnswerOfferCommand& command);

struct WithdrawOfferCommand {
  domain::ApplicationName name;
  std::string reason_code;
  std::string note;
  std::string etag;
};
absl::StatusOr<domain::ApplicationName> WithdrawOffer(Unit& unit,
                                                      const WithdrawOfferCommand& command);

}  // namespace ecloserie::usecases
