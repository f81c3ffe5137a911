// Max pooling in 2x2 windows that do not overlap, the one that most CNNs use, takes ATen 1.13 a quarter of a training step:
// its loop is scalar. These kernels take the place of ATen's for float32 on the CPU and give the same bits, indices too;
// every other case goes to ATen's kernels.
#include "strata_torch.h"

#include <ATen/CPUFunctions.h>
#include <ATen/Parallel.h>
#include <torch/library.h>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define FOR_THIS_PROCESSOR __attribute__((target_clones("default", "avx2", "avx512f")))
#else
#define FOR_THIS_PROCESSOR
#endif

namespace {

bool all_are(at::IntArrayRef values, int64_t wanted) {
    return std::all_of(values.begin(), values.end(), [wanted](int64_t value) { return value == wanted; });
}

bool suits(const at::Tensor& self, at::IntArrayRef kernel, at::IntArrayRef stride, at::IntArrayRef padding,
           at::IntArrayRef dilation, bool ceil_mode) {
    if (self.scalar_type() != at::kFloat || !self.is_contiguous() || self.numel() == 0) return false;
    if ((self.dim() != 3 && self.dim() != 4) || self.size(-1) < 2 || self.size(-2) < 2) return false;
    if (ceil_mode && (self.size(-1) % 2 != 0 || self.size(-2) % 2 != 0)) return false;
    return all_are(kernel, 2) && all_are(stride, 2) && all_are(padding, 0) && all_are(dilation, 1);
}

// A window's greatest value, the first of equal ones; a NaN wins, the last of several. starts: where each window begins.
FOR_THIS_PROCESSOR
void pool(const float* __restrict upper, const float* __restrict lower, const int32_t* __restrict starts, int64_t count,
          int32_t width, int64_t first, float* __restrict values, int64_t* __restrict indices) {
    for (int64_t x = 0; x < count; x++) {
        float a = upper[2 * x], b = upper[2 * x + 1], c = lower[2 * x], d = lower[2 * x + 1];
        bool right = (b > a) | (b != b);
        float best = right ? b : a;
        int32_t where = right ? 1 : 0;
        bool down = (c > best) | (c != c);
        best = down ? c : best;
        where = down ? width : where;
        bool across = (d > best) | (d != d);
        values[x] = across ? d : best;
        indices[x] = first + (starts[x] + (across ? width + 1 : where));
    }
}

// Writes all four elements of a window: the gradient where the maximum was, 0 elsewhere.
FOR_THIS_PROCESSOR
void spread(const float* __restrict gradient, const int64_t* __restrict indices, const int32_t* __restrict starts, int64_t count,
            int32_t width, int64_t first, float* __restrict upper, float* __restrict lower) {
    for (int64_t x = 0; x < count; x++) {
        int32_t where = static_cast<int32_t>(indices[x] - first) - starts[x];
        upper[2 * x] = where == 0 ? gradient[x] : 0;
        upper[2 * x + 1] = where == 1 ? gradient[x] : 0;
        lower[2 * x] = where == width ? gradient[x] : 0;
        lower[2 * x + 1] = where == width + 1 ? gradient[x] : 0;
    }
}

// Rows of a small image are shorter than a vector. So a band of them is laid end to end, upper and lower rows apart.
struct Bands {
    int64_t planes, height, width, out_height, out_width, rows;
    std::vector<int32_t> starts; // of the windows of one band, counted from its first element

    explicit Bands(const at::Tensor& self)
        : planes(self.numel() / (self.size(-1) * self.size(-2))), height(self.size(-2)), width(self.size(-1)),
          out_height(height / 2), out_width(width / 2), rows(std::min(out_height, std::max<int64_t>(1, 1024 / out_width))),
          starts(rows * out_width) {
        for (int64_t i = 0; i < rows * out_width; i++)
            starts[i] = static_cast<int32_t>(i / out_width * 2 * width + i % out_width * 2);
    }

    // body(upper, lower, windows, start in the plane, start in the input, start in the output) for every band, over the threads.
    template <class Body>
    void run(const Body& body) const {
        at::parallel_for(0, planes, std::max<int64_t>(1, 32768 / (height * width)), [&](int64_t begin, int64_t end) {
            std::vector<float> upper(rows * out_width * 2), lower(rows * out_width * 2);
            for (int64_t plane = begin; plane < end; plane++)
                for (int64_t y = 0; y < out_height; y += rows) {
                    int64_t windows = std::min(rows, out_height - y) * out_width, start = 2 * y * width;
                    int64_t in = plane * height * width + start, out = (plane * out_height + y) * out_width;
                    body(upper.data(), lower.data(), windows, start, in, out);
                }
        });
    }

