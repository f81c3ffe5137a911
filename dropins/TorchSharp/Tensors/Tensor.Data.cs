using System.Runtime.CompilerServices;
using TorchSharp.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>The elements in row-major order; those of a copy where the tensor is not on the CPU.</summary>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            RequireType(typeof(T));
            return new TensorAccessor<T>(is_cpu() ? this : cpu());
        }

        public T item<T>() where T : unmanaged
        {
            if (NumberOfElements != 1)
                throw new ArgumentException("Number of elements in the tensor must be 1");
            return data<T>()[0];
        }

        /// <summary>The memory itself, of a contiguous tensor on the CPU; valid only while the tensor lives.</summary>
        public Span<byte> bytes
        {
            get
            {
                TensorDescription memory = RequireMemory();
                long length = memory.Elements * ElementSize;
                if (length > int.MaxValue)
                    throw new ArgumentException("Span only supports up to int.MaxValue elements.");
                return new Span<byte>((void*)memory.Data, (int)length);
            }
            set
            {
                if (value.Length != NumberOfElements * ElementSize)
                    throw new ArgumentException("Mismatched data sizes in SetBytes().");
                value.CopyTo(bytes);
            }
        }

        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            TensorDescription memory = RequireMemory();
            long length = memory.Elements * ElementSize;
            for (long done = 0; done < length;)
            {
                int chunk = (int)Math.Min(length - done, Chunk(bufferSize));
                stream.Write(new ReadOnlySpan<byte>((byte*)memory.Data + done, chunk));
                done += chunk;
            }
            GC.KeepAlive(this);
        }

        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            TensorDescription memory = RequireMemory();
            long length = memory.Elements * ElementSize;
            for (long done = 0; done < length;)
            {
                int chunk = (int)Math.Min(length - done, Chunk(bufferSize));
                stream.ReadExactly(new Span<byte>((byte*)memory.Data + done, chunk));
                done += chunk;
            }
            GC.KeepAlive(this);
        }

        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);
        public sbyte ReadCpuSByte(long i) => ReadCpuValue<sbyte>(i);
        public short ReadCpuInt16(long i) => ReadCpuValue<short>(i);
        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);
        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);
        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);
        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);
        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);
        public float ReadCpuFloat16(long i) => (float)ReadCpuValue<Half>(i);

        public T ReadCpuValue<T>(long i) where T : unmanaged
        {
            RequireType(typeof(T));
            return new TensorAccessor<T>(this)[i];
        }

        public Scalar ToScalar()
        {
            Scalar value = Aten.item.Number(this);
            return new Scalar(value.Tag, value.Bits, dtype);
        }

        /// <summary>Nested lists of .NET values; a bare value for a tensor without dimensions.</summary>
        public object tolist() => dtype switch
        {
            ScalarType.Byte => Lists<byte>(),
            ScalarType.Int8 => Lists<sbyte>(),
            ScalarType.Int16 => Lists<short>(),
            ScalarType.Int32 => Lists<int>(),
            ScalarType.Int64 => Lists<long>(),
            ScalarType.Float16 => Lists<Half>(),
            ScalarType.Float32 => Lists<float>(),
            ScalarType.Float64 => Lists<double>(),
            ScalarType.Bool => Lists<bool>(),
            _ => throw new NotSupportedException($"tolist() of {dtype}"),
        };

        public static explicit operator byte(Tensor value) => value.ToByte();
        public static explicit operator sbyte(Tensor value) => value.ToSByte();
        public static explicit operator short(Tensor value) => value.ToInt16();
        public static explicit operator int(Tensor value) => value.ToInt32();
        public static explicit operator long(Tensor value) => value.ToInt64();
        public static explicit operator float(Tensor value) => value.ToSingle();
        public static explicit operator double(Tensor value) => value.ToDouble();
        public static explicit operator bool(Tensor value) => value.ToBoolean();

        // The buffer size of the official signature is a hint there and here: nothing is buffered, so small ones only cost time.
        static int Chunk(int bufferSize) => Math.Max(bufferSize, 1 << 20);

        object Lists<T>() where T : unmanaged
        {
            T[] values = data<T>().ToArray();
            if (ndim == 0)
                return values[0];
            return Nest(values, shape, 0, 0, values.Length);
        }

        static List<object> Nest<T>(T[] values, long[] shape, int dim, int start, int length)
        {
            var list = new List<object>();
            int step = shape[dim] == 0 ? 0 : length / (int)shape[dim];
            for (int i = 0; i < shape[dim]; i++)
                list.Add(dim == shape.Length - 1 ? values[start + i] : Nest(values, shape, dim + 1, start + i * step, step));
            return list;
        }

        void RequireType(Type type)
        {
            bool readable = dtype != ScalarType.BFloat16 && !is_complex();
            if (!readable || ToScalarType(type) != dtype)
                throw new ArgumentException($"{type.Name} is not compatible with {dtype}");
        }

        TensorDescription RequireMemory([CallerMemberName] string member = null)
        {
            TensorDescription description = Describe();
            if (description.IsContiguous == 0)
                throw new InvalidOperationException($"{member} called on a non-contiguous tensor; call contiguous() first.");
            if ((DeviceType)description.DeviceType != DeviceType.CPU)
            {
                throw new InvalidOperationException(
                    "Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
            }
            return description;
        }
    }
}
