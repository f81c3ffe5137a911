using Strata.Data;
using Strata.Registry;

namespace Strata.Views;

/// <summary>A kind of test-time augmentation. One file each, marked [Part] with the name that --tta takes.</summary>
public interface ITestTimeView
{
    /// <summary>The views it adds to the image as it is.</summary>
    /// <param name="image">The shape of one image.</param>
    /// <param name="knobs">Its own knobs.</param>
    /// <exception cref="InputException">A knob is out of range.</exception>
    IReadOnlyList<PixelMap> Views(ImageShape image, PartParameters knobs);
}
