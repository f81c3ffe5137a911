using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public long Dimensions => Describe().Dimensions;

        public long ndim => Describe().Dimensions;

        public long dim() => Describe().Dimensions;

        public long NumberOfElements => Describe().Elements;

        public long numel() => Describe().Elements;

        public long ElementSize => dtype.ElementSize();

        public long element_size() => dtype.ElementSize();

        public ScalarType dtype => (ScalarType)Describe().Type;

        public bool is_integral() => torch.is_integral(dtype);

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public bool is_complex() => torch.is_complex(dtype);

        public DeviceType device_type => (DeviceType)Describe().DeviceType;

        public int device_index => Describe().DeviceIndex;

        public Device device
        {
            get
            {
                TensorDescription description = Describe();
                return (DeviceType)description.DeviceType == DeviceType.CPU
                    ? CPU
                    : new Device((DeviceType)description.DeviceType, description.DeviceIndex);
            }
        }

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_meta => device_type == DeviceType.META;

        public bool is_contiguous() => Describe().IsContiguous != 0;

        public long[] shape => size();

        public long[] size()
        {
            var sizes = new long[Dimensions];
            fixed (long* pointer = sizes)
                Native.Check(Native.strata_tensor_sizes(Handle, pointer));
            GC.KeepAlive(this);
            return sizes;
        }

        public long size(int dim)
        {
            long[] sizes = size();
            return sizes[Position(dim, sizes.Length)];
        }

        public long[] stride()
        {
            var strides = new long[Dimensions];
            fixed (long* pointer = strides)
                Native.Check(Native.strata_tensor_strides(Handle, pointer));
            GC.KeepAlive(this);
            return strides;
        }

        public long stride(int dim)
        {
            long[] strides = stride();
            return strides[Position(dim, strides.Length)];
        }

        public long storage_offset()
        {
            long offset = Native.strata_tensor_storage_offset(Handle);
            GC.KeepAlive(this);
            return offset;
        }

        internal TensorDescription Describe()
        {
            TensorDescription description;
            Native.Check(Native.strata_tensor_describe(Handle, &description));
            GC.KeepAlive(this);
            return description;
        }

        static int Position(int dim, int dimensions)
        {
            if (dim < -dimensions || dim >= dimensions)
            {
                throw new System.Runtime.InteropServices.ExternalException(
                    $"Dimension out of range (expected to be in range of [{-dimensions}, {dimensions - 1}], but got {dim})");
            }
            return dim < 0 ? dim + dimensions : dim;
        }
    }
}
