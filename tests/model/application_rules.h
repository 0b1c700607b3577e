#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "refused.h"
#include "school.h"

namespace ecloserie::model {

// Nothing, or the refusal of the event of that name in the application's state.
std::optional<Refused> AgainstEvent(const v1::Application& application, std::string_view name);

// The application, unless the caller read an older one.
Predicted<v1::Application*> Load(School& school, const std::string& name, const std::string& etag);

struct Happening {
  std::string event;
  v1::ApplicationState state;
  std::string reason_code;
  std::string note;
};
// A new version of it, in the state, and the event on its list.
void Become(School& school, v1::Application& application, const Happening& happening);

// Offered, and the offer has run out.
bool IsOverdue(const School& school, const v1::Application& application);
void Expire(School& school, v1::Application& application);
// Gives its seats back, and to whom they go.
void Free(School& school, const v1::Application& application);

// The terms of an offer, or of a claim on one, are the cohort's own.
std::optional<Refused> AgainstTerms(const School& school, const v1::Application& application,
                                    const std::string& track,
                                    const std::vector<std::string>& agreements);
// Whether each agreement may fund the applicant.
std::optional<Refused> AgainstFunding(const School& school, const v1::Application& application,
                                      const std::vector<std::string>& agreements);
// Whether each pool has a seat over the span.
std::optional<Refused> AgainstSeats(const School& school, const std::vector<std::string>& pools,
                                    const Moment& first, const Moment& last);
void HoldSeats(School& school, v1::Application& application, const std::vector<std::string>& pools,
               const Moment& first, const Moment& last);

// An offer that staff make.
struct StaffOffer {
  std::string application;
  std::vector<std::string> pools;
  Moment entry;  // from when, if somebody said so
};
// Lets overdue offers of the cohort run out, and walks down its waiting list; before an
// offer, past those who wait for its pools behind the applicant.
void Settle(School& school, const std::string& cohort, const StaffOffer& offer = {});
// After an offer: who waited for its pools and might have come first.
void NotePassedOver(School& school, const StaffOffer& offer, const v1::Application& before);
// Who waits, in the order of the line.
std::vector<std::string> LineOf(const School& school, const std::string& cohort);
// What stands between one who waits and an offer.
std::optional<Refused> AgainstPromotion(const School& school, const v1::Application& waiting,
                                        const Moment& later = {});
Moment TodayOf(const School& school);

}  // namespace ecloserie::model
