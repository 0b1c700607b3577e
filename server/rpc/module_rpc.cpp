#include "domain/etag.h"
#include "ecloserie/v1/module.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/module.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<domain::Module> DecodeCreateModule(const v1::CreateModuleRequest& request) {
  ASSIGN_OR_REFUSE(const auto programme,
                   DecodeName<domain::ProgrammeName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(const std::string slug, DecodeSlug(request.module_id(), "module_id"));
  return domain::Module{.name = {programme.school, programme.slug, slug},
                        .title = request.module().title(),
                        .planned_minutes = request.module().planned_minutes()};
}

v1::Module EncodeModule(const domain::Module& module) {
  v1::Module encoded;
  encoded.set_name(module.name.ToString());
  encoded.set_title(module.title);
  encoded.set_planned_minutes(module.planned_minutes);
  encoded.set_state(EncodeChoice<v1::ModuleState>(module.state));
  encoded.set_cancel_reason(module.cancel_reason);
  if (module.cancelled_at) *encoded.mutable_cancel_time() = EncodeTime(*module.cancelled_at);
  encoded.set_etag(domain::EtagOf(module.version));
  return encoded;
}

absl::StatusOr<domain::ModuleName> DecodeGetModule(const v1::GetModuleRequest& request) {
  return DecodeName<domain::ModuleName>(request.name(), "name");
}

absl::StatusOr<usecases::ListModulesQuery> DecodeListModules(
    const v1::ListModulesRequest& request) {
  ASSIGN_OR_REFUSE(auto programme, DecodeName<domain::ProgrammeName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListModulesQuery{std::move(programme), std::move(page)};
}

v1::ListModulesResponse EncodeModules(const usecases::Page<domain::Module>& page) {
  v1::ListModulesResponse response;
  for (const domain::Module& module : page.items) *response.add_modules() = EncodeModule(module);
  response.set_next_page_token(page.next_page_token);
  return response;
}

absl::StatusOr<usecases::CancelModuleCommand> DecodeCancelModule(
    const v1::CancelModuleRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::ModuleName>(request.name(), "name"));
  return usecases::CancelModuleCommand{
      .name = std::move(name), .reason = request.reason(), .etag = request.etag()};
}

v1::CancelModuleResponse EncodeCancelled(const usecases::CancelledModule& cancelled) {
  v1::CancelModuleResponse response;
  *response.mutable_module() = EncodeModule(cancelled.module);
  response.set_cancelled_sessions_count(cancelled.sessions_count);
  return response;
}

}  // namespace

std::vector<Method> ModuleMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.SchoolService.";
  return {
      serve.Change(service + "CreateModule", DecodeCreateModule, usecases::CreateModule,
                   usecases::GetModule, EncodeModule),
      serve.Read(service + "GetModule", DecodeGetModule, usecases::GetModule, EncodeModule),
      serve.Read(service + "ListModules", DecodeListModules, usecases::ListModules, EncodeModules),
      serve.Change(service + "CancelModule", DecodeCancelModule, usecases::CancelModule,
                   usecases::ShowModuleCancelled, EncodeCancelled),
  };
}

}  // namespace ecloserie::rpc
