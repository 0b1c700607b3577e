#pragma once

#include <google/protobuf/descriptor.h>

#include <memory>
#include <string>
#include <vector>

namespace ecloserie::contract {

// Descriptors with their comments: those of the API, or of a text in a test.
class Schema {
 public:
  // The descriptor image that the build writes. Throws when it cannot be read.
  static Schema FromImage(const std::string& path);

  // One proto file, read by the compiler that reads the API's. It may import
  // those. Throws when it is no proto.
  static Schema FromText(const std::string& file_name, const std::string& text);

  // The same, with syntax, package and options in place.
  static Schema FromBody(const std::string& body);

  // Without what the protobuf library brings.
  const std::vector<const google::protobuf::FileDescriptor*>& files() const { return files_; }

  // Nested ones included.
  std::vector<const google::protobuf::Descriptor*> Messages() const;
  std::vector<const google::protobuf::EnumDescriptor*> Enums() const;
  std::vector<const google::protobuf::ServiceDescriptor*> Services() const;
  std::vector<const google::protobuf::MethodDescriptor*> Methods() const;
  // Of all messages, and the extensions.
  std::vector<const google::protobuf::FieldDescriptor*> Fields() const;

 private:
  Schema() : pool_(std::make_unique<google::protobuf::DescriptorPool>()) {}

  std::unique_ptr<google::protobuf::DescriptorPool> pool_;
  std::vector<const google::protobuf::FileDescriptor*> files_;
};

// The API that these tests were built with, read once.
const Schema& TheApi();

}  // namespace ecloserie::contract
