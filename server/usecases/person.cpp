#include "usecases/person.h"

#include "domain/etag.h"
#include "domain/refusal.h"
#include "usecases/filing.h"
#include "usecases/people.h"
#include "usecases/resemblance.h"

namespace ecloserie::usecases {
namespace {

absl::Status RequireGoodValues(const domain::Person& person, absl::CivilDay today) {
  std::vector<domain::FieldProblem> problems = domain::ProblemsOf(person, today);
  for (domain::FieldProblem& problem : problems) problem.field = "person." + problem.field;
  return problems.empty() ? absl::OkStatus() : domain::FieldsInvalid(problems);
}

}  // namespace

absl::StatusOr<domain::Person> GetPerson(const View& view, const domain::PersonName& name) {
  const auto found = storage::FindPerson(view.transaction(), name, view.as_of());
  if (!found) return domain::ResourceMissing(name.ToString());
  return OpenPerson(view, *found);
}

absl::StatusOr<Page<domain::Person>> ListPeople(const View& view, const ListPeopleQuery& query) {
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  std::vector<domain::Person> people;
  for (const domain::SealedPerson& sealed : storage::ListPeople(
           view.transaction(), query.filter, domain::ParseUuid(after).value_or(domain::Uuid{}),
           query.page.size + 1)) {
    people.push_back(OpenPerson(view, sealed));
  }
  return CutPage(view, query.page, std::move(people),
                 [](const domain::Person& person) { return domain::ToText(person.name.id); });
}

absl::StatusOr<domain::PersonName> UpdatePerson(Unit& unit, const UpdatePersonCommand& command) {
  const auto known = storage::FindPerson(unit.transaction(), command.name);
  if (!known) return domain::ResourceMissing(command.name.ToString());
  RETURN_IF_REFUSED(domain::RequireEtag(command.etag, known->version));
  if (known->wrapped_key.empty()) {
    return domain::RuleBroken("PERSON_ERASED", "the person was erased, and stays so");
  }
  ASSIGN_OR_REFUSE(const absl::CivilDay today, SchoolDay(unit, command.name.school));
  domain::Person person = domain::WithoutOuterBlanks(command.person);
  RETURN_IF_REFUSED(RequireGoodValues(person, today));
  const domain::Digest identity = IdentityOf(unit, person);
  const auto match =
      storage::FindPersonByIdentity(unit.transaction(), command.name.school, identity);
  if (match && match->name != command.name) return domain::PersonDuplicate(match->name);
  person.name = command.name;
  person.version = known->version + 1;
  storage::UpdatePerson(unit.transaction(), SealPerson(unit, person, known->wrapped_key));
  storage::UpdateIdentity(unit.transaction(), command.name, identity);
  RenewTraces(unit, OpenPerson(unit, *known), person);
  return command.name;
}

}  // namespace ecloserie::usecases
