#include "scripted_server.h"

#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace ecloserie::testing {
namespace {

template <class Detail>
void AddDetail(const char* google_name, const Detail& detail, v1::ErrorStatus& status) {
  auto& any = *status.add_details();
  any.set_type_url(std::string("type.googleapis.com/google.rpc.") + google_name);
  any.set_value(detail.SerializeAsString());
}

std::string NewDirectory() {
  std::string path = (std::filesystem::temp_directory_path() / "ecloserie-XXXXXX").string();
  if (mkdtemp(path.data()) == nullptr) throw std::runtime_error("no temporary directory");
  return path;
}

}  // namespace

grpc::Status Refusal(const RefusalText& text) {
  v1::ErrorStatus status;
  v1::ErrorDetail info;
  info.set_reason(text.reason);
  info.set_domain("ecloserie");
  info.mutable_metadata()->insert(text.metadata.begin(), text.metadata.end());
  AddDetail("ErrorInfo", info, status);
  v1::FieldViolations violations;
  for (const auto& [field, rule] : text.fields) {
    auto& violation = *violations.add_field_violations();
    violation.set_field(field);
    violation.set_description(rule);
  }
  if (!text.fields.empty()) AddDetail("BadRequest", violations, status);
  if (text.retry_after.count() >= 0) {
    v1::RetryDelay delay;
    delay.mutable_retry_delay()->set_seconds(text.retry_after.count() / 1000);
    delay.mutable_retry_delay()->set_nanos(
        static_cast<int>(text.retry_after.count() % 1000 * 1'000'000));
    AddDetail("RetryInfo", delay, status);
  }
  return {text.code, text.message, status.SerializeAsString()};
}

// One generated service each, its methods led to the scripts.
struct ScriptedServer::Services {
  explicit Services(ScriptedServer& owner)
      : school(owner), enrolment(owner), attendance(owner), sponsorship(owner), report(owner) {}

  template <class Request, class Response>
  static grpc::Status Run(ScriptedServer& owner, Script<Request, Response>& script,
                          grpc::ServerContext* context, const Request* request,
                          Response* response) {
    owner.Note(*context);
    return script.Run(*context, *request, *response);
  }

  struct School : v1::SchoolService::Service {
    explicit School(ScriptedServer& server) : owner(server) {}
    grpc::Status GetSchool(grpc::ServerContext* context, const v1::GetSchoolRequest* request,
                           v1::School* response) override {
      return Run(owner, owner.get_school, context, request, response);
    }
    grpc::Status ListSchools(grpc::ServerContext* context, const v1::ListSchoolsRequest* request,
                             v1::ListSchoolsResponse* response) override {
      return Run(owner, owner.list_schools, context, request, response);
    }
    ScriptedServer& owner;
  };

  struct Enrolment : v1::EnrolmentService::Service {
    explicit Enrolment(ScriptedServer& server) : owner(server) {}
    grpc::Status SubmitApplication(grpc::ServerContext* context,
                                   const v1::SubmitApplicationRequest* request,
                                   v1::Application* response) override {
      return Run(owner, owner.submit_application, context, request, response);
    }
    grpc::Status PutScoringGrid(grpc::ServerContext* context,
                                const v1::PutScoringGridRequest* request,
                                v1::ScoringGrid* response) override {
      return Run(owner, owner.put_scoring_grid, context, request, response);
    }
    grpc::Status ScoreApplication(grpc::ServerContext* context,
                                  const v1::ScoreApplicationRequest* request,
                                  v1::Score* response) override {
      return Run(owner, owner.score_application, context, request, response);
    }
    grpc::Status GetRanking(grpc::ServerContext* context, const v1::GetRankingRequest* request,
                            v1::GetRankingResponse* response) override {
      return Run(owner, owner.get_ranking, context, request, response);
    }
    grpc::Status MakeOffers(grpc::ServerContext* context, const v1::MakeOffersRequest* request,
                            v1::MakeOffersResponse* response) override {
      return Run(owner, owner.make_offers, context, request, response);
    }
    grpc::Status AcceptOffer(grpc::ServerContext* context, const v1::AcceptOfferRequest* request,
                             v1::Application* response) override {
      return Run(owner, owner.accept_offer, context, request, response);
    }
    grpc::Status ImportApplications(grpc::ServerContext* context,
                                    const v1::ImportApplicationsRequest* request,
                                    v1::ImportApplicationsResponse* response) override {
      return Run(owner, owner.import_applications, context, request, response);
    }
    ScriptedServer& owner;
  };

