namespace Strata.Onnx;

/// <summary>One axis of a tensor in a graph: a fixed size, or a symbol such as `N` for one that is known only at run time.</summary>
public readonly record struct Dimension
{
    Dimension(long size, string? symbol) => (Size, Symbol) = (size, symbol);

    /// <summary>The size, 0 for a symbol.</summary>
    public long Size { get; }

    /// <summary>The symbol, null for a fixed size.</summary>
    public string? Symbol { get; }

    /// <summary>A fixed size.</summary>
    public static implicit operator Dimension(long size) => new(size, null);

    /// <summary>A symbolic size.</summary>
    public static implicit operator Dimension(string symbol) => new(0, symbol);

    internal TensorShapeProto.Types.Dimension ToProto() =>
        Symbol is null ? new() { DimValue = Size } : new() { DimParam = Symbol };
}
