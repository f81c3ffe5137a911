// The C boundary between the drop-in and libtorch. A tensor is a TensorImpl* that owns one reference; every function that
// can fail returns null, or one line of text that lives until the next failure on the same thread.
#pragma once

#include <ATen/ATen.h>
#include <cstdint>
#include <string>

#define STRATA_API extern "C" __attribute__((visibility("default")))

using Handle = c10::TensorImpl*;

// An argument or a result of an operator; 16 bytes, mirrored by NativeValue in C#.
enum Tag : int32_t {
    TagNone, TagTensor, TagInt, TagDouble, TagBool, TagIntList, TagDoubleList, TagBoolList,
    TagTensorList, TagOptionalTensorList, TagString, TagGenerator, TagDevice
};

struct Value {
    int32_t tag;
    int32_t count; // elements of a list, bytes of a string, index of a device
    union {
        int64_t integer;
        double number;
        void* pointer;
    };
};
static_assert(sizeof(Value) == 16);

namespace strata {

inline at::Tensor borrow(Handle handle) {
    using Pointer = c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>;
    return handle ? at::Tensor(Pointer::reclaim_copy(handle)) : at::Tensor();
}

inline Handle release(at::Tensor tensor) {
    return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

const char* keep_error(std::string message);

// Runs the body; an exception becomes its message without libtorch's stack trace.
template <class Body>
const char* guarded(Body&& body) {
    try {
        body();
        return nullptr;
    } catch (const c10::Error& error) {
        return keep_error(error.what_without_backtrace());
    } catch (const std::exception& error) {
        return keep_error(error.what());
    } catch (...) {
        return keep_error("libtorch failed without a message");
    }
}

} // namespace strata
