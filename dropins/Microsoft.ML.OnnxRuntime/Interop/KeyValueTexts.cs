using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime.Interop;

/// <summary>A dictionary as two native lists of UTF-8 texts, for the calls that take provider options.</summary>
sealed unsafe class KeyValueTexts : IDisposable
{
    readonly byte** _texts;

    public KeyValueTexts(IReadOnlyDictionary<string, string> entries)
    {
        if (entries is not null && entries.Values.Contains(null))
            throw new ArgumentException("an option has no value", nameof(entries));
        Count = entries?.Count ?? 0;
        _texts = (byte**)NativeMemory.AllocZeroed((nuint)(2 * Count + 1), (nuint)sizeof(byte*));
        int at = 0;
        foreach ((string key, string value) in entries ?? new Dictionary<string, string>())
        {
            Keys[at] = (byte*)Marshal.StringToCoTaskMemUTF8(key);
            Values[at++] = (byte*)Marshal.StringToCoTaskMemUTF8(value);
        }
    }

    public int Count { get; }

    public byte** Keys => _texts;

    public byte** Values => _texts + Count;

    public void Dispose()
    {
        for (int i = 0; i < 2 * Count; i++)
            Marshal.FreeCoTaskMem((nint)_texts[i]);
        NativeMemory.Free(_texts);
    }
}
