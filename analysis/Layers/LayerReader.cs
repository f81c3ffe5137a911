using System.Runtime.InteropServices;
using Strata.Analysis.Numerics;
using Strata.CommandLine;
using Strata.Data;
using Strata.Features;
using Strata.Onnx;
using Strata.Pipelines;
using Strata.Sessions;
using Strata.Storage;
using Strata.Storage.Npy;

namespace Strata.Analysis.Layers;

/// <summary>Opens pixels and layers of some images of a set, each as a matrix with a row an image.</summary>
/// <param name="set">The set.</param>
/// <param name="images">Which of its images, in order.</param>
sealed class LayerReader(ImageSet set, int[] images)
{
    /// <summary>Pixels from 0 to 1, C·H·W a row.</summary>
    public LayerFeatures Pixels() => new(LayerFeatures.Pixels, null, set.Shape.Size, IsOutput: false, () =>
    {
        float[] values = GC.AllocateUninitializedArray<float>(checked(images.Length * set.Shape.Size));
        for (int i = 0; i < images.Length; i++)
        {
            ReadOnlySpan<byte> image = set.Image(images[i]);
            for (int d = 0; d < image.Length; d++)
                values[i * image.Length + d] = image[d] / 255f;
        }
        return new Matrix(values, images.Length, set.Shape.Size);
    })
    {
        Shape = [set.Shape.Channels, set.Shape.Height, set.Shape.Width],
    };

    // Features of a whole split serve every later sample of it; of a small sample they take a fraction of the time and of the disk.
    const int WorthTheWhole = 4;

    bool IsWhole => (long)images.Length * WorthTheWhole >= set.Count;

    /// <summary>
    /// The layers of a model in its order. Features that are not there yet are made: for the whole split where the images are a quarter of it
    /// or more, for these images else.
    /// </summary>
    public IReadOnlyList<LayerFeatures> Layers(ModelFile model, FeatureOptions options, Shell shell)
    {
        using IImageStream stream = ImageStreams.Of(IsWhole ? set : Sample());
        FeatureReport report = FeatureExtraction.Run(model, stream, options, shell);
        HashSet<string> outputs = [.. OnnxFile.Load(model.Path).Graph.Output.Select(output => output.Name)];
        FeatureLayer[] layers = [.. report.Written.Concat(report.Present).OrderBy(layer => layer.Place)];
        HashSet<string> several = [.. layers.GroupBy(layer => layer.Name).Where(same => same.Count() > 1).Select(same => same.Key)];
        return
        [
            .. layers.Select(layer => new LayerFeatures(
                several.Contains(layer.Name) ? layer.ToString() : layer.Name, layer.Pooling, layer.Width, outputs.Contains(layer.Name),
                () => Read(report.Folder, layer)) { Tensor = layer.Name, Op = layer.Op, Shape = layer.Shape })
        ];
    }

    // As in "mnist-train-5000-1b2c3d4e": another sample of as many images has another folder.
    ImageSet Sample() =>
        set.Subset(images, $"{set.Split}-{images.Length}-{Crc32C.Of(MemoryMarshal.AsBytes<int>(images)):x8}");

    Matrix Read(FeatureFolder folder, FeatureLayer layer)
    {
        using NpyFile file = folder.Map(layer);
        float[] values = GC.AllocateUninitializedArray<float>(checked(images.Length * layer.Width));
        for (int i = 0; i < images.Length; i++)
            file.Read(IsWhole ? images[i] : i, values.AsSpan(i * layer.Width, layer.Width));
        return new Matrix(values, images.Length, layer.Width);
    }
}
