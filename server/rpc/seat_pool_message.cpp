#include "rpc/seat_pool_message.h"

#include "rpc/encode.h"

namespace ecloserie::rpc {

v1::SeatPool EncodeSeatPool(const domain::SeatPool& pool) {
  v1::SeatPool encoded;
  encoded.set_name(pool.name.ToString());
  encoded.set_kind(EncodeChoice<v1::SeatPoolKind>(pool.kind));
  encoded.set_seat_limit(pool.seat_limit);
  encoded.set_held_count(pool.held_count);
  encoded.set_taken_count(pool.taken_count);
  encoded.set_free_count(pool.FreeCount());
  return encoded;
}

}  // namespace ecloserie::rpc
