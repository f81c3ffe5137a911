using System.Runtime.InteropServices;
using System.Text;

namespace Microsoft.ML.OnnxRuntime.Interop;

/// <summary>Text as the C API has it: UTF-8 that ends in a zero, and paths in the platform's own characters.</summary>
static unsafe class NativeText
{
    public static byte[] Utf8(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(text) + 1];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }

    public static byte[] Path(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return OperatingSystem.IsWindows() ? Encoding.Unicode.GetBytes(path + '\0') : Utf8(path);
    }

    /// <summary>Text that stays with the library.</summary>
    public static string Read(byte* text) => Marshal.PtrToStringUTF8((nint)text);

    /// <summary>Text that the default allocator made for the caller, who frees it.</summary>
    public static string Take(byte* text)
    {
        if (text == null)
            return null;
        string read = Read(text);
        Status.Check(Api->AllocatorFree(DefaultAllocator, text));
        return read;
    }

    /// <summary>The allocator of texts and lists that calls hand out; it lives as long as the library.</summary>
    public static nint DefaultAllocator
    {
        get
        {
            nint allocator;
            Status.Check(Api->GetAllocatorWithDefaultOptions(&allocator));
            return allocator;
        }
    }
}
