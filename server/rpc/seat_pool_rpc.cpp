#include "ecloserie/v1/enrolment_service.pb.h"
#include "rpc/decode.h"
#include "rpc/seat_pool_message.h"
#include "rpc/services.h"
#include "usecases/seat_pool.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<usecases::GetSeatAvailabilityQuery> DecodeAvailability(
    const v1::GetSeatAvailabilityRequest& request) {
  ASSIGN_OR_REFUSE(auto cohort, DecodeName<domain::CohortName>(request.cohort(), "cohort"));
  usecases::GetSeatAvailabilityQuery query{.cohort = std::move(cohort)};
  if (request.has_first()) query.first = DecodeHalfDay(request.first());
  if (request.has_last()) query.last = DecodeHalfDay(request.last());
  return query;
}

v1::GetSeatAvailabilityResponse EncodeAvailability(const std::vector<domain::SeatPool>& pools) {
  v1::GetSeatAvailabilityResponse response;
  for (const domain::SeatPool& pool : pools) *response.add_pools() = EncodeSeatPool(pool);
  return response;
}

absl::StatusOr<usecases::SetSeatLimitCommand> DecodeLimit(const v1::SetSeatLimitRequest& request) {
  ASSIGN_OR_REFUSE(const auto track, DecodeName<domain::TrackName>(request.track(), "track"));
  return usecases::SetSeatLimitCommand{.pool = domain::PoolName::Of(track),
                                       .seat_limit = request.seat_limit()};
}

v1::SetSeatLimitResponse EncodeLimit(const domain::SeatPool& pool) {
  v1::SetSeatLimitResponse response;
  response.set_pool(pool.name.ToString());
  response.set_seat_limit(pool.seat_limit);
  return response;
}

}  // namespace

std::vector<Method> SeatPoolMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.EnrolmentService.";
  return {
      serve.Read(service + "GetSeatAvailability", DecodeAvailability, usecases::GetSeatAvailability,
                 EncodeAvailability),
      serve.Change(service + "SetSeatLimit", DecodeLimit, usecases::SetSeatLimit,
                   usecases::GetSeatPool, EncodeLimit),
  };
}

}  // namespace ecloserie::rpc
