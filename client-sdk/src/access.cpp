#include "ecloserie/access.h"

#include "calls.h"

namespace ecloserie {

Result<v1::WhoAmIResponse> AccessClient::WhoAmI(v1::WhoAmIRequest request,
                                                CallOptions options) const {
  return Call<v1::WhoAmIResponse>(*core_, "AccessService.WhoAmI", std::move(request), options);
}

}  // namespace ecloserie
