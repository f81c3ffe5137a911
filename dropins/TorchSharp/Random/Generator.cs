using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A stream of random numbers on the CPU.</summary>
    public unsafe class Generator : IDisposable
    {
        nint _handle;

        public Generator(ulong seed = 0, Device device = null) => _handle = Create(seed, device);

        Generator()
        {
        }

        ~Generator() => Dispose(false);

        /// <summary>The generator that every call without one draws from.</summary>
        public static Generator Default => new() { _handle = Native.strata_generator_default() };

        public IntPtr Handle
        {
            get
            {
                ObjectDisposedException.ThrowIf(_handle == 0, this);
                return _handle;
            }
        }

        public Device device => CPU;

        public Generator manual_seed(long seed)
        {
            Native.strata_generator_manual_seed(Handle, unchecked((ulong)seed));
            GC.KeepAlive(this);
            return this;
        }

        /// <summary>Seeds from the system's entropy and returns that seed.</summary>
        public long seed()
        {
            long seed = unchecked((long)Native.strata_generator_seed(Handle));
            GC.KeepAlive(this);
            return seed;
        }

        public long initial_seed()
        {
            long seed = unchecked((long)Native.strata_generator_initial_seed(Handle));
            GC.KeepAlive(this);
            return seed;
        }

        /// <summary>The whole state as a tensor of bytes.</summary>
        public Tensor get_state()
        {
            Native.Check(Native.strata_generator_get_state(Handle, out nint state));
            GC.KeepAlive(this);
            return new Tensor(state);
        }

        public void set_state(Tensor value)
        {
            Native.Check(Native.strata_generator_set_state(Handle, value.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(value);
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            nint handle = Interlocked.Exchange(ref _handle, 0);
            if (handle != 0)
                Native.strata_generator_free(handle);
        }

        static nint Create(ulong seed, Device device)
        {
            if (InitializeDevice(device).type != DeviceType.CPU)
                throw new NotSupportedException($"a generator on {device} needs the official TorchSharp package");
            return Native.strata_generator_new(seed);
        }
    }

    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    public static long seed() => random.seed();

    public static long initial_seed() => random.initial_seed();

    public static Tensor get_rng_state() => random.get_rng_state();

    public static void set_rng_state(Tensor new_state) => random.set_rng_state(new_state);

    public static partial class random
    {
        public static Generator manual_seed(long seed) => Generator.Default.manual_seed(seed);

        public static long seed()
        {
            using Generator generator = Generator.Default;
            return generator.seed();
        }

        public static long initial_seed()
        {
            using Generator generator = Generator.Default;
            return generator.initial_seed();
        }

        public static Tensor get_rng_state()
        {
            using Generator generator = Generator.Default;
            return generator.get_state();
        }

        public static void set_rng_state(Tensor new_state)
        {
            using Generator generator = Generator.Default;
            generator.set_state(new_state);
        }
    }
}
