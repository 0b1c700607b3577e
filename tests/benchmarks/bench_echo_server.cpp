// The floor under every call: a bare callback server that answers GetApplication
// with the same application, without rights, store or journal.
#include <grpcpp/grpcpp.h>

#include <csignal>
#include <iostream>

#include "ecloserie/v1/enrolment_service.grpc.pb.h"
#include "flags.h"

namespace ecloserie::benchmarks {
namespace {

v1::Application SomeApplication() {
  v1::Application application;
  application.set_name("schools/boitron/applications/01h2xcejqtf2nbrexx3vqjhp41");
  application.set_cohort("schools/boitron/cohorts/first");
  v1::Person& applicant = *application.mutable_applicant();
  applicant.set_name("schools/boitron/people/01h2xcejqtf2nbrexx3vqjhp42");
  applicant.set_family_name("Lefèvre");
  applicant.set_given_name("Marie-Claire");
  applicant.mutable_born_on()->set_year(1988);
  applicant.mutable_born_on()->set_month(2);
  applicant.mutable_born_on()->set_day(29);
  applicant.set_email("marie-claire.lefevre@example.org");
  applicant.set_etag("1");
  application.add_wished_tracks("on-site");
  application.set_state(v1::APPLICATION_STATE_SUBMITTED);
  application.mutable_submit_time()->set_seconds(1'430'000'000);
  application.set_etag("1");
  return application;
}

class EchoService final : public v1::EnrolmentService::CallbackService {
 public:
  grpc::ServerUnaryReactor* GetApplication(grpc::CallbackServerContext* context,
                                           const v1::GetApplicationRequest*,
                                           v1::Application* response) override {
    *response = application_;
    grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

 private:
  const v1::Application application_ = SomeApplication();
};

void Serve(const std::string& address) {
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGTERM);
  sigaddset(&stops, SIGINT);
  // Before the server's threads exist, so that they inherit it.
  pthread_sigmask(SIG_BLOCK, &stops, nullptr);

  EchoService service;
  grpc::ServerBuilder builder;
  builder.AddListeningPort(address, grpc::InsecureServerCredentials());
  builder.RegisterService(&service);
  const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (!server) throw std::runtime_error("cannot listen on " + address);
  int signal = 0;
  sigwait(&stops, &signal);
  server->Shutdown();
}

}  // namespace
}  // namespace ecloserie::benchmarks

int main(int argc, char** argv) try {
  const ecloserie::benchmarks::Flags flags(argc, argv, {{"--listen", "unix:echo.sock"}});
  ecloserie::benchmarks::Serve(flags.Text("--listen"));
  return 0;
} catch (const std::exception& error) {
  std::cerr << "bench_echo_server: " << error.what() << "\n";
  return 1;
}
