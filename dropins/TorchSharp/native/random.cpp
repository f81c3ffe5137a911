// Random number generators of the CPU: seeds and whole states.
#include "strata_torch.h"

#include <ATen/CPUGeneratorImpl.h>

#include <mutex>

namespace {

template <class Body>
auto locked(at::Generator& generator, Body&& body) {
    std::lock_guard<std::mutex> lock(generator.mutex());
    return body(generator);
}

at::Generator& generator_of(void* handle) { return *static_cast<at::Generator*>(handle); }

} // namespace

STRATA_API void* strata_generator_default() { return new at::Generator(at::detail::getDefaultCPUGenerator()); }
STRATA_API void* strata_generator_new(uint64_t seed) { return new at::Generator(at::detail::createCPUGenerator(seed)); }
STRATA_API void strata_generator_free(void* generator) { delete static_cast<at::Generator*>(generator); }

STRATA_API void strata_generator_manual_seed(void* generator, uint64_t seed) {
    locked(generator_of(generator), [&](at::Generator& g) { g.set_current_seed(seed); });
}

STRATA_API uint64_t strata_generator_initial_seed(void* generator) {
    return locked(generator_of(generator), [](at::Generator& g) { return g.current_seed(); });
}

// A new seed from the system's entropy.
STRATA_API uint64_t strata_generator_seed(void* generator) {
    return locked(generator_of(generator), [](at::Generator& g) { return g.seed(); });
}

STRATA_API const char* strata_generator_get_state(void* generator, Handle* state) {
    return strata::guarded([&] {
        *state = strata::release(locked(generator_of(generator), [](at::Generator& g) { return g.get_state(); }));
    });
}

STRATA_API const char* strata_generator_set_state(void* generator, Handle state) {
    return strata::guarded([&] {
        locked(generator_of(generator), [&](at::Generator& g) { g.set_state(strata::borrow(state)); });
    });
}
