#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "domain/enrolment.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// Finds whom the rows of a file mean: by e-mail address, by the reference of the
// application, or by the enrolment itself.
class TraineeFinder {
 public:
  TraineeFinder(const View& view, domain::CohortName cohort)
      : view_(view), cohort_(std::move(cohort)) {}

  // The spells in the cohort of all whom the text means; several people may share an
  // address.
  const std::vector<domain::Enrolment>& Find(const std::string& text);

 private:
  std::vector<domain::Enrolment> Look(const std::string& text) const;
  std::set<domain::Uuid> PeopleOf(const std::string& text) const;

  const View& view_;
  const domain::CohortName cohort_;
  std::map<std::string, std::vector<domain::Enrolment>> found_;
};

}  // namespace ecloserie::usecases
