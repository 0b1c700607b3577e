#include "calendar.h"

#include <ostream>

#include "flag_text.h"

namespace ecloserie::cli {

ExitCode PrintCalendar(const Context& context, const FlagTexts& flags, std::ostream& out) {
  v1::GetCalendarRequest request;
  if (flags.size() > 1) {
    const Failure failure = UsageFailure("give --track or --enrolment, not both");
    context.report(failure);
    return failure.exit_code;
  }
  for (const auto& [flag, texts] : flags) {
    const auto problem = SetFromText(request, flag, texts, context.school);
    if (!problem) continue;
    const Failure failure = UsageFailure("--" + flag + ": " + *problem);
    context.report(failure);
    return failure.exit_code;
  }
  const auto calendar = context.client.attendance().GetCalendar(request, context.call);
  if (!calendar) {
    const Failure failure = CallFailure(calendar.error());
    context.report(failure);
    return failure.exit_code;
  }
  out << calendar->content();
  return kDone;
}

}  // namespace ecloserie::cli
