#pragma once

#include "command.h"

namespace ecloserie::cli {

// What a batch of offers is asked by, and how programs see the answer.
SdkMethod OfferBatchMethod();
View OfferBatchView();

// Offers seats to the best of a cohort's ranking who are still to be decided (--top), or
// to those who are named, in that order. People see a row for each with its rank, which
// pool runs out where, and a tie that the last seat parts.
ExitCode OfferBatch(const Context& context, const FlagTexts& flags, std::ostream& out);

}  // namespace ecloserie::cli
