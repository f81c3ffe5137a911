namespace Microsoft.ML.OnnxRuntime.Interop;

/// <summary>Results that are disposed together.</summary>
sealed class DisposableList<T>(int capacity) : List<T>(capacity), IDisposableReadOnlyCollection<T>
    where T : IDisposable
{
    public void Dispose()
    {
        foreach (T item in this)
            item.Dispose();
        Clear();
    }
}
