#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/uuid.h"

namespace ecloserie::domain {

// Resource names, parsed at the door and trusted from there on. Each kind is a
// type of its own: an enrolment cannot be passed for an application.

// Lower-case letters, digits and hyphens, beginning with a letter and ending
// with a letter or digit, at most 63.
bool IsSlug(std::string_view text);

// "schools/boitron/cohorts/promo-1" -> its segments.
std::vector<std::string_view> Segments(std::string_view name);

// The school of rows that belong to the whole network.
inline constexpr std::string_view kNetwork = "-";

struct SchoolName {
  static constexpr std::string_view kPattern = "schools/{school}";
  std::string school;

  std::string ToString() const { return "schools/" + school; }
  static std::optional<SchoolName> Parse(std::string_view text);
  auto operator<=>(const SchoolName&) const = default;
};

// schools/{school}/{collection}/{slug}: a name that people type.
template <class Kind>
struct SlugName {
  static constexpr std::string_view kPattern = Kind::kPattern;
  std::string school;
  std::string slug;

  std::string ToString() const {
    return "schools/" + school + "/" + std::string(Kind::kCollection) + "/" + slug;
  }
  static std::optional<SlugName> Parse(std::string_view text) {
    const auto parts = Segments(text);
    if (parts.size() != 4 || parts[0] != "schools" || !IsSlug(parts[1])) return std::nullopt;
    if (parts[2] != Kind::kCollection || !IsSlug(parts[3])) return std::nullopt;
    return SlugName{std::string(parts[1]), std::string(parts[3])};
  }
  auto operator<=>(const SlugName&) const = default;
};

// schools/{school}/{collection}/{id}: a name that the server makes.
template <class Kind>
struct IdName {
  static constexpr std::string_view kPattern = Kind::kPattern;
  std::string school;
  Uuid id;

  std::string ToString() const {
    return "schools/" + school + "/" + std::string(Kind::kCollection) + "/" + ToText(id);
  }
  static std::optional<IdName> Parse(std::string_view text) {
    const auto parts = Segments(text);
    if (parts.size() != 4 || parts[0] != "schools" || !IsSlug(parts[1])) return std::nullopt;
    if (parts[2] != Kind::kCollection) return std::nullopt;
    const auto id = ParseUuid(parts[3]);
    if (!id) return std::nullopt;
    return IdName{std::string(parts[1]), *id};
  }
  auto operator<=>(const IdName&) const = default;
};

struct ProgrammeKind {
  static constexpr std::string_view kCollection = "programmes";
  static constexpr std::string_view kPattern = "schools/{school}/programmes/{programme}";
};
struct CohortKind {
  static constexpr std::string_view kCollection = "cohorts";
  static constexpr std::string_view kPattern = "schools/{school}/cohorts/{cohort}";
};
struct PlaceKindOfName {
  static constexpr std::string_view kCollection = "places";
  static constexpr std::string_view kPattern = "schools/{school}/places/{place}";
};
struct PartyKindOfName {
  static constexpr std::string_view kCollection = "parties";
  static constexpr std::string_view kPattern = "schools/{school}/parties/{party}";
};
struct AgreementKind {
  static constexpr std::string_view kCollection = "agreements";
  static constexpr std::string_view kPattern = "schools/{school}/agreements/{agreement}";
};
struct FundKind {
  static constexpr std::string_view kCollection = "funds";
  static constexpr std::string_view kPattern = "schools/{school}/funds/{fund}";
};
struct PersonKind {
  static constexpr std::string_view kCollection = "people";
  static constexpr std::string_view kPattern = "schools/{school}/people/{person}";
};
struct ApplicationKind {
  static constexpr std::string_view kCollection = "applications";
  static constexpr std::string_view kPattern = "schools/{school}/applications/{application}";
};
struct EnrolmentKind {
  static constexpr std::string_view kCollection = "enrolments";
  static constexpr std::string_view kPattern = "schools/{school}/enrolments/{enrolment}";
};
struct SessionKindOfName {
  static constexpr std::string_view kCollection = "sessions";
  static constexpr std::string_view kPattern = "schools/{school}/sessions/{session}";
};
struct JustificationKind {
  static constexpr std::string_view kCollection = "justifications";
  static constexpr std::string_view kPattern = "schools/{school}/justifications/{justification}";
};
struct EvidenceKindOfName {
  static constexpr std::string_view kCollection = "evidence";
  static constexpr std::string_view kPattern = "schools/{school}/evidence/{evidence}";
};
struct AttendanceStatementKind {
  static constexpr std::string_view kCollection = "attendanceStatements";
  static constexpr std::string_view kPattern = "schools/{school}/attendanceStatements/{statement}";
};
struct AssignmentKind {
  static constexpr std::string_view kCollection = "assignments";
  static constexpr std::string_view kPattern = "schools/{school}/assignments/{assignment}";
};
struct RatePolicyKind {
  static constexpr std::string_view kCollection = "ratePolicies";
  static constexpr std::string_view kPattern = "schools/{school}/ratePolicies/{policy}";
};
struct PledgeKind {
  static constexpr std::string_view kCollection = "pledges";
  static constexpr std::string_view kPattern = "schools/{school}/pledges/{pledge}";
};
struct PaymentKind {
  static constexpr std::string_view kCollection = "payments";
  static constexpr std::string_view kPattern = "schools/{school}/payments/{payment}";
};
struct AllocationKind {
  static constexpr std::string_view kCollection = "allocations";
  static constexpr std::string_view kPattern = "schools/{school}/allocations/{allocation}";
};

using ProgrammeName = SlugName<ProgrammeKind>;
using CohortName = SlugName<CohortKind>;
using PlaceName = SlugName<PlaceKindOfName>;
using PartyName = SlugName<PartyKindOfName>;
using AgreementName = SlugName<AgreementKind>;
using FundName = SlugName<FundKind>;
using PersonName = IdName<PersonKind>;
using ApplicationName = IdName<ApplicationKind>;
using RatePolicyName = SlugName<RatePolicyKind>;
using EnrolmentName = IdName<EnrolmentKind>;
using SessionName = IdName<SessionKindOfName>;
using JustificationName = IdName<JustificationKind>;
using EvidenceName = IdName<EvidenceKindOfName>;
using AttendanceStatementName = IdName<AttendanceStatementKind>;
using AssignmentName = IdName<AssignmentKind>;
using PledgeName = IdName<PledgeKind>;
using PaymentName = IdName<PaymentKind>;
using AllocationName = IdName<AllocationKind>;

struct ModuleName {
  static constexpr std::string_view kPattern =
      "schools/{school}/programmes/{programme}/modules/{module}";
  std::string school;
  std::string programme;
  std::string slug;

  ProgrammeName Programme() const { return {school, programme}; }
  std::string ToString() const { return Programme().ToString() + "/modules/" + slug; }
  static std::optional<ModuleName> Parse(std::string_view text);
  auto operator<=>(const ModuleName&) const = default;
};

struct TrackName {
  static constexpr std::string_view kPattern = "schools/{school}/cohorts/{cohort}/tracks/{track}";
  std::string school;
  std::string cohort;
  std::string slug;

  CohortName Cohort() const { return {school, cohort}; }
  std::string ToString() const { return Cohort().ToString() + "/tracks/" + slug; }
  static std::optional<TrackName> Parse(std::string_view text);
  auto operator<=>(const TrackName&) const = default;
};

}  // namespace ecloserie::domain
