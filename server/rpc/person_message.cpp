#include "rpc/person_message.h"

#include "domain/etag.h"
#include "rpc/decode.h"
#include "rpc/encode.h"

namespace ecloserie::rpc {

domain::Person DecodePerson(const v1::Person& person) {
  return {
      .family_name = person.family_name(),
      .given_name = person.given_name(),
      .born_on = DecodeDay(person.born_on()),
      .email = person.email(),
      .phone = person.phone(),
      .postal_code = person.postal_code(),
      .gender = person.gender(),
      .occupation = person.occupation(),
      .jobseeker_since = DecodeOptionalDay(person.has_jobseeker_since(), person.jobseeker_since()),
      .jobseeker_region = person.jobseeker_region()};
}

v1::Person EncodePerson(const domain::Person& person) {
  v1::Person encoded;
  encoded.set_name(person.name.ToString());
  encoded.set_etag(domain::EtagOf(person.version));
  encoded.set_erased(person.is_erased);
  if (person.is_erased) return encoded;
  encoded.set_family_name(person.family_name);
  encoded.set_given_name(person.given_name);
  *encoded.mutable_born_on() = EncodeDay(person.born_on);
  encoded.set_email(person.email);
  encoded.set_phone(person.phone);
  encoded.set_postal_code(person.postal_code);
  encoded.set_gender(person.gender);
  encoded.set_occupation(person.occupation);
  if (person.jobseeker_since) {
    *encoded.mutable_jobseeker_since() = EncodeDay(*person.jobseeker_since);
  }
  encoded.set_jobseeker_region(person.jobseeker_region);
  return encoded;
}

std::string EncodeTrainee(const domain::Person& person) {
  return person.is_erased ? "(erased)" : person.family_name + " " + person.given_name;
}

}  // namespace ecloserie::rpc
