using Strata.Randomness;

namespace Strata.Training.Models.Layers;

/// <summary>Fixed codes of ±1, 84 values a class: small pictures of the ten digits, or random ones.</summary>
static class ClassCodes
{
    /// <summary>Values of a code: a picture 7 wide and 12 high.</summary>
    public const int Length = 84;

    // Drawn for Strata in the manner of LeCun 1998, figure 3: similar digits have similar codes.
    static readonly string[] Pictures =
    [
        "....... ..###.. .##.##. ##...## ##...## ##...## ##...## ##...## ##...## .##.##. ..###.. .......",
        "....... ...##.. ..###.. .####.. ...##.. ...##.. ...##.. ...##.. ...##.. ...##.. .###### .......",
        "....... .#####. ##...## .....## .....## ....##. ...##.. ..##... .##.... ##..... ####### .......",
        "....... .#####. ##...## .....## .....## ..####. .....## .....## .....## ##...## .#####. .......",
        "....... ....##. ...###. ..####. .##.##. ##..##. ##..##. ####### ....##. ....##. ....##. .......",
        "....... ####### ##..... ##..... ##..... ######. .....## .....## .....## ##...## .#####. .......",
        "....... ..####. .##.... ##..... ##..... ######. ##...## ##...## ##...## ##...## .#####. .......",
        "....... ####### .....## .....## ....##. ....##. ...##.. ...##.. ..##... ..##... ..##... .......",
        "....... .#####. ##...## ##...## ##...## .#####. ##...## ##...## ##...## ##...## .#####. .......",
        "....... .#####. ##...## ##...## ##...## ##...## .###### .....## .....## ....##. .####.. .......",
    ];

    /// <summary>The ten digits, 0 first.</summary>
    public static float[][] Digits() =>
        [.. Pictures.Select(picture => picture.Where(mark => mark != ' ').Select(mark => mark == '#' ? 1f : -1f).ToArray())];

    /// <summary>One random code a class, each value ±1 with equal chance; the same on every machine.</summary>
    public static float[][] Random(int classes, int seed)
    {
        SplitMix64 random = new((ulong)seed);
        float[][] codes = [.. Enumerable.Range(0, classes).Select(_ => new float[Length])];
        foreach (float[] code in codes)
            for (int i = 0; i < Length; i++)
                code[i] = random.Below(2) == 0 ? -1 : 1;
        return codes;
    }
}
