using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Extensions.Images;

namespace Microsoft.ML.OnnxRuntime.Extensions.Interop;

/// <summary>
/// The operator DecodeImage: uint8 [bytes of a JPEG or PNG file] to uint8 [H,W,3] in the order blue, green, red. It keeps nothing
/// between calls, so that any number of threads may run it at once.
/// </summary>
static unsafe class DecodeImageOp
{
    const int UInt8 = 2;
    const int Required = 0;
    const int HostMemory = 0;

    static OrtApi* s_api;
    static byte* s_name;

    /// <summary>The operator's functions, in memory that stays.</summary>
    public static OrtCustomOp* Create(OrtApi* api)
    {
        s_api = api;
        s_name = (byte*)Marshal.StringToCoTaskMemUTF8("DecodeImage");
        OrtCustomOp* op = (OrtCustomOp*)NativeMemory.AllocZeroed((nuint)sizeof(OrtCustomOp));
        *op = new OrtCustomOp
        {
            Version = OrtApi.Version,
            GetName = &Name,
            GetExecutionProviderType = &Provider,
            GetInputType = &TypeAt,
            GetInputTypeCount = &One,
            GetOutputType = &TypeAt,
            GetOutputTypeCount = &One,
            GetInputCharacteristic = &Characteristic,
            GetOutputCharacteristic = &Characteristic,
            GetInputMemoryType = &MemoryType,
            GetVariadicInputMinArity = &Single,
            GetVariadicInputHomogeneity = &Single,
            GetVariadicOutputMinArity = &Single,
            GetVariadicOutputHomogeneity = &Single,
            CreateKernelV2 = &CreateKernel,
            KernelComputeV2 = &Compute,
            KernelDestroy = &Destroy,
            GetStartVersion = &Single,
            GetEndVersion = &Last,
        };
        return op;
    }

    [UnmanagedCallersOnly]
    static nint Compute(void* kernel, nint context) => Status.Of(s_api, () => Decode(context));

    static void Decode(nint context)
    {
        nint input;
        Status.Check(s_api->KernelContext_GetInput(context, 0, &input));
        ReadOnlySpan<byte> file = Bytes(input);
        ImageHeader header = ImageFile.ReadHeader(file);
        (int height, int width) = Orientation.Oriented(header);
        long* shape = stackalloc long[] { height, width, 3 };
        nint output;
        Status.Check(s_api->KernelContext_GetOutput(context, 0, shape, 3, &output));
        byte* pixels;
        Status.Check(s_api->GetTensorMutableData(output, &pixels));
        ImageFile.Read(file, header, new Span<byte>(pixels, height * width * 3));
    }

    static ReadOnlySpan<byte> Bytes(nint tensor)
    {
        nint info;
        Status.Check(s_api->GetTensorTypeAndShape(tensor, &info));
        try
        {
            nuint rank;
            Status.Check(s_api->GetDimensionsCount(info, &rank));
            if (rank != 1)
                throw new ImageException($"DecodeImage takes the bytes of one file, uint8 of rank 1, not of rank {rank}");
            long length;
            Status.Check(s_api->GetDimensions(info, &length, 1));
            byte* bytes;
            Status.Check(s_api->GetTensorMutableData(tensor, &bytes));
            return new ReadOnlySpan<byte>(bytes, checked((int)length));
        }
        finally
        {
            s_api->ReleaseTensorTypeAndShapeInfo(info);
        }
    }

    // A kernel without state: the operator's own address stands for it.
    [UnmanagedCallersOnly]
    static nint CreateKernel(OrtCustomOp* op, OrtApi* api, nint info, void** kernel)
    {
        *kernel = op;
        return 0;
    }

    [UnmanagedCallersOnly]
    static void Destroy(void* kernel)
    {
    }

    [UnmanagedCallersOnly]
    static byte* Name(OrtCustomOp* op) => s_name;

    [UnmanagedCallersOnly]
    static byte* Provider(OrtCustomOp* op) => null;

    [UnmanagedCallersOnly]
    static int TypeAt(OrtCustomOp* op, nuint index) => UInt8;

    [UnmanagedCallersOnly]
    static nuint One(OrtCustomOp* op) => 1;

    [UnmanagedCallersOnly]
    static int Single(OrtCustomOp* op) => 1;

    [UnmanagedCallersOnly]
    static int Last(OrtCustomOp* op) => int.MaxValue;

    [UnmanagedCallersOnly]
    static int Characteristic(OrtCustomOp* op, nuint index) => Required;

    [UnmanagedCallersOnly]
    static int MemoryType(OrtCustomOp* op, nuint index) => HostMemory;
}
