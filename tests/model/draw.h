#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dice.h"
#include "model.h"
#include "school.h"
#include "step.h"

namespace ecloserie::model {

// What the next request is drawn from.
struct Situation {
  const School& school;
  std::int64_t clock_us;
  std::int64_t step;  // its number, for what must be new
};

// Draws one kind of request: mostly such a one as the school can grant now, often
// one that it must refuse, as anybody's would be who read an old list. Nothing,
// when the school has nothing yet that it could be about.
using Draw = std::optional<Request> (*)(Dice&, const Situation&);

struct DrawOfKind {
  int weight;
  Draw draw;
};

std::vector<DrawOfKind> EnrolmentDraws();
std::vector<DrawOfKind> WaitingDraws();
std::vector<DrawOfKind> AttendanceDraws();
std::vector<DrawOfKind> SponsorshipDraws();
std::vector<DrawOfKind> ReadDraws();

// Mostly one that stands in such a state; nothing when there is no application.
const v1::Application* DrawApplication(Dice& dice, const School& school,
                                       const std::vector<v1::ApplicationState>& states);
// Mostly a track of the cohort.
std::string DrawTrack(Dice& dice, const School& school, const std::string& cohort);

// The whole visible school, in pages of such a size.
std::vector<Request> EveryRead(const School& school, int page_size);

// An instant some time after now, now and then before; to the second.
google::protobuf::Timestamp DrawExpiry(Dice& dice, const Situation& situation);
// Mostly no etag or the current one, else one that was current or never was.
std::string DrawEtag(Dice& dice, const std::string& current);
// Seldom a name that nothing bears, of the same shape.
std::string NameOrStranger(Dice& dice, const std::string& name);

}  // namespace ecloserie::model
