using Strata.Storage.Npy;

namespace Strata.Fuzzing.Targets;

/// <summary>NPY files of all types that are read.</summary>
sealed class NpyTarget : FuzzTarget
{
    public override string Name => "npy";

    public override IReadOnlyList<byte[]> Samples { get; } =
    [
        .. from type in Enum.GetValues<NpyType>()
           from shape in (long[][])[[3, 4], [12], [2, 3, 2], []]
           let header = new NpyHeader(type, shape)
           select (byte[])[.. header.ToBytes(), .. new byte[header.DataBytes]]
    ];

    public override void Read(byte[] file)
    {
        using NpyFile npy = NpyFile.Open(Written("file.npy", file));
        if (npy.Header.Type is NpyType.Float32 or NpyType.Float16)
            npy.ToFloats();
        else
            npy.ToIntegers();
    }
}
