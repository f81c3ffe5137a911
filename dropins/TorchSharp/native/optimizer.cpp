// Optimizer steps in one pass over memory, where the operators of a step take one pass each. For float32 on the CPU, all
// contiguous; everything else is told to be stepped by operators. Blocks are fixed, so that the number of threads decides
// who computes a value but never how; built without contraction, so that every machine rounds alike.
#include "strata_torch.h"

#include <ATen/Parallel.h>
#include <cmath>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define FOR_THIS_PROCESSOR __attribute__((target_clones("default", "avx2", "avx512f")))
#else
#define FOR_THIS_PROCESSOR
#endif

namespace {

enum Outcome : int32_t { NotSuited, NoGradient, Done };

constexpr int64_t Block = 16384;

bool suits(const at::Tensor& tensor, const at::Tensor& parameter) {
    return tensor.layout() == at::kStrided && tensor.device().is_cpu() && tensor.scalar_type() == at::kFloat &&
           tensor.sizes() == parameter.sizes() && tensor.is_contiguous() && !tensor.is_neg() && !tensor._is_zerotensor();
}

template <class Kernel>
void in_blocks(int64_t count, Kernel&& kernel) {
    at::parallel_for(0, (count + Block - 1) / Block, 2, [&](int64_t begin, int64_t end) {
        for (int64_t block = begin; block < end; block++)
            kernel(block * Block, std::min(Block, count - block * Block));
    });
}

struct SgdNumbers {
    float rate, momentum, share, decay;
    bool nesterov;
};

FOR_THIS_PROCESSOR
void sgd_plain(float* __restrict weight, const float* __restrict grad, int64_t count, SgdNumbers n) {
    for (int64_t i = 0; i < count; i++) {
        float g = n.decay != 0 ? grad[i] + n.decay * weight[i] : grad[i];
        weight[i] -= n.rate * g;
    }
}

// share = 1 - dampening
FOR_THIS_PROCESSOR
void sgd_momentum(float* __restrict weight, const float* __restrict grad, float* __restrict buffer, int64_t count, SgdNumbers n) {
    for (int64_t i = 0; i < count; i++) {
        float g = n.decay != 0 ? grad[i] + n.decay * weight[i] : grad[i];
        float b = buffer[i] * n.momentum + n.share * g;
        buffer[i] = b;
        weight[i] -= n.rate * (n.nesterov ? g + n.momentum * b : b);
    }
}

// rate is lr / (1 - beta1^step), scale 1 / sqrt(1 - beta2^step); decay goes into the gradient, shrink onto the weight.
struct AdamNumbers {
    float rate, beta1, beta2, share1, share2, eps, scale, decay, shrink;
};

FOR_THIS_PROCESSOR
void adam(float* __restrict weight, const float* __restrict grad, float* __restrict mean, float* __restrict square,
          int64_t count, AdamNumbers n) {
    for (int64_t i = 0; i < count; i++) {
        float w = weight[i] * n.shrink;
        float g = n.decay != 0 ? grad[i] + n.decay * w : grad[i];
        float m = mean[i] * n.beta1 + n.share1 * g;
        float v = square[i] * n.beta2 + n.share2 * g * g;
        mean[i] = m;
        square[i] = v;
        weight[i] = w - n.rate * m / (std::sqrt(v) * n.scale + n.eps);
    }
}

} // namespace

// buffer: null without momentum.
STRATA_API const char* strata_sgd_step(Handle parameter, Handle buffer, double rate, double momentum, double dampening,
                                       double decay, int32_t nesterov, int32_t* outcome) {
    return strata::guarded([&] {
        at::Tensor weight = strata::borrow(parameter), state = strata::borrow(buffer), grad = weight.grad();
        *outcome = NoGradient;
        if (!grad.defined()) return;
        *outcome = NotSuited;
        if (!suits(weight, weight) || !suits(grad, weight) || (state.defined() && !suits(state, weight))) return;

        SgdNumbers numbers{float(rate), float(momentum), float(1 - dampening), float(decay), nesterov != 0};
        float* w = weight.data_ptr<float>();
        const float* g = grad.data_ptr<float>();
        float* b = state.defined() ? state.data_ptr<float>() : nullptr;
        in_blocks(weight.numel(), [&](int64_t at, int64_t count) {
            if (b) sgd_momentum(w + at, g + at, b + at, count, numbers);
            else sgd_plain(w + at, g + at, count, numbers);
        });
        weight.unsafeGetTensorImpl()->bump_version(); // backward through the old value is then an error, as after any operator
        *outcome = Done;
    });
}

// Adam, and AdamW where decoupled. step counts from 1 and includes this one.
STRATA_API const char* strata_adam_step(Handle parameter, Handle exp_avg, Handle exp_avg_sq, double rate, double beta1,
                                        double beta2, double eps, double decay, int32_t decoupled, int64_t step,
                                        int32_t* outcome) {
    return strata::guarded([&] {
        at::Tensor weight = strata::borrow(parameter), grad = weight.grad();
        at::Tensor mean = strata::borrow(exp_avg), square = strata::borrow(exp_avg_sq);
        *outcome = NoGradient;
        if (!grad.defined()) return;
        *outcome = NotSuited;
        if (!suits(weight, weight) || !suits(grad, weight) || !suits(mean, weight) || !suits(square, weight)) return;

        AdamNumbers numbers{};
        numbers.rate = float(rate / (1 - std::pow(beta1, double(step))));
        numbers.scale = float(1 / std::sqrt(1 - std::pow(beta2, double(step))));
        numbers.beta1 = float(beta1);
        numbers.beta2 = float(beta2);
        numbers.share1 = float(1 - beta1);
        numbers.share2 = float(1 - beta2);
        numbers.eps = float(eps);
        numbers.decay = decoupled ? 0 : float(decay);
        numbers.shrink = decoupled ? float(1 - rate * decay) : 1;
        float* w = weight.data_ptr<float>();
        const float* g = grad.data_ptr<float>();
        float *m = mean.data_ptr<float>(), *v = square.data_ptr<float>();
        in_blocks(weight.numel(), [&](int64_t at, int64_t count) { adam(w + at, g + at, m + at, v + at, count, numbers); });
        weight.unsafeGetTensorImpl()->bump_version();
        *outcome = Done;
    });
}
