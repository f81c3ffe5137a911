using System.Numerics.Tensors;
using Strata.Data;
using Strata.Sessions;
using Strata.Views;

namespace Strata.Predicting.Scoring;

/// <summary>
/// The mean probabilities of several models and views that do not fit into one graph: the pipeline runs the first model on the images
/// as they are, and the others run here, one after the other, on the same pixels.
/// </summary>
sealed class AveragedScores : IBatchScores
{
    readonly IReadOnlyList<PixelMap> _views;
    readonly BatchRunner[] _members;
    readonly ScoreReading[] _readings;
    readonly ScoreReading _first;
    readonly ImageShape _shape;
    readonly byte[] _seen;
    readonly float[] _sum;

    /// <summary>Makes buffers for every member.</summary>
    /// <param name="members">The models; they must live longer than this.</param>
    /// <param name="views">The image as it is, and how else it is looked at.</param>
    /// <param name="slot">A slot of the pipeline that runs the first model.</param>
    /// <exception cref="InputException">A member takes other images or knows other classes.</exception>
    public AveragedScores(IReadOnlyList<ModelSession> members, IReadOnlyList<PixelMap> views, BatchSlot slot)
    {
        (_views, _shape, Classes) = (views, slot.Shape, slot.Width(0));
        (_seen, _sum) = (new byte[slot.Capacity * slot.Shape.Size], new float[slot.Capacity * Classes]);
        _readings = [.. members.Select(member => new ScoreReading(member.RequireScores()))];
        _first = new ScoreReading(members[0].RequireScores());
        List<BatchRunner> made = [];
        try
        {
            foreach ((ModelSession member, ScoreReading reading) in members.Zip(_readings))
            {
                made.Add(new BatchRunner(member, slot.Shape, [reading.Output], slot.Capacity));
                if (made[^1].Width(0) != Classes)
                    throw new InputException(
                        $"{member.Path} knows {made[^1].Width(0)} classes, but {members[0].Path} knows {Classes}: "
                        + "an ensemble's members know the same");
            }
        }
        catch
        {
            made.ForEach(runner => runner.Dispose());
            throw;
        }
        _members = [.. made];
    }

    /// <inheritdoc/>
    public int Classes { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<float> Of(BatchSlot slot)
    {
        Span<float> sum = _sum.AsSpan(0, slot.Count * Classes);
        _first.Probabilities(slot.Output(0), Classes).CopyTo(sum);
        for (int view = 0; view < _views.Count; view++)
        {
            ReadOnlySpan<byte> pixels = See(_views[view], slot.Pixels.Span[..(slot.Count * _shape.Size)]);
            // The pipeline has run the first model on the first view, which is the image as it is.
            for (int member = view == 0 ? 1 : 0; member < _members.Length; member++)
                AddScores(member, pixels, sum);
        }
        TensorPrimitives.Divide(sum, _members.Length * _views.Count, sum);
        return sum;
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_members, runner => runner.Dispose());

    ReadOnlySpan<byte> See(PixelMap view, ReadOnlySpan<byte> images)
    {
        if (view.IsIdentity)
            return images;
        for (int at = 0; at < images.Length; at += _shape.Size)
            view.Apply(images.Slice(at, _shape.Size), _seen.AsSpan(at, _shape.Size), _shape.Height * _shape.Width);
        return _seen.AsSpan(0, images.Length);
    }

    // A member whose file fixes the batch may take fewer images at a time than the pipeline.
    void AddScores(int member, ReadOnlySpan<byte> images, Span<float> sum)
    {
        BatchRunner runner = _members[member];
        for (int done = 0; !images.IsEmpty;)
        {
            int count = Math.Min(runner.Batch, images.Length / _shape.Size);
            runner.Run(images[..(count * _shape.Size)]);
            ReadOnlySpan<float> scores = runner.Output(0)[..(count * Classes)];
            Span<float> place = sum.Slice(done * Classes, count * Classes);
            TensorPrimitives.Add(place, _readings[member].Probabilities(scores, Classes), place);
            images = images[(count * _shape.Size)..];
            done += count;
        }
    }
}
