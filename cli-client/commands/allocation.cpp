#include "command.h"
#include "ecloserie/v1/sponsorship_service.pb.h"
#include "flag_text.h"

namespace ecloserie::cli {
namespace {

using google::protobuf::Message;

std::optional<std::string> AddSource(v1::AllocateSeatRequest& request, std::string_view field,
                                     std::string_view text, std::string_view school) {
  const std::size_t sign = text.rfind('=');
  if (sign == std::string_view::npos) return std::string(text) + " is not NAME=AMOUNT";
  const std::string name(text.substr(0, sign));
  const std::string amount(text.substr(sign + 1));
  v1::AllocationSource& source = *request.add_sources();
  if (auto problem = SetFromText(source, field, {name}, school)) return problem;
  return SetFromText(source, "amount", {amount}, school);
}

std::optional<Failure> AddSources(const Context& context, const FlagTexts& flags,
                                  Message& message) {
  auto& request = static_cast<v1::AllocateSeatRequest&>(message);
  for (const char* kind : {"fund", "agreement"}) {
    const auto texts = flags.find(kind);
    if (texts == flags.end()) continue;
    for (const std::string& text : texts->second) {
      const auto problem = AddSource(request, kind, text, context.school);
      if (problem) return UsageFailure("--" + std::string(kind) + ": " + *problem);
    }
  }
  return std::nullopt;
}

std::vector<Column> Columns() {
  return {{"NAME", "name"}, {"SOURCE", "source"}, {"STATE", "state"}, {"AMOUNT", "amount"}};
}

Command Make() {
  return {.noun = "allocation",
          .verb = "make",
          .help = "Reserve money for a seat from one or several sources, all or nothing",
          .method = Calls(&Client::sponsorship, &SponsorshipClient::AllocateSeat),
          .positional = "enrolment",
          .flags = {{"fund", "", "NAME=AMOUNT, received money; may be repeated"},
                    {"agreement", "", "NAME=AMOUNT, promised money; may be repeated"},
                    {"expire-time", "expire_time", "when the reservation runs out"}},
          .view = {.rows = "allocations",
                   .sections = {{"ALLOCATIONS", "allocations", Columns()},
                                {"SEAT", "", {{"price", "seat_price"}, {"still to find", "gap"}}}}},
          .prepare = AddSources};
}

}  // namespace

std::vector<Command> AllocationCommands() {
  const View view{.columns = Columns()};
  return {Make(),
          {.noun = "allocation",
           .verb = "confirm",
           .help = "Confirm reservations before they run out",
           .method = Calls(&Client::sponsorship, &SponsorshipClient::ConfirmAllocation),
           .positional = "name",
           .takes_several = true,
           .flags = {{"etag", "etag", "refuse if it changed since"}},
           .view = view},
          {.noun = "allocation",
           .verb = "release",
           .help = "Give allocations back to their sources",
           .method = Calls(&Client::sponsorship, &SponsorshipClient::ReleaseAllocation),
           .positional = "name",
           .takes_several = true,
           .flags = {{"reason-code", "reason_code", "for example TRAINEE_LEFT"},
                     {"etag", "etag", "refuse if it changed since"}},
           .view = view},
          {.noun = "allocation",
           .verb = "list",
           .help = "List a school's allocations",
           .method = Calls(&Client::sponsorship, &SponsorshipClient::ListAllocations),
           .flags = {{"enrolment", "enrolment"}, {"state", "state"}},
           .view = view}};
}

}  // namespace ecloserie::cli
