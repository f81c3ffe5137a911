using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Strata.Data;

namespace Strata.Sessions;

/// <summary>The one input of an image model, [N,C,H,W]. Sizes that the file leaves open are null.</summary>
/// <param name="Name">The input's name.</param>
/// <param name="IsFloat">float32 with pixels scaled to 0..1, else uint8 with pixels as they are.</param>
/// <param name="Batch">N where the file fixes it.</param>
/// <param name="Channels">C.</param>
/// <param name="Height">H.</param>
/// <param name="Width">W.</param>
public sealed record ImageInput(string Name, bool IsFloat, int? Batch, int? Channels, int? Height, int? Width)
{
    /// <summary>Finds the image input.</summary>
    /// <exception cref="InputException">
    /// There is another number of inputs than one, or it holds no uint8 or float32 images.
    /// </exception>
    internal static ImageInput Of(InferenceSession session, string path)
    {
        if (session.InputNames.Count != 1)
            throw new InputException(
                $"{path} has {session.InputNames.Count} inputs ({string.Join(", ", session.InputNames)}), "
                + "but an image model has one");
        string name = session.InputNames[0];
        NodeMetadata input = session.InputMetadata[name];
        bool isImages = input.IsTensor && input.Dimensions.Length == 4
            && input.ElementDataType is TensorElementType.UInt8 or TensorElementType.Float;
        if (!isImages)
            throw new InputException(
                $"the input '{name}' of {path} is {Describe(input)}, but images are uint8 or float32 [N,C,H,W]");
        int?[] sizes = Array.ConvertAll(input.Dimensions, size => size > 0 ? size : (int?)null);
        return new ImageInput(name, input.ElementDataType == TensorElementType.Float, sizes[0], sizes[1], sizes[2], sizes[3]);
    }

    /// <summary>Makes sure that images of that shape can be fed.</summary>
    /// <param name="shape">The images' shape.</param>
    /// <param name="images">What the images are, for the error, as in "mnist (test)".</param>
    /// <param name="model">What the model is, for the error.</param>
    /// <exception cref="InputException">They cannot.</exception>
    public void Require(ImageShape shape, string images, string model)
    {
        ImageShape taken = new(Channels ?? shape.Channels, Height ?? shape.Height, Width ?? shape.Width);
        if (taken != shape)
            throw new InputException(
                $"{model} takes {this} images, but those of {images} are {shape}: choose another model or another --dataset");
    }

    /// <summary>The shape of one image, for work without a data set. Channels that the file leaves open are taken as 3.</summary>
    /// <param name="size">Height and width for those that the file leaves open, as in "224x224"; null where none was given.</param>
    /// <param name="model">What the model is, for the error.</param>
    /// <exception cref="InputException">The size is needed and missing, no size, or not the one that the file fixes.</exception>
    public ImageShape RequireShape(string? size, string model)
    {
        (int Height, int Width)? given = size is null ? null : ParseSize(size);
        if ((Height ?? given?.Height) is not { } height || (Width ?? given?.Width) is not { } width)
            throw new InputException($"{model} leaves the size of its images open ({this}): give one with --size, as in --size 224x224");
        if (given is { } typed && typed != (height, width))
            throw new InputException($"{model} takes {this} images, not {size}: leave out --size");
        return new ImageShape(Channels ?? 3, height, width);
    }

    static (int, int) ParseSize(string text) =>
        text.Split('x') is [var high, var wide] && int.TryParse(high, out int height) && int.TryParse(wide, out int width)
        && height is > 0 and <= 1 << 14 && width is > 0 and <= 1 << 14
            ? (height, width)
            : throw new InputException($"--size {text} is no size: give height and width, as in 224x224");

    /// <summary>As in "1x28x28", with ? for an open size.</summary>
    public override string ToString() => $"{Spell(Channels)}x{Spell(Height)}x{Spell(Width)}";

    static string Spell(int? size) => size is { } known ? $"{known}" : "?";

    static string Describe(NodeMetadata input)
    {
        if (!input.IsTensor)
            return $"a {input.OnnxValueType.ToString().Replace("ONNX_TYPE_", "").ToLowerInvariant()}";
        IEnumerable<string> sizes = input.Dimensions.Select(size => Spell(size > 0 ? size : null));
        return $"{input.ElementDataType.ToString().ToLowerInvariant()} [{string.Join(',', sizes)}]";
    }
}
