using System.Diagnostics.CodeAnalysis;

namespace Microsoft.ML.OnnxRuntime.Interop;

/// <summary>What a native call answers: nothing, or an error with code and message.</summary>
static unsafe class Status
{
    /// <summary>Throws what the status says and frees it.</summary>
    public static void Check(nint status)
    {
        if (status != 0)
            Throw(status);
    }

    [DoesNotReturn]
    static void Throw(nint status)
    {
        ErrorCode code = Api->GetErrorCode(status);
        string message = NativeText.Read(Api->GetErrorMessage(status));
        Api->ReleaseStatus(status);
        throw new OnnxRuntimeException(code, message.Trim());
    }
}
