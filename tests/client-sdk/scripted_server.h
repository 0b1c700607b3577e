#pragma once

#include <grpcpp/server.h>
#include <grpcpp/server_context.h>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "ecloserie/options.h"
#include "ecloserie/v1/attendance_service.grpc.pb.h"
#include "ecloserie/v1/enrolment_service.grpc.pb.h"
#include "ecloserie/v1/errors.pb.h"
#include "ecloserie/v1/report_service.grpc.pb.h"
#include "ecloserie/v1/school_service.grpc.pb.h"
#include "ecloserie/v1/sponsorship_service.grpc.pb.h"

namespace ecloserie::testing {

// What a test wants a method to answer, and what the method was asked. The
// answer is told which try it is, from 1.
template <class Request, class Response>
class Script {
 public:
  using Answer =
      std::function<grpc::Status(int attempt, const Request&, Response&, grpc::ServerContext&)>;

  void Set(Answer answer) { answer_ = std::move(answer); }
  void Answers(Response response) {
    Set([response](int, const Request&, Response& out, grpc::ServerContext&) {
      out = response;
      return grpc::Status::OK;
    });
  }
  void Refuses(grpc::Status status) {
    Set([status](int, const Request&, Response&, grpc::ServerContext&) { return status; });
  }

  std::vector<Request> seen() const {
    std::lock_guard lock(mutex_);
    return seen_;
  }

  grpc::Status Run(grpc::ServerContext& context, const Request& request, Response& response) {
    int attempt = 0;
    {
      std::lock_guard lock(mutex_);
      seen_.push_back(request);
      attempt = static_cast<int>(seen_.size());
    }
    if (!answer_) return {grpc::StatusCode::UNIMPLEMENTED, "the test has no answer for this"};
    return answer_(attempt, request, response, context);
  }

 private:
  Answer answer_;
  mutable std::mutex mutex_;
  std::vector<Request> seen_;
};

// A refusal as our server words it.
struct RefusalText {
  grpc::StatusCode code = grpc::StatusCode::FAILED_PRECONDITION;
  std::string message = "refused";
  std::string reason;
  std::map<std::string, std::string> metadata = {};
  std::vector<std::pair<std::string, std::string>> fields = {};
  std::chrono::milliseconds retry_after{-1};
};
grpc::Status Refusal(const RefusalText& text);

// A real server on a real socket in a directory of its own; it says what the
// test's scripts say. Scripts are set before the first call.
class ScriptedServer {
 public:
  ScriptedServer();
  ~ScriptedServer();
  ScriptedServer(const ScriptedServer&) = delete;
  ScriptedServer& operator=(const ScriptedServer&) = delete;

  const std::string& directory() const { return directory_; }
  std::string endpoint() const { return "unix:" + directory_ + "/server.sock"; }
  // Speaks to this server, with quick retries.
  ClientOptions client_options() const;
  void Stop();

  // The authorization header of the last call that a script answered.
  std::string authorization() const;

  Script<v1::GetSchoolRequest, v1::School> get_school;
  Script<v1::ListSchoolsRequest, v1::ListSchoolsResponse> list_schools;
  Script<v1::SubmitApplicationRequest, v1::Application> submit_application;
  Script<v1::AcceptOfferRequest, v1::Application> accept_offer;
  Script<v1::PutScoringGridRequest, v1::ScoringGrid> put_scoring_grid;
  Script<v1::ScoreApplicationRequest, v1::Score> score_application;
  Script<v1::GetRankingRequest, v1::GetRankingResponse> get_ranking;
  Script<v1::MakeOffersRequest, v1::MakeOffersResponse> make_offers;
  Script<v1::ImportApplicationsRequest, v1::ImportApplicationsResponse> import_applications;
  Script<v1::ListSessionsRequest, v1::ListSessionsResponse> list_sessions;
  Script<v1::GetRegisterRequest, v1::Register> get_register;
  Script<v1::RecordRegisterRequest, v1::Register> record_register;
  Script<v1::AllocateSeatRequest, v1::AllocateSeatResponse> allocate_seat;
  Script<v1::GetCohortDashboardRequest, v1::CohortDashboard> get_cohort_dashboard;

 private:
  struct Services;
  friend struct Services;
  void Note(const grpc::ServerContext& context);

  std::string directory_;
  std::unique_ptr<Services> services_;
  std::unique_ptr<grpc::Server> server_;
  mutable std::mutex mutex_;
  std::string authorization_;
};

}  // namespace ecloserie::testing
