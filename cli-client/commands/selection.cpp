#include "selection.h"

#include "command.h"
#include "offer_batch.h"

namespace ecloserie::cli {
namespace {

View GridView() {
  return {
      .sections = {{"", "", {{"cohort", "cohort"}, {"scored", "scored_count"}, {"etag", "etag"}}},
                   {"CRITERIA",
                    "criteria",
                    {{"SLUG", "slug"},
                     {"WEIGHT", "weight"},
                     {"POINTS", "points_max"},
                     {"TITLE", "title"}}}}};
}

View ScoreView() {
  return {.columns = {{"READER", "reader"},
                      {"TOTAL", "total"},
                      {"POINTS", "points"},
                      {"WHEN", "score_time"},
                      {"NOTE", "note"}}};
}

Command Score() {
  return {.noun = "application",
          .verb = "score",
          .help = "Score an application by its cohort's grid, as one of its two readers",
          .method = Calls(&Client::enrolment, &EnrolmentClient::ScoreApplication),
          .positional = "name",
          .flags = {{"points", "", "CRITERION=POINTS of each, for example motivation=8,logic=6"},
                    {"note", "note", "for the school's own eyes"},
                    {"etag", "etag", "refuse if one's own score changed since"}},
          .view = ScoreView(),
          .prepare = FillScore};
}

Command Scores() {
  return {.noun = "application",
          .verb = "scores",
          .help = "List what the readers of an application think, once one has scored it",
          .method = Calls(&Client::enrolment, &EnrolmentClient::ListScores),
          .positional = "application",
          .view = ScoreView()};
}

Command ShowRanking() {
  return {.noun = "application",
          .verb = "ranking",
          .help = "Rank a cohort's applications by their scores; = marks who ties",
          .method = Calls(&Client::enrolment, &EnrolmentClient::GetRanking),
          .lists_all = true,
          .flags = {{"cohort", "cohort"}},
          .view = {.columns = {{"RANK", "rank", Shape::kRank},
                               {"SCORE", "score_hundredths", Shape::kHundredths},
                               {"READERS", "readers_count"},
                               {"SPREAD", "spread_hundredths", Shape::kHundredths},
                               {"STATE", "application.state"},
                               {"APPLICANT", "application.applicant"},
                               {"NAME", "application.name", Shape::kWhole}}}};
}

Command OfferSeats() {
  return {.noun = "application",
          .verb = "offer-batch",
          .help = "Offer seats to the best of the ranking, or to those who are named",
          .method = OfferBatchMethod(),
          .operand = "APPLICATION",
          .is_optional = true,
          .takes_several = true,
          .flags = {{"cohort", "cohort"},
                    {"track", "", "TRACK in which seats are offered, for example blended"},
                    {"top", "", "N of the ranking who are in review or in the pool"},
                    {"agreement", "", "AGREEMENT whose seats are held as well; may be repeated"},
                    {"entry", "entry", "the half-day from which on the seats are held"},
                    {"expire-time", "", "INSTANT at which the offers run out; a week from now"},
                    {"all-or-nothing", "", "offer nothing when one is refused", true}},
          .view = OfferBatchView(),
          .act = OfferBatch};
}

}  // namespace

std::vector<Command> SelectionCommands() {
  return {Score(),
          Scores(),
          ShowRanking(),
          OfferSeats(),
          {.noun = "grid",
           .verb = "get",
           .help = "Read by what a cohort's applications are scored",
           .method = Calls(&Client::enrolment, &EnrolmentClient::GetScoringGrid),
           .positional = "cohort",
           .view = GridView()},
          {.noun = "grid",
           .verb = "put",
           .help = "Say by what a cohort's applications are scored",
           .method = Calls(&Client::enrolment, &EnrolmentClient::PutScoringGrid),
           .positional = "cohort",
           .flags = {{"criterion", "", "SLUG:WEIGHT:POINTS[:TITLE], once for each"},
                     {"etag", "etag", "refuse if it changed since"}},
           .view = GridView(),
           .prepare = FillGrid}};
}

}  // namespace ecloserie::cli
