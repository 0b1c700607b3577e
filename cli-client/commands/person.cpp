#include "command.h"
#include "person_story.h"

namespace ecloserie::cli {
namespace {

View PersonView() {
  return {.columns = {{"NAME", "name"},
                      {"FAMILY NAME", "family_name"},
                      {"GIVEN NAME", "given_name"},
                      {"BORN", "born_on"}}};
}

Command Update() {
  return {.noun = "person",
          .verb = "update",
          .help = "Correct what is known of a person; what is not given stays",
          .method = Calls(&Client::enrolment, &EnrolmentClient::UpdatePerson),
          .positional = "name",
          .flags = {{"family-name", "person.family_name"},
                    {"given-name", "person.given_name"},
                    {"born-on", "person.born_on"},
                    {"email", "person.email"},
                    {"phone", "person.phone"},
                    {"postal-code", "person.postal_code"},
                    {"gender", "person.gender"},
                    {"occupation", "person.occupation"},
                    {"jobseeker-since", "person.jobseeker_since"},
                    {"jobseeker-region", "person.jobseeker_region"},
                    {"etag", "etag", "refuse if it changed since"}},
          .view = PersonView(),
          .prepare = CompletePerson};
}

}  // namespace

std::vector<Command> PersonCommands() {
  return {{.noun = "person",
           .verb = "get",
           .help = "Read people",
           .method = Calls(&Client::enrolment, &EnrolmentClient::GetPerson),
           .positional = "name",
           .takes_several = true,
           .view = PersonView()},
          {.noun = "person",
           .verb = "list",
           .help = "List the people whom a school knows",
           .method = Calls(&Client::enrolment, &EnrolmentClient::ListPeople),
           .flags = {{"cohort", "cohort", "only those who applied for this one"}},
           .view = PersonView()},
          {.noun = "person",
           .verb = "show",
           .help = "Tell the whole dated story of a person",
           .method = Calls(&Client::enrolment, &EnrolmentClient::ListEnrolments),
           .operand = "PERSON",
           .act = TellStory},
          Update()};
}

}  // namespace ecloserie::cli
