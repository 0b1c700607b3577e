// Promises, and money that arrives.
#include <optional>

#include "application_rules.h"
#include "bookings.h"
#include "folded.h"
#include "judge.h"

namespace ecloserie::model {
namespace {

struct Sums {
  Cents reserved = 0;
  Cents confirmed = 0;
};

Sums SumsOf(const School& school, const std::string& source) {
  Sums sums;
  for (const v1::Allocation& allocation : school.allocations) {
    if (allocation.source() != source) continue;
    if (allocation.state() == v1::ALLOCATION_STATE_RESERVED) {
      sums.reserved += allocation.amount().cents();
    }
    if (allocation.state() == v1::ALLOCATION_STATE_CONFIRMED) {
      sums.confirmed += allocation.amount().cents();
    }
  }
  return sums;
}

Cents ReceivedBy(const School& school, const std::string& fund) {
  Cents received = 0;
  for (const v1::Payment& payment : school.payments) {
    if (payment.fund() == fund) received += payment.amount().cents();
  }
  return received;
}

Cents PaidOn(const School& school, const std::string& pledge) {
  Cents paid = 0;
  for (const v1::Payment& payment : school.payments) {
    if (payment.pledge() == pledge) paid += payment.amount().cents();
  }
  return paid;
}

const v1::Pledge* FindPledge(const School& school, const std::string& name) {
  for (const v1::Pledge& pledge : school.pledges) {
    if (pledge.name() == name) return &pledge;
  }
  return nullptr;
}

std::optional<Refused> AgainstTerms(const v1::Agreement& agreement) {
  if (DayOf(agreement.valid_to()) < DayOf(agreement.valid_from())) {
    return RefuseFields({"agreement.valid_to"}).value();
  }
  const bool is_lump_sum = agreement.unit() == v1::AGREEMENT_UNIT_LUMP_SUM;
  if (is_lump_sum != agreement.has_unit_price()) return std::nullopt;
  return RefuseFields({"agreement.unit_price"}).value();
}

std::optional<Refused> AgainstPledge(const School& school, const v1::Payment& payment) {
  if (payment.pledge().empty()) return std::nullopt;
  const v1::Pledge& pledge = *FindPledge(school, payment.pledge());
  if (payment.party() != pledge.party()) return Refused{Reason::kPledgeParty, {}, {}};
  if (payment.nature() != pledge.nature()) return Refused{Reason::kNature, {}, {}};
  const Cents outstanding = pledge.amount().cents() - PaidOn(school, pledge.name());
  if (payment.amount().cents() <= outstanding) return std::nullopt;
  return Refused{Reason::kPledgeExceeded,
                 {{"pledge", pledge.name()}, {"outstanding_cents", std::to_string(outstanding)}},
                 {}};
}

std::optional<Refused> AgainstPayment(const School& school, const v1::Payment& payment) {
  if (!school.parties.contains(payment.party())) return Missing(payment.party()).value();
  const auto fund = school.funds.find(payment.fund());
  if (fund == school.funds.end()) return Missing(payment.fund()).value();
  if (!fund->second.party().empty() && fund->second.party() != payment.party()) {
    return Refused{Reason::kFundParty, {}, {}};
  }
  if (!payment.pledge().empty() && FindPledge(school, payment.pledge()) == nullptr) {
    return Missing(payment.pledge()).value();
  }
  for (const v1::Payment& other : school.payments) {
    if (other.external_ref() == payment.external_ref()) return Exists(other.name()).value();
  }
  return AgainstPledge(school, payment);
}

void AddReasons(const v1::Agreement& agreement, const v1::Cohort& cohort,
                const v1::Person& applicant, v1::EligibilityDecision& decision) {
  const absl::CivilDay first_day = DayOf(cohort.starts_on());
  if (first_day < DayOf(agreement.valid_from()) || first_day > DayOf(agreement.valid_to())) {
    decision.add_reason_codes("OUT_OF_VALIDITY");
  }
  if (agreement.jobseeker_region().empty()) return;
  const bool is_known = applicant.has_jobseeker_since();
  if (!is_known || DayOf(applicant.jobseeker_since()) > first_day) {
    decision.add_reason_codes("NOT_REGISTERED");
  }
  const bool is_of_region =
      FoldedText(applicant.jobseeker_region()) == FoldedText(agreement.jobseeker_region());
  if (is_known && !is_of_region) decision.add_reason_codes("OUT_OF_REGION");
}

v1::EligibilityOutcome OutcomeOf(const v1::EligibilityDecision& decision) {
  if (decision.reason_codes().empty()) return v1::ELIGIBILITY_OUTCOME_YES;
  return decision.override_text().empty() ? v1::ELIGIBILITY_OUTCOME_NO
                                          : v1::ELIGIBILITY_OUTCOME_OVERRIDDEN;
}

}  // namespace

Cents AvailableCents(const School& school, const std::string& source) {
  const Sums sums = SumsOf(school, source);
  const auto agreement = school.agreements.find(source);
  const Cents whole = agreement == school.agreements.end() ? ReceivedBy(school, source)
                                                           : agreement->second.ceiling().cents();
  return whole - sums.reserved - sums.confirmed;
}

v1::Agreement Shown(const School& school, const v1::Agreement& agreement) {
  const Sums sums = SumsOf(school, agreement.name());
  v1::Agreement shown = agreement;
  *shown.mutable_reserved() = Euros(sums.reserved);
  *shown.mutable_confirmed() = Euros(sums.confirmed);
  *shown.mutable_available() = Euros(AvailableCents(school, agreement.name()));
  return shown;
}

v1::Fund Shown(const School& school, const v1::Fund& fund) {
  const Sums sums = SumsOf(school, fund.name());
  v1::Fund shown = fund;
  *shown.mutable_received() = Euros(ReceivedBy(school, fund.name()));
  *shown.mutable_available() = Euros(AvailableCents(school, fund.name()));
  *shown.mutable_reserved() = Euros(sums.reserved);
  *shown.mutable_confirmed() = Euros(sums.confirmed);
  return shown;
}

v1::Pledge Shown(const School& school, const v1::Pledge& pledge) {
  const Cents paid = PaidOn(school, pledge.name());
  v1::Pledge shown = pledge;
  *shown.mutable_paid() = Euros(paid);
  *shown.mutable_outstanding() = Euros(pledge.amount().cents() - paid);
  return shown;
}

Predicted<v1::Agreement> Judge(School& school, const v1::CreateAgreementRequest& request,
                               DrawnNames& /*drawn*/) {
  if (const auto bad = AgainstTerms(request.agreement())) return tl::unexpected(*bad);
  v1::Agreement agreement = request.agreement();
  if (!school.parties.contains(agreement.party())) return Missing(agreement.party());
  if (!school.cohorts.contains(agreement.cohort())) return Missing(agreement.cohort());
  agreement.set_name(request.parent() + "/agreements/" + request.agreement_id());
  agreement.set_etag("v1");
  if (!school.agreements.try_emplace(agreement.name(), agreement).second) {
    return Exists(agreement.name());
  }
  BookAgreement(school, agreement);
  return Shown(school, agreement);
}

Predicted<v1::EligibilityDecision> Judge(School& school,
                                         const v1::DecideEligibilityRequest& request,
                                         DrawnNames& /*drawn*/) {
  const auto agreement = school.agreements.find(request.agreement());
  if (agreement == school.agreements.end()) return Missing(request.agreement());
  const auto found = school.applications.find(request.application());
  if (found == school.applications.end()) return Missing(request.application());
  const v1::Application& application = found->second;
  if (agreement->second.cohort() != application.cohort()) return Refuse(Reason::kAgreementCohort);

  v1::EligibilityDecision decision;
  decision.set_agreement(request.agreement());
  decision.set_application(request.application());
  decision.set_override_text(request.override_text());
  AddReasons(agreement->second, school.cohorts.at(application.cohort()),
             school.people.at(application.applicant().name()), decision);
  decision.set_outcome(OutcomeOf(decision));
  if (decision.outcome() == v1::ELIGIBILITY_OUTCOME_YES && !request.override_text().empty()) {
    return RefuseFields({"override_text"});
  }
  decision.set_decided_by(school.actor);
  *decision.mutable_decide_time() = InstantOf(school.now_us);
  v1::EligibilityDecision& kept = school.decisions[{request.agreement(), request.application()}];
  decision.set_etag(Next(kept.etag()));
  kept = decision;
  Settle(school, application.cohort());
  return decision;
}

Predicted<v1::Fund> Judge(School& school, const v1::CreateFundRequest& request,
                          DrawnNames& /*drawn*/) {
  v1::Fund fund = request.fund();
  if (!fund.party().empty() && !school.parties.contains(fund.party())) {
    return Missing(fund.party());
  }
  if (!fund.cohort().empty() && !school.cohorts.contains(fund.cohort())) {
    return Missing(fund.cohort());
  }
  fund.set_name(request.parent() + "/funds/" + request.fund_id());
  fund.set_etag("v1");
  if (!school.funds.try_emplace(fund.name(), fund).second) return Exists(fund.name());
  return Shown(school, fund);
}

Predicted<v1::Pledge> Judge(School& school, const v1::CreatePledgeRequest& request,
                            DrawnNames& drawn) {
  v1::Pledge pledge = request.pledge();
  if (!school.parties.contains(pledge.party())) return Missing(pledge.party());
  pledge.set_name(drawn.Next());
  pledge.set_etag("v1");
  school.pledges.push_back(pledge);
  BookPledge(school, pledge);
  return Shown(school, pledge);
}

Predicted<v1::Payment> Judge(School& school, const v1::RecordPaymentRequest& request,
                             DrawnNames& drawn) {
  v1::Payment payment = request.payment();
  if (const auto bad = AgainstPayment(school, payment)) return tl::unexpected(*bad);
  payment.set_name(drawn.Next());
  payment.set_etag("v1");
  school.payments.push_back(payment);
  BookPayment(school, payment);
  return payment;
}

}  // namespace ecloserie::model
