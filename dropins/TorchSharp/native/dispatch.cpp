// Calls any ATen operator by name through the dispatcher, so that it passes autograd like a call from C++ or Python.
#include "strata_torch.h"

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/jit_type.h>

using c10::IValue;

namespace {

template <class T>
c10::List<T> list_of(const Value& value) {
    c10::List<T> list;
    list.reserve(value.count);
    const T* items = static_cast<const T*>(value.pointer);
    for (int32_t i = 0; i < value.count; i++) list.push_back(items[i]);
    return list;
}

template <class T>
c10::List<T> tensors_of(const Value& value) {
    c10::List<T> list;
    list.reserve(value.count);
    Handle* items = static_cast<Handle*>(value.pointer);
    for (int32_t i = 0; i < value.count; i++) {
        if constexpr (std::is_same_v<T, at::Tensor>) {
            list.push_back(strata::borrow(items[i]));
        } else {
            list.push_back(items[i] ? T(strata::borrow(items[i])) : T());
        }
    }
    return list;
}

c10::List<bool> bools_of(const Value& value) {
    c10::List<bool> list;
    const uint8_t* items = static_cast<const uint8_t*>(value.pointer);
    for (int32_t i = 0; i < value.count; i++) list.push_back(items[i] != 0);
    return list;
}

IValue to_ivalue(const Value& value) {
    switch (value.tag) {
    case TagNone: return IValue();
    case TagTensor: return strata::borrow(static_cast<Handle>(value.pointer));
    case TagInt: return value.integer;
    case TagDouble: return value.number;
    case TagBool: return value.integer != 0;
    case TagIntList: return list_of<int64_t>(value);
    case TagDoubleList: return list_of<double>(value);
    case TagBoolList: return bools_of(value);
    case TagTensorList: return tensors_of<at::Tensor>(value);
    case TagOptionalTensorList: return tensors_of<c10::optional<at::Tensor>>(value);
    case TagString: return std::string(static_cast<const char*>(value.pointer), value.count);
    case TagGenerator: return *static_cast<at::Generator*>(value.pointer);
    case TagDevice: return c10::Device(static_cast<c10::DeviceType>(value.integer), static_cast<c10::DeviceIndex>(value.count));
    default: TORCH_CHECK(false, "unknown argument tag ", value.tag);
    }
}

Value of_pointer(Tag tag, int32_t count, void* pointer) {
    Value value{tag, count, {}};
    value.pointer = pointer;
    return value;
}

Value of_integer(Tag tag, int64_t integer) {
    Value value{tag, 0, {}};
    value.integer = integer;
    return value;
}

// The array of a list goes to the caller, who frees it with strata_free.
Value of_tensor_list(IValue& ivalue) {
    std::vector<at::Tensor> tensors = ivalue.toTensorVector();
    Handle* handles = static_cast<Handle*>(malloc(sizeof(Handle) * std::max<size_t>(tensors.size(), 1)));
    for (size_t i = 0; i < tensors.size(); i++) handles[i] = strata::release(std::move(tensors[i]));
    return of_pointer(TagTensorList, static_cast<int32_t>(tensors.size()), handles);
}

Value from_ivalue(IValue& ivalue) {
    if (ivalue.isTensor()) return of_pointer(TagTensor, 0, strata::release(std::move(ivalue).toTensor()));
    if (ivalue.isInt()) return of_integer(TagInt, ivalue.toInt());
    if (ivalue.isBool()) return of_integer(TagBool, ivalue.toBool());
    if (ivalue.isTensorList()) return of_tensor_list(ivalue);
    if (ivalue.isNone()) return of_integer(TagNone, 0);
    TORCH_CHECK(ivalue.isDouble(), "a result of type ", ivalue.tagKind(), " cannot be handed to C#");
    Value value{TagDouble, 0, {}};
    value.number = ivalue.toDouble();
    return value;
}

} // namespace

STRATA_API const char* strata_operator_find(const char* name, const char* overload, void** op) {
    return strata::guarded([&] {
        *op = new c10::OperatorHandle(c10::Dispatcher::singleton().findSchemaOrThrow(name, overload));
    });
}

// Missing trailing arguments take the defaults of the schema. Results beyond the capacity are dropped.
STRATA_API const char* strata_call(void* op, const Value* args, int32_t count, Value* results, int32_t capacity) {
    return strata::guarded([&] {
        const auto& handle = *static_cast<c10::OperatorHandle*>(op);
        const auto& declared = handle.schema().arguments();
        const std::string& name = handle.schema().name();
        TORCH_CHECK(static_cast<size_t>(count) <= declared.size(), name, " takes ", declared.size(), " arguments");
        torch::jit::Stack stack;
        stack.reserve(declared.size());
        for (int32_t i = 0; i < count; i++) stack.push_back(to_ivalue(args[i]));
        for (size_t i = count; i < declared.size(); i++) {
            TORCH_CHECK(declared[i].default_value(), name, " needs its argument '", declared[i].name(), "'");
            stack.push_back(*declared[i].default_value());
        }
        handle.callBoxed(stack);
        for (int32_t i = 0; i < capacity && i < static_cast<int32_t>(stack.size()); i++) results[i] = from_ivalue(stack[i]);
    });
}

STRATA_API void strata_free(void* pointer) { free(pointer); }
