using System.Text;

namespace Microsoft.ML.OnnxRuntime.Extensions.Interop;

/// <summary>What a call answers to native code: zero, or an error that ONNX Runtime owns from then on.</summary>
static unsafe class Status
{
    /// <summary>Runs managed code for native code: what it throws becomes a status, nothing passes native frames.</summary>
    public static nint Of(OrtApi* api, Action work)
    {
        try
        {
            work();
            return 0;
        }
        catch (StatusException error)
        {
            return error.Status;
        }
        catch (ImageException error)
        {
            return Create(api, OrtApi.InvalidArgument, error.Message);
        }
        catch (Exception error)
        {
            return Create(api, OrtApi.Fail, error.Message);
        }
    }

    /// <summary>Hands an error of ONNX Runtime up to <see cref="Of"/>.</summary>
    public static void Check(nint status)
    {
        if (status != 0)
            throw new StatusException(status);
    }

    static nint Create(OrtApi* api, int code, string message)
    {
        fixed (byte* text = Encoding.UTF8.GetBytes(message + '\0'))
            return api->CreateStatus(code, text);
    }

    sealed class StatusException(nint status) : Exception
    {
        public nint Status { get; } = status;
    }
}
