using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of libtorch: one owned reference, given back by Dispose, its dispose scope, or the finalizer.</summary>
    public partial class Tensor : IDisposable
    {
        static long _totalCount;
        static long _peakCount;

        nint _handle;

        internal Tensor(nint handle, bool register = true)
        {
            _handle = handle;
            Count();
            if (register)
                OwningDisposeScope = DisposeScopeManager.ThreadSingleton.Register(this);
        }

        ~Tensor() => Dispose(false);

        /// <summary>Tensor objects that hold a native tensor now, over all threads.</summary>
        public static long TotalCount => Interlocked.Read(ref _totalCount);

        /// <summary>The largest <see cref="TotalCount"/> so far.</summary>
        public static long PeakCount => Interlocked.Read(ref _peakCount);

        public IntPtr Handle
        {
            get
            {
                nint handle = _handle;
                if (handle == 0)
                    ThrowDisposed();
                return handle;
            }
        }

        public bool IsInvalid => _handle == 0;

        public string name { get; set; }

        internal DisposeScope OwningDisposeScope { get; set; }

        public static Tensor UnsafeCreateTensor(IntPtr handle) => new(handle);

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            nint handle = Interlocked.Exchange(ref _handle, 0);
            if (handle == 0)
                return;
            Interlocked.Decrement(ref _totalCount);
            if (disposing)
                DisposeScopeManager.ThreadSingleton.Disposing(this);
            Native.strata_tensor_free(handle);
        }

        /// <summary>Hands the native reference to the caller, who now frees it; this object is as if disposed.</summary>
        public IntPtr DecoupleFromNativeHandle()
        {
            nint handle = Handle;
            MoveHandle();
            return handle;
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        public Tensor MoveToOtherDisposeScope(DisposeScope other)
        {
            if (OwningDisposeScope is null)
                other?.Attach(this);
            else
                OwningDisposeScope.MoveToOther(other, this);
            return this;
        }

        public override bool Equals(object obj) => obj is Tensor other && Equals(other);

        public bool Equals(Tensor target) => target is not null && Aten.equal.Truth(this, target);

        public override int GetHashCode() => base.GetHashCode();

        // Takes the native reference out of this object, as a Parameter does with the tensor that it is made from.
        internal nint MoveHandle()
        {
            nint handle = Interlocked.Exchange(ref _handle, 0);
            ObjectDisposedException.ThrowIf(handle == 0, this);
            Interlocked.Decrement(ref _totalCount);
            GC.SuppressFinalize(this);
            return handle;
        }

        static void Count()
        {
            long total = Interlocked.Increment(ref _totalCount);
            long peak = Interlocked.Read(ref _peakCount);
            while (total > peak)
            {
                long seen = Interlocked.CompareExchange(ref _peakCount, total, peak);
                if (seen == peak)
                    return;
                peak = seen;
            }
        }

        void ThrowDisposed() => throw new ObjectDisposedException(GetType().Name);
    }
}
