#include "model.h"

#include <google/protobuf/descriptor.h>

#include <array>
#include <set>
#include <stdexcept>

#include "ecloserie/v1/options.pb.h"
#include "judge.h"

namespace ecloserie::model {
namespace {

// What each kind of request has to be before anybody looks at the school. Not
// remembered: nothing was asked that could be.
std::optional<Refused> AtTheDoor(const v1::RecordRegisterRequest& request) {
  if (!request.etag().empty()) return std::nullopt;
  return Refused{Reason::kFieldInvalid, {}, {"etag"}};
}

std::optional<Refused> AtTheDoor(const v1::RecordPaymentRequest& request) {
  if (request.payment().amount().cents() > 0) return std::nullopt;
  return Refused{Reason::kFieldInvalid, {}, {"payment.amount.cents"}};
}

std::optional<Refused> AtTheDoor(const v1::AllocateSeatRequest& request) {
  for (int i = 0; i < request.sources_size(); ++i) {
    const v1::AllocationSource& source = request.sources(i);
    const std::string field = "sources[" + std::to_string(i) + "]";
    if (source.fund().empty() == source.agreement().empty()) {
      return Refused{Reason::kFieldInvalid, {}, {field}};
    }
    if (source.amount().cents() == 0) {
      return Refused{Reason::kFieldInvalid, {}, {field + ".amount.cents"}};
    }
  }
  return std::nullopt;
}

template <class Message>
std::optional<Refused> AtTheDoor(const Message& /*request*/) {
  return std::nullopt;
}

// The right that the API's own manual declares for the method.
std::string RightFor(const std::string& method) {
  const auto* pool = google::protobuf::DescriptorPool::generated_pool();
  for (const char* area : {"School", "Enrolment", "Attendance", "Sponsorship", "Report"}) {
    const auto* found =
        pool->FindMethodByName("ecloserie.v1." + std::string(area) + "Service." + method);
    if (found == nullptr) continue;
    const v1::MethodRules& rules = found->options().GetExtension(v1::method_rules);
    return v1::Permission_Name(rules.permission()).substr(std::string_view("PERMISSION_").size());
  }
  throw std::logic_error(method + " is a method of no service");
}

std::optional<Refused> AgainstCaller(const Call& call) {
  static const std::set<std::string> of_staff = {"SCHOOL_READ",      "ENROLMENT_READ",
                                                 "ENROLMENT_WRITE",  "ATTENDANCE_READ",
                                                 "ATTENDANCE_WRITE", "REPORT_READ"};
  const std::string right = RightFor(MethodOf(call.request));
  if (call.caller == kAdmin || of_staff.contains(right)) return std::nullopt;
  return Refused{Reason::kPermissionMissing, {{"permission", right}}, {}};
}

}  // namespace

// A refusal that is remembered is told again as it was, and so is an answer, down
// to the byte; whatever has changed since.
std::optional<Answer> Model::Recall(const Call& call) const {
  const std::string request_id = RequestIdOf(call.request);
  const auto found = remembered_.find({call.caller, request_id});
  if (found == remembered_.end()) return std::nullopt;
  if (found->second.content == ContentOf(call.request)) return found->second.answer;
  return PredictedRefusal(Refused{Reason::kRequestIdReused, {{"request_id", request_id}}, {}});
}

Answer Model::Take(const Call& call, const Answer& seen) {
  // Nobody learns what is wrong with a request that they may not make.
  if (const auto unfit = AgainstCaller(call)) return PredictedRefusal(*unfit);
  const auto refused =
      std::visit([](const auto& request) { return AtTheDoor(request); }, call.request);
  if (refused) return PredictedRefusal(*refused);
  if (auto recalled = Recall(call)) return *std::move(recalled);

  School next = school_;
  next.Begin(clock_us_, call.caller);
  DrawnNames drawn(seen);
  Answer answer = std::visit(
      [&](const auto& request) { return ToldByModel(Judge(next, request, drawn)); }, call.request);
  if (!IsChangeOf(call.request) || IsValidateOnly(call.request)) return answer;
  if (answer.IsOk()) {
    next.Keep();
    school_ = std::move(next);
  }
  remembered_[{call.caller, RequestIdOf(call.request)}] = {ContentOf(call.request), seen};
  return answer;
}

}  // namespace ecloserie::model
