using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime.Extensions.Interop;

/// <summary>The simplified reader of libpng 1.6, 1:1: its errors are return values, not jumps through the caller's frames.</summary>
static unsafe partial class LibPng
{
    public const uint ImageVersion = 1;

    const string Library = CodecLibraries.Png;

    static LibPng() => CodecLibraries.Resolve();

    [LibraryImport(Library, EntryPoint = "png_image_begin_read_from_memory")]
    public static partial int BeginRead(Image* image, byte* file, nuint length);

    [LibraryImport(Library, EntryPoint = "png_image_finish_read")]
    public static partial int FinishRead(Image* image, void* background, byte* pixels, int rowBytes, void* colourMap);

    [LibraryImport(Library, EntryPoint = "png_image_free")]
    public static partial void Free(Image* image);

    /// <summary>png_image.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Image
    {
        public nint Opaque;
        public uint Version;
        public uint Width;
        public uint Height;
        public uint Format;
        public uint Flags;
        public uint ColourMapEntries;
        public uint WarningOrError;
        public fixed byte Message[64];
    }
}
