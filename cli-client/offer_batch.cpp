#include "offer_batch.h"

#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <ostream>
#include <set>

#include "ecloserie/v1/enrolment_service.pb.h"
#include "enum_word.h"
#include "field_path.h"
#include "flag_text.h"
#include "resource_name.h"
#include "table.h"
#include "value_text.h"

namespace ecloserie::cli {
namespace {

using google::protobuf::Message;
using google::protobuf::util::TimeUtil;
using Ranking = std::vector<v1::RankedApplication>;

constexpr std::size_t kRankingMax = 100'000;
constexpr std::int64_t kOffersMax = 500;  // The server's limit for one request.
constexpr std::int64_t kDaysToAnswer = 7;

ExitCode Refuse(const Context& context, const Failure& failure) {
  context.report(failure);
  return failure.exit_code;
}

std::optional<Failure> SetFlag(const Context& context, const FlagTexts& flags,
                               std::string_view name, std::string_view path, Message& request) {
  const auto texts = flags.find(name);
  if (texts == flags.end()) return std::nullopt;
  const auto problem = SetFromText(request, path, texts->second, context.school);
  if (problem) return UsageFailure("--" + std::string(name) + ": " + *problem);
  return std::nullopt;
}

// blended stands for promo-1/blended.
std::optional<Failure> SetTrack(const Context& context, const FlagTexts& flags,
                                const std::string& cohort, v1::SeatOffer& offer) {
  const auto texts = flags.find("track");
  if (texts == flags.end()) return UsageFailure("--track: say in which track");
  std::string track = texts->second.back();
  if (track.find('/') == std::string::npos) track.insert(0, ShortName("cohorts", cohort) + "/");
  const auto problem = SetFromText(offer, "track", {track}, context.school);
  if (problem) return UsageFailure("--track: " + *problem);
  return std::nullopt;
}

// What all offers have in common.
struct Plan {
  v1::MakeOffersRequest request;
  v1::SeatOffer terms;
};

tl::expected<Plan, Failure> ReadPlan(const Context& context, const FlagTexts& flags) {
  if (!flags.contains("cohort")) return tl::unexpected(UsageFailure("--cohort: say which"));
  Plan plan;
  *plan.request.mutable_expire_time() =
      TimeUtil::GetCurrentTime() + TimeUtil::HoursToDuration(24 * kDaysToAnswer);
  plan.request.set_mode(flags.contains("all-or-nothing") ? v1::OFFER_MODE_ALL_OR_NOTHING
                                                         : v1::OFFER_MODE_AS_FAR_AS_POSSIBLE);
  for (const auto& [name, path] :
       {std::pair("cohort", "cohort"), {"expire-time", "expire_time"}, {"entry", "entry"}}) {
    if (auto failure = SetFlag(context, flags, name, path, plan.request)) {
      return tl::unexpected(*std::move(failure));
    }
  }
  if (auto failure = SetFlag(context, flags, "agreement", "agreements", plan.terms)) {
    return tl::unexpected(*std::move(failure));
  }
  if (auto failure = SetTrack(context, flags, plan.request.cohort(), plan.terms)) {
    return tl::unexpected(*std::move(failure));
  }
  return plan;
}

bool IsToBeDecided(const v1::RankedApplication& ranked) {
  const v1::ApplicationState state = ranked.application().state();
  return ranked.has_rank() &&
         (state == v1::APPLICATION_STATE_IN_REVIEW || state == v1::APPLICATION_STATE_POOL);
}

tl::expected<Ranking, Failure> TopOf(const Context& context, const Ranking& ranking,
                                     const std::string& text) {
  const auto wanted = ParseInteger(text);
  if (!wanted || *wanted < 1 || *wanted > kOffersMax) {
    return tl::unexpected(UsageFailure("--top: give a number from 1 to 500"));
  }
  Ranking top;
  std::copy_if(ranking.begin(), ranking.end(), std::back_inserter(top), IsToBeDecided);
  if (top.empty()) {
    return tl::unexpected(DataFailure("nobody who was scored is in review or in the pool"));
  }
  if (static_cast<std::int64_t>(top.size()) < *wanted) {
    context.talk << "only " << top.size() << " are ranked and in review or in the pool\n";
  } else {
    top.resize(static_cast<std::size_t>(*wanted));
  }
  return top;
}

// Those who are named; whom the ranking does not have, the server judges.
tl::expected<Ranking, Failure> Named(const Context& context, const Ranking& ranking,
                                     const std::vector<std::string>& texts) {
  Ranking named;
  for (const std::string& text : texts) {
    v1::SeatOffer offer;
    const auto problem = SetFromText(offer, "application", {text}, context.school);
    if (problem) return tl::unexpected(UsageFailure(*problem));
    const auto known =
        std::find_if(ranking.begin(), ranking.end(), [&](const v1::RankedApplication& ranked) {
          return ranked.application().name() == offer.application();
        });
    named.push_back(known == ranking.end() ? v1::RankedApplication() : *known);
    named.back().mutable_application()->set_name(offer.application());
  }
  return named;
}

// Everybody, and those among them to whom seats are offered.
struct Choice {
  Ranking ranking;
  Ranking chosen;
};

tl::expected<Choice, Failure> Choose(const Context& context, const FlagTexts& flags,
                                     const std::string& cohort) {
  const auto top = flags.find("top");
  const auto names = flags.find("APPLICATION");
  if ((top == flags.end()) == (names == flags.end())) {
    return tl::unexpected(UsageFailure("say to how many, --top, or name the applications"));
  }
  v1::GetRankingRequest request;
  request.set_cohort(cohort);
  request.set_page_size(kOffersMax);
  auto ranking =
      context.client.enrolment().GetRanking(request, ReadOptions(context)).Collect(kRankingMax);
  if (!ranking) return tl::unexpected(CallFailure(std::move(ranking).error()));
  auto chosen = top == flags.end() ? Named(context, *ranking, names->second)
                                   : TopOf(context, *ranking, top->second.back());
  if (!chosen) return tl::unexpected(std::move(chosen).error());
  return Choice{.ranking = *std::move(ranking), .chosen = *std::move(chosen)};
}

void PrintTable(const Context& context, const Ranking& chosen, const v1::MakeOffersResponse& answer,
                std::ostream& out) {
  Table table({{.header = "RANK", .is_number = true},
               {.header = "VERDICT", .is_whole = true},
               {.header = "SUBJECT"},
               {.header = "APPLICANT"},
               {.header = "NAME", .is_whole = true}});
  for (int i = 0; i < answer.verdicts_size(); ++i) {
    const v1::SeatOfferVerdict& verdict = answer.verdicts(i);
    const v1::RankedApplication& ranked = chosen[static_cast<std::size_t>(i)];
    const bool is_known = ranked.application().has_applicant();
    table.AddRow({DisplayRank(ranked), verdict.reason().empty() ? "OFFERED" : verdict.reason(),
                  ShortName("", verdict.subject()),
                  is_known ? DisplayValue(ranked.application().applicant()).value_or("") : "",
                  ShortName("applications", verdict.application())});
  }
  table.Print(out, context.print.width);
}

// Where each pool runs out, once.
void TellExhaustion(const Context& context, const v1::MakeOffersResponse& answer) {
  std::set<std::string> told;
  for (int i = 0; i < answer.verdicts_size(); ++i) {
    const v1::SeatOfferVerdict& verdict = answer.verdicts(i);
    if (verdict.reason() != "SEATS_EXHAUSTED" || !told.insert(verdict.subject()).second) continue;
    context.talk << "no seat of " << ShortName("", verdict.subject()) << " is left for row "
                 << i + 1 << "\n";
  }
}

std::int64_t CountToBeDecided(const Ranking& ranking, std::int64_t rank) {
  return std::count_if(ranking.begin(), ranking.end(), [&](const v1::RankedApplication& ranked) {
    return IsToBeDecided(ranked) && ranked.rank() == rank;
  });
}

// People of the same rank who could all be offered a seat, when only some are.
void TellPartedTies(const Context& context, const Choice& choice,
                    const v1::MakeOffersResponse& answer) {
  std::map<std::int64_t, std::int64_t> offered;
  for (int i = 0; i < answer.verdicts_size(); ++i) {
    const v1::RankedApplication& ranked = choice.chosen[static_cast<std::size_t>(i)];
    const bool is_offered = answer.verdicts(i).verdict() == v1::OFFER_VERDICT_OFFERED;
    if (is_offered && ranked.has_tie_size()) ++offered[ranked.rank()];
  }
  for (const auto& [rank, count] : offered) {
    const std::int64_t tied = CountToBeDecided(choice.ranking, rank);
    if (count >= tied) continue;
    context.talk << "a tie is parted: " << count << " of the " << tied << " of rank " << rank
                 << "\n";
  }
}

void Report(const Context& context, const Choice& choice, v1::MakeOffersResponse answer,
            std::ostream& out) {
  if (context.format == OutputFormat::kTable) {
    PrintTable(context, choice.chosen, answer, out);
  }
  context.talk << answer.verdicts_size() << " rows: " << answer.offered_count() << " offered, "
               << answer.refused_count() << " refused\n";
  TellExhaustion(context, answer);
  TellPartedTies(context, choice, answer);
  if (context.call.validate_only) context.talk << "dry run: nothing was written\n";
  if (context.format == OutputFormat::kTable) return;
  Answers answers;
  answers.push_back(std::make_unique<v1::MakeOffersResponse>(std::move(answer)));
  PrintAnswers(out, OfferBatchMethod(), OfferBatchView(), answers, /*is_many=*/false,
               context.print);
}

}  // namespace

SdkMethod OfferBatchMethod() { return Calls(&Client::enrolment, &EnrolmentClient::MakeOffers); }

View OfferBatchView() {
  return {.columns = {{"APPLICATION", "application"},
                      {"VERDICT", "verdict"},
                      {"REASON", "reason"},
                      {"SUBJECT", "subject"}},
          .rows = "verdicts"};
}

ExitCode OfferBatch(const Context& context, const FlagTexts& flags, std::ostream& out) {
  auto plan = ReadPlan(context, flags);
  if (!plan) return Refuse(context, plan.error());
  const auto choice = Choose(context, flags, plan->request.cohort());
  if (!choice) return Refuse(context, choice.error());
  for (const v1::RankedApplication& ranked : choice->chosen) {
    plan->terms.set_application(ranked.application().name());
    *plan->request.add_offers() = plan->terms;
  }
  auto answer = context.client.enrolment().MakeOffers(plan->request, context.call);
  if (!answer) return Refuse(context, CallFailure(std::move(answer).error()));
  const bool is_whole = answer->refused_count() == 0;
  const bool is_nothing = answer->offered_count() == 0;
  Report(context, *choice, *std::move(answer), out);
  if (is_whole) return kDone;
  return is_nothing ? kRefused : kPartlyDone;
}

}  // namespace ecloserie::cli
