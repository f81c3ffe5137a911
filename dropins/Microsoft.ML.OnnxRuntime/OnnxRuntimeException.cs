using Microsoft.ML.OnnxRuntime.Interop;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>An error of ONNX Runtime; the message begins with its code.</summary>
public class OnnxRuntimeException : Exception
{
    internal OnnxRuntimeException(ErrorCode code, string message)
        : base($"[ErrorCode:{code}] {message}")
    {
    }

    internal static OnnxRuntimeException Invalid(string message) => new(ErrorCode.InvalidArgument, message);
}
