namespace Strata.Data.Images;

/// <summary>Decodes the images of a tree on all cores.</summary>
/// <param name="decoder">The decoder.</param>
/// <param name="request">Who counts, and who may stop.</param>
sealed class TreeDecoder(ImageDecoder decoder, DataRequest request)
{
    const int ImagesAStep = 2_000;

    /// <summary>Decodes all images.</summary>
    /// <returns>Height, width, pixels uint8 [N,3,H,W], and whether every image is grey.</returns>
    /// <exception cref="InputException">
    /// A file is damaged, two differ in size (the message names them), or all together are too large.
    /// </exception>
    public (ImageShape Shape, byte[] Pixels, bool IsGrey) Decode(ClassTree tree)
    {
        ClassImage[] images = tree.Images;
        DecodedImage first = Decode(tree, 0);
        ImageShape shape = new(3, first.Height, first.Width);
        if ((long)images.Length * shape.Size > Array.MaxLength)
            throw new InputException(
                $"{tree.Store.Root}: {images.Length:N0} images of {first.Width} x {first.Height} pixels are more than the 2 GB that a data set may have");
        byte[] pixels = new byte[images.Length * shape.Size];
        bool isGrey = true;
        for (int start = 0; start < images.Length; start += ImagesAStep)
        {
            int end = Math.Min(images.Length, start + ImagesAStep);
            OrderedFaults.ForEach(start, end, request.Cancel, i =>
            {
                DecodedImage image = Decode(tree, i);
                if ((image.Height, image.Width) != (first.Height, first.Width))
                    throw Differ(tree, first, image, i);
                image.Pixels.CopyTo(pixels, i * shape.Size);
                if (isGrey && !image.IsGrey)
                    isGrey = false;
            });
            request.Progress?.Advance(end - start);
        }
        return (shape, pixels, isGrey);
    }

    /// <summary>Whether every image is grey; stops soon after the first that is not.</summary>
    public bool IsGrey(ClassTree tree)
    {
        bool isGrey = true;
        for (int start = 0; start < tree.Images.Length && isGrey; start += ImagesAStep)
            OrderedFaults.ForEach(start, Math.Min(tree.Images.Length, start + ImagesAStep), request.Cancel, i =>
            {
                if (isGrey && !Decode(tree, i).IsGrey)
                    isGrey = false;
            });
        return isGrey;
    }

    DecodedImage Decode(ClassTree tree, int index)
    {
        string file = tree.Images[index].File, name = tree.Store.Describe(file);
        byte[] bytes = tree.Store.Read(file);
        // What a header announces is asked before anything of that size is made room for.
        ImageLimits.Default.Require(ImageHeader.Pixels(bytes, name), name);
        return decoder.Decode(bytes, name);
    }

    static InputException Differ(ClassTree tree, DecodedImage first, DecodedImage image, int index) => new(
        $"images of one data set have one size, but {tree.Store.Describe(tree.Images[0].File)} is {first.Width} x {first.Height} pixels and "
        + $"{tree.Store.Describe(tree.Images[index].File)} is {image.Width} x {image.Height}: bring them to one size first");
}
