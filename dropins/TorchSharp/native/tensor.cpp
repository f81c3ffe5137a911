// Tensors as handles: their life, their description and their memory.
#include "strata_torch.h"

#include <ATen/Parallel.h>
#include <torch/version.h>

namespace {

thread_local std::string last_error;

struct Description {
    void* data; // of the first element; null where the memory is not the CPU's
    int64_t elements;
    int32_t dimensions;
    int8_t type;
    int8_t device_type;
    int8_t device_index;
    uint8_t is_contiguous;
};

} // namespace

// One line: libtorch wraps some messages over several.
const char* strata::keep_error(std::string message) {
    last_error.clear();
    for (char c : message) {
        bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (!blank) last_error += c;
        else if (!last_error.empty() && last_error.back() != ' ') last_error += ' ';
    }
    while (!last_error.empty() && last_error.back() == ' ') last_error.pop_back();
    return last_error.c_str();
}

STRATA_API void strata_tensor_free(Handle tensor) {
    c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(tensor);
}

// A second handle on the same tensor.
STRATA_API Handle strata_tensor_share(Handle tensor) { return strata::release(strata::borrow(tensor)); }

STRATA_API int32_t strata_tensor_same(Handle left, Handle right) { return left == right; }

STRATA_API const char* strata_tensor_describe(Handle tensor, Description* out) {
    return strata::guarded([&] {
        bool on_cpu = tensor->device().is_cpu() && tensor->layout() == c10::kStrided;
        *out = {on_cpu && tensor->has_storage() ? tensor->data() : nullptr, tensor->numel(), static_cast<int32_t>(tensor->dim()),
                static_cast<int8_t>(c10::typeMetaToScalarType(tensor->dtype())), static_cast<int8_t>(tensor->device_type()),
                static_cast<int8_t>(tensor->device().index()), static_cast<uint8_t>(tensor->is_contiguous())};
    });
}

STRATA_API const char* strata_tensor_sizes(Handle tensor, int64_t* sizes) {
    return strata::guarded([&] { std::copy(tensor->sizes().begin(), tensor->sizes().end(), sizes); });
}

STRATA_API const char* strata_tensor_strides(Handle tensor, int64_t* strides) {
    return strata::guarded([&] { std::copy(tensor->strides().begin(), tensor->strides().end(), strides); });
}

STRATA_API int64_t strata_tensor_storage_offset(Handle tensor) { return tensor->storage_offset(); }

// A tensor over memory of the caller; `release(context)` runs once, when the last tensor over that memory is gone.
STRATA_API const char* strata_tensor_over(void* data, const int64_t* sizes, int32_t dimensions, int8_t type,
                                          void (*release)(void*), void* context, Handle* out) {
    return strata::guarded([&] {
        auto options = at::TensorOptions().dtype(static_cast<c10::ScalarType>(type));
        *out = strata::release(at::from_blob(data, {sizes, static_cast<size_t>(dimensions)},
                                             [release, context](void*) { release(context); }, options));
    });
}

STRATA_API const char* strata_version() { return TORCH_VERSION; }
STRATA_API int32_t strata_has_cuda() { return at::hasCUDA(); }
STRATA_API int32_t strata_has_mps() { return at::hasMPS(); }
STRATA_API int32_t strata_get_threads() { return at::get_num_threads(); }
STRATA_API const char* strata_set_threads(int32_t threads) {
    return strata::guarded([&] { at::set_num_threads(threads); });
}
STRATA_API int32_t strata_get_interop_threads() { return at::get_num_interop_threads(); }
STRATA_API const char* strata_set_interop_threads(int32_t threads) {
    return strata::guarded([&] { at::set_num_interop_threads(threads); });
}
