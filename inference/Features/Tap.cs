using System.Text.RegularExpressions;
using Strata.Sessions;
using Strata.Storage;
using Strata.Storage.Npy;

namespace Strata.Features;

/// <summary>A tensor, how it is pooled, and as what it is written.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Pooling">How a map is pooled; null for a tensor that is a vector.</param>
/// <param name="Type">The element type of the file.</param>
sealed partial record Tap(LayerTensor Tensor, Pooling? Pooling, OutputType Type)
{
    /// <summary>The output that the graph gets for it.</summary>
    public string Output => $"strata.features/{File}";

    /// <summary>The file, in which the pooling is spelled.</summary>
    public string File { get; } = string.Concat(
        Named(Tensor.Name), Pooling is null ? "" : $".{Pooling}", Type == OutputType.Float16 ? ".float16" : "", ".npy");

    /// <summary>Values a row.</summary>
    public long Width
    {
        get
        {
            if (Pooling is null)
                return Tensor.Size;
            // Tokens [L,D] have their channels last.
            long channels = Tensor.Shape.Count == 2 ? Tensor.Shape[1] : Tensor.Shape[0];
            long kept = Pooling.Channels == ChannelMerge.Keep ? channels : 1;
            return Pooling.Kind switch
            {
                PoolKind.Flatten => Tensor.Size / channels * kept,
                PoolKind.Grid2 => 4 * kept,
                PoolKind.Projection => Pooling.Width,
                _ => kept,
            };
        }
    }

    /// <summary>The type of the file's values.</summary>
    public NpyType FileType => Type == OutputType.Float16 ? NpyType.Float16 : NpyType.Float32;

    /// <summary>Bytes a row.</summary>
    public long RowBytes => Width * new NpyHeader(FileType, [0, Width]).ElementSize;

    /// <summary>The taps of some tensors under some poolings; vectors are tapped once.</summary>
    /// <exception cref="InputException">A pooling cannot be had of a tensor.</exception>
    public static IReadOnlyList<Tap> Of(IReadOnlyList<LayerTensor> tensors, IReadOnlyList<Pooling> poolings, OutputType type)
    {
        foreach (Pooling pooling in poolings)
            pooling.Require();
        IReadOnlyList<Pooling?> none = [null];
        return
        [
            .. from tensor in tensors
               from pooling in tensor.IsMap ? poolings : none
               select Require(new Tap(tensor, pooling, type))
        ];
    }

    static Tap Require(Tap tap) => tap.Pooling?.Kind != PoolKind.Grid2 || tap.Tensor.Shape.Count == 3 ? tap
        : throw new InputException(
            $"{tap.Tensor.Name} is [{string.Join(',', tap.Tensor.Shape)}] and has no rows and columns for grid2: choose another --pool, or --layers without it");

    // A layer called like another one's pooled file, or like a file that is always there, is told apart by a checksum.
    static string Named(string layer) => Reserved().IsMatch(layer) ? FileName.Of(layer + "\n") : FileName.Of(layer);

    [GeneratedRegex(@"^(labels|images|files)\z|\.(mean|max|flatten|grid2|float16|projection[^.]*)\z")]
    private static partial Regex Reserved();
}
