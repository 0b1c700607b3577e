#include "storage/statements.h"

#include "storage/agreement_store.h"
#include "storage/allocation_store.h"
#include "storage/application_store.h"
#include "storage/assignment_store.h"
#include "storage/attendance_facts_store.h"
#include "storage/attendance_policy_store.h"
#include "storage/attendance_record_store.h"
#include "storage/attendance_statement_store.h"
#include "storage/belonging_store.h"
#include "storage/calendar_store.h"
#include "storage/cohort_store.h"
#include "storage/correction_store.h"
#include "storage/eligibility_store.h"
#include "storage/enrolment_list.h"
#include "storage/enrolment_store.h"
#include "storage/evidence_store.h"
#include "storage/fund_store.h"
#include "storage/journal_store.h"
#include "storage/justification_store.h"
#include "storage/ledger_audit_store.h"
#include "storage/ledger_store.h"
#include "storage/module_store.h"
#include "storage/outcome_store.h"
#include "storage/overdue_store.h"
#include "storage/party_store.h"
#include "storage/person_store.h"
#include "storage/place_store.h"
#include "storage/pledge_store.h"
#include "storage/principal_store.h"
#include "storage/rate_policy_store.h"
#include "storage/register_store.h"
#include "storage/report_store.h"
#include "storage/request_store.h"
#include "storage/resemblance_store.h"
#include "storage/roster_store.h"
#include "storage/school_store.h"
#include "storage/seal_store.h"
#include "storage/seat_store.h"
#include "storage/selection_store.h"
#include "storage/session_store.h"
#include "storage/spell_store.h"
#include "storage/token_store.h"
#include "storage/trainee_session_store.h"
#include "storage/transfer_store.h"
#include "storage/transition_store.h"

namespace ecloserie::storage {

namespace {

constexpr Statements (*kStores[])() = {AgreementStatements,
                                       AllocationStatements,
                                       ApplicationStatements,
                                       AssignmentStatements,
                                       AttendanceFactsStatements,
                                       AttendancePolicyStatements,
                                       AttendanceRecordStatements,
                                       AttendanceStatementStatements,
                                       BelongingStatements,
                                       CalendarStatements,
                                       CohortStatements,
                                       CorrectionStatements,
                                       EligibilityStatements,
                                       EnrolmentListStatements,
                                       EnrolmentStatements,
                                       EvidenceStatements,
                                       FundStatements,
                                       JournalStatements,
                                       JustificationStatements,
                                       LedgerAuditStatements,
                                       LedgerStatements,
                                       ModuleStatements,
                                       OutcomeStatements,
                                       OverdueStatements,
                                       PartyStatements,
                                       PersonStatements,
                                       PlaceStatements,
                                       PledgeStatements,
                                       PrincipalStatements,
                                       RatePolicyStatements,
                                       RegisterStatements,
                                       ReportStatements,
                                       RequestStatements,
                                       ResemblanceStatements,
                                       RosterStatements,
                                       SchoolStatements,
                                       SealStatements,
                                       SeatStatements,
                                       SelectionStatements,
                                       SessionStatements,
                                       SpellStatements,
                                       TokenStatements,
                                       TraineeSessionStatements,
                                       TransferStatements,
                                       TransitionStatements};

}  // namespace

std::vector<const Sql*> AllStatements() {
  std::vector<const Sql*> all;
  for (const auto of_store : kStores) {
    const Statements statements = of_store();
    all.insert(all.end(), statements.begin(), statements.end());
  }
  return all;
}

}  // namespace ecloserie::storage
