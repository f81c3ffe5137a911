using Strata.Registry;

namespace Strata.Analysis.ImageFeatures.Kinds;

/// <summary>
/// Holes in the ink, and the Euler number: pieces of ink less holes. Ink hangs together over corners (8 neighbours), background over edges alone
/// (4 neighbours); a hole is background that does not reach the image's border (Rosenfeld 1970).
/// </summary>
[Part("topology", "holes in the ink, and the Euler number: pieces of ink less holes")]
sealed class Topology : IImageFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names(int height, int width) => ["holes", "euler"];

    /// <inheritdoc/>
    public void Measure(GreyImage image, Span<float> values)
    {
        (int pieces, int holes) = (0, 0);
        int[] seen = image.Marks;
        Array.Clear(seen);
        for (int start = 0; start < seen.Length; start++)
        {
            if (seen[start] != 0)
                continue;
            bool isInside = Fill(image, start);
            pieces += image.Ink[start] ? 1 : 0;
            holes += !image.Ink[start] && isInside ? 1 : 0;
        }
        (values[0], values[1]) = (holes, pieces - holes);
    }

    // Marks everything that hangs together with a pixel; says whether it keeps away from the border.
    static bool Fill(GreyImage image, int start)
    {
        (int h, int w, bool isInk, bool isInside) = (image.Height, image.Width, image.Ink[start], true);
        (int[] seen, int[] stack, int top) = (image.Marks, image.Stack, 0);
        (seen[start], stack[top++]) = (1, start);
        while (top > 0)
        {
            int at = stack[--top], y = at / w, x = at % w;
            isInside &= y > 0 && x > 0 && y < h - 1 && x < w - 1;
            for (int dy = -1; dy <= 1; dy++)
                for (int dx = -1; dx <= 1; dx++)
                {
                    int next = at + dy * w + dx;
                    bool isNeighbor = (isInk || dy == 0 || dx == 0) && (uint)(y + dy) < (uint)h && (uint)(x + dx) < (uint)w;
                    if (!isNeighbor || seen[next] != 0 || image.Ink[next] != isInk)
                        continue;
                    (seen[next], stack[top++]) = (1, next);
                }
        }
        return isInside;
    }
}
