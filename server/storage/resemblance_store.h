#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "domain/person.h"
#include "domain/resemblance.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// Keyed digests, made for the school. The store never sees what they are of.
using TraceDigests = std::vector<std::string>;

void InsertTraces(Transaction& transaction, const domain::PersonName& person,
                  const TraceDigests& traces);
void DeleteTraces(Transaction& transaction, const domain::PersonName& person);

// The people of the school who left one of the traces.
std::set<domain::Uuid> FindPeopleByTraces(Transaction& transaction, const std::string& school,
                                          const TraceDigests& traces);
// Who left this trace; the first ones, at most `limit`.
std::set<domain::Uuid> FindPeopleByTrace(Transaction& transaction, const std::string& school,
                                         const std::string& trace, std::int64_t limit);

// The later application comes first.
void InsertResemblance(Transaction& transaction, const domain::ApplicationName& application,
                       const domain::ApplicationResemblance& resemblance);
// From either side, by the name of the other.
std::vector<domain::ApplicationResemblance> ListResemblances(
    Transaction& transaction, const domain::ApplicationName& application, AsOf as_of = {});
// Those of all applications of the person, from either side.
void DeleteResemblances(Transaction& transaction, const domain::PersonName& person);

Statements ResemblanceStatements();

}  // namespace ecloserie::storage
