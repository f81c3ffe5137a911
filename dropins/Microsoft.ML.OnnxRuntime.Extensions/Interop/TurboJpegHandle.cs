using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime.Extensions.Interop;

/// <summary>A decompressor; one thread uses it at a time.</summary>
sealed unsafe class TurboJpegHandle : SafeHandle
{
    TurboJpegHandle()
        : base(0, ownsHandle: true) => SetHandle(TurboJpeg.InitDecompress());

    public override bool IsInvalid => handle == 0;

    public static TurboJpegHandle Create()
    {
        TurboJpegHandle made = new();
        return made.IsInvalid ? throw new OutOfMemoryException("libturbojpeg could not make a decompressor") : made;
    }

    /// <summary>What the last call complained of.</summary>
    public string Complaint => Marshal.PtrToStringUTF8((nint)TurboJpeg.ErrorText(this));

    protected override bool ReleaseHandle() => TurboJpeg.Destroy(handle) == 0;
}
