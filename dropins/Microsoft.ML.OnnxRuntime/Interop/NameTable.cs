using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime.Interop;

/// <summary>The names of a session's inputs, outputs or initializers, as text and as the UTF-8 that calls take.</summary>
sealed unsafe class NameTable
{
    readonly FrozenDictionary<string, nint> _natives;

    public NameTable(
        nint session, delegate* unmanaged<nint, nuint*, nint> count, delegate* unmanaged<nint, nuint, nint, byte**, nint> nameAt)
    {
        nuint names;
        Status.Check(count(session, &names));
        string[] texts = new string[names];
        for (int i = 0; i < texts.Length; i++)
        {
            byte* name;
            Status.Check(nameAt(session, (nuint)i, NativeText.DefaultAllocator, &name));
            texts[i] = NativeText.Take(name);
        }
        Texts = texts;
        _natives = texts.ToFrozenDictionary(text => text, Marshal.StringToCoTaskMemUTF8);
    }

    public IReadOnlyList<string> Texts { get; }

    public byte* Find(string name, NameTable orIn, string kind)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_natives.TryGetValue(name, out nint found) || (orIn is not null && orIn._natives.TryGetValue(name, out found)))
            return (byte*)found;
        throw OnnxRuntimeException.Invalid(
            $"The model has no {kind} '{name}': its {kind}s are {string.Join(", ", Texts.Select(text => $"'{text}'"))}");
    }

    public void Free()
    {
        foreach (nint name in _natives.Values)
            Marshal.FreeCoTaskMem(name);
    }
}
