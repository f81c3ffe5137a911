using System.Numerics.Tensors;

namespace Strata.Data;

/// <summary>Whether images are seen as they are, inverted (255 minus each pixel), or both ways.</summary>
public enum Inversion
{
    /// <summary>As they are.</summary>
    None,

    /// <summary>Each image inverted.</summary>
    Only,

    /// <summary>Twice as many: all images as they are, then all of them inverted in the same order, each copy in its original's group.</summary>
    Both,
}

/// <summary>Inverts sets of images.</summary>
public static class InversionExtensions
{
    /// <summary>The set as an inversion leaves it; the same object for <see cref="Inversion.None"/>.</summary>
    /// <exception cref="InputException">The doubled set does not fit into one array.</exception>
    public static ImageSet ApplyTo(this Inversion inversion, ImageSet set) => inversion switch
    {
        Inversion.Only => new ImageSet(set.Name, set.Split, set.Shape, Inverted(set.Pixels), set.Labels, set.ClassNames, set.Groups) { HasGrades = set.HasGrades },
        Inversion.Both => Doubled(set),
        _ => set,
    };

    static ImageSet Doubled(ImageSet set)
    {
        if (set.Pixels.LongLength * 2 > Array.MaxLength)
            throw new InputException(
                $"{set.Name} ({set.Split}) is too large to be doubled: {set.Pixels.LongLength:N0} bytes of pixels, 1 GB at most");
        byte[] pixels = new byte[set.Pixels.Length * 2];
        set.Pixels.CopyTo(pixels, 0);
        TensorPrimitives.OnesComplement<byte>(set.Pixels, pixels.AsSpan(set.Pixels.Length));
        int[] groups = set.Groups ?? [.. Enumerable.Range(0, set.Count)];
        return new ImageSet(
            set.Name, set.Split, set.Shape, pixels, [.. set.Labels, .. set.Labels], set.ClassNames, [.. groups, .. groups])
        { HasGrades = set.HasGrades };
    }

    // For a byte, 255 - x is the complement of its bits.
    static byte[] Inverted(byte[] pixels)
    {
        byte[] inverted = new byte[pixels.Length];
        TensorPrimitives.OnesComplement<byte>(pixels, inverted);
        return inverted;
    }
}
