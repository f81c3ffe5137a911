using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime.Extensions.Interop;

/// <summary>The decompressor of libturbojpeg 2, 1:1.</summary>
static unsafe partial class TurboJpeg
{
    const string Library = CodecLibraries.TurboJpeg;

    static TurboJpeg() => CodecLibraries.Resolve();

    [LibraryImport(Library, EntryPoint = "tjInitDecompress")]
    public static partial nint InitDecompress();

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    public static partial int Destroy(nint decoder);

    [LibraryImport(Library, EntryPoint = "tjDecompressHeader3")]
    public static partial int DecompressHeader(
        TurboJpegHandle decoder, byte* file, CULong length, int* width, int* height, int* subsampling, int* colours);

    [LibraryImport(Library, EntryPoint = "tjDecompress2")]
    public static partial int Decompress(
        TurboJpegHandle decoder, byte* file, CULong length, byte* pixels, int width, int rowBytes, int height, int format, int flags);

    [LibraryImport(Library, EntryPoint = "tjGetErrorStr2")]
    public static partial byte* ErrorText(TurboJpegHandle decoder);
}
