using Strata.Training.Search;

namespace Strata.Tests.Search;

public class RankingTests
{
    static TrialRecord Trial(int number, double accuracy, string settings, int seed = 1, int rungs = 1, TrialStatus status = TrialStatus.Trained) => new()
    {
        Number = number,
        Seed = seed,
        Status = status,
        Settings = [.. settings.Split(' ').Select(pair => new Setting(pair.Split('=')[0], pair.Split('=')[1]))],
        Folder = $"trial-{number:000}",
        Rungs = [.. Enumerable.Range(1, rungs).Select(rung => new TrialRung(rung, accuracy, 1 - accuracy))],
        ValidationImages = 10_000,
    };

    [Fact]
    public void Points_rank_by_accuracy_behind_those_that_came_further_and_before_those_that_failed()
    {
        TrialRecord[] trials = [Trial(1, 0.90, "lr=1"), Trial(2, 0.95, "lr=2"), Trial(3, 0.99, "lr=3", status: TrialStatus.Diverged), Trial(4, 0.80, "lr=4", rungs: 2)];
        Assert.Equal([4, 2, 1, 3], Ranking.Of(trials).Select(point => point.Number));
        Assert.Equal([1, 2, 3, 4], Ranking.Of(trials).Select(point => point.Rank));
        // At the first rung they are compared as they stood there.
        Assert.Equal([2, 1, 4, 3], Ranking.Of(trials, epochs: 1).Select(point => point.Number));
    }

    [Fact]
    public void One_seed_gives_the_standard_error_and_several_the_standard_deviation()
    {
        // sqrt(0.9 x 0.1 / 10,000) = 0.003.
        Assert.Equal(0.003, Ranking.Of([Trial(1, 0.9, "lr=1")])[0].Spread, 12);
        RankedPoint three = Ranking.Of([Trial(1, 0.90, "lr=1", seed: 1), Trial(1, 0.92, "lr=1", seed: 2), Trial(1, 0.94, "lr=1", seed: 3)])[0];
        Assert.Equal(0.92, three.Accuracy, 12);
        Assert.Equal(0.02, three.Spread, 12);
    }

    [Fact]
    public void Point_with_one_failed_seed_has_failed() =>
        Assert.True(Ranking.Of([Trial(1, 0.9, "lr=1"), Trial(1, 0.9, "lr=1", seed: 2, status: TrialStatus.Diverged)])[0].HasFailed);

    static IReadOnlyList<string> Advice(string knob, params (double Accuracy, string Value)[] points) => Refinement.Of(
        Ranking.Of(points.Select((point, index) => Trial(index + 1, point.Accuracy, $"{knob.Split('=')[0]}={point.Value}"))), [Knob.Parse(knob)]);

    [Fact]
    public void Best_points_span_the_next_range() => Assert.Equal(
        ["refine: --vary lr=1e-3..4e-3:log spans the best 3"],
        Advice("lr=1e-4..1e-1:log", (0.80, "0.05"), (0.95, "0.002"), (0.93, "0.001"), (0.92, "0.004"), (0.70, "0.0002")));

    [Fact]
    public void Best_point_at_an_end_moves_that_end_out()
    {
        Assert.Contains("upper end", Assert.Single(Advice("lr=1e-4..1e-1:log", (0.95, "0.09"), (0.80, "0.002"), (0.70, "0.001"))));
        Assert.Contains("lower end", Assert.Single(Advice("dropout=0.0..0.5", (0.95, "0.01"), (0.80, "0.2"), (0.70, "0.4"))));
        Assert.Contains("0.1, is the highest tried", Assert.Single(Advice("lr=0.1|0.01|0.001", (0.95, "0.1"), (0.80, "0.01"), (0.70, "0.001"))));
        Assert.Empty(Advice("lr=0.1|0.01|0.001", (0.80, "0.1"), (0.95, "0.01"), (0.70, "0.001")));
        Assert.Empty(Advice("optimizer=adam|sgd|rmsprop", (0.95, "adam"), (0.80, "sgd"), (0.70, "rmsprop")));
    }

    [Fact]
    public void Points_within_the_spread_are_not_told_apart() =>
        Assert.Contains("trial 2 is within the spread", Advice("optimizer=adam|sgd|rmsprop", (0.950, "adam"), (0.949, "sgd"), (0.70, "rmsprop"))[0]);
}
