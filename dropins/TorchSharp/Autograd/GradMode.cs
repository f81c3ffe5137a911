using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>Has backward report which forward operation made a NaN, until disposed; slow.</summary>
public class AnomalyMode : IDisposable
{
    readonly int _enabledBefore = Native.strata_get_anomaly_mode();
    readonly int _checkedBefore = Native.strata_get_anomaly_check_nan();

    public AnomalyMode(bool enabled, bool check_nan = true) => Native.strata_set_anomaly_mode(enabled ? 1 : 0, check_nan ? 1 : 0);

    public static bool IsEnabled => Native.strata_get_anomaly_mode() != 0;

    public static bool ShouldCheckNaN => Native.strata_get_anomaly_check_nan() != 0;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            Native.strata_set_anomaly_mode(_enabledBefore, _checkedBefore);
    }
}

public static partial class torch
{
    public static IDisposable no_grad() => new GradMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    public static bool is_grad_enabled() => Native.strata_get_grad_mode() != 0;

    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    public static bool is_inference_mode_enabled() => Native.strata_is_inference_mode() != 0;

    // Recording of gradients on this thread, until disposed.
    sealed class GradMode : IDisposable
    {
        readonly int _before = Native.strata_get_grad_mode();

        internal GradMode(bool enabled) => Native.strata_set_grad_mode(enabled ? 1 : 0);

        public void Dispose() => Native.strata_set_grad_mode(_before);
    }

    // No finalizer: the guard belongs to the thread that made it.
    sealed class InferenceMode : IDisposable
    {
        nint _guard;

        internal InferenceMode(bool enabled) => _guard = Native.strata_inference_enter(enabled ? 1 : 0);

        public void Dispose()
        {
            nint guard = Interlocked.Exchange(ref _guard, 0);
            if (guard != 0)
                Native.strata_inference_leave(guard);
        }
    }
}
