#include "schema.h"

#include <google/protobuf/descriptor.pb.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace ecloserie::contract {
namespace {

namespace pb = google::protobuf;

std::string ReadText(const std::string& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// A folder for the compiler that goes with the scope.
class Workshop {
 public:
  Workshop()
      : folder_(std::filesystem::temp_directory_path() /
                ("contract_test." + std::to_string(::getpid()))) {}
  ~Workshop() { std::filesystem::remove_all(folder_); }
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;

  // The path of the image that protoc makes of the text, imports included.
  std::string Compile(const std::string& file_name, const std::string& text) const {
    const std::filesystem::path source = folder_ / file_name;
    std::filesystem::create_directories(source.parent_path());
    std::ofstream(source) << text;
    std::string image = folder_ / "image.pb";
    const std::string errors = folder_ / "errors";
    const std::string command = ECLOSERIE_PROTOC
                                " --include_source_info --include_imports"
                                " -I " ECLOSERIE_PROTO_ROOT " -I " +
                                folder_.string() + " --descriptor_set_out=" + image + " " +
                                source.string() + " 2>" + errors;
    // NOLINTNEXTLINE(cert-env33-c): protoc is the build's own, and so are the paths.
    if (std::system(command.c_str()) != 0) throw std::runtime_error(ReadText(errors));
    return image;
  }

 private:
  std::filesystem::path folder_;
};

void AddNested(const pb::Descriptor* message, std::vector<const pb::Descriptor*>& messages) {
  messages.push_back(message);
  for (int i = 0; i < message->nested_type_count(); ++i) {
    AddNested(message->nested_type(i), messages);
  }
}

}  // namespace

Schema Schema::FromImage(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  pb::FileDescriptorSet image;
  if (!image.ParseFromIstream(&in)) throw std::runtime_error("no descriptor image: " + path);
  Schema schema;
  for (const pb::FileDescriptorProto& file : image.file()) {
    const pb::FileDescriptor* built = schema.pool_->BuildFile(file);
    if (built == nullptr) throw std::runtime_error("not a descriptor: " + file.name());
    if (!file.name().starts_with("google/protobuf/")) schema.files_.push_back(built);
  }
  return schema;
}

Schema Schema::FromText(const std::string& file_name, const std::string& text) {
  const Workshop workshop;
  Schema schema = FromImage(workshop.Compile(file_name, text));
  std::erase_if(schema.files_, [&](const auto* file) { return file->name() != file_name; });
  return schema;
}

Schema Schema::FromBody(const std::string& body) {
  return FromText("ecloserie/v1/planted.proto",
                  "syntax = \"proto3\";\npackage ecloserie.v1;\n"
                  "import \"ecloserie/v1/options.proto\";\n" +
                      body);
}

std::vector<const pb::Descriptor*> Schema::Messages() const {
  std::vector<const pb::Descriptor*> messages;
  for (const pb::FileDescriptor* file : files_) {
    for (int i = 0; i < file->message_type_count(); ++i) AddNested(file->message_type(i), messages);
  }
  return messages;
}

std::vector<const pb::EnumDescriptor*> Schema::Enums() const {
  std::vector<const pb::EnumDescriptor*> enums;
  for (const pb::FileDescriptor* file : files_) {
    for (int i = 0; i < file->enum_type_count(); ++i) enums.push_back(file->enum_type(i));
  }
  for (const pb::Descriptor* message : Messages()) {
    for (int i = 0; i < message->enum_type_count(); ++i) enums.push_back(message->enum_type(i));
  }
  return enums;
}

std::vector<const pb::ServiceDescriptor*> Schema::Services() const {
  std::vector<const pb::ServiceDescriptor*> services;
  for (const pb::FileDescriptor* file : files_) {
    for (int i = 0; i < file->service_count(); ++i) services.push_back(file->service(i));
  }
  return services;
}

std::vector<const pb::MethodDescriptor*> Schema::Methods() const {
  std::vector<const pb::MethodDescriptor*> methods;
  for (const pb::ServiceDescriptor* service : Services()) {
    for (int i = 0; i < service->method_count(); ++i) methods.push_back(service->method(i));
  }
  return methods;
}

std::vector<const pb::FieldDescriptor*> Schema::Fields() const {
  std::vector<const pb::FieldDescriptor*> fields;
  for (const pb::Descriptor* message : Messages()) {
    for (int i = 0; i < message->field_count(); ++i) fields.push_back(message->field(i));
  }
  for (const pb::FileDescriptor* file : files_) {
    for (int i = 0; i < file->extension_count(); ++i) fields.push_back(file->extension(i));
  }
  return fields;
}

const Schema& TheApi() {
  static const Schema api = Schema::FromImage(ECLOSERIE_DESCRIPTOR_IMAGE);
  return api;
}

}  // namespace ecloserie::contract
