#pragma once

#include <vector>

#include "rpc/serve.h"
#include "rpc/service.h"

namespace ecloserie::rpc {

// The table of contents: the methods of each service.
std::vector<Method> AccessMethods(const Serve& serve);
std::vector<Method> SchoolMethods(const Serve& serve);
std::vector<Method> EnrolmentMethods(const Serve& serve);
std::vector<Method> AttendanceMethods(const Serve& serve);
std::vector<Method> SponsorshipMethods(const Serve& serve);
std::vector<Method> ReportMethods(const Serve& serve);

// The parts of AccessMethods.
std::vector<Method> PrincipalMethods(const Serve& serve);
std::vector<Method> TokenMethods(const Serve& serve);
std::vector<Method> AuditMethods(const Serve& serve);
// The parts of SchoolMethods; schools and programmes are its own.
std::vector<Method> CohortMethods(const Serve& serve);
std::vector<Method> ModuleMethods(const Serve& serve);
std::vector<Method> AssignmentMethods(const Serve& serve);
std::vector<Method> SchoolCopyMethods(const Serve& serve);
std::vector<Method> PlaceMethods(const Serve& serve);
// The parts of EnrolmentMethods that are about applications.
std::vector<Method> ApplicationMethods(const Serve& serve);
std::vector<Method> ApplicationImportMethods(const Serve& serve);
std::vector<Method> OfferMethods(const Serve& serve);
std::vector<Method> OfferBatchMethods(const Serve& serve);
// The part that is about who is to be offered a seat.
std::vector<Method> SelectionMethods(const Serve& serve);
// The part that is about the pools that limit them.
std::vector<Method> SeatPoolMethods(const Serve& serve);
// Those about what happens to an enrolment, about going on elsewhere, and about people.
std::vector<Method> SpellMethods(const Serve& serve);
std::vector<Method> TransferMethods(const Serve& serve);
std::vector<Method> PersonMethods(const Serve& serve);
// Those that carry a cohort in and out as files.
std::vector<Method> RosterMethods(const Serve& serve);
// The parts of AttendanceMethods; sessions are its own. Those about plans and calendars,
// and about registers.
std::vector<Method> CalendarMethods(const Serve& serve);
std::vector<Method> RegisterMethods(const Serve& serve);
std::vector<Method> CorrectionMethods(const Serve& serve);
// Those about why somebody was absent, and about what proves half-days at a distance.
std::vector<Method> JustificationMethods(const Serve& serve);
std::vector<Method> EvidenceMethods(const Serve& serve);
// Those about rates and the policies behind them, and about what comes of rates.
std::vector<Method> AttendanceRateMethods(const Serve& serve);
std::vector<Method> AttendanceAlertMethods(const Serve& serve);
std::vector<Method> AttendanceStatementMethods(const Serve& serve);
std::vector<Method> AttendancePolicyMethods(const Serve& serve);
// The parts of SponsorshipMethods; parties are its own.
std::vector<Method> AgreementMethods(const Serve& serve);
std::vector<Method> FundMethods(const Serve& serve);
std::vector<Method> PledgeMethods(const Serve& serve);
std::vector<Method> AllocationMethods(const Serve& serve);
std::vector<Method> LedgerMethods(const Serve& serve);

}  // namespace ecloserie::rpc
