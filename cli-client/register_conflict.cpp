#include "register_conflict.h"

#include <ostream>

#include "enum_word.h"
#include "table.h"
#include "value_text.h"

namespace ecloserie::cli {
namespace {

// The fields of a Mark and of a MarkException are called the same.
template <class Said>
std::string TextOf(const Said& said) {
  std::string text = EnumWord(*v1::Presence_descriptor(), said.presence());
  if (said.minutes_late() > 0) text += ", " + std::to_string(said.minutes_late()) + " late";
  if (said.minutes_left_early() > 0) {
    text += ", " + std::to_string(said.minutes_left_early()) + " early";
  }
  if (said.presence() == v1::PRESENCE_PARTIAL && said.minutes_attended() > 0) {
    text += ", " + std::to_string(said.minutes_attended()) + " there";
  }
  return text;
}

// Everyone who was on the list, unmarked or marked by staff, and was not listed was sent
// as present.
std::string Sent(const v1::RecordRegisterRequest& request, const v1::MarkChange& change) {
  for (const v1::MarkException& said : request.exceptions()) {
    if (said.enrolment() == change.enrolment()) return TextOfMark(said);
  }
  const v1::Capture capture = change.before().capture();
  const bool is_of_others = capture == v1::CAPTURE_SELF_CODE || capture == v1::CAPTURE_IMPORT;
  return change.has_before() && !is_of_others ? "PRESENT" : "-";
}

Table TableOf(const v1::RecordRegisterRequest& request, const v1::Register& now) {
  Table table({{"TRAINEE"}, {"YOU SENT"}, {"IT SAID"}, {"IT SAYS"}, {"BY"}, {"AT"}});
  for (const v1::MarkChange& change : now.changes()) {
    const v1::Mark& after = change.after();
    table.AddRow({change.trainee(), Sent(request, change),
                  change.has_before() ? TextOfMark(change.before()) : "(not on it)",
                  TextOfMark(after), after.marked_by(),
                  after.has_mark_time() ? TextOfValue(after.mark_time()) : ""});
  }
  return table;
}

}  // namespace

std::string TextOfMark(const v1::Mark& mark) { return TextOf(mark); }

std::string TextOfMark(const v1::MarkException& said) { return TextOf(said); }

void ExplainConflict(const Context& context, const google::protobuf::Message& request,
                     const Failure& failure) {
  if (failure.exit_code != kConflict || context.format == OutputFormat::kJson) return;
  const auto& sent = static_cast<const v1::RecordRegisterRequest&>(request);
  v1::GetRegisterRequest get;
  get.set_session(sent.session());
  get.set_since_etag(sent.etag());
  const auto now = context.client.attendance().GetRegister(
      get, {.deadline = context.call.deadline, .stop = context.call.stop});
  if (!now) return;
  context.talk << "nothing was recorded; since " << sent.etag() << " the register came to be "
               << now->etag();
  const Table table = TableOf(sent, *now);
  context.talk << (table.IsEmpty() ? ", and no mark differs\n" : ":\n");
  table.Print(context.talk, context.print.width);
}

}  // namespace ecloserie::cli
