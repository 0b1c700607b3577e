#pragma once

#include <grpcpp/support/proto_buffer_reader.h>
#include <grpcpp/support/server_callback.h>
#include <spdlog/logger.h>

#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "domain/environment.h"
#include "domain/refusal.h"
#include "rpc/call_observer.h"
#include "rpc/door.h"
#include "rpc/method.h"
#include "rpc/request_fields.h"
#include "rpc/service.h"
#include "usecases/execute.h"

namespace ecloserie::rpc {

// The one path of every RPC. It holds, once: parsing, the field rules, the
// declared permission and deadline, one log line without personal values, and
// the barrier that no exception passes.
class Serve {
 public:
  // What a call meets on its way; all outlive every call. Nobody need observe.
  struct Surroundings {
    usecases::Executor* executor;
    domain::Environment* environment;
    spdlog::logger* log;
    Door* door;
    CallObserver* observer;
  };

  explicit Serve(const Surroundings& surroundings)
      : executor_(surroundings.executor),
        environment_(surroundings.environment),
        log_(surroundings.log),
        door_(surroundings.door),
        observer_(surroundings.observer) {}

  // A change: absl::StatusOr<Command> decode(const Request&);
  // absl::StatusOr<Subject> change(Unit&, const Command&);
  // absl::StatusOr<Answer> show(const View&, const Subject&);
  // Response encode(const Answer&).
  template <class Request, class Command, class Subject, class Answer, class Response>
  Method Change(const std::string& full_name, absl::StatusOr<Command> (*decode)(const Request&),
                absl::StatusOr<Subject> (*change)(usecases::Unit&, const Command&),
                absl::StatusOr<Answer> (*show)(const usecases::View&, const Subject&),
                Response (*encode)(const Answer&)) const {
    return Accept<Request>(full_name, [=, executor = executor_](Running running, Request& request) {
      absl::StatusOr<Command> command = decode(request);
      if (!command.ok()) return running.RefuseOnceKnown(command.status(), request);
      executor->Change<Subject, Answer>(
          running.MakeCall(request),
          [change, command = *std::move(command)](usecases::Unit& unit) {
            return change(unit, command);
          },
          show,
          [running, encode](absl::StatusOr<Answer> answer) { running.Finish(answer, encode); });
    });
  }

  // A read: absl::StatusOr<Query> decode(const Request&);
  // absl::StatusOr<Answer> show(const View&, const Query&); encode as above.
  template <class Request, class Query, class Answer, class Response>
  Method Read(const std::string& full_name, absl::StatusOr<Query> (*decode)(const Request&),
              absl::StatusOr<Answer> (*show)(const usecases::View&, const Query&),
              Response (*encode)(const Answer&)) const {
    return Accept<Request>(full_name, [=, executor = executor_](Running running, Request& request) {
      absl::StatusOr<Query> query = decode(request);
      if (!query.ok()) return running.RefuseOnceKnown(query.status(), request);
      executor->Read<Answer>(
          running.MakeCall(request),
          [show, query = *std::move(query)](const usecases::View& view) {
            return show(view, query);
          },
          [running, encode](absl::StatusOr<Answer> answer) { running.Finish(answer, encode); });
    });
  }

 private:
  // A call between its arrival and its end; copied into whatever ends it.
  class Running {
   public:
    Running(const Serve& serve, const MethodFacts& method, grpc::CallbackServerContext* context,
            grpc::ByteBuffer* response);

    grpc::ServerUnaryReactor* reactor() const { return reactor_; }
    // Refuses a call that comes while the server stops.
    absl::Status Enter();
    // The credentials that came with the call: its token, else the certificate of its
    // connection. Refuses a call without any.
    absl::Status TakeCredential();
    void NoteRequestId(std::string request_id) { call_.request_id = std::move(request_id); }
    usecases::Call MakeCall(google::protobuf::Message& request);

    void Refuse(const absl::Status& refusal) const;
    // Nobody learns what is wrong with a request before the server knows who asks,
    // and whether they may.
    void RefuseOnceKnown(const absl::Status& refusal,
                         const google::protobuf::Message& request) const;
    void Fail(const std::string& what) const;

    template <class Answer, class Response>
    void Finish(const absl::StatusOr<Answer>& answer, Response (*encode)(const Answer&)) const {
      if (!answer.ok()) return Refuse(answer.status());
      try {
        Reply(encode(*answer));
      } catch (const std::exception& fault) {
        Fail(fault.what());
      }
    }

   private:
    void Reply(const google::protobuf::Message& message) const;
    // The one way out of every call.
    void End(const absl::Status& told) const;
    void Log(const absl::Status& told, const std::string& reason, absl::Duration took) const;

    const Serve* serve_;
    grpc::CallbackServerContext* context_;
    grpc::ServerUnaryReactor* reactor_;
    grpc::ByteBuffer* response_;
    absl::Time arrived_at_;
    usecases::Call call_;
    bool takes_personal_values_;
  };

  template <class Request, class Body>
  Method Accept(const std::string& full_name, Body body) const {
    const MethodFacts facts = FactsOfMethod(full_name);
    auto handler = [serve = *this, facts, body](grpc::CallbackServerContext* context,
                                                const grpc::ByteBuffer* bytes,
                                                grpc::ByteBuffer* response) {
      Running running(serve, facts, context, response);
      try {
        Request request;
        absl::Status admitted = running.Enter();
        if (admitted.ok()) admitted = running.TakeCredential();
        if (!admitted.ok()) {
          running.Refuse(admitted);
          return running.reactor();
        }
        const absl::Status taken = Take(running, *bytes, request);
        taken.ok() ? body(running, request) : running.RefuseOnceKnown(taken, request);
      } catch (const std::exception& fault) {
        running.Fail(fault.what());
      }
      return running.reactor();
    };
    return {full_name.substr(full_name.rfind('.') + 1), std::move(handler)};
  }

  static absl::Status Take(Running& running, const grpc::ByteBuffer& bytes,
                           google::protobuf::Message& request);

  usecases::Executor* executor_;
  domain::Environment* environment_;
  spdlog::logger* log_;
  Door* door_;
  CallObserver* observer_;
};

}  // namespace ecloserie::rpc
