#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "absl/time/civil_time.h"
#include "ecloserie/v1/application.pb.h"
#include "ecloserie/v1/enrolment.pb.h"
#include "ecloserie/v1/fund.pb.h"
#include "ecloserie/v1/ledger.pb.h"
#include "ecloserie/v1/register.pb.h"
#include "ecloserie/v1/school_service.pb.h"
#include "ecloserie/v1/sponsorship_service.pb.h"
#include "refused.h"

namespace ecloserie::model {

using Cents = std::int64_t;

// A half-day as something that can be compared.
using Moment = std::pair<absl::CivilDay, int>;

// One seat, from its first half-day to its last.
struct SeatSpan {
  std::string pool;
  Moment first;
  Moment last;
};

// A session with its register.
struct SessionFile {
  v1::Session session;
  std::map<std::string, v1::Mark> marks;          // by enrolment, once it is open
  std::map<std::string, std::int64_t> marked_in;  // the register's version that marked last
};

// One school as plain maps, by name. What is counted or summed is counted when it
// is asked for, so that no total here can go wrong in the way a stored one might.
// A copy is a snapshot: a unit of work runs on one, and is kept or thrown away.
struct School {
  std::map<std::string, v1::Cohort> cohorts;
  std::map<std::string, v1::Track> tracks;
  std::map<std::string, v1::Party> parties;

  std::map<std::string, v1::Person> people;
  std::map<std::string, std::string> person_by_identity;
  std::map<std::string, v1::Application> applications;  // of the applicant the name only
  std::map<std::string, std::vector<SeatSpan>> seats;   // by the application that occupies
  std::map<std::string, std::vector<SeatSpan>> seats_before_merging;
  std::map<std::string, v1::ApplicationState> states_before_merging;
  std::map<std::string, std::vector<v1::ApplicationTransition>> transitions;
  std::map<std::string, std::vector<v1::WaitingSkip>> skips;  // the latest first
  std::map<std::string, v1::Enrolment> enrolments;            // of the trainee the name only

  std::map<std::string, SessionFile> sessions;

  std::map<std::string, v1::Agreement> agreements;  // without balances
  std::map<std::pair<std::string, std::string>, v1::EligibilityDecision> decisions;
  std::map<std::string, v1::Fund> funds;  // without balances
  // In the order in which they were made.
  std::vector<v1::Pledge> pledges;  // without balances
  std::vector<v1::Payment> payments;
  std::vector<v1::Allocation> allocations;
  std::vector<v1::LedgerEntry> entries;

  std::int64_t sequence = 0;  // of the unit of work that was kept last
  std::int64_t last_us = 0;   // when that one was
  // Of the unit of work that runs.
  std::int64_t now_us = 0;
  std::string actor;

  // The next unit of work: later than the one before, whatever the clock says.
  void Begin(std::int64_t clock_us, const std::string& caller);
  void Keep();
};

google::protobuf::Timestamp InstantOf(std::int64_t us);
std::int64_t MicrosOf(const google::protobuf::Timestamp& instant);
// As refusals tell an instant: to the second, in UTC.
std::string TextOf(const google::protobuf::Timestamp& instant);
v1::Money Euros(Cents cents);
absl::CivilDay DayOf(const v1::CivilDate& date);
v1::CivilDate DateOf(absl::CivilDay day);
std::string IsoText(const v1::CivilDate& date);
bool IsBefore(const v1::HalfDay& left, const v1::HalfDay& right);

// The version behind an etag; 0 when there is none.
std::int64_t VersionOf(const std::string& etag);
// The etag after one more change.
std::string Next(const std::string& etag);
// An empty etag asks for no comparison.
bool IsStale(const std::string& asked, const std::string& current);

// ".../tracks/blended" without its last two words.
std::string ParentOf(const std::string& name);
std::string LastWordOf(const std::string& name);

// Everything that an answer shows of the thing.
v1::Application Shown(const School& school, const v1::Application& application);
v1::Enrolment Shown(const School& school, const v1::Enrolment& enrolment);
v1::Register Shown(const School& school, const SessionFile& file);
// Who is placed in a track joins its registers that are open already.
void JoinOpenRegisters(School& school, const v1::Enrolment& enrolment);
v1::Agreement Shown(const School& school, const v1::Agreement& agreement);
v1::Fund Shown(const School& school, const v1::Fund& fund);
v1::Pledge Shown(const School& school, const v1::Pledge& pledge);
std::set<std::string> PoolsOccupied(const School& school, const std::string& application);
Moment FirstOf(const v1::Cohort& cohort);
Moment LastOf(const v1::Cohort& cohort);
v1::HalfDay HalfDayOf(const Moment& moment);
// How many seats of the pool are free when most of them are occupied; of those, how
// many held and how many taken.
v1::SeatPool PoolOver(const School& school, const std::string& owner, const Moment& first,
                      const Moment& last);
// A pool bears the name of what owns it; those of tracks come before those of
// agreements.
v1::SeatPool PoolOf(const School& school, const std::string& owner);
std::vector<v1::SeatPool> PoolsOf(const School& school, const std::string& cohort);

// Reserved or confirmed.
bool IsLive(const v1::Allocation& allocation);
Cents LiveCentsOf(const School& school, const std::string& enrolment);
Cents AvailableCents(const School& school, const std::string& source);

}  // namespace ecloserie::model
