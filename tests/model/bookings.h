#pragma once

#include <string>

#include "school.h"

namespace ecloserie::model {

// What is booked when something happens, in the order in which it happened.
void BookAgreement(School& school, const v1::Agreement& agreement);
void BookPledge(School& school, const v1::Pledge& pledge);
void BookPayment(School& school, const v1::Payment& payment);
// From one part of the allocation's source to another, for example from
// available to reserved.
void BookMove(School& school, const v1::Allocation& allocation, const std::string& kind,
              const std::string& from, const std::string& to);

}  // namespace ecloserie::model
