#include "every_method.h"

#include "ecloserie/v1/access_service.pb.h"

namespace ecloserie::tests {

using google::protobuf::DescriptorPool;
using google::protobuf::MethodDescriptor;

std::vector<const MethodDescriptor*> EveryMethod() {
  std::vector<const MethodDescriptor*> methods;
  for (const char* name : {"AccessService", "SchoolService", "EnrolmentService",
                           "AttendanceService", "SponsorshipService", "ReportService"}) {
    const auto* service =
        DescriptorPool::generated_pool()->FindServiceByName("ecloserie.v1." + std::string(name));
    for (int i = 0; i < service->method_count(); ++i) methods.push_back(service->method(i));
  }
  return methods;
}

std::string PathOf(const MethodDescriptor* method) {
  return "/" + method->service()->full_name() + "/" + method->name();
}

}  // namespace ecloserie::tests
