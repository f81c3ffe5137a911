using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Strata.Pipelines;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Features;

/// <summary>One extraction as it was asked for, made plain: the taps, and the identity of model and data.</summary>
sealed class FeatureRequest
{
    FeatureRequest(LayerList layers, IReadOnlyList<Tap> taps, FeatureModel model, FeatureData data) =>
        (Layers, Taps, Model, Data) = (layers, taps, model, data);

    /// <summary>The model's tensors.</summary>
    public LayerList Layers { get; }

    /// <summary>What is asked for, in the graph's order.</summary>
    public IReadOnlyList<Tap> Taps { get; }

    /// <summary>The model.</summary>
    public FeatureModel Model { get; }

    /// <summary>The data; its fingerprint is known once the images were read.</summary>
    public FeatureData Data { get; }

    /// <summary>Makes a request plain.</summary>
    /// <exception cref="InputException">The model does not run on these images, or a layer or pooling cannot be had.</exception>
    public static FeatureRequest Of(ModelFile file, IImageStream stream, FeatureOptions options)
    {
        LayerList layers = LayerList.Of(file, stream.Shape, $"{stream.Name} ({stream.Split})");
        IReadOnlyList<Tap> taps = Tap.Of(layers.Select(options.Layers), [.. options.Poolings.Distinct()], options.Type);
        using FileStream bytes = File.OpenRead(file.Path);
        FeatureModel model = new(file.Name, file.Path, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        int[] shape = [stream.Shape.Channels, stream.Shape.Height, stream.Shape.Width];
        return new FeatureRequest(layers, taps, model, new FeatureData(stream.Name, stream.Split, null, shape, stream.ClassNames));
    }

    /// <summary>Refuses features that are of another model or other data.</summary>
    /// <exception cref="InputException">They are; the message says of what.</exception>
    public void RequireSame(FeatureFolder folder)
    {
        FeatureIndex index = folder.Index;
        string? other = index.Model.Sha256 != Model.Sha256 ? $"another {Model.Name} (its file has changed since)"
            : (index.Data.Name, index.Data.Split) != (Data.Name, Data.Split) ? $"{index.Data.Name} ({index.Data.Split})"
            : !index.Data.Shape.SequenceEqual(Data.Shape) ? $"{string.Join('x', index.Data.Shape)} images"
            : null;
        if (other is not null)
            throw new InputException($"the features in {folder.Path} are of {other}: --overwrite replaces them, or choose another --out");
    }

    /// <summary>What decides the bytes of some taps, in one line: a journal goes on only under the same.</summary>
    public string Identity(IReadOnlyList<Tap> taps, long images, int batch, SessionSettings settings) => JsonSerializer.Serialize(
        new
        {
            FeatureIndex.CurrentFormat,
            Model.Sha256,
            Data.Name,
            Data.Split,
            Data.Shape,
            images,
            batch,
            Device = DeviceOf(settings),
            Runtime = RuntimeVersion.Text,
            Files = taps.Select(tap => tap.File),
        }, Json.Line);

    /// <summary>The entry of a tap in the index, once its file is whole.</summary>
    public FeatureLayer Entry(Tap tap, FeatureData data, int batch, SessionSettings settings, IReadOnlyList<string> checksums) => new()
    {
        Name = tap.Tensor.Name,
        Op = tap.Tensor.Op,
        Place = tap.Tensor.Place,
        Shape = tap.Tensor.Shape,
        Pooling = tap.Pooling?.ToString(),
        Width = (int)tap.Width,
        Type = tap.FileType,
        File = tap.File,
        Fingerprint = Fingerprint(tap, data),
        Device = DeviceOf(settings),
        Batch = batch,
        Runtime = RuntimeVersion.Text,
        Checksums = checksums,
    };

    string Fingerprint(Tap tap, FeatureData data)
    {
        string images = data.Fingerprint ?? $"{data.Name}-{data.Split}";
        string[] parts = [Model.Sha256, images, tap.Tensor.Name, tap.Pooling?.ToString() ?? "", tap.FileType.ToString()];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
    }

    static string DeviceOf(SessionSettings settings) => settings.Device.ToString().ToLowerInvariant();
}
