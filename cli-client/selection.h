#pragma once

#include "command.h"

namespace ecloserie::cli {

// Fills a PutScoringGridRequest from --criterion SLUG:WEIGHT:POINTS[:TITLE].
std::optional<Failure> FillGrid(const Context& context, const FlagTexts& flags,
                                google::protobuf::Message& message);

// Fills a ScoreApplicationRequest from --points SLUG=POINTS,SLUG=POINTS.
std::optional<Failure> FillScore(const Context& context, const FlagTexts& flags,
                                 google::protobuf::Message& message);

}  // namespace ecloserie::cli
