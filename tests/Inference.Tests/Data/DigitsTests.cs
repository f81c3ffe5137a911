using System.Numerics.Tensors;
using Strata.Data;

namespace Strata.Tests.Data;

public class DigitsTests
{
    static readonly DataRequest Default = new();

    [Fact]
    public void Has_ten_thousand_and_two_thousand_images_with_every_digit_as_often()
    {
        ImageSet train = DataSets.Load("digits", "train", Default);
        ImageSet test = DataSets.Load("digits", "test", Default);
        Assert.Equal(new ImageShape(1, 28, 28), train.Shape);
        Assert.Equal(Enumerable.Repeat(1000, 10), train.Labels.CountBy(label => label).Select(pair => pair.Value));
        Assert.Equal(Enumerable.Repeat(200, 10), test.Labels.CountBy(label => label).Select(pair => pair.Value));
    }

    [Fact]
    public void Two_loads_at_once_give_the_same_bytes()
    {
        string alone = "";
        Thread thread = new(() => alone = Fingerprint.Of(DataSets.Load("digits", "test", Default)));
        thread.Start();
        string beside = Fingerprint.Of(DataSets.Load("digits", "test", Default));
        thread.Join();
        Assert.Equal(beside, alone);
    }

    [Fact]
    public void No_image_of_any_seed_comes_twice()
    {
        ImageSet[] sets = [.. from seed in (int[])[0, 1, 2, -1, int.MinValue]
                              from split in DataSets.Splits
                              select DataSets.Load("digits", split, Default with { Count = 200, Seed = seed })];
        string[] images = [.. sets.SelectMany(set => Enumerable.Range(0, set.Count).Select(i => Convert.ToBase64String(set.Image(i))))];
        Assert.Equal(images.Length, images.Distinct().Count());
    }

    [Fact]
    public void The_ink_lies_inside_and_in_the_middle()
    {
        ImageSet set = DataSets.Load("digits", "train", Default with { Count = 1000 });
        for (int i = 0; i < set.Count; i++)
        {
            ReadOnlySpan<byte> image = set.Image(i);
            (double mass, double x, double y, double rim) = (0, 0, 0, 0);
            for (int at = 0; at < image.Length; at++)
            {
                // Noise stays below four of its deviations of at most 14.
                double ink = Math.Max(0, image[at] - 56);
                (mass, x, y) = (mass + ink, x + ink * (at % 28), y + ink * (at / 28));
                if (at % 28 is 0 or 27 || at / 28 is 0 or 27)
                    rim += ink;
            }
            Assert.InRange(mass, 2_000, 100_000);
            Assert.InRange(x / mass, 7, 20);
            Assert.InRange(y / mass, 7, 20);
            Assert.InRange(rim / mass, 0, 0.15);
        }
    }

    [Fact]
    public void Asking_to_stop_stops() =>
        Assert.Throws<OperationCanceledException>(() => DataSets.Load("digits", "train", Default with { Cancel = new CancellationToken(true) }));

    // Softmax regression by plain gradient descent. Trained to its best regularisation by L-BFGS elsewhere it comes to 0.9175; the upper
    // bound keeps the set hard enough for a convolution to matter, the lower one shows that the images can be read at all.
    [Fact]
    public void A_linear_classifier_stays_below_95_percent()
    {
        ImageSet train = DataSets.Load("digits", "train", Default);
        ImageSet test = DataSets.Load("digits", "test", Default);
        float[][] images = Scaled(train);
        float[][] weights = [.. Enumerable.Range(0, 10).Select(_ => new float[784])];
        Span<float> scores = stackalloc float[10];
        for (int epoch = 0; epoch < 8; epoch++)
        {
            for (int i = 0; i < images.Length; i++)
            {
                Predict(weights, images[i], scores);
                TensorPrimitives.SoftMax(scores, scores);
                scores[train.Labels[i]] -= 1;
                for (int label = 0; label < 10; label++)
                    TensorPrimitives.MultiplyAdd(images[i], -0.01f * scores[label], weights[label], weights[label]);
            }
        }

        int right = 0;
        float[][] questions = Scaled(test);
        for (int i = 0; i < questions.Length; i++)
        {
            Predict(weights, questions[i], scores);
            right += TensorPrimitives.IndexOfMax(scores) == test.Labels[i] ? 1 : 0;
        }
        Assert.InRange((double)right / test.Count, 0.85, 0.95);
    }

    static void Predict(float[][] weights, float[] image, Span<float> scores)
    {
        for (int label = 0; label < weights.Length; label++)
            scores[label] = TensorPrimitives.Dot(image, weights[label]);
    }

    static float[][] Scaled(ImageSet set) =>
        [.. Enumerable.Range(0, set.Count).Select(i => Array.ConvertAll(set.Image(i).ToArray(), pixel => pixel / 255f))];
}
