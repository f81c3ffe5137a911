using System.Diagnostics;
using Strata.Analysis.Numerics;
using Strata.CommandLine;

namespace Strata.Analysis.Embedding.Maps;

/// <summary>What a long fit will take, said before the wait.</summary>
static class MapForecast
{
    // Below so many rows there is no wait worth a trial.
    const int FewRows = 20_000, TrialRows = 4_000;

    /// <summary>Fits a few rows and multiplies: a step costs as much as there are rows, the search for neighbours their square.</summary>
    public static void Say(MethodChoice choice, string layer, Matrix x, Execution run, Shell shell)
    {
        int steps = choice.Method.Steps(x.Rows);
        if (x.Rows < FewRows || steps == 0)
            return;
        Matrix trial = x.Take([.. Enumerable.Range(0, TrialRows).Select(i => (int)((long)i * x.Rows / TrialRows))]);
        long begin = Stopwatch.GetTimestamp();
        choice.Method.Fit(trial, null, run);
        double times = (double)x.Rows / TrialRows * steps / choice.Method.Steps(TrialRows);
        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds * times;
        shell.Say($"{choice.Name} on {layer}: about {seconds:0} s for {x.Rows:N0} images (a trial on {TrialRows:N0}, times {times:0.0})");
    }
}
