#include "usecases/people.h"

#include <algorithm>
#include <optional>

#include "domain/environment.h"
#include "storage/person_store.h"

namespace ecloserie::usecases {
namespace {

constexpr std::string_view kWrappingPurpose = "person-keys";

std::string ContextOfKey(const domain::PersonName& person) { return person.ToString() + "/key"; }

std::string ContextOfVersion(const domain::PersonName& person, std::int64_t version) {
  return person.ToString() + "/versions/" + std::to_string(version);
}

std::string ContextOfNote(const domain::PersonName& person, const std::string& place) {
  return person.ToString() + "/notes/" + place;
}

// What was stored by this server opens, or somebody has changed it.
std::string Require(std::optional<std::string> opened, const domain::PersonName& person) {
  if (!opened) throw storage::StoreDefect(person.ToString() + " does not open with its key");
  return *std::move(opened);
}

domain::Key UnwrapKey(const View& view, const domain::PersonName& person,
                      const std::string& wrapped_key) {
  const domain::Environment& environment = view.environment();
  const std::string bytes = Require(
      environment.Open(environment.DeriveKey(kWrappingPurpose), wrapped_key, ContextOfKey(person)),
      person);
  domain::Key key{};
  if (bytes.size() != key.size()) throw storage::StoreDefect("a key has another length");
  std::copy(bytes.begin(), bytes.end(), key.begin());
  return key;
}

std::string MakeWrappedKey(Unit& unit, const domain::PersonName& person) {
  domain::Key key{};
  unit.FillRandom(key);
  return unit.Seal(unit.environment().DeriveKey(kWrappingPurpose), {key.begin(), key.end()},
                   ContextOfKey(person));
}

std::string KeyOf(const View& view, const domain::PersonName& person) {
  const auto found = storage::FindPerson(view.transaction(), person);
  return found ? found->wrapped_key : "";
}

}  // namespace

domain::SealedPerson SealNewPerson(Unit& unit, const domain::Person& person) {
  return SealPerson(unit, person, MakeWrappedKey(unit, person.name));
}

// A version is sealed as that version: an older one does not pass for it.
domain::SealedPerson SealPerson(Unit& unit, const domain::Person& person,
                                const std::string& wrapped_key) {
  const domain::Key key = UnwrapKey(unit, person.name, wrapped_key);
  return {.name = person.name,
          .values = unit.Seal(key, domain::JoinValues(person),
                              ContextOfVersion(person.name, person.version)),
          .wrapped_key = wrapped_key,
          .version = person.version};
}

domain::Person OpenPerson(const View& view, const domain::SealedPerson& sealed) {
  domain::Person person;
  if (sealed.wrapped_key.empty()) {
    person.is_erased = true;
  } else {
    const domain::Key key = UnwrapKey(view, sealed.name, sealed.wrapped_key);
    const std::string values = Require(
        view.environment().Open(key, sealed.values, ContextOfVersion(sealed.name, sealed.version)),
        sealed.name);
    auto split = domain::SplitValues(values);
    if (!split) throw storage::StoreDefect(sealed.name.ToString() + " has values of no format");
    person = *std::move(split);
  }
  person.name = sealed.name;
  person.version = sealed.version;
  return person;
}

std::string SealNote(Unit& unit, const domain::PersonName& about, const std::string& place,
                     const std::string& note) {
  const std::string wrapped_key = note.empty() ? "" : KeyOf(unit, about);
  if (wrapped_key.empty()) return "";
  return unit.Seal(UnwrapKey(unit, about, wrapped_key), note, ContextOfNote(about, place));
}

std::string OpenNote(const View& view, const domain::PersonName& about, const std::string& place,
                     const std::string& sealed) {
  const std::string wrapped_key = sealed.empty() ? "" : KeyOf(view, about);
  if (wrapped_key.empty()) return "";
  return Require(view.environment().Open(UnwrapKey(view, about, wrapped_key), sealed,
                                         ContextOfNote(about, place)),
                 about);
}

}  // namespace ecloserie::usecases
