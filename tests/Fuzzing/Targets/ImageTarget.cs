using Strata.Data.Images;

namespace Strata.Fuzzing.Targets;

/// <summary>JPEG and PNG files through the operator DecodeImage.</summary>
sealed class ImageTarget : FuzzTarget
{
    readonly ImageDecoder _decoder = new();

    public override string Name => "images";

    public override IReadOnlyList<byte[]> Samples { get; } =
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "fixtures", "images"))
            .Where(file => Path.GetExtension(file) is ".jpg" or ".png").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)
    ];

    public override void Read(byte[] file) => _decoder.Decode(file, "file");

    public override void Dispose()
    {
        _decoder.Dispose();
        base.Dispose();
    }
}
