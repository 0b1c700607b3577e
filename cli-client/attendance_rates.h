#pragma once

#include "command.h"

namespace ecloserie::cli {

// Shows a rate, or one fact under several policies: the subject's first, then those of
// its trainees, then the half-days behind them.
ExitCode ShowRate(const Context& context, const FlagTexts& flags, std::ostream& out);
ExitCode CompareRates(const Context& context, const FlagTexts& flags, std::ostream& out);

// How programs get it: one row per trainee or, where one trainee was asked about, per
// half-day.
View RatesView();

}  // namespace ecloserie::cli
