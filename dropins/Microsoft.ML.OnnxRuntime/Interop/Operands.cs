namespace Microsoft.ML.OnnxRuntime.Interop;

/// <summary>Holds the values of one run until it is over, and their pointers.</summary>
readonly ref struct Operands : IDisposable
{
    /// <summary>Up to this many pointers lie on the stack.</summary>
    public const int OnStack = 128;

    readonly IReadOnlyList<OrtValue> _values;

    /// <param name="values">None may be null.</param>
    /// <param name="pointers">Receives the pointer of each value.</param>
    /// <exception cref="ObjectDisposedException">A value is gone.</exception>
    public Operands(IReadOnlyCollection<OrtValue> values, Span<nint> pointers)
    {
        IReadOnlyList<OrtValue> list = Indexed(values);
        int held = 0;
        try
        {
            for (; held < pointers.Length; held++)
            {
                ArgumentNullException.ThrowIfNull(list[held], nameof(values));
                pointers[held] = list[held].Hold();
            }
        }
        catch
        {
            Release(list, held);
            throw;
        }
        _values = list;
    }

    /// <summary>The collection itself where it has an index (an array, a list), so that nothing is allocated.</summary>
    public static IReadOnlyList<T> Indexed<T>(IReadOnlyCollection<T> items) => items as IReadOnlyList<T> ?? [.. items];

    public void Dispose() => Release(_values, _values.Count);

    static void Release(IReadOnlyList<OrtValue> values, int count)
    {
        for (int i = 0; i < count; i++)
            values[i].Handle.DangerousRelease();
    }
}
