#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "domain/person.h"
#include "ecloserie/v1/application.pb.h"

namespace ecloserie::rpc {

// A person as described by a caller; its name is not theirs to choose.
domain::Person DecodePerson(const v1::Person& person);

// The allow-list of what leaves the server about a person.
v1::Person EncodePerson(const domain::Person& person);

// As registers name people; that of somebody forgotten is (erased).
std::string EncodeTrainee(const domain::Person& person);

}  // namespace ecloserie::rpc
