import protobuf from 'protobufjs';

/** The part of ONNX's protocol buffer schema that a model of ours uses (onnx/onnx.proto, IR version 8). */
const source = `
syntax = "proto3";
package onnx;
message ModelProto {
  int64 ir_version = 1; string producer_name = 2; string doc_string = 6; GraphProto graph = 7;
  repeated OperatorSetIdProto opset_import = 8; repeated StringStringEntryProto metadata_props = 14;
}
message OperatorSetIdProto { string domain = 1; int64 version = 2; }
message StringStringEntryProto { string key = 1; string value = 2; }
message GraphProto {
  repeated NodeProto node = 1; string name = 2; repeated TensorProto initializer = 5;
  repeated ValueInfoProto input = 11; repeated ValueInfoProto output = 12;
}
message NodeProto {
  repeated string input = 1; repeated string output = 2; string name = 3; string op_type = 4;
  repeated AttributeProto attribute = 5;
}
message AttributeProto { string name = 1; int64 i = 3; repeated int64 ints = 8; int32 type = 20; }
message TensorProto {
  repeated int64 dims = 1; int32 data_type = 2; string name = 8; bytes raw_data = 9;
}
message ValueInfoProto { string name = 1; TypeProto type = 2; }
message TypeProto {
  message Tensor { int32 elem_type = 1; TensorShapeProto shape = 2; }
  Tensor tensor_type = 1;
}
message TensorShapeProto {
  message Dimension { oneof value { int64 dim_value = 1; string dim_param = 2; } }
  repeated Dimension dim = 1;
}`;

const { root } = protobuf.parse(source, { keepCase: true });

/** Numbers of fields that are written piece by piece. */
export const fieldNumbers = { graph: 7, initializer: 5, rawData: 9 } as const;

/** The bytes of a message, such as `encodeOnnx('NodeProto', { op_type: 'Relu', input: ['x'], output: ['y'] })`. */
export function encodeOnnx(message: string, fields: Readonly<Record<string, unknown>>): Uint8Array {
  const type = root.lookupType(`onnx.${message}`);
  const fault = type.verify(fields);
  if (fault) throw new TypeError(`ONNX ${message}: ${fault}`);
  return type.encode(type.create(fields)).finish();
}

/** The tag and length that stand before `length` bytes of a field. */
export function fieldHead(field: number, length: number): Uint8Array {
  return protobuf.Writer.create()
    .uint32((field << 3) | 2)
    .uint32(length)
    .finish();
}
