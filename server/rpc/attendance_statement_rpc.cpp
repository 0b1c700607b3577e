#include <utility>

#include "domain/etag.h"
#include "ecloserie/v1/attendance_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/attendance_statement.h"

namespace ecloserie::rpc {
namespace {

constexpr std::size_t kChangedNamedMax = 100;

absl::StatusOr<usecases::MakeAttendanceStatementCommand> DecodeMake(
    const v1::MakeAttendanceStatementRequest& request) {
  ASSIGN_OR_REFUSE(auto cohort, DecodeName<domain::CohortName>(request.cohort(), "cohort"));
  ASSIGN_OR_REFUSE(auto party, DecodeOptionalName<domain::PartyName>(request.party(), "party"));
  usecases::MakeAttendanceStatementCommand command{
      .cohort = std::move(cohort), .month = request.month(), .party = std::move(party)};
  if (!request.policy().empty()) {
    ASSIGN_OR_REFUSE(command.policy, DecodeSlug(request.policy(), "policy"));
  }
  return command;
}

absl::StatusOr<domain::AttendanceStatementName> DecodeGet(
    const v1::GetAttendanceStatementRequest& request) {
  return DecodeName<domain::AttendanceStatementName>(request.name(), "name");
}

absl::StatusOr<usecases::ListAttendanceStatementsQuery> DecodeList(
    const v1::ListAttendanceStatementsRequest& request) {
  ASSIGN_OR_REFUSE(auto cohort, DecodeName<domain::CohortName>(request.cohort(), "cohort"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListAttendanceStatementsQuery{std::move(cohort), std::move(page)};
}

v1::AttendanceStatementLine EncodeFigures(const domain::StatementLine& line) {
  const domain::StatedFigures& figures = line.figures;
  v1::AttendanceStatementLine encoded;
  encoded.set_channel(EncodeChoice<v1::Delivery>(line.channel));
  encoded.set_planned_minutes(figures.planned_minutes);
  encoded.set_attended_minutes(figures.attended_minutes);
  encoded.set_justified_minutes(figures.justified_minutes);
  encoded.set_unjustified_minutes(figures.unjustified_minutes);
  encoded.set_planned_count(figures.planned_count);
  encoded.set_attended_count(figures.attended_count);
  encoded.set_justified_count(figures.justified_count);
  encoded.set_unjustified_count(figures.unjustified_count);
  return encoded;
}

v1::AttendanceStatementLine EncodeLine(const domain::StatementLine& line,
                                       const std::string& trainee) {
  v1::AttendanceStatementLine encoded = EncodeFigures(line);
  encoded.set_enrolment(line.enrolment.ToString());
  encoded.set_trainee(trainee);
  if (!line.party.empty()) {
    encoded.set_party(domain::PartyName{line.enrolment.school, line.party}.ToString());
  }
  return encoded;
}

void EncodeParts(const usecases::ShownStatement& shown, v1::AttendanceStatement& encoded) {
  const domain::AttendanceStatement& statement = shown.statement;
  for (std::size_t i = 0; i < statement.lines.size(); ++i) {
    *encoded.add_lines() = EncodeLine(statement.lines[i], shown.trainees[i]);
  }
  for (const domain::StatedRegister& stated : statement.registers) {
    v1::StatedRegister& told = *encoded.add_registers();
    told.set_session(stated.session.ToString());
    told.set_etag(domain::EtagOf(stated.version));
  }
  for (std::size_t i = 0; i < shown.changed.size() && i < kChangedNamedMax; ++i) {
    encoded.add_changed(shown.changed[i]);
  }
}

v1::AttendanceStatement EncodeStatement(const usecases::ShownStatement& shown) {
  const domain::AttendanceStatement& statement = shown.statement;
  v1::AttendanceStatement encoded;
  encoded.set_name(statement.name.ToString());
  encoded.set_cohort(statement.cohort.ToString());
  if (statement.party) encoded.set_party(statement.party->ToString());
  encoded.set_month(statement.month);
  encoded.set_policy(statement.policy);
  encoded.set_policy_version(statement.policy_version);
  encoded.set_made_by(statement.made_by);
  *encoded.mutable_make_time() = EncodeTime(statement.made_at);
  encoded.set_digest(std::string(statement.digest.begin(), statement.digest.end()));
  for (const domain::StatementLine& total : domain::TotalsOf(statement.lines)) {
    *encoded.add_totals() = EncodeFigures(total);
  }
  encoded.set_is_stale(!shown.changed.empty());
  if (shown.is_whole) EncodeParts(shown, encoded);
  return encoded;
}

v1::ListAttendanceStatementsResponse EncodeStatements(
    const usecases::Page<usecases::ShownStatement>& page) {
  v1::ListAttendanceStatementsResponse response;
  for (const auto& shown : page.items) *response.add_statements() = EncodeStatement(shown);
  response.set_next_page_token(page.next_page_token);
  return response;
}

}  // namespace

std::vector<Method> AttendanceStatementMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.AttendanceService.";
  return {
      serve.Change(service + "MakeAttendanceStatement", DecodeMake,
                   usecases::MakeAttendanceStatement, usecases::ShowStatementMade, EncodeStatement),
      serve.Read(service + "GetAttendanceStatement", DecodeGet, usecases::GetAttendanceStatement,
                 EncodeStatement),
      serve.Read(service + "ListAttendanceStatements", DecodeList,
                 usecases::ListAttendanceStatements, EncodeStatements)};
}

}  // namespace ecloserie::rpc