    void gather(const float* from, int64_t windows, float* upper, float* lower) const {
        for (int64_t row = 0; row < windows / out_width; row++) {
            std::copy_n(from + 2 * row * width, 2 * out_width, upper + row * 2 * out_width);
            std::copy_n(from + (2 * row + 1) * width, 2 * out_width, lower + row * 2 * out_width);
        }
    }

    void scatter(const float* upper, const float* lower, int64_t windows, float* to) const {
        for (int64_t row = 0; row < windows / out_width; row++) {
            std::copy_n(upper + row * 2 * out_width, 2 * out_width, to + 2 * row * width);
            std::copy_n(lower + row * 2 * out_width, 2 * out_width, to + (2 * row + 1) * width);
        }
    }
};

std::tuple<at::Tensor, at::Tensor> max_pool(const at::Tensor& self, at::IntArrayRef kernel, at::IntArrayRef stride,
                                            at::IntArrayRef padding, at::IntArrayRef dilation, bool ceil_mode) {
    if (!suits(self, kernel, stride.empty() ? kernel : stride, padding, dilation, ceil_mode))
        return at::cpu::max_pool2d_with_indices(self, kernel, stride, padding, dilation, ceil_mode);
    Bands bands(self);
    std::vector<int64_t> sizes = self.sizes().vec();
    sizes[sizes.size() - 2] = bands.out_height;
    sizes[sizes.size() - 1] = bands.out_width;
    at::Tensor values = at::empty(sizes, self.options()), indices = at::empty(sizes, self.options().dtype(at::kLong));
    const float* from = self.data_ptr<float>();
    float* to = values.data_ptr<float>();
    int64_t* places = indices.data_ptr<int64_t>();
    bands.run([&](float* upper, float* lower, int64_t windows, int64_t start, int64_t in, int64_t out) {
        bands.gather(from + in, windows, upper, lower);
        pool(upper, lower, bands.starts.data(), windows, static_cast<int32_t>(bands.width), start, to + out, places + out);
    });
    return {values, indices};
}

at::Tensor max_pool_backward(const at::Tensor& grad, const at::Tensor& self, at::IntArrayRef kernel, at::IntArrayRef stride,
                             at::IntArrayRef padding, at::IntArrayRef dilation, bool ceil_mode, const at::Tensor& indices) {
    bool suited = suits(self, kernel, stride.empty() ? kernel : stride, padding, dilation, ceil_mode);
    if (!suited || grad.scalar_type() != at::kFloat || !indices.is_contiguous())
        return at::cpu::max_pool2d_with_indices_backward(grad, self, kernel, stride, padding, dilation, ceil_mode, indices);
    Bands bands(self);
    at::Tensor dense = grad.contiguous();
    // An odd last row or column lies in no window and keeps its zeros.
    bool even = bands.height % 2 == 0 && bands.width % 2 == 0;
    at::Tensor result = even ? at::empty(self.sizes(), self.options()) : at::zeros(self.sizes(), self.options());
    const float* from = dense.data_ptr<float>();
    const int64_t* places = indices.data_ptr<int64_t>();
    float* to = result.data_ptr<float>();
    bands.run([&](float* upper, float* lower, int64_t windows, int64_t start, int64_t in, int64_t out) {
        spread(from + out, places + out, bands.starts.data(), windows, static_cast<int32_t>(bands.width), start, upper, lower);
        bands.scatter(upper, lower, windows, to + in);
    });
    return result;
}

// The dispatcher warns of a kernel that takes another's place, which is what is wanted here.
struct Quiet : c10::WarningHandler {
    void process(const c10::SourceLocation&, const std::string&, const bool) override {}
};

// As the shim is loaded. Never undone: the dispatcher may be gone before the statics of a library are.
const bool registered = [] {
    Quiet quiet;
    c10::Warning::WarningHandlerGuard guard(&quiet);
    auto library = new torch::Library(torch::Library::IMPL, "aten", c10::DispatchKey::CPU, __FILE__, __LINE__);
    library->impl("max_pool2d_with_indices", max_pool);
    library->impl("max_pool2d_with_indices_backward", max_pool_backward);
    return true;
}();

} // namespace