  struct Attendance : v1::AttendanceService::Service {
    explicit Attendance(ScriptedServer& server) : owner(server) {}
    grpc::Status ListSessions(grpc::ServerContext* context, const v1::ListSessionsRequest* request,
                              v1::ListSessionsResponse* response) override {
      return Run(owner, owner.list_sessions, context, request, response);
    }
    grpc::Status GetRegister(grpc::ServerContext* context, const v1::GetRegisterRequest* request,
                             v1::Register* response) override {
      return Run(owner, owner.get_register, context, request, response);
    }
    grpc::Status RecordRegister(grpc::ServerContext* context,
                                const v1::RecordRegisterRequest* request,
                                v1::Register* response) override {
      return Run(owner, owner.record_register, context, request, response);
    }
    ScriptedServer& owner;
  };

  struct Sponsorship : v1::SponsorshipService::Service {
    explicit Sponsorship(ScriptedServer& server) : owner(server) {}
    grpc::Status AllocateSeat(grpc::ServerContext* context, const v1::AllocateSeatRequest* request,
                              v1::AllocateSeatResponse* response) override {
      return Run(owner, owner.allocate_seat, context, request, response);
    }
    ScriptedServer& owner;
  };

  struct Report : v1::ReportService::Service {
    explicit Report(ScriptedServer& server) : owner(server) {}
    grpc::Status GetCohortDashboard(grpc::ServerContext* context,
                                    const v1::GetCohortDashboardRequest* request,
                                    v1::CohortDashboard* response) override {
      return Run(owner, owner.get_cohort_dashboard, context, request, response);
    }
    ScriptedServer& owner;
  };

  School school;
  Enrolment enrolment;
  Attendance attendance;
  Sponsorship sponsorship;
  Report report;
};

ScriptedServer::ScriptedServer()
    : directory_(NewDirectory()), services_(std::make_unique<Services>(*this)) {
  grpc::ServerBuilder builder;
  builder.AddListeningPort(endpoint(), grpc::experimental::LocalServerCredentials(UDS));
  builder.RegisterService(&services_->school);
  builder.RegisterService(&services_->enrolment);
  builder.RegisterService(&services_->attendance);
  builder.RegisterService(&services_->sponsorship);
  builder.RegisterService(&services_->report);
  server_ = builder.BuildAndStart();
  if (server_ == nullptr) throw std::runtime_error("the scripted server does not start");
}

ScriptedServer::~ScriptedServer() {
  Stop();
  std::error_code ignored;
  std::filesystem::remove_all(directory_, ignored);
}

void ScriptedServer::Stop() {
  if (server_) server_->Shutdown(std::chrono::system_clock::now());
  server_.reset();
}

ClientOptions ScriptedServer::client_options() const {
  return {.endpoint = endpoint(),
          .token = "a-token",
          .retry = {.backoff_min = Millis(1), .backoff_max = Millis(5)}};
}

void ScriptedServer::Note(const grpc::ServerContext& context) {
  const auto& metadata = context.client_metadata();
  const auto found = metadata.find("authorization");
  std::lock_guard lock(mutex_);
  authorization_ =
      found == metadata.end() ? "" : std::string(found->second.data(), found->second.size());
}

std::string ScriptedServer::authorization() const {
  std::lock_guard lock(mutex_);
  return authorization_;
}

}  // namespace ecloserie::testing
