using Strata.Registry;
using Strata.Training.Search;

namespace Strata.Tests.Search;

public class StrategyTests
{
    static readonly ISearchStrategy Grid = Parts<ISearchStrategy>.Get("search strategy", "grid");
    static readonly ISearchStrategy Random = Parts<ISearchStrategy>.Get("search strategy", "random");
    static readonly IReadOnlyList<Knob> Lists = Knob.ParseAll(["lr=0.1|0.01|0.001", "batch=32|64"]);
    static readonly IReadOnlyList<Knob> Ranges = Knob.ParseAll(["lr=1e-4..1e-1:log", "dropout=0.0..0.5", "optimizer=adam|sgd"]);

    static string[] Text(IEnumerable<SearchPoint> points) => [.. points.Select(point => $"{point.Number}: {string.Join(' ', point.Settings)}")];

    [Fact]
    public void Grid_is_every_combination_once_the_last_knob_fastest() => Assert.Equal(
        ["1: lr=0.1 batch=32", "2: lr=0.1 batch=64", "3: lr=0.01 batch=32", "4: lr=0.01 batch=64", "5: lr=0.001 batch=32", "6: lr=0.001 batch=64"],
        Text(Grid.Points(Lists, seed: 1, mayStopShort: false)));

    [Fact]
    public void Grid_that_may_be_cut_short_is_the_same_in_random_order()
    {
        string[] shuffled = Text(Grid.Points(Lists, seed: 1, mayStopShort: true));
        string[] whole = Text(Grid.Points(Lists, seed: 1, mayStopShort: false));
        Assert.NotEqual(whole, shuffled);
        Assert.Equal(whole, shuffled.Order());
        Assert.Equal(shuffled, Text(Grid.Points(Lists, seed: 1, mayStopShort: true)));
    }

    [Fact]
    public void Grid_refuses_a_range_without_steps_and_a_size_beyond_reason()
    {
        Assert.Contains("needs steps", Assert.Throws<InputException>(() => Grid.Points(Ranges, 1, false)).Message);
        IReadOnlyList<Knob> vast = Knob.ParseAll(["a=1..100:100", "b=1..100:100", "c=1..100:100"]);
        Assert.Contains("1,000,000 points", Assert.Throws<InputException>(() => Grid.Points(vast, 1, false)).Message);
    }

    [Fact]
    public void Random_draws_the_same_with_the_same_seed_whatever_the_budget()
    {
        string[] ten = Text(Random.Points(Ranges, 3, true).Take(10));
        Assert.Equal(ten, Text(Random.Points(Ranges, 3, true).Take(20)).Take(10));
        Assert.NotEqual(ten, Text(Random.Points(Ranges, 4, true).Take(10)));
    }

    [Fact]
    public void Random_never_repeats_a_point_and_ends_when_there_are_no_more()
    {
        string[] all = Text(Random.Points(Lists, 1, true));
        Assert.Equal(6, all.Select(text => text[3..]).Distinct().Count());
        Assert.Equal(6, all.Length);
    }

    // Hyperband (Li et al. 2018), table 1: R = 81, eta = 3. Bracket s begins with n trials of R/3^s epochs.
    [Theory]
    [InlineData(81, 1, "81@1 27@3 9@9 3@27 1@81")]
    [InlineData(34, 3, "34@3 11@9 3@27 1@81")]
    [InlineData(15, 9, "15@9 5@27 1@81")]
    [InlineData(8, 27, "8@27 2@81")]
    [InlineData(5, 81, "5@81")]
    public void Rungs_are_those_of_the_hyperband_paper(int trials, int least, string rungs) =>
        Assert.Equal(rungs, string.Join(' ', HalvingBracket.Of(trials, epochs: 81, eta: 3, least).Select(rung => $"{rung.Trials}@{rung.Epochs}")));

    [Theory]
    [InlineData(2, 9, 3, 1, "2@9")]
    [InlineData(9, 10, 3, 1, "9@1 3@3 1@10")]
    [InlineData(8, 8, 2, 1, "8@1 4@2 2@4 1@8")]
    [InlineData(1, 1, 2, 1, "1@1")]
    public void Rungs_end_at_the_full_length_with_what_trials_there_are(int trials, int epochs, int eta, int least, string rungs) =>
        Assert.Equal(rungs, string.Join(' ', HalvingBracket.Of(trials, epochs, eta, least).Select(rung => $"{rung.Trials}@{rung.Epochs}")));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 0)]
    [InlineData(3, 11)]
    public void Halving_refuses_what_cannot_be(int eta, int least) => Assert.Throws<InputException>(() => HalvingBracket.Of(9, 10, eta, least));
}
