using Strata.Data;
using Strata.Pipelines;

namespace Strata.Tests.Data.Fundus;

public class FundusTests
{
    static ImageSet Load(string knobs, string split, int count, int seed = 1) =>
        DataSets.Load("fundus" + knobs, split, new DataRequest { Count = count, Seed = seed });

    static int[] Counts(ImageSet set) => [.. Enumerable.Range(0, 5).Select(grade => set.Labels.Count(label => label == grade))];

    [Fact]
    public void Grades_are_spelled_out_and_as_frequent_as_in_DDR()
    {
        ImageSet set = Load("", "train", 200);
        Assert.Equal(["no retinopathy", "mild", "moderate", "severe", "proliferative"], set.ClassNames);
        Assert.Equal([100, 10, 72, 4, 14], Counts(set));
        Assert.Equal([40, 40, 40, 40, 40], Counts(Load(":balanced=true", "train", 200)));
    }

    [Fact]
    public void The_eyes_of_a_patient_share_a_group_and_mostly_a_grade()
    {
        ImageSet set = Load("", "train", 1_000);
        Assert.All(set.Labels.Index().GroupBy(image => set.Groups![image.Index]), patient => Assert.Equal(2, patient.Count()));
        int alike = Enumerable.Range(0, 500).Count(patient => set.Labels[2 * patient] == set.Labels[2 * patient + 1]);
        Assert.InRange(alike, 350, 490);
        Assert.Empty(set.Groups!.Intersect(Load("", "test", 1_000).Groups!));
    }

    [Fact]
    public void Any_size_shows_the_same_eyes()
    {
        ImageSet small = Load(":size=32", "test", 4), large = Load(":size=128", "test", 4);
        Assert.Equal((new ImageShape(3, 32, 32), new ImageShape(3, 128, 128)), (small.Shape, large.Shape));
        for (int image = 0; image < 4; image++)
            for (int channel = 0; channel < 3; channel++)
                Assert.Equal(Mean(small, image, channel), Mean(large, image, channel), tolerance: 4);
    }

    [Fact]
    public void The_field_of_view_is_a_bright_red_disc_on_black()
    {
        ImageSet set = Load("", "train", 50);
        for (int image = 0; image < set.Count; image++)
        {
            ReadOnlySpan<byte> red = set.Image(image)[..4096], blue = set.Image(image)[8192..];
            Assert.Equal(0, red[0] + red[63] + red[4032] + red[4095] + blue[0]);
            Assert.InRange(Mean(set, image, 0), 60, 200);
            Assert.True(Mean(set, image, 0) > 1.3 * Mean(set, image, 1) && Mean(set, image, 1) > Mean(set, image, 2));
        }
    }

    // Blood takes green light away: the share of dark spots beside a smooth surrounding grows with the grade's findings.
    [Fact]
    public void Lesions_grow_with_the_grade()
    {
        ImageSet set = Load(":balanced=true,size=96", "train", 200);
        double[] spots = [.. Enumerable.Range(0, 5).Select(grade =>
            Enumerable.Range(0, set.Count).Where(image => set.Labels[image] == grade).Average(image => Roughness(set, image)))];
        Assert.True(spots[0] < spots[2] && spots[1] < spots[2] && spots[2] < spots[3] && spots[0] < spots[4], string.Join(' ', spots));
    }

    [Fact]
    public void Both_splits_have_the_numbers_that_are_asked_for()
    {
        Assert.Equal(15, DataSets.Load("fundus:count=60,size=24", "test", new DataRequest()).Count);
        Assert.Equal(40, DataSets.Load("fundus:count=60,test=40,size=24", "test", new DataRequest()).Count);
        Assert.Equal(60, DataSets.Load("fundus:count=60,test=40,size=24", "train", new DataRequest()).Count);
    }

    [Fact]
    public void A_stream_gives_the_same_images_as_the_set()
    {
        ImageSet set = Load(":size=24", "test", 150);
        using IImageStream stream = ImageStreams.Open("fundus:size=24", "test", new DataRequest { Count = 150 });
        Assert.Equal(set.Labels, stream.Labels);
        Assert.Equal((set.Shape, (long)set.Count, "fundus:size=24"), (stream.Shape, stream.Count, stream.Name));
    }

    [Theory]
    [InlineData(":size=8", "size=8")]
    [InlineData(":balanced=yes", "balanced=yes")]
    [InlineData(":sise=64", "did you mean 'size'?")]
    public void Wrong_knobs_are_refused(string knobs, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => Load(knobs, "train", 10)).Message);

    [Fact]
    public void Asking_to_stop_stops() => Assert.Throws<OperationCanceledException>(() =>
        DataSets.Load("fundus", "train", new DataRequest { Cancel = new CancellationToken(true) }));

    static double Mean(ImageSet set, int image, int channel)
    {
        int plane = set.Shape.Height * set.Shape.Width;
        double sum = 0;
        foreach (byte level in set.Image(image).Slice(channel * plane, plane))
            sum += level;
        return sum / plane;
    }

    // The mean square of the Laplacian of green in the middle of the field, relative to its level.
    static double Roughness(ImageSet set, int image)
    {
        int side = set.Shape.Width, plane = side * side;
        ReadOnlySpan<byte> green = set.Image(image).Slice(plane, plane);
        (double sum, int count) = (0, 0);
        for (int y = side / 4; y < 3 * side / 4; y++)
        {
            for (int x = side / 4; x < 3 * side / 4; x++, count++)
            {
                double curve = 4 * green[y * side + x] - green[y * side + x - 1] - green[y * side + x + 1] - green[(y - 1) * side + x] - green[(y + 1) * side + x];
                sum += curve * curve;
            }
        }
        double level = Mean(set, image, 1);
        return sum / count / (level * level);
    }
}
