#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "refused.h"
#include "school.h"

namespace ecloserie::model {

// Nothing, or the refusal of the event of that name in the application's state.
std::optional<Refused> AgainstEvent(const v1::Application& application, std::string_view name);

// The application, unless the caller read an older one.
Predicted<v1::Application*> Load(School& school, const std::string& name, const std::string& etag);

// A new version of it, in the state.
void Become(v1::Application& application, v1::ApplicationState state);

// Offered, and the offer has run out.
bool IsOverdue(const School& school, const v1::Application& application);
void Expire(School& school, v1::Application& application);

}  // namespace ecloserie::model
