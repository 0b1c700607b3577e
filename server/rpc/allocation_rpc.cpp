#include "domain/etag.h"
#include "ecloserie/v1/sponsorship_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/allocation.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<domain::MoneySource> DecodeSource(const v1::AllocationSource& source,
                                                 const std::string& field) {
  if (source.fund().empty() == source.agreement().empty()) {
    return domain::FieldInvalid(field, "must name either a fund or an agreement");
  }
  if (source.agreement().empty()) {
    ASSIGN_OR_REFUSE(auto fund, DecodeName<domain::FundName>(source.fund(), field + ".fund"));
    return domain::MoneySource(std::move(fund));
  }
  ASSIGN_OR_REFUSE(auto agreement,
                   DecodeName<domain::AgreementName>(source.agreement(), field + ".agreement"));
  return domain::MoneySource(std::move(agreement));
}

absl::StatusOr<usecases::AllocateSeatCommand> DecodeAllocateSeat(
    const v1::AllocateSeatRequest& request) {
  usecases::AllocateSeatCommand command;
  ASSIGN_OR_REFUSE(command.enrolment,
                   DecodeName<domain::EnrolmentName>(request.enrolment(), "enrolment"));
  ASSIGN_OR_REFUSE(command.expires_at, DecodeTime(request.expire_time(), "expire_time"));
  for (int i = 0; i < request.sources_size(); ++i) {
    const std::string field = "sources[" + std::to_string(i) + "]";
    ASSIGN_OR_REFUSE(auto source, DecodeSource(request.sources(i), field));
    ASSIGN_OR_REFUSE(const std::int64_t cents,
                     DecodeCents(request.sources(i).amount(), field + ".amount"));
    command.sources.push_back({std::move(source), cents});
  }
  return command;
}

v1::Allocation EncodeAllocation(const domain::Allocation& allocation) {
  v1::Allocation encoded;
  encoded.set_name(allocation.name.ToString());
  encoded.set_enrolment(allocation.enrolment.ToString());
  encoded.set_source(domain::ToText(allocation.source));
  *encoded.mutable_amount() = EncodeCents(allocation.amount_cents);
  encoded.set_state(EncodeChoice<v1::AllocationState>(allocation.state));
  *encoded.mutable_expire_time() = EncodeTime(allocation.expires_at);
  encoded.set_reason_code(allocation.reason_code);
  encoded.set_etag(domain::EtagOf(allocation.version));
  return encoded;
}

v1::AllocateSeatResponse EncodeFunding(const usecases::SeatFunding& funding) {
  v1::AllocateSeatResponse response;
  for (const domain::Allocation& allocation : funding.allocations) {
    *response.add_allocations() = EncodeAllocation(allocation);
  }
  *response.mutable_seat_price() = EncodeCents(funding.seat_price_cents);
  *response.mutable_gap() = EncodeCents(funding.gap_cents);
  return response;
}

absl::StatusOr<usecases::ConfirmAllocationCommand> DecodeConfirmAllocation(
    const v1::ConfirmAllocationRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::AllocationName>(request.name(), "name"));
  return usecases::ConfirmAllocationCommand{.name = std::move(name), .etag = request.etag()};
}

absl::StatusOr<usecases::ReleaseAllocationCommand> DecodeReleaseAllocation(
    const v1::ReleaseAllocationRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::AllocationName>(request.name(), "name"));
  ASSIGN_OR_REFUSE(auto reason_code, DecodeReasonCode(request.reason_code(), "reason_code"));
  return usecases::ReleaseAllocationCommand{
      .name = std::move(name), .reason_code = std::move(reason_code), .etag = request.etag()};
}

absl::StatusOr<usecases::ListAllocationsQuery> DecodeListAllocations(
    const v1::ListAllocationsRequest& request) {
  ASSIGN_OR_REFUSE(auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto enrolment,
                   DecodeOptionalName<domain::EnrolmentName>(request.enrolment(), "enrolment"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListAllocationsQuery{
      .school = std::move(school),
      .enrolment = std::move(enrolment),
      .state = DecodeOptionalChoice<domain::AllocationState>(request.state()),
      .page = std::move(page)};
}

v1::ListAllocationsResponse EncodeAllocations(const usecases::Page<domain::Allocation>& page) {
  v1::ListAllocationsResponse response;
  for (const domain::Allocation& allocation : page.items) {
    *response.add_allocations() = EncodeAllocation(allocation);
  }
  response.set_next_page_token(page.next_page_token);
  return response;
}

}  // namespace

std::vector<Method> AllocationMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.SponsorshipService.";
  return {
      serve.Change(service + "AllocateSeat", DecodeAllocateSeat, usecases::AllocateSeat,
                   usecases::GetSeatFunding, EncodeFunding),
      serve.Change(service + "ConfirmAllocation", DecodeConfirmAllocation,
                   usecases::ConfirmAllocation, usecases::GetAllocation, EncodeAllocation),
      serve.Change(service + "ReleaseAllocation", DecodeReleaseAllocation,
                   usecases::ReleaseAllocation, usecases::GetAllocation, EncodeAllocation),
      serve.Read(service + "ListAllocations", DecodeListAllocations, usecases::ListAllocations,
                 EncodeAllocations),
  };
}

}  // namespace ecloserie::rpc
