using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            protected DeviceType _deviceType = DeviceType.CPU;
            protected int _deviceIndex = -1;

            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                RequireReal(dtype);
                _toEpilog(dtype, InitializeDevice(device), non_blocking);
                return this;
            }

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                var device = new Device(deviceType, deviceType == DeviceType.CUDA ? deviceIndex : -1);
                _toEpilog(null, InitializeDevice(device), non_blocking);
                return this;
            }

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                RequireReal(dtype);
                _toEpilog(dtype, null, non_blocking);
                return this;
            }

            public Module _to(Tensor other, bool non_blocking)
            {
                _to(other.dtype, non_blocking);
                return _to(other.device_type, other.device_index, non_blocking);
            }

            protected void _toEpilog(ScalarType dtype, bool non_blocking) => _toEpilog(dtype, null, non_blocking);

            protected void _toEpilog(Device device, ScalarType dtype, bool non_blocking) =>
                _toEpilog(dtype, device, non_blocking);

            protected void _toEpilog(DeviceType deviceType, int deviceIndex, bool non_blocking) =>
                _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);

            /// <summary>Moves and converts the children, then what this module holds; null leaves that side as it is.</summary>
            protected virtual void _toEpilog(ScalarType? dtype, Device device, bool non_blocking)
            {
                foreach ((_, Module child) in named_children())
                {
                    if (device is null)
                        child._to(dtype.Value, non_blocking);
                    else if (dtype is null)
                        child._to(device.type, device.index, non_blocking);
                    else
                        child._to(device, dtype.Value, non_blocking);
                }
                List<(string, Parameter)> parameters = [.. _internal_params];
                foreach ((string own, Parameter parameter) in parameters)
                    if (ReplaceParameter(dtype, device, parameter, out Parameter moved))
                        Replace(own, parameter, moved, () => ConditionallyRegisterParameter(own, moved));
                List<(string, (Tensor, bool))> buffers = [.. _internal_buffers];
                foreach ((string own, (Tensor buffer, bool persistent)) in buffers)
                    if (ReplaceBuffer(dtype, device, buffer, out Tensor moved))
                        Replace(own, buffer, moved, () => ConditionallyRegisterBuffer(own, moved, persistent));
                if (device is not null)
                    (_deviceType, _deviceIndex) = (device.type, device.index);
            }

            protected static bool ReplaceBuffer(ScalarType? dtype, Device device, Tensor buffer, out Tensor result)
            {
                result = null;
                (ScalarType type, Device place) = Target(buffer, dtype, device);
                if (IsAt(buffer, type, place))
                    return false;
                result = buffer.to(type, place).DetachFromDisposeScope();
                return true;
            }

            /// <summary>A parameter moved or converted with its gradient; false, and null, where nothing is to do.</summary>
            protected static bool ReplaceParameter(ScalarType? dtype, Device device, Parameter param, out Parameter p)
            {
                p = null;
                (ScalarType type, Device place) = Target(param, dtype, device);
                if (IsAt(param, type, place))
                    return false;
                // Without gradients recorded the moved parameter is a leaf again.
                using IDisposable recording = no_grad();
                p = new Parameter(param.to(type, place), param.requires_grad);
                p.DetachFromDisposeScope();
                using Tensor gradient = param.grad;
                if (gradient is null)
                    return true;
                using Tensor moved = gradient.to(type, place);
                p.grad = moved;
                return true;
            }

            // The tensor may also be held by a property or a field: all three places must show the same object.
            void Replace(string own, Tensor before, Tensor after, Action register)
            {
                const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public;
                PropertyInfo property = GetType().GetProperty(own, Instance);
                if (property is { CanWrite: true } && property.PropertyType.IsInstanceOfType(after))
                    property.SetValue(this, after);
                foreach (FieldInfo field in ComponentFields(GetType()))
                    if (ReferenceEquals(field.GetValue(this), before))
                        field.SetValue(this, after);
                register();
                before.Dispose();
            }

            static (ScalarType, Device) Target(Tensor tensor, ScalarType? dtype, Device device)
            {
                ScalarType now = tensor.dtype;
                bool converts = dtype is not null && (is_floating_point(now) || is_complex(now));
                return (converts ? dtype.Value : now, device ?? tensor.device);
            }

            static bool IsAt(Tensor tensor, ScalarType type, Device device) =>
                tensor.dtype == type && tensor.device_type == device.type
                && (device.type != DeviceType.CUDA || device.index == -1 || tensor.device_index == device.index);

            static void RequireReal(ScalarType dtype)
            {
                if (!is_floating_point(dtype) && !is_complex(dtype))
                {
                    throw new ArgumentException(
                        $"nn.Module.to only accepts floating point or complex types, but got desired dtype={dtype}");
                }
            }
        }
    }
}
