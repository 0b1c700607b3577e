// The school's own set-up, as far as the sequences change it.
#include "judge.h"

namespace ecloserie::model {

Predicted<v1::Track> Judge(School& school, const v1::CreateTrackRequest& request,
                           DrawnNames& /*drawn*/) {
  if (!school.cohorts.contains(request.parent())) return Missing(request.parent());
  v1::Track track = request.track();
  track.set_name(request.parent() + "/tracks/" + request.track_id());
  track.set_etag("v1");
  if (!school.tracks.try_emplace(track.name(), track).second) return Exists(track.name());
  return track;
}

}  // namespace ecloserie::model
