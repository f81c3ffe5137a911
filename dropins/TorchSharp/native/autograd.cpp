// The graph: gradients, backward, and the modes that switch recording off.
#include "strata_torch.h"

#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>

namespace {

std::vector<at::Tensor> tensors_of(const Handle* handles, int32_t count) {
    std::vector<at::Tensor> tensors;
    tensors.reserve(count);
    for (int32_t i = 0; i < count; i++) tensors.push_back(strata::borrow(handles[i]));
    return tensors;
}

} // namespace

STRATA_API int32_t strata_requires_grad(Handle tensor) { return strata::borrow(tensor).requires_grad(); }

STRATA_API const char* strata_set_requires_grad(Handle tensor, int32_t value) {
    return strata::guarded([&] {
        at::Tensor self = strata::borrow(tensor);
        TORCH_CHECK(self.is_leaf() || value, "you can only change requires_grad flags of leaf variables; ",
                    "use detach() for a tensor that does not require gradients");
        self.requires_grad_(value != 0);
    });
}

STRATA_API int32_t strata_is_leaf(Handle tensor) { return strata::borrow(tensor).is_leaf(); }

STRATA_API const char* strata_retain_grad(Handle tensor) {
    return strata::guarded([&] { strata::borrow(tensor).retain_grad(); });
}

STRATA_API const char* strata_get_grad(Handle tensor, Handle* grad) {
    return strata::guarded([&] { *grad = strata::release(strata::borrow(tensor).grad()); });
}

STRATA_API const char* strata_set_grad(Handle tensor, Handle grad) {
    return strata::guarded([&] {
        at::Tensor self = strata::borrow(tensor), value = strata::borrow(grad);
        TORCH_CHECK(!value.defined() || value.sizes() == self.sizes(), "assigned grad has shape ", value.sizes(),
                    " but the tensor has shape ", self.sizes());
        self.mutable_grad() = value;
    });
}

// inputs: the leaves to accumulate into, none for all of them.
STRATA_API const char* strata_backward(const Handle* tensors, int32_t count, const Handle* grads, int32_t grad_count,
                                       int32_t retain_graph, int32_t create_graph, const Handle* inputs, int32_t input_count) {
    return strata::guarded([&] {
        torch::autograd::backward(tensors_of(tensors, count), tensors_of(grads, grad_count), retain_graph != 0,
                                  create_graph != 0, tensors_of(inputs, input_count));
    });
}

// gradients receives one handle an input, null where the input is unused.
STRATA_API const char* strata_grad(const Handle* outputs, int32_t count, const Handle* inputs, int32_t input_count,
                                   const Handle* grads, int32_t grad_count, int32_t retain_graph, int32_t create_graph,
                                   int32_t allow_unused, Handle* gradients) {
    return strata::guarded([&] {
        auto found = torch::autograd::grad(tensors_of(outputs, count), tensors_of(inputs, input_count),
                                           tensors_of(grads, grad_count), retain_graph != 0, create_graph != 0,
                                           allow_unused != 0);
        for (int32_t i = 0; i < input_count; i++) gradients[i] = strata::release(std::move(found[i]));
    });
}

STRATA_API int32_t strata_get_grad_mode() { return c10::GradMode::is_enabled(); }
STRATA_API void strata_set_grad_mode(int32_t enabled) { c10::GradMode::set_enabled(enabled != 0); }

// The guard must be left on the thread that entered it.
STRATA_API void* strata_inference_enter(int32_t enabled) { return new c10::InferenceMode(enabled != 0); }
STRATA_API void strata_inference_leave(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }
STRATA_API int32_t strata_is_inference_mode() { return c10::InferenceMode::is_enabled(); }

STRATA_API int32_t strata_get_anomaly_mode() { return torch::autograd::AnomalyMode::is_enabled(); }
STRATA_API int32_t strata_get_anomaly_check_nan() { return torch::autograd::AnomalyMode::should_check_nan(); }
STRATA_API void strata_set_anomaly_mode(int32_t enabled, int32_t check_nan) {
    torch::autograd::AnomalyMode::set_enabled(enabled != 0, check_nan != 0);
}
